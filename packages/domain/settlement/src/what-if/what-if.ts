// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, err, ok, type Refusal, type Result, sumCents } from '@kernel/core';
import { byText } from '../reading.ts';
import { type RunRefusal, settle } from '../run.ts';
import type { RunInput } from '../run-input.ts';
import type { RunResult } from '../run-result.ts';
import { type Change, type ChangeRefusal, changeInput } from './change-input.ts';

export type WhatIfRefusal = ChangeRefusal | RunRefusal;

/** What a pool or all of it costs a member as it is, and as it would be. */
export interface Effect {
  /** null: the member is not there. */
  readonly beforeCents: Cents | null;
  readonly afterCents: Cents | null;
  /** After less before; who is not there pays nothing. */
  readonly differenceCents: Cents;
}

export interface MemberEffect extends Effect {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** Pools in which anything changes, the largest change first. */
  readonly pools: readonly (Effect & { readonly poolId: string; readonly poolName: string })[];
}

export interface WhatIf {
  readonly before: RunResult;
  readonly after: RunResult;
  /** All members of both, by AGS. */
  readonly members: readonly MemberEffect[];
  readonly sums: Effect;
  /** How many pay more, less and the same, by what they pay in all. */
  readonly payMore: number;
  readonly payLess: number;
  readonly unchanged: number;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

const effect = (before: Cents | undefined, after: Cents | undefined): Effect => ({
  beforeCents: before ?? null,
  afterCents: after ?? null,
  differenceCents: cents((after ?? 0n) - (before ?? 0n)),
});

function poolEffects(before: RunResult, after: RunResult, tenantId: string): MemberEffect['pools'] {
  const names = new Map([...before.allocations, ...after.allocations].map(({ poolId, poolName }) => [poolId, poolName]));
  const amounts = (result: RunResult): Map<string, Cents> =>
    new Map(
      result.totals.find((total) => total.tenantId === tenantId)?.byPool.map(({ poolId, amountCents }) => [poolId, amountCents]) ?? [],
    );
  const [was, would] = [amounts(before), amounts(after)];
  return [...names]
    .map(([poolId, poolName]) => ({ poolId, poolName, ...effect(was.get(poolId), would.get(poolId)) }))
    .filter(({ differenceCents }) => differenceCents !== 0n)
    .sort((a, b) => {
      const difference = size(b.differenceCents) - size(a.differenceCents);
      return difference === 0n ? byText(a.poolId, b.poolId) : Number(difference > 0n) - Number(difference < 0n);
    });
}

/**
 * The same settlement with something changed: another key, another count of inhabitants, one more or one member less. Both sides are
 * settled by the one rule of a run, so that 'before' is what the run says to the cent. Costs stay as they are: what a member less would
 * save is no part of it.
 */
export function whatIf(input: RunInput, changes: readonly Change[]): Result<WhatIf, Refusal<WhatIfRefusal>[]> {
  const changed = changeInput(input, changes);
  if (changed.refusals.length > 0) return err([...changed.refusals]);
  const before = settle(input);
  if (!before.ok) return before;
  const after = settle(changed.input);
  if (!after.ok) return after;
  const totals = new Map([...before.value.totals, ...after.value.totals].map((total) => [total.tenantId, total]));
  const amountIn = (result: RunResult, tenantId: string): Cents | undefined =>
    result.totals.find((total) => total.tenantId === tenantId)?.totalCents;
  const members = [...totals.values()]
    .map(({ tenantId, ags, memberName }) => ({
      ...{ tenantId, ags, memberName },
      ...effect(amountIn(before.value, tenantId), amountIn(after.value, tenantId)),
      pools: poolEffects(before.value, after.value, tenantId),
    }))
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
  const sumOf = (result: RunResult): Cents => sumCents(result.totals.map(({ totalCents }) => totalCents));
  const count = (isCounted: (difference: Cents) => boolean): number =>
    members.filter(({ differenceCents }) => isCounted(differenceCents)).length;
  return ok({
    before: before.value,
    after: after.value,
    members,
    sums: effect(sumOf(before.value), sumOf(after.value)),
    payMore: count((difference) => difference > 0n),
    payLess: count((difference) => difference < 0n),
    unchanged: count((difference) => difference === 0n),
  });
}
