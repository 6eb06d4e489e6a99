// SPDX-License-Identifier: EUPL-1.2
import {
  byText,
  type Cents,
  cents,
  err,
  type Fraction,
  fraction,
  fractionToText,
  ok,
  type Refusal,
  type Result,
  refusal,
  type SplitRefusal,
  splitLargestRemainder,
  sumCents,
  unwrap,
  ZERO_CENTS,
} from '@kernel/core';
import type { Budget } from './budget.ts';
import { euro, step, type YearStep } from './year-step.ts';

/** What a member weighs; the weights come from a key, or from the shares of last year. */
export interface LevyShare {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** Zero or more. */
  readonly weight: Fraction | bigint;
}

/** By what the levy of a pool is shared, and what orders it. */
export interface ShareList {
  /** null: every pool that has no list of its own. */
  readonly poolId: string | null;
  /** What the weights count, with day and source ('Einwohner am 31.12.2025, Zensus 2022'); left out or '' in levies from before it had to be said. */
  readonly measure?: string;
  readonly clause: string;
  readonly resolution: string;
  readonly shares: readonly LevyShare[];
}

export interface MemberLevy {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly byPool: readonly { readonly poolId: string; readonly amountCents: Cents }[];
  readonly totalCents: Cents;
}

/** What of a pool is levied: expenses − own income − its part of the general income. */
export interface PoolLevy {
  readonly poolId: string;
  readonly poolName: string;
  readonly expensesCents: Cents;
  readonly ownIncomeCents: Cents;
  readonly generalIncomeCents: Cents;
  /** Own income above the expenses: lowers the levy of the other pools. */
  readonly surplusCents: Cents;
  readonly levyCents: Cents;
  readonly clause: string;
  readonly resolution: string;
}

/** The provisional levy (§ 19 Abs. 1 GkG NRW: as far as other income does not cover the expenses). */
export interface ProvisionalLevy {
  readonly budgetId: string;
  readonly year: number;
  readonly budgetVersion: number;
  readonly budgetKind: Budget['kind'];
  /** Whether the levy has been approved (§ 19 Abs. 2 Satz 2 GkG NRW). */
  readonly approved: boolean;
  readonly expensesCents: Cents;
  readonly incomeCents: Cents;
  /** max(0, expenses − income) */
  readonly levyCents: Cents;
  /** max(0, income − expenses): nothing is levied, and so much is left. */
  readonly surplusCents: Cents;
  readonly pools: readonly PoolLevy[];
  /** By AGS. */
  readonly members: readonly MemberLevy[];
  readonly steps: readonly YearStep[];
}

/** In order of precedence. */
export type ProvisionalLevyRefusal =
  | 'BUDGET_DISCARDED'
  | 'SHARES_TWICE'
  | 'SHARES_MISSING'
  | 'CHARGE_WITHOUT_BASIS'
  | 'MEASURE_MISSING'
  | SplitRefusal;

interface PoolSums {
  readonly poolId: string;
  readonly poolName: string;
  readonly expenses: bigint;
  readonly own: bigint;
}

function sumsByPool({ lines, income }: Budget): PoolSums[] {
  const names = new Map(lines.map(({ poolId, poolName }) => [poolId, poolName]));
  return [...names]
    .map(([poolId, poolName]) => ({
      poolId,
      poolName,
      expenses: sumCents(lines.filter((line) => line.poolId === poolId).map(({ amountCents }) => amountCents)),
      own: sumCents(income.filter((entry) => entry.poolId === poolId).map(({ amountCents }) => amountCents)),
    }))
    .sort((a, b) => byText(a.poolName, b.poolName) || byText(a.poolId, b.poolId));
}

/** Spreads the general income over the pools that still cost something, in proportion to what they still cost. */
function spreadIncome(pools: readonly PoolSums[], general: bigint): Map<string, bigint> {
  const open = pools.filter(({ expenses, own }) => expenses > own);
  const whole = open.reduce((sum, { expenses, own }) => sum + expenses - own, 0n);
  const used = general < whole ? general : whole;
  if (used === 0n) return new Map();
  const weights = open.map(({ poolId, poolName, expenses, own }) => ({ party: poolId, tieKey: poolName, weight: expenses - own }));
  return new Map(unwrap(splitLargestRemainder(cents(used), weights)).parts.map(({ party, amountCents }) => [party, amountCents]));
}

