// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, firstDay, lastDay } from '@kernel/core';
import { idInput, query, tenantsInCharge } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { StoredAllocation } from './list-runs.ts';

export const CHANGE_REASONS = [
  'NEW',
  'GONE',
  'KEY_CHANGED',
  'COSTS_CHANGED',
  'MEMBERSHIP_CHANGED',
  'LATE_ENTRIES',
  'WEIGHTS_CHANGED',
  'CHARGES_CHANGED',
  'PERIOD_LENGTH',
  'ROUNDING',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

interface StoredTotal {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly byPool: readonly { readonly poolId: string; readonly amountCents: string }[];
  readonly directChargesCents: string;
  readonly totalCents: string;
}

interface StoredRun {
  readonly id: string;
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
  readonly totals: readonly StoredTotal[];
  readonly allocations: readonly StoredAllocation[];
  /** From the first day of any membership to the last of any. */
  readonly memberships: readonly { readonly tenantId: string; readonly from: CivilDate; readonly to: CivilDate | null }[];
  /** Of whom something counts that belongs to months settled before. */
  readonly late: readonly string[];
}

/** What tells why somebody's weight is another one, from the inputs that the run keeps. */
const factsOf = (run: RawBuilder<unknown>): RawBuilder<unknown> => sql`jsonb_build_object(
  'memberships', (select coalesce(jsonb_agg(jsonb_build_object('tenantId', member.value ->> 'tenantId', 'from', member.value -> 'validity' ->> 'from',
      'to', member.value -> 'validity' ->> 'to')), '[]') from jsonb_array_elements(${run}.input -> 'members') as member),
  'late', (select coalesce(jsonb_agg(distinct entry.value ->> 'tenantId'), '[]')
    from jsonb_array_elements(coalesce(${run}.input -> 'readings', '[]') || coalesce(${run}.input -> 'carried', '[]')) as entry
    where coalesce((entry.value ->> 'late')::int, 0) > 0 or not entry.value ? 'month'))`;

/** A member only for a part of the period. */
function isPartOf({ memberships, period_from: first, period_to: last }: StoredRun, tenantId: string): boolean {
  const own = memberships.find((one) => one.tenantId === tenantId);
  return own !== undefined && (own.from > firstDay(first) || (own.to !== null && own.to < lastDay(last)));
}

interface StoredRow extends Omit<StoredRun, 'memberships' | 'late'> {
  readonly facts: Pick<StoredRun, 'memberships' | 'late'>;
}

const withFacts = ({ facts, ...row }: StoredRow): StoredRun => ({ ...row, ...facts });

const monthCount = ({ period_from: from, period_to: to }: StoredRun): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));

/** A pool as a whole: its versions of the key and its cost, to tell what has changed. */
function pool(run: StoredRun, poolId: string) {
  const own = run.allocations.filter((allocation) => allocation.poolId === poolId);
  return {
    keys: own.map(({ key }) => `${key.id} ${key.version}`).join(),
    cents: own.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n),
  };
}

const shareIn = (total: StoredTotal, poolId: string): bigint =>
  BigInt(total.byPool.find((one) => one.poolId === poolId)?.amountCents ?? '0');

/** What the amounts alone do not tell of a member. */
const reasonsOfMember = (runs: readonly StoredRun[], tenantId: string): ChangeReason[] => [
  ...(runs.some((run) => isPartOf(run, tenantId)) ? (['MEMBERSHIP_CHANGED'] as const) : []),
  ...(runs.some(({ late }) => late.includes(tenantId)) ? (['LATE_ENTRIES'] as const) : []),
];

