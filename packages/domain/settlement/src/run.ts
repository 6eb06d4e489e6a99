// SPDX-License-Identifier: EUPL-1.2
import {
  addMonths,
  type CivilMonth,
  cents,
  err,
  firstDay,
  invariant,
  lastDay,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
} from '@kernel/core';
import { type CorrectedUse, correctUse, cutAt } from './corrections.ts';
import { type AllocationKey, keyOn, versionsOf } from './key.ts';
import { participationIn } from './participation.ts';
import { COST_KINDS } from './pool.ts';
import { type AllocationRefusal, allocatePool, type Stretch } from './pool-allocation.ts';
import { byText, type MonthSpan } from './reading.ts';
import { checkRunInput, type RunInputRefusal } from './run-check.ts';
import { countEntries, type KindAmounts, normaliseRunInput, type RunInput, type RunMember, type RunPool } from './run-input.ts';
import type { MemberTotal, PoolAllocation, ProofRemainder, RunProof, RunResult } from './run-result.ts';
import { checkSpan, monthsOf } from './span.ts';
import { TIE_RULE } from './split.ts';

/** In order of precedence; a run lists all that can be told beside each other. */
export type RunRefusal = RunInputRefusal | 'POOL_WITHOUT_KEY' | 'KEY_OF_OTHER_FAMILY' | AllocationRefusal;

/**
 * Cuts a pool's period where its key changes: one stretch for each run of months under the same version.
 * A year under one version is shared as a whole, by the weights of the whole year; a new version in July makes two stretches.
 * Stretches without cost are left out, also where every entry was taken back again: there is nothing to lose.
 */
function stretchesOf(pool: RunPool, input: RunInput): Result<Stretch[], Refusal<RunRefusal>> {
  const versions = versionsOf(input.keys, pool.keyId);
  const stretches: { key: AllocationKey | null; months: { from: Stretch['months']['from']; to: Stretch['months']['to'] } }[] = [];
  for (const month of monthsOf(input.period)) {
    const key = keyOn(versions, firstDay(month));
    const open = stretches.at(-1);
    if (open && open.key === key) open.months.to = month;
    else stretches.push({ key, months: { from: month, to: month } });
  }
  const found: Stretch[] = [];
  for (const { key, months } of stretches) {
    const costs = pool.costs.filter(({ month }) => month >= months.from && month <= months.to);
    if (COST_KINDS.every((kind) => sumCents(costs.filter((cost) => cost.kind === kind).map(({ amountCents }) => amountCents)) === 0n))
      continue;
    if (key === null) return err(refusal('POOL_WITHOUT_KEY', { field: 'pools', params: { pool: pool.name, month: months.from } }));
    if (key.serviceFamilyCode !== pool.serviceFamilyCode) {
      return err(
        refusal('KEY_OF_OTHER_FAMILY', { field: 'pools', params: { pool: pool.name, key: key.name, family: key.serviceFamilyCode } }),
      );
    }
    found.push({ pool, key, months, costs });
  }
  return ok(found);
}

/** The months of the period, cut where a stretch of the family begins or ends, so that each stretch is made of whole spans. */
function spansOf(stretches: readonly Stretch[], { period }: RunInput): (serviceFamilyCode: string) => MonthSpan[] {
  const months = monthsOf(period);
  return (serviceFamilyCode) => {
    const own = stretches.filter(({ pool }) => pool.serviceFamilyCode === serviceFamilyCode);
    return cutAt(months, new Set<CivilMonth>(own.flatMap((stretch) => [stretch.months.from, addMonths(stretch.months.to, 1)])));
  };
}

function sumKinds(kinds: readonly KindAmounts[]): KindAmounts {
  return {
    staff: sumCents(kinds.map(({ staff }) => staff)),
    material: sumCents(kinds.map(({ material }) => material)),
    overhead: sumCents(kinds.map(({ overhead }) => overhead)),
  };
}

