// SPDX-License-Identifier: EUPL-1.2
import { err, type Fraction, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { type Weight, wholeWeights } from './split.ts';

/** A party of a mix: one weight for each part of the key, in the order of the shares. */
export interface MixRow {
  readonly party: string;
  readonly tieKey: string;
  readonly weights: readonly (Fraction | bigint)[];
}

/** In order of precedence; params name the part (0, 1, …), and the party where there is one. */
export type MixRefusal = 'WEIGHT_MISSING' | 'NEGATIVE_WEIGHT' | 'NO_WEIGHT';

/**
 * Turns a mix of weights into one weight for each party, so that the cost is rounded once and not once for each part.
 * The exact fraction of a party is Σ share of the part × own weight / weight of all; the weights returned are whole numbers
 * in that proportion. Every part must have weight: its share of the cost would be lost otherwise.
 * @param sharesPermyriad shares of the parts; only their proportion counts here
 */
export function mixWeights(sharesPermyriad: readonly number[], rows: readonly MixRow[]): Result<Weight[], Refusal<MixRefusal>> {
  const combined = rows.map(() => 0n);
  // Brings all parts over one denominator as it goes: the product of the parts' totals.
  let product = 1n;
  for (const [part, share] of sharesPermyriad.entries()) {
    const column: (Fraction | bigint)[] = [];
    for (const row of rows) {
      const weight = row.weights[part];
      if (weight === undefined) return err(refusal('WEIGHT_MISSING', { params: { part, party: row.party } }));
      if ((typeof weight === 'bigint' ? weight : weight.n) < 0n)
        return err(refusal('NEGATIVE_WEIGHT', { params: { part, party: row.party } }));
      column.push(weight);
    }
    const { whole } = wholeWeights(column);
    const total = whole.reduce((sum, weight) => sum + weight, 0n);
    if (total === 0n) return err(refusal('NO_WEIGHT', { params: { part } }));
    const factor = BigInt(share) * product;
    for (const [index, weight] of whole.entries()) combined[index] = (combined[index] ?? 0n) * total + factor * weight;
    product *= total;
  }
  return ok(rows.map(({ party, tieKey }, index) => ({ party, tieKey, weight: combined[index] ?? 0n })));
}