/** Why an amount is another one, in the order of what weighs most; hints, from the runs themselves. */
function reasons(current: StoredRun, before: StoredRun, now: StoredTotal, was: StoredTotal): ChangeReason[] {
  const found = new Set(reasonsOfMember([current, before], now.tenantId));
  if (monthCount(current) !== monthCount(before)) found.add('PERIOD_LENGTH');
  for (const poolId of new Set([...now.byPool, ...was.byPool].map((one) => one.poolId))) {
    const [nowCents, wasCents] = [shareIn(now, poolId), shareIn(was, poolId)];
    if (nowCents === wasCents) continue;
    const [nowPool, wasPool] = [pool(current, poolId), pool(before, poolId)];
    if (nowPool.keys !== wasPool.keys && nowPool.keys !== '' && wasPool.keys !== '') found.add('KEY_CHANGED');
    if (nowPool.cents !== wasPool.cents) found.add('COSTS_CHANGED');
    // The same part of the cost as before, give or take a cent, leaves nothing for the weights to explain.
    const drift = nowCents * wasPool.cents - wasCents * nowPool.cents;
    const size = drift < 0n ? -drift : drift;
    const cent = (nowPool.cents < 0n ? -nowPool.cents : nowPool.cents) + (wasPool.cents < 0n ? -wasPool.cents : wasPool.cents);
    if (size > cent) found.add('WEIGHTS_CHANGED');
  }
  if (now.directChargesCents !== was.directChargesCents) found.add('CHARGES_CHANGED');
  // Nothing that counts has changed: the cents that are left over fell to somebody else.
  if (found.size === 0 && now.totalCents !== was.totalCents) found.add('ROUNDING');
  return CHANGE_REASONS.filter((reason) => found.has(reason));
}

export const MOVE_CAUSES = ['KEY_CHANGED', 'MORE_COST', 'LESS_COST', 'LARGER_SHARE', 'SMALLER_SHARE', 'CHARGES_CHANGED'] as const;

/** What moved most between two totals of a member; a pool by its name, the direct charges without one. */
export interface Move {
  readonly poolName: string | null;
  readonly difference: bigint;
  readonly cause: (typeof MOVE_CAUSES)[number];
}

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

/** Of a changed share, what the pool's cost explains at the old part of it, against the rest, which the weights explain. */
function causeOf(current: StoredRun, before: StoredRun, poolId: string, wasCents: bigint, difference: bigint): Move['cause'] {
  const [nowPool, wasPool] = [pool(current, poolId), pool(before, poolId)];
  if (nowPool.keys !== wasPool.keys && nowPool.keys !== '' && wasPool.keys !== '') return 'KEY_CHANGED';
  const byCost = wasPool.cents === 0n ? difference : (wasCents * (nowPool.cents - wasPool.cents)) / wasPool.cents;
  const byShare = difference - byCost;
  if (sizeOf(byShare) > sizeOf(byCost)) return byShare > 0n ? 'LARGER_SHARE' : 'SMALLER_SHARE';
  return byCost > 0n ? 'MORE_COST' : 'LESS_COST';
}

function largestMove(
  current: StoredRun,
  before: StoredRun | null,
  now: StoredTotal | undefined,
  was: StoredTotal | undefined,
): Move | null {
  if (!before || !now || !was) return null;
  const names = new Map([...before.allocations, ...current.allocations].map(({ poolId, poolName }) => [poolId, poolName]));
  const moves: Move[] = [...names].map(([poolId, poolName]) => {
    const wasCents = shareIn(was, poolId);
    const difference = shareIn(now, poolId) - wasCents;
    return { poolName, difference, cause: causeOf(current, before, poolId, wasCents, difference) };
  });
  const charges = BigInt(now.directChargesCents) - BigInt(was.directChargesCents);
  const charged: Move = { poolName: null, difference: charges, cause: 'CHARGES_CHANGED' };
  moves.push(charged);
  // What explains an increase is an increase, even where some other pool fell by more.
  const whole = BigInt(now.totalCents) - BigInt(was.totalCents);
  const along = moves.filter(({ difference }) => difference > 0n === whole > 0n);
  const largest = along.reduce((most, move) => (sizeOf(move.difference) > sizeOf(most.difference) ? move : most), along[0] ?? charged);
  return largest.difference === 0n ? null : largest;
}

type PoolSum = ReturnType<typeof pool>;

function poolReasons(now: PoolSum, was: PoolSum, isOtherLength: boolean): ChangeReason[] {
  if (was.keys === '') return ['NEW'];
  if (now.keys === '') return ['GONE'];
  const found: readonly (ChangeReason | null)[] = [
    was.keys === now.keys ? null : 'KEY_CHANGED',
    was.cents === now.cents ? null : 'COSTS_CHANGED',
    isOtherLength ? 'PERIOD_LENGTH' : null,
  ];
  return found.filter((reason) => reason !== null);
}