/** What each member bears, by AGS. */
function totalsOf(
  members: readonly RunMember[],
  allocations: readonly PoolAllocation[],
  charges: RunInput['directCharges'],
): MemberTotal[] {
  const shares = allocations.flatMap(({ poolId, shares: all }) => all.map((share) => ({ poolId, share })));
  const sharesOf = Map.groupBy(shares, ({ share }) => share.tenantId);
  const chargesOf = Map.groupBy(charges, ({ tenantId }) => tenantId);
  return members
    .map(({ tenantId, ags, name }): MemberTotal => {
      const own = sharesOf.get(tenantId) ?? [];
      const byPool = Map.groupBy(own, ({ poolId }) => poolId);
      const poolsCents = sumCents(own.map(({ share }) => share.amountCents));
      const directChargesCents = sumCents((chargesOf.get(tenantId) ?? []).map(({ amountCents }) => amountCents));
      return {
        tenantId,
        ags,
        memberName: name,
        byPool: [...byPool].map(([poolId, items]) => ({ poolId, amountCents: sumCents(items.map(({ share }) => share.amountCents)) })),
        byKind: sumKinds(own.map(({ share }) => share.byKind)),
        poolsCents,
        directChargesCents,
        totalCents: cents(poolsCents + directChargesCents),
      };
    })
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
}

function remaindersOf({ poolId, months, shares }: PoolAllocation): ProofRemainder[] {
  return shares
    .flatMap(({ tenantId, remainder, rank, roundingCents }) =>
      rank === null ? [] : [{ poolId, from: months.from, tenantId, remainder, rank, roundingCents }],
    )
    .sort((a, b) => a.rank - b.rank);
}

function prove(
  input: RunInput,
  { carried }: CorrectedUse,
  allocations: readonly PoolAllocation[],
  totals: readonly MemberTotal[],
): RunProof {
  const costs = input.pools.flatMap((pool) => pool.costs);
  const poolsCents = sumCents(costs.map(({ amountCents }) => amountCents));
  const directChargesCents = sumCents(input.directCharges.map(({ amountCents }) => amountCents));
  const statementsCents = sumCents(totals.map(({ totalCents }) => totalCents));
  return {
    poolsCents,
    directChargesCents,
    statementsCents,
    differenceCents: cents(poolsCents + directChargesCents - statementsCents),
    roundingCents: allocations.reduce((sum, { leftoverCents }) => sum + leftoverCents, 0),
    tieRule: TIE_RULE,
    counts: {
      members: input.members.length,
      pools: input.pools.length,
      allocations: allocations.length,
      costEntries: countEntries(costs),
      directCharges: input.directCharges.length,
      readings: input.readings.reduce((sum, total) => sum + total.readings, 0),
      lateReadings: input.readings.reduce((sum, total) => sum + total.late, 0),
    },
    carried,
    remainders: allocations.flatMap(remaindersOf),
  };
}

/** What is wrong with the inputs, but keeps nobody from sharing the rest: refusals of the sharing are told beside it. */
const LEAVES_THE_REST: readonly RunRefusal[] = [
  'COST_OUTSIDE_PERIOD',
  'KEY_PARTS_NOT_100',
  'DIRECT_CHARGE_OUTSIDE_PERIOD',
  'DIRECT_CHARGE_WITHOUT_MEMBER',
];

/**
 * Settles a period: shares the costs of all pools, adds the direct charges, and proves that nothing was lost.
 * Pure: the same inputs in any order give the same result. Refuses with a list of everything that stands in the way, by names.
 */
export function settle(given: RunInput): Result<RunResult, Refusal<RunRefusal>[]> {
  const wrongSpan = checkSpan(given.period);
  if (wrongSpan) return err([wrongSpan]);
  const input = normaliseRunInput(given);
  const wrong = checkRunInput(input);
  if (wrong.some(({ code }) => !LEAVES_THE_REST.includes(code))) return err(wrong);

  const refusals: Refusal<RunRefusal>[] = [...wrong];
  const stretches: Stretch[] = [];
  for (const pool of input.pools) {
    const found = stretchesOf(pool, input);
    if (found.ok) stretches.push(...found.value);
    else refusals.push(found.error);
  }
  const use = correctUse(input.readings, input.carried, spansOf(stretches, input));
  const participation = participationIn(input);
  const allocations: PoolAllocation[] = [];
  for (const stretch of stretches) {
    const allocation = allocatePool(stretch, input, participation, use.uses);
    if (allocation.ok) allocations.push(allocation.value);
    else refusals.push(...allocation.error);
  }
  if (refusals.length > 0) return err(refusals);

  const totals = totalsOf(input.members, allocations, input.directCharges);
  const proof = prove(input, use, allocations, totals);
  invariant(proof.differenceCents === 0n, `the statements differ from the costs by ${proof.differenceCents} cents`);
  return ok({
    association: input.association,
    period: input.period,
    firstDay: firstDay(input.period.from),
    lastDay: lastDay(input.period.to),
    cut: input.cut,
    allocations,
    directCharges: input.directCharges,
    totals,
    proof,
  });
}
