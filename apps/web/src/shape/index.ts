// SPDX-License-Identifier: EUPL-1.2
export { address, count, flag, isRecord, listOf, objectOf, oneOf, type Read, text, textLike } from './shape.ts';