function checkLists(budget: Budget, pools: readonly PoolSums[], lists: readonly ShareList[]): Refusal<ProvisionalLevyRefusal> | null {
  if (budget.status === 'discarded') return refusal('BUDGET_DISCARDED', { field: 'budget', params: { version: budget.version } });
  const ids = lists.map(({ poolId }) => poolId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) return refusal('SHARES_TWICE', { field: `shares.${twice}`, params: { pool: ids[twice] ?? '' } });
  for (const { poolId, poolName } of pools) {
    if (listFor(lists, poolId) === null) return refusal('SHARES_MISSING', { field: 'shares', params: { pool: poolName } });
  }
  const poolOf = (index: number): string => pools.find(({ poolId }) => poolId === lists[index]?.poolId)?.poolName ?? '';
  const bare = lists.findIndex(({ clause, resolution }) => clause.trim() === '' || resolution.trim() === '');
  if (bare >= 0) return refusal('CHARGE_WITHOUT_BASIS', { field: `shares.${bare}.clause`, params: { pool: poolOf(bare) } });
  // A member must be able to see what its weight counts, of which day and from where.
  const unmeasured = lists.findIndex(({ measure = '' }) => measure.trim() === '');
  return unmeasured < 0
    ? null
    : refusal('MEASURE_MISSING', { field: `shares.${unmeasured}.measure`, params: { pool: poolOf(unmeasured) } });
}

const listFor = (lists: readonly ShareList[], poolId: string): ShareList | null =>
  lists.find((list) => list.poolId === poolId) ?? lists.find((list) => list.poolId === null) ?? null;

type MemberPart = { readonly share: LevyShare; readonly poolId: string; readonly amountCents: Cents };

function sharePool(pool: PoolLevy, { shares }: ShareList): Result<MemberPart[], Refusal<SplitRefusal>> {
  // Nobody needs weight for a pool that costs nothing.
  if (pool.levyCents === 0n) return ok(shares.map((share) => ({ share, poolId: pool.poolId, amountCents: ZERO_CENTS })));
  const split = splitLargestRemainder(
    pool.levyCents,
    shares.map(({ tenantId, ags, weight }) => ({ party: tenantId, tieKey: ags, weight })),
  );
  if (!split.ok) return err({ ...split.error, field: 'shares', params: { ...split.error.params, pool: pool.poolName } });
  const amounts = new Map(split.value.parts.map(({ party, amountCents }) => [party, amountCents]));
  return ok(shares.map((share) => ({ share, poolId: pool.poolId, amountCents: amounts.get(share.tenantId) ?? ZERO_CENTS })));
}

function membersOf(parts: readonly MemberPart[]): MemberLevy[] {
  const members = new Map<string, MemberPart[]>();
  for (const part of parts) {
    const own = members.get(part.share.tenantId);
    if (own) own.push(part);
    else members.set(part.share.tenantId, [part]);
  }
  return [...members.values()]
    .flatMap((own) => {
      const first = own[0];
      if (first === undefined) return [];
      const { tenantId, ags, memberName } = first.share;
      const byPool = own.map(({ poolId, amountCents }) => ({ poolId, amountCents }));
      return [{ tenantId, ags, memberName, byPool, totalCents: sumCents(byPool.map(({ amountCents }) => amountCents)) }];
    })
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
}

/**
 * Planned expenses less other income, shared by the given lists in whole cents by the largest remainder, pool by pool. Income of one
 * pool lowers that pool first; what it leaves over, and income of no pool, lowers the others in proportion to what they still cost.
 */
