// SPDX-License-Identifier: EUPL-1.2
export { type Split, type SplitPart, type SplitRefusal, splitLargestRemainder, TIE_RULE, type Weight, wholeWeights } from '@kernel/core';
