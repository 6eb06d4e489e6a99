// SPDX-License-Identifier: EUPL-1.2
import {
  byText,
  type Cents,
  type CivilMonth,
  cents,
  err,
  type Fraction,
  fraction,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
  ZERO_CENTS,
} from '@kernel/core';
import { type Budget, monthsOfYear, planByMonth } from './budget.ts';
import { COST_KINDS, type CostKind } from './cost-kind.ts';

/**
 * How far the costs of a month are known: 'final' is settled, 'preliminary' is still being posted (what is there may grow), 'unknown' has
 * nothing that could be compared. Zero costs of a final month are zero; those of an unknown one are not known.
 */
export type MonthState = 'final' | 'preliminary' | 'unknown';

export interface ActualCost {
  readonly poolId: string;
  readonly month: CivilMonth;
  readonly kind: CostKind;
  readonly amountCents: Cents;
  readonly poolName: string;
}

/** One cell, or a sum of cells. */
export interface Comparison {
  readonly planCents: Cents;
  /** null: nothing is known yet. */
  readonly actualCents: Cents | null;
  /** What was planned for the months that are known: what the actual is set against. */
  readonly planKnownCents: Cents;
  /** actual − plan of the known months; above zero: dearer than planned. */
  readonly differenceCents: Cents | null;
  /** actual / plan of the known months; null where nothing is known or planned, and of a balance of costs and income, which has none. */
  readonly degree: Fraction | null;
}
export interface MonthCell extends Comparison {
  readonly month: CivilMonth;
  readonly state: MonthState;
}
export interface PlanRow {
  readonly poolId: string;
  readonly poolName: string;
  readonly kind: CostKind;
  /** Costs were posted for which the budget has no line. */
  readonly unplanned: boolean;
  /** January to December. */
  readonly months: readonly MonthCell[];
  readonly year: Comparison;
}
export interface PlanAgainstActual {
  readonly year: number;
  readonly budgetVersion: number;
  /** By pool, then kind. */
  readonly rows: readonly PlanRow[];
  readonly pools: readonly { readonly poolId: string; readonly poolName: string; readonly year: Comparison }[];
  readonly kinds: readonly { readonly kind: CostKind; readonly year: Comparison }[];
  readonly months: readonly MonthCell[];
  /** Costs of all pools, income of all pools (below zero), and the balance of both: what is left to the levy, of the settled months. */
  readonly expenses: Comparison;
  readonly income: Comparison;
  readonly total: Comparison;
  readonly knownMonths: readonly CivilMonth[];
  readonly preliminaryMonths: readonly CivilMonth[];
  readonly unknownMonths: readonly CivilMonth[];
}

export interface PlanAgainstActualInput {
  readonly budget: Budget;
  readonly costs: readonly ActualCost[];
  /** Months that are not listed are unknown. */
  readonly months: readonly { readonly month: CivilMonth; readonly state: MonthState }[];
}

/** In order of precedence. */
export type PlanAgainstActualRefusal = 'COST_OUTSIDE_YEAR' | 'MONTH_TWICE' | 'COST_IN_UNKNOWN_MONTH';

const degreeOf = (actual: bigint, plan: bigint): Fraction | null => (plan === 0n ? null : fraction(actual, plan));

function compare(plan: bigint, planKnown: bigint, actual: bigint | null): Comparison {
  return {
    planCents: cents(plan),
    actualCents: actual === null ? null : cents(actual),
    planKnownCents: cents(planKnown),
    differenceCents: actual === null ? null : cents(actual - planKnown),
    degree: actual === null ? null : degreeOf(actual, planKnown),
  };
}

const isNothing = ({ planCents, actualCents }: Comparison): boolean => planCents === 0n && (actualCents ?? 0n) === 0n;

/** Costs and income in one sum leave a balance. */
function isBalance(rows: readonly PlanRow[]): boolean {
  const some = rows.filter(({ year }) => !isNothing(year));
  return some.some(({ kind }) => kind === 'income') && some.some(({ kind }) => kind !== 'income');
}

/**
 * The sum of the rows of one month. What a preliminary month is reimbursed is not known: a balance would set its costs against no income,
 * so it has none.
 */
function sumOfMonth(rows: readonly PlanRow[], place: number): Comparison {
  const cells = rows.flatMap(({ months }) => months.slice(place, place + 1));
  const sum = sumOf(cells);
  if (!isBalance(rows)) return sum;
  const isOpen = cells.some(({ actualCents }) => actualCents === null);
  return isOpen ? compare(sum.planCents, 0n, null) : { ...sum, degree: null };
}

/** The sum of the rows of the year; a balance counts the same months of costs and of income. */
function sumOfYear(rows: readonly PlanRow[]): Comparison {
  if (!isBalance(rows)) return sumOf(rows.map(({ year }) => year));
  const places = rows[0]?.months.map((_, place) => place) ?? [];
  return { ...sumOf(places.map((place) => sumOfMonth(rows, place))), degree: null };
}

/** Cells and sums of cells add up; what is not known adds nothing, and is nothing only where nothing at all is known. */
function sumOf(parts: readonly Comparison[]): Comparison {
  const known = parts.flatMap(({ actualCents }) => (actualCents === null ? [] : [actualCents]));
  return compare(
    sumCents(parts.map(({ planCents }) => planCents)),
    sumCents(parts.map(({ planKnownCents }) => planKnownCents)),
    known.length === 0 ? null : sumCents(known),
  );
}

