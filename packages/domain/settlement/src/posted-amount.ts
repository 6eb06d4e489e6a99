// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, MAX_CENTS, type Refusal, refusal } from '@kernel/core';

/** What is wrong with an amount that is to be posted. */
export type PostedAmountRefusal = 'ZERO_AMOUNT' | 'AMOUNT_TOO_LARGE';

export function checkPostedAmount(amount: bigint, field = 'amount'): Refusal<PostedAmountRefusal> | null {
  if (amount === 0n) return refusal('ZERO_AMOUNT', { field });
  if (amount > MAX_CENTS || amount < -MAX_CENTS) {
    return refusal('AMOUNT_TOO_LARGE', { field, params: { limit: centsToDecimal(MAX_CENTS) } });
  }
  return null;
}
