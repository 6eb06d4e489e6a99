// SPDX-License-Identifier: EUPL-1.2
export {
  type Split,
  type SplitPart,
  type SplitRefusal,
  splitAmounts,
  splitLargestRemainder,
  TIE_RULE,
  type Weight,
  wholeWeights,
} from '@kernel/core';