interface RowKey {
  readonly poolId: string;
  readonly poolName: string;
  readonly kind: CostKind;
}

/** One row for every pool and kind that was planned or posted. */
function rowKeys({ lines }: Budget, costs: readonly ActualCost[]): RowKey[] {
  const keys = new Map<string, RowKey>();
  for (const { poolId, poolName, kind } of [...lines, ...costs]) {
    const id = `${poolId} ${kind}`;
    if (!keys.has(id)) keys.set(id, { poolId, poolName, kind });
  }
  return [...keys.values()].sort(
    (a, b) => byText(a.poolName, b.poolName) || byText(a.poolId, b.poolId) || COST_KINDS.indexOf(a.kind) - COST_KINDS.indexOf(b.kind),
  );
}

function check(
  { budget, costs, months }: PlanAgainstActualInput,
  states: ReadonlyMap<string, MonthState>,
): Refusal<PlanAgainstActualRefusal> | null {
  const ofYear = new Set<string>(monthsOfYear(budget.year));
  const outside = costs.find(({ month }) => !ofYear.has(month));
  if (outside)
    return refusal('COST_OUTSIDE_YEAR', { field: 'costs', params: { pool: outside.poolName, month: outside.month, year: budget.year } });
  const twice = months.find(({ month }, index) => months.findIndex((other) => other.month === month) !== index);
  if (twice) return refusal('MONTH_TWICE', { field: 'months', params: { month: twice.month } });
  const early = costs.find(({ month }) => (states.get(month) ?? 'unknown') === 'unknown');
  return early ? refusal('COST_IN_UNKNOWN_MONTH', { field: 'costs', params: { pool: early.poolName, month: early.month } }) : null;
}

function groupCells<Key>(rows: readonly PlanRow[], keyOf: (row: PlanRow) => Key): Map<Key, PlanRow[]> {
  const groups = new Map<Key, PlanRow[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function rowOf(key: RowKey, { budget, costs }: PlanAgainstActualInput, states: ReadonlyMap<string, MonthState>): PlanRow {
  const line = budget.lines.find(({ poolId, kind }) => poolId === key.poolId && kind === key.kind);
  const plans = line ? planByMonth(line) : [];
  const own = costs.filter(({ poolId, kind }) => poolId === key.poolId && kind === key.kind);
  const months = monthsOfYear(budget.year).map((month, index): MonthCell => {
    const state = states.get(month) ?? 'unknown';
    const plan = plans[index] ?? ZERO_CENTS;
    const actual = sumCents(own.filter((cost) => cost.month === month).map(({ amountCents }) => amountCents));
    // What a month is reimbursed is known once it is settled: until then its income says nothing, whatever of it is posted.
    const isOpen = state === 'unknown' || (key.kind === 'income' && state === 'preliminary');
    return { month, state, ...(isOpen ? compare(plan, 0n, null) : compare(plan, plan, actual)) };
  });
  return { ...key, unplanned: line === undefined, months, year: sumOf(months) };
}

/** Planned income of a pool as a line of it, below zero, so that posted income meets it. Income of no pool is not posted in one. */
function withIncome(budget: Budget): Budget {
  const own = budget.income.filter(({ poolId }) => poolId !== null);
  const pools = [...new Map(budget.lines.map(({ poolId, poolName }) => [poolId, poolName]))];
  const lines = pools.flatMap(([poolId, poolName]) => {
    const sum = sumCents(own.filter((entry) => entry.poolId === poolId).map(({ amountCents }) => amountCents));
    return sum === 0n ? [] : [{ poolId, poolName, kind: 'income' as const, amountCents: cents(-sum), byMonth: null }];
  });
  return { ...budget, lines: [...budget.lines, ...lines] };
}

/** The budget beside what was posted, by pool, kind and month, with the sums of each. The order of the costs plays no part. */
export function planAgainstActual(given: PlanAgainstActualInput): Result<PlanAgainstActual, Refusal<PlanAgainstActualRefusal>> {
  const input = { ...given, budget: withIncome(given.budget) };
  const states = new Map<string, MonthState>(input.months.map(({ month, state }) => [month, state]));
  const wrong = check(input, states);
  if (wrong) return err(wrong);
  const { budget } = input;
  const rows = rowKeys(budget, input.costs).map((key) => rowOf(key, input, states));
  const all = monthsOfYear(budget.year);
  const inState = (wanted: MonthState): CivilMonth[] => all.filter((month) => (states.get(month) ?? 'unknown') === wanted);
  return ok({
    year: budget.year,
    budgetVersion: budget.version,
    rows,
    pools: [...groupCells(rows, ({ poolId }) => poolId)].map(([poolId, group]) => ({
      poolId,
      poolName: group[0]?.poolName ?? poolId,
      year: sumOfYear(group),
    })),
    kinds: COST_KINDS.flatMap((kind) => {
      const group = rows.filter((row) => row.kind === kind);
      return group.length === 0 ? [] : [{ kind, year: sumOfYear(group) }];
    }),
    months: all.map((month, index) => ({
      month,
      state: states.get(month) ?? 'unknown',
      ...sumOfMonth(rows, index),
    })),
    expenses: sumOfYear(rows.filter(({ kind }) => kind !== 'income')),
    income: sumOfYear(rows.filter(({ kind }) => kind === 'income')),
    total: sumOfYear(rows),
    knownMonths: inState('final'),
    preliminaryMonths: inState('preliminary'),
    unknownMonths: inState('unknown'),
  });
}
