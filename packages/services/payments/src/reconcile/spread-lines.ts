// SPDX-License-Identifier: EUPL-1.2
import type { Allocation } from '@domain/payments';
import { cents } from '@kernel/core';

export interface LineAmount {
  readonly id: string;
  /** All of one sign. */
  readonly amountCents: bigint;
}

/** Stands for the line itself, on an account that is kept by single things. */
export const OWN_LINE = 'line';

/**
 * Several lines that together pay several things: each line takes what is next until it is used up, so that every line and every part is
 * whole at the end. Both sums are the same, and all amounts have one sign.
 */
export function spreadLines(lines: readonly LineAmount[], allocations: readonly Allocation[]): Map<string, Allocation[]> {
  const spread = new Map<string, Allocation[]>(lines.map(({ id }) => [id, []]));
  const left = allocations.map((allocation) => ({ ...allocation, rest: allocation.amountCents as bigint }));
  for (const { id, amountCents } of lines) {
    let open = amountCents;
    for (const part of left) {
      if (open === 0n) break;
      if (part.rest === 0n) continue;
      const taken = size(part.rest) < size(open) ? part.rest : open;
      const item = part.item === OWN_LINE ? id : part.item;
      spread.get(id)?.push({ accountId: part.accountId, item, amountCents: cents(taken) });
      part.rest -= taken;
      open -= taken;
    }
  }
  return spread;
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
