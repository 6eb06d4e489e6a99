// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, err, ok, type Refusal, type Result, sumCents } from '@kernel/core';
import type { RunRefusal } from '../prepare-run.ts';
import { byText, mergeReadingTotals } from '../reading.ts';
import type { RunInput } from '../run-input.ts';
import { type RunTotals, type SharedStretches, settleTotals } from '../settle-totals.ts';
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
  readonly before: RunTotals;
  readonly after: RunTotals;
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

type Total = RunTotals['totals'][number];

const byPool = (total: Total | undefined): ReadonlyMap<string, Cents> =>
  new Map((total?.byPool ?? []).map(({ poolId, amountCents }) => [poolId, amountCents]));

function poolEffects(names: ReadonlyMap<string, string>, before: Total | undefined, after: Total | undefined): MemberEffect['pools'] {
  const [was, would] = [byPool(before), byPool(after)];
  return [...names]
    .map(([poolId, poolName]) => ({ poolId, poolName, ...effect(was.get(poolId), would.get(poolId)) }))
    .filter(({ differenceCents }) => differenceCents !== 0n)
    .sort((a, b) => {
      const difference = size(b.differenceCents) - size(a.differenceCents);
      return difference === 0n ? byText(a.poolId, b.poolId) : Number(difference > 0n) - Number(difference < 0n);
    });
}

/** Everything else is the very same, not only alike. */
function differsInKeysAlone(one: RunInput, other: RunInput): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof RunInput>;
  return [...names].every((name) => name === 'keys' || one[name] === other[name]);
}

/**
 * The same settlement with something changed: another key, another count of inhabitants, one more or one member less. Both sides are
 * settled by the one rule of a run, for their totals alone, so that 'before' is what the run says to the cent. Costs stay as they are: what
 * a member less would save is no part of it. The changes are made in the input itself, or in what was known of the same period on another day.
 */
export function whatIf(given: RunInput, changes: readonly Change[], changedFrom = given): Result<WhatIf, Refusal<WhatIfRefusal>[]> {
  // Once for both sides: most changes leave what was used as it is.
  const input = { ...given, readings: mergeReadingTotals(given.readings) };
  const changed = changeInput(changedFrom === given ? input : changedFrom, changes);
  if (changed.refusals.length > 0) return err([...changed.refusals]);
  const shared: SharedStretches = new Map();
  const before = settleTotals(input, shared);
  if (!before.ok) return before;
  const after = settleTotals(changed.input, differsInKeysAlone(input, changed.input) ? shared : new Map());
  if (!after.ok) return after;
  const [was, would] = [before.value, after.value].map(({ totals }) => new Map(totals.map((total) => [total.tenantId, total])));
  const names = new Map([...before.value.pools, ...after.value.pools].map(({ poolId, poolName }) => [poolId, poolName]));
  const members = [...new Map([...(was ?? []), ...(would ?? [])]).values()]
    .map(({ tenantId, ags, memberName }) => ({
      ...{ tenantId, ags, memberName },
      ...effect(was?.get(tenantId)?.totalCents, would?.get(tenantId)?.totalCents),
      pools: poolEffects(names, was?.get(tenantId), would?.get(tenantId)),
    }))
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
  const sumOf = (result: RunTotals): Cents => sumCents(result.totals.map(({ totalCents }) => totalCents));
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
