// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  type Cents,
  cents,
  err,
  type Fraction,
  fraction,
  invariant,
  ok,
  type Refusal,
  type Result,
  refusal,
  unwrap,
  ZERO_FRACTION,
} from '@kernel/core';
import type { Use } from './corrections.ts';
import { type AllocationKey, type KeyPart, WHOLE_PERMYRIAD } from './key.ts';
import { isByMembership, type Metric, meterOf, metricId } from './metric.ts';
import { mixWeights } from './mix.ts';
import { countDays, daysOf, type Participation } from './participation.ts';
import { COST_KINDS } from './pool.ts';
import type { MonthSpan } from './reading.ts';
import { countEntries, type KindAmounts, type RunCost, type RunInput, type RunMember, type RunPool } from './run-input.ts';
import type { PartShare, PoolAllocation, PoolShare } from './run-result.ts';
import { type SplitPart, splitLargestRemainder, type Weight } from './split.ts';

/** In order of precedence. */
export type AllocationRefusal = 'POPULATION_MISSING' | 'POOL_WITHOUT_WEIGHT' | 'CHARGE_WITHOUT_BASIS';

/** A pool with the months in which one version of its key holds, and their costs. */
export interface Stretch {
  readonly pool: RunPool;
  readonly key: AllocationKey;
  readonly months: MonthSpan;
  readonly costs: readonly RunCost[];
}

/** A measure before it is set against the others. */
type Measure = Omit<PartShare, 'fraction'>;

type UsesOfMember = ReadonlyMap<string, readonly Use[]>;

/** Of the pool's family in its months, in their order, by member. */
const familyUses = ({ pool, months }: Stretch, uses: readonly Use[]): UsesOfMember =>
  Map.groupBy(
    uses.filter((use) => use.serviceFamilyCode === pool.serviceFamilyCode && use.months.from >= months.from && use.months.to <= months.to),
    ({ tenantId }) => tenantId,
  );

function measureUse(metric: Metric, member: RunMember, uses: UsesOfMember, ofDays: number): Measure {
  const own = (uses.get(member.tenantId) ?? []).filter((use) => use.meter === meterOf(metric));
  const measured = own.reduce((sum, use) => sum + use.measured, 0n);
  const count = (pick: (use: Use) => number): number => own.reduce((sum, use) => sum + pick(use), 0);
  return {
    measured,
    broughtForward: own[0]?.broughtForward ?? 0n,
    carriedForward: own.at(-1)?.carriedForward ?? 0n,
    days: ofDays,
    ofDays,
    weight: fraction(measured),
    readings: count((use) => use.readings),
    lateReadings: count((use) => use.late),
  };
}

const NOTHING = { measured: 0n, broughtForward: 0n, carriedForward: 0n, weight: ZERO_FRACTION, readings: 0, lateReadings: 0 };

function measureMembership(metric: Metric, member: RunMember, days: number, ofDays: number): Measure | null {
  let measured = 1n;
  if (metric.kind === 'inhabitants') {
    const population = member.populations.find(
      ({ basis, referenceDate }) => basis === metric.basis && referenceDate === metric.referenceDate,
    );
    // Who does not take part at all need not be counted.
    if (!population && days > 0) return null;
    measured = BigInt(population?.inhabitants ?? 0);
  }
  return { ...NOTHING, measured, days, ofDays, weight: fraction(measured * BigInt(days), ofDays) };
}

/** For each member one measure for each part of the key. */
function measureAll(
  stretch: Stretch,
  { members }: RunInput,
  participation: Participation,
  allUses: readonly Use[],
): Result<Measure[][], Refusal<AllocationRefusal>[]> {
  const { pool, key } = stretch;
  const ofDays = countDays(daysOf(stretch.months));
  const daysOfMembers = participation.daysOf(pool.serviceFamilyCode, stretch.months);
  const uses = familyUses(stretch, allUses);
  const refusals: Refusal<AllocationRefusal>[] = [];
  const rows = members.map((member, index) => {
    const days = daysOfMembers[index] ?? 0;
    return key.parts.map(({ metric }): Measure => {
      const measure = isByMembership(metric) ? measureMembership(metric, member, days, ofDays) : measureUse(metric, member, uses, ofDays);
      const params = { pool: pool.name, member: member.name, metric: metricId(metric), from: stretch.months.from, to: stretch.months.to };
      if (measure === null) refusals.push(refusal('POPULATION_MISSING', { field: 'members', params }));
      return measure ?? { ...NOTHING, days, ofDays };
    });
  });
  return refusals.length > 0 ? err(refusals) : ok(rows);
}

const kindSums = (costs: readonly RunCost[]): KindAmounts => {
  const sums = { staff: 0n, material: 0n, overhead: 0n };
  for (const cost of costs) sums[cost.kind] += cost.amountCents;
  return { staff: cents(sums.staff), material: cents(sums.material), overhead: cents(sums.overhead) };
};

/**
 * Shares the kinds of cost so that both ways add up to the cent: for each member to its amount, for each kind to the pool's.
 * The running sums (staff; staff + material; all) are shared one after the other by the same weights, and a kind is the difference
 * of two of them. The last running sum is the pool's whole cost, so the kinds never change what a member bears; a single kind may lie
 * up to two cents from its exact quota.
 */
const NO_AMOUNTS: KindAmounts = { staff: cents(0n), material: cents(0n), overhead: cents(0n) };