export function provisionalLevy(budget: Budget, lists: readonly ShareList[]): Result<ProvisionalLevy, Refusal<ProvisionalLevyRefusal>> {
  const sums = sumsByPool(budget);
  const wrong = checkLists(budget, sums, lists);
  if (wrong) return err(wrong);
  const expenses = sumCents(sums.map((pool) => pool.expenses));
  const income = sumCents(budget.income.map(({ amountCents }) => amountCents));
  const over = sums.reduce((sum, pool) => (pool.own > pool.expenses ? sum + pool.own - pool.expenses : sum), 0n);
  const general = budget.income.reduce((sum, { poolId, amountCents }) => (poolId === null ? sum + amountCents : sum), over);
  const spread = spreadIncome(sums, general);
  const pools: PoolLevy[] = [];
  const parts: MemberPart[] = [];
  for (const { poolId, poolName, expenses: cost, own } of sums) {
    const list = listFor(lists, poolId);
    if (list === null) return err(refusal('SHARES_MISSING', { field: 'shares', params: { pool: poolName } }));
    const generalPart = spread.get(poolId) ?? 0n;
    const pool: PoolLevy = {
      poolId,
      poolName,
      expensesCents: cents(cost),
      ownIncomeCents: cents(own),
      generalIncomeCents: cents(generalPart),
      surplusCents: cents(own > cost ? own - cost : 0n),
      levyCents: cents(own > cost ? 0n : cost - own - generalPart),
      clause: list.clause,
      resolution: list.resolution,
    };
    const shared = sharePool(pool, list);
    if (!shared.ok) return shared;
    pools.push(pool);
    parts.push(...shared.value);
  }
  const levy = expenses > income ? expenses - income : 0n;
  return ok({
    budgetId: budget.id,
    year: budget.year,
    budgetVersion: budget.version,
    budgetKind: budget.kind,
    approved: budget.approval !== null,
    expensesCents: expenses,
    incomeCents: income,
    levyCents: cents(levy),
    surplusCents: cents(income > expenses ? income - expenses : 0n),
    pools,
    members: membersOf(parts),
    steps: [
      step('LEVY_WHOLE', { year: budget.year, expenses: euro(expenses), income: euro(income), levy: euro(levy) }),
      ...pools.map(poolStep),
    ],
  });
}

const poolStep = (pool: PoolLevy): YearStep =>
  step('LEVY_POOL', {
    pool: pool.poolName,
    expenses: euro(pool.expensesCents),
    own: euro(pool.ownIncomeCents),
    general: euro(pool.generalIncomeCents),
    levy: euro(pool.levyCents),
    clause: pool.clause,
    resolution: pool.resolution,
  });

/**
 * Why a member pays so much: its part of each pool that is levied, which pools are covered without a levy, and the sum. Weights as exact
 * fractions.
 */
export function explainMemberLevy(levy: ProvisionalLevy, lists: readonly ShareList[], tenantId: string): readonly YearStep[] {
  const member = levy.members.find((candidate) => candidate.tenantId === tenantId);
  if (member === undefined) return [];
  const poolOf = (id: string): PoolLevy | undefined => levy.pools.find(({ poolId }) => poolId === id);
  const isLevied = ({ poolId }: { readonly poolId: string }): boolean => poolOf(poolId)?.levyCents !== 0n;
  const covered = member.byPool.filter((part) => !isLevied(part)).map(({ poolId }) => poolOf(poolId)?.poolName ?? poolId);
  const pools = member.byPool.filter(isLevied).map(({ poolId, amountCents }) => {
    const list = listFor(lists, poolId);
    const shares = list?.shares ?? [];
    const pool = poolOf(poolId);
    const split = splitLargestRemainder(
      pool?.levyCents ?? ZERO_CENTS,
      shares.map((share) => ({ party: share.tenantId, tieKey: share.ags, weight: share.weight })),
    );
    const part = split.ok ? split.value.parts.find(({ party }) => party === tenantId) : undefined;
    return step('LEVY_SHARE', {
      pool: pool?.poolName ?? poolId,
      ...(list?.measure ? { measure: list.measure } : {}),
      clause: pool?.clause ?? '',
      resolution: pool?.resolution ?? '',
      levy: euro(pool?.levyCents ?? 0n),
      weight: fractionToText(part?.weight ?? fraction(0)),
      of: fractionToText(split.ok ? split.value.totalWeight : fraction(0)),
      rounding: euro(part?.roundingCents ?? 0n),
      amount: euro(amountCents),
    });
  });
  return [
    ...pools,
    ...(covered.length === 0 ? [] : [step('LEVY_COVERED', { pools: covered })]),
    step('LEVY_MEMBER', { member: member.memberName, year: levy.year, amount: euro(member.totalCents) }),
  ];
}
