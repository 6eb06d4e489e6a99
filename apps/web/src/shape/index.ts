// SPDX-License-Identifier: EUPL-1.2
export { fold, holdsWords, nearlyHoldsWords } from './fold.ts';
export { address, count, flag, isRecord, listOf, objectOf, oneOf, type Read, text, textLike } from './shape.ts';
