// SPDX-License-Identifier: EUPL-1.2
import type { CarriedQuantity, ReadingTotal, RunDirectCharge, RunInput, RunPool } from '@domain/settlement';
import { cents } from '@kernel/core';

/** Texts in place of whole numbers of any size, as jsonb holds them. */
type Stored<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { [K in keyof T]: Stored<T[K]> }
      : T;

type StoredRunInput = Omit<RunInput, 'pools' | 'readings' | 'carried' | 'directCharges'> & {
  readonly rules: number;
  readonly pools: readonly Stored<RunPool>[];
  readonly readings: readonly Stored<ReadingTotal>[];
  readonly carried: readonly Stored<CarriedQuantity>[];
  readonly directCharges: readonly Stored<RunDirectCharge>[];
};

/**
 * The rules by which a run was made. Runs by the first two keep no number of their own: the second brought in the corrections.
 */
export function rulesOf(stored: unknown): number {
  const { rules, carried } = stored as { readonly rules?: number; readonly carried?: unknown };
  return rules ?? (carried === undefined ? 1 : 2);
}

/** The inputs of a run by these rules, as they were stored with it. */
export function restoreRunInput(stored: unknown): RunInput {
  const { rules: _rules, ...input } = stored as StoredRunInput;
  const amount = (text: unknown) => cents(BigInt(String(text)));
  return {
    ...input,
    pools: input.pools.map((pool) => ({
      ...(pool as unknown as RunPool),
      costs: pool.costs.map((cost) => ({ ...(cost as unknown as RunPool['costs'][number]), amountCents: amount(cost.amountCents) })),
    })),
    readings: input.readings.map((total) => ({
      ...(total as unknown as ReadingTotal),
      quantity: BigInt(total.quantity),
      lateQuantity: BigInt(total.lateQuantity),
    })),
    carried: input.carried.map((open) => ({ ...(open as unknown as CarriedQuantity), quantity: BigInt(open.quantity) })),
    directCharges: input.directCharges.map((charge) => ({
      ...(charge as unknown as RunDirectCharge),
      amountCents: amount(charge.amountCents),
    })),
  };
}