function shareKinds(byKind: KindAmounts, weights: readonly Weight[]): Map<string, KindAmounts> {
  const shares = new Map<string, { staff: Cents; material: Cents; overhead: Cents }>();
  const before = new Map<string, bigint>();
  let running = 0n;
  for (const kind of COST_KINDS) {
    // What adds nothing to the running sum leaves its shares as they are.
    if (byKind[kind] === 0n) continue;
    running += byKind[kind];
    for (const { party, amountCents } of unwrap(splitLargestRemainder(cents(running), weights)).parts) {
      const share = shares.get(party) ?? { staff: cents(0n), material: cents(0n), overhead: cents(0n) };
      share[kind] = cents(amountCents - (before.get(party) ?? 0n));
      shares.set(party, share);
      before.set(party, amountCents);
    }
  }
  return shares;
}

function partTotals(parts: readonly KeyPart[], rows: readonly (readonly Measure[])[]): Fraction[] {
  return parts.map((_, part) => rows.reduce((sum, row) => addFractions(sum, row[part]?.weight ?? ZERO_FRACTION), ZERO_FRACTION));
}

/** The exact fraction of each part, share × weight / weight of all. */
function partShares(parts: readonly KeyPart[], row: readonly Measure[], totals: readonly Fraction[]): PartShare[] {
  return parts.map(({ sharePermyriad }, index) => {
    const measure = row[index];
    const total = totals[index];
    invariant(measure !== undefined && total !== undefined, 'one measure and one total for each part');
    const share = fraction(BigInt(sharePermyriad) * measure.weight.n * total.d, BigInt(WHOLE_PERMYRIAD) * measure.weight.d * total.n);
    return { ...measure, fraction: share };
  });
}

function weigh(
  stretch: Stretch,
  members: readonly RunMember[],
  rows: readonly (readonly Measure[])[],
): Result<Weight[], Refusal<AllocationRefusal>[]> {
  const { pool, key, months } = stretch;
  const totals = partTotals(key.parts, rows);
  const empty = key.parts.filter((_, index) => totals[index]?.n === 0n);
  if (empty.length > 0) {
    return err(
      empty.map(({ metric }) =>
        refusal('POOL_WITHOUT_WEIGHT' as const, {
          field: 'pools',
          params: {
            pool: pool.name,
            metric: metricId(metric),
            ...(metric.kind === 'quantity' ? { unit: metric.unit } : {}),
            from: months.from,
            to: months.to,
          },
        }),
      ),
    );
  }
  const mixRows = members.map(({ tenantId, ags }, index) => ({
    party: tenantId,
    tieKey: ags,
    weights: (rows[index] ?? []).map(({ weight }) => weight),
  }));
  return ok(
    unwrap(
      mixWeights(
        key.parts.map(({ sharePermyriad }) => sharePermyriad),
        mixRows,
      ),
    ),
  );
}

/**
 * Shares the cost of one pool over one stretch, with everything that explains it.
 * @param uses what each member used, corrected (see correctUse)
 */
export function allocatePool(
  stretch: Stretch,
  input: RunInput,
  participation: Participation,
  uses: readonly Use[],
): Result<PoolAllocation, Refusal<AllocationRefusal>[]> {
  const { pool, key, months, costs } = stretch;
  const measured = measureAll(stretch, input, participation, uses);
  if (!measured.ok) return measured;
  const weights = weigh(stretch, input.members, measured.value);
  if (!weights.ok) return weights;

  const byKind = kindSums(costs);
  const amountCents = cents(byKind.staff + byKind.material + byKind.overhead);
  const split = unwrap(splitLargestRemainder(amountCents, weights.value));
  const kinds = shareKinds(byKind, weights.value);
  const bySplit = new Map(split.parts.map((part) => [part.party, part]));
  const totals = partTotals(key.parts, measured.value);
  const basisOf = participation.basisOf(pool.serviceFamilyCode, months);
  const shares = input.members.map((member, index): PoolShare => {
    const part = bySplit.get(member.tenantId);
    const kind = kinds.get(member.tenantId);
    invariant(part !== undefined, 'a share for each member');
    const parts = partShares(key.parts, measured.value[index] ?? [], totals);
    return poolShare(member, parts, part, kind ?? NO_AMOUNTS, basisOf(member.tenantId));
  });
  const withoutBasis = shares.filter((share) => share.basis === null && share.fraction.n !== 0n);
  if (withoutBasis.length > 0) {
    const field = 'agreements';
    return err(
      withoutBasis.map((share) =>
        refusal('CHARGE_WITHOUT_BASIS', { field, params: { pool: pool.name, member: share.memberName, family: pool.serviceFamilyCode } }),
      ),
    );
  }
  return ok({
    poolId: pool.id,
    poolName: pool.name,
    serviceFamilyCode: pool.serviceFamilyCode,
    months,
    days: countDays(daysOf(months)),
    key,
    parts: key.parts.map((part, index) => ({ ...part, totalWeight: totals[index] ?? ZERO_FRACTION })),
    amountCents,
    byKind,
    costEntries: countEntries(costs),
    leftoverCents: split.leftoverCents,
    shares,
  });
}

function poolShare(
  member: RunMember,
  parts: readonly PartShare[],
  part: SplitPart,
  byKind: KindAmounts,
  basis: PoolShare['basis'],
): PoolShare {
  const corrected = parts.some(({ broughtForward, carriedForward }) => broughtForward !== 0n || carriedForward !== 0n);
  const exact = parts.reduce((sum, { fraction: share }) => addFractions(sum, share), ZERO_FRACTION);
  return {
    tenantId: member.tenantId,
    ags: member.ags,
    memberName: member.name,
    parts,
    fraction: exact,
    floorCents: part.floorCents,
    remainder: part.remainder,
    rank: part.rank,
    roundingCents: part.roundingCents,
    amountCents: part.amountCents,
    byKind,
    basis: exact.n === 0n && !corrected ? null : basis,
  };
}