/** A pool's cost beside that of the run before, with what changed in it. */
function comparePools(current: StoredRun, before: StoredRun | null) {
  const names = new Map([...(before?.allocations ?? []), ...current.allocations].map(({ poolId, poolName }) => [poolId, poolName]));
  return [...names].map(([poolId, poolName]) => {
    const now = pool(current, poolId);
    if (!before) return { poolId, poolName, amount: now.cents, previousAmount: null, difference: null, changed: false, reasons: [] };
    const was = pool(before, poolId);
    const reasons = poolReasons(now, was, monthCount(current) !== monthCount(before));
    const difference = now.cents - was.cents;
    const changed = difference !== 0n || now.keys !== was.keys;
    return { poolId, poolName, amount: now.cents, previousAmount: was.cents, difference, changed, reasons: changed ? reasons : [] };
  });
}

/** Each member's total beside the one of the regular run before, or of a correction beside what was right until then; those who pay another amount come first, the largest change on top. */
export const compareRun = query({
  name: 'settlement.compareRun',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, { input, actor, book }) => {
    const { rows } = await sql<StoredRow & { before: StoredRow | null }>`
      select run.id, run.period_from, run.period_to, run.totals, run.allocations, ${factsOf(sql`run`)} as facts,
        (select jsonb_build_object('id', other.id, 'period_from', other.period_from, 'period_to', other.period_to, 'totals', other.totals,
            'allocations', other.allocations, 'facts', ${factsOf(sql`other`)})
          from settlement_run as other
          where other.tenant_id = run.tenant_id and other.status = 'released' and case when run.kind = 'regular'
            then other.kind = 'regular' and other.period_to < run.period_from
            else other.id = run.corrects_run_id or (other.corrects_run_id = run.corrects_run_id
              and (other.correction ->> 'number')::int < (run.correction ->> 'number')::int) end
          order by other.period_to desc, (other.correction ->> 'number')::int desc nulls last limit 1) as before
      from settlement_run as run where run.id = ${input.runId}::uuid`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const [run, before] = [withFacts(row), row.before && withFacts(row.before)];
    const was = new Map(before?.totals.map((total) => [total.tenantId, total]));
    const now = new Map(run.totals.map((total) => [total.tenantId, total]));
    const inCharge = tenantsInCharge({ actor, book }, 'settlement.readRuns');
    const totals = [...new Map([...was, ...now]).values()].filter(({ tenantId }) => inCharge.has(tenantId));
    const members = totals.map((total) => {
      const [current, previous] = [now.get(total.tenantId), was.get(total.tenantId)];
      const amount = BigInt(current?.totalCents ?? '0');
      const previousAmount = before === null ? null : BigInt(previous?.totalCents ?? '0');
      const difference = amount - (previousAmount ?? amount);
      const why: ChangeReason[] = !previous ? ['NEW'] : !current ? ['GONE'] : before ? reasons(run, before, current, previous) : [];
      return {
        tenantId: total.tenantId,
        ags: total.ags,
        memberName: total.memberName,
        amount,
        directCharges: BigInt(current?.directChargesCents ?? '0'),
        previousAmount,
        difference: before === null ? null : difference,
        changed: difference !== 0n,
        move: largestMove(run, before, current, previous),
        reasons: before === null || difference === 0n ? [] : why,
      };
    });
    const size = (value: bigint | null): bigint => (value === null ? 0n : value < 0n ? -value : value);
    members.sort((a, b) => {
      const bySize = size(b.difference) - size(a.difference);
      return bySize > 0n ? 1 : bySize < 0n ? -1 : a.ags < b.ags ? -1 : 1;
    });
    return {
      runId: run.id,
      previousRunId: before?.id ?? null,
      previousFrom: before?.period_from ?? null,
      previousTo: before?.period_to ?? null,
      members,
      pools: comparePools(run, before).sort((a, b) => {
        const bySize = size(b.difference) - size(a.difference);
        return bySize > 0n ? 1 : bySize < 0n ? -1 : a.poolName < b.poolName ? -1 : 1;
      }),
    };
  },
});

export type RunComparison = NonNullable<Awaited<ReturnType<typeof compareRun.run>>>;
