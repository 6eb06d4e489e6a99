// SPDX-License-Identifier: EUPL-1.2
import {
  byText,
  CALENDAR_MONTHS,
  type Cents,
  type CivilDate,
  type CivilMonth,
  centsToDecimal,
  civilMonth,
  type Decide,
  err,
  MAX_CENTS,
  ok,
  type Refusal,
  refusal,
  splitLargestRemainder,
  sumCents,
  unwrap,
} from '@kernel/core';
import { COST_KINDS, type CostKind } from './cost-kind.ts';
import type { Person } from './person.ts';

export type BudgetStatus = 'draft' | 'resolved' | 'replaced' | 'discarded';

/** Where a version of the budget can go from each status. A resolved one is never edited, only replaced by a supplementary one. */
export const BUDGET_TRANSITIONS = {
  draft: ['resolved', 'discarded'],
  resolved: ['replaced'],
  replaced: [],
  discarded: [],
} as const satisfies Record<BudgetStatus, readonly BudgetStatus[]>;

/** A resolution or an approval: who decided what, and when. */
export interface BudgetAct {
  readonly reference: string;
  readonly on: CivilDate;
}

/** Planned expenses of a pool by kind of cost. */
export interface BudgetLine {
  readonly poolId: string;
  readonly poolName: string;
  readonly kind: CostKind;
  /** Zero or more. */
  readonly amountCents: Cents;
  /** January to December, adding up to the amount; null: the same each month (see planByMonth). */
  readonly byMonth: readonly Cents[] | null;
}

/** Planned income that is no levy: fees, grants, interest, surplus of years before (§ 19 Abs. 1 Satz 1 GkG NRW). */
export interface PlannedIncome {
  readonly label: string;
  /** The pool that it belongs to; null: all of them. */
  readonly poolId: string | null;
  /** Above zero. */
  readonly amountCents: Cents;
}

/** One version of the budget (Haushaltsplan, Wirtschaftsplan) of an association for a year. Home: the centre. */
export interface Budget {
  readonly id: string;
  readonly year: number;
  /** 1, 2, 3 … within the year. */
  readonly version: number;
  readonly kind: 'first' | 'supplementary';
  readonly status: BudgetStatus;
  /** By pool and kind. */
  readonly lines: readonly BudgetLine[];
  readonly income: readonly PlannedIncome[];
  readonly draftedBy: Person;
  readonly resolution: BudgetAct | null;
  /** Of the levy, by the supervisory authority: § 19 Abs. 2 Satz 2 GkG NRW. */
  readonly approval: BudgetAct | null;
}

/** In order of precedence. */
export type DraftBudgetRefusal =
  | 'NOT_A_PERSON'
  | 'YEAR_OUT_OF_RANGE'
  | 'DRAFT_EXISTS'
  | 'NO_BUDGET_LINES'
  | 'BUDGET_LINE_TWICE'
  | 'NEGATIVE_PLAN'
  | 'AMOUNT_TOO_LARGE'
  | 'MONTHS_DIFFER_FROM_AMOUNT'
  | 'LABEL_MISSING'
  | 'INCOME_NOT_POSITIVE'
  | 'INCOME_OF_UNKNOWN_POOL';

export interface DraftBudgetState {
  /** All versions of the year. */
  readonly versions: readonly Budget[];
}
export type DraftBudgetInput = Pick<Budget, 'year' | 'lines' | 'income'>;

type Found<Code extends string> = Refusal<Code> | null;

function checkLine(line: BudgetLine, index: number): Found<DraftBudgetRefusal> {
  const field = `lines.${index}.amount`;
  const params = { pool: line.poolName, kind: line.kind };
  if (line.amountCents < 0n) return refusal('NEGATIVE_PLAN', { field, params });
  if (line.amountCents > MAX_CENTS) return refusal('AMOUNT_TOO_LARGE', { field, params: { limit: centsToDecimal(MAX_CENTS) } });
  if (line.byMonth === null) return null;
  const sum = sumCents(line.byMonth);
  if (line.byMonth.length === 12 && sum === line.amountCents && line.byMonth.every((month) => month >= 0n)) return null;
  return refusal('MONTHS_DIFFER_FROM_AMOUNT', {
    field: `lines.${index}.byMonth`,
    params: { ...params, sum: centsToDecimal(sum), amount: centsToDecimal(line.amountCents) },
  });
}

function checkLines(lines: readonly BudgetLine[]): Found<DraftBudgetRefusal> {
  if (lines.length === 0) return refusal('NO_BUDGET_LINES', { field: 'lines' });
  const seen = new Set<string>();
  for (const [index, { poolId, poolName, kind }] of lines.entries()) {
    const id = `${poolId} ${kind}`;
    if (seen.has(id)) return refusal('BUDGET_LINE_TWICE', { field: `lines.${index}`, params: { pool: poolName, kind } });
    seen.add(id);
  }
  for (const [index, line] of lines.entries()) {
    const wrong = checkLine(line, index);
    if (wrong) return wrong;
  }
  return null;
}

function checkIncome(income: readonly PlannedIncome[], lines: readonly BudgetLine[]): Found<DraftBudgetRefusal> {
  for (const [index, { label, poolId, amountCents }] of income.entries()) {
    if (label.trim() === '') return refusal('LABEL_MISSING', { field: `income.${index}.label` });
    if (amountCents <= 0n) return refusal('INCOME_NOT_POSITIVE', { field: `income.${index}.amount`, params: { label } });
    if (amountCents > MAX_CENTS)
      return refusal('AMOUNT_TOO_LARGE', { field: `income.${index}.amount`, params: { limit: centsToDecimal(MAX_CENTS) } });
    if (poolId !== null && !lines.some((line) => line.poolId === poolId))
      return refusal('INCOME_OF_UNKNOWN_POOL', { field: `income.${index}.poolId`, params: { label, pool: poolId } });
  }
  return null;
}

const inOrder = (a: BudgetLine, b: BudgetLine): number =>
  byText(a.poolName, b.poolName) || byText(a.poolId, b.poolId) || COST_KINDS.indexOf(a.kind) - COST_KINDS.indexOf(b.kind);

const yearIsKnown = (year: number): boolean =>
  Number.isInteger(year) && year >= Number(CALENDAR_MONTHS.from.slice(0, 4)) && year <= Number(CALENDAR_MONTHS.to.slice(0, 4));

/** A first version of the year, or a supplementary one (Nachtrag) once a version has been resolved. */
export const draftBudget: Decide<DraftBudgetState, DraftBudgetInput, Budget, DraftBudgetRefusal> = ({ versions }, input, { by, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (!yearIsKnown(input.year)) return err(refusal('YEAR_OUT_OF_RANGE', { field: 'year', params: { year: input.year } }));
  const ofYear = versions.filter(({ year }) => year === input.year);
  const draft = ofYear.find(({ status }) => status === 'draft');
  if (draft) return err(refusal('DRAFT_EXISTS', { field: 'year', params: { year: input.year, version: draft.version } }));
  const wrong = checkLines(input.lines) ?? checkIncome(input.income, input.lines);
  if (wrong) return err(wrong);
  return ok({
    id: newId(),
    year: input.year,
    version: ofYear.reduce((highest, { version }) => Math.max(highest, version), 0) + 1,
    kind: ofYear.some(({ status }) => status === 'resolved') ? 'supplementary' : 'first',
    status: 'draft',
    lines: [...input.lines].sort(inOrder),
    income: input.income.map((income) => ({ ...income, label: income.label.trim() })),
    draftedBy: { userId: by.userId, accountId: by.accountId },
    resolution: null,
    approval: null,
  });
};

/** In order of precedence. */
export type ResolveBudgetRefusal = 'BUDGET_NOT_A_DRAFT' | 'NOT_A_PERSON' | 'RESOLUTION_MISSING' | 'DATE_IN_FUTURE' | 'RESOLVED_BEFORE_LAST';

export interface ResolveBudgetState {
  readonly budget: Budget;
  readonly versions: readonly Budget[];
}
export interface ResolveBudgetDecision {
  readonly budget: Budget;
  /** The version that held until now. */
  readonly replaced: Budget | null;
}

/** The assembly has resolved the version; it holds from now on, and the one before is replaced. */
export const resolveBudget: Decide<ResolveBudgetState, BudgetAct, ResolveBudgetDecision, ResolveBudgetRefusal> = (
  { budget, versions },
  act,
  { by, today },
) => {
  if (budget.status !== 'draft') return err(refusal('BUDGET_NOT_A_DRAFT', { params: { status: budget.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const reference = act.reference.trim();
  if (reference === '') return err(refusal('RESOLUTION_MISSING', { field: 'reference' }));
  if (act.on > today) return err(refusal('DATE_IN_FUTURE', { field: 'on', params: { today } }));
  const before = versions.find(({ year, status }) => year === budget.year && status === 'resolved') ?? null;
  if (before?.resolution && act.on < before.resolution.on)
    return err(refusal('RESOLVED_BEFORE_LAST', { field: 'on', params: { date: before.resolution.on } }));
  return ok({
    budget: { ...budget, kind: before ? 'supplementary' : 'first', status: 'resolved', resolution: { reference, on: act.on } },
    replaced: before && { ...before, status: 'replaced' },
  });
};

/** In order of precedence. */
export type ApproveBudgetRefusal =
  | 'BUDGET_NOT_RESOLVED'
  | 'NOT_A_PERSON'
  | 'RESOLUTION_MISSING'
  | 'DATE_IN_FUTURE'
  | 'APPROVED_BEFORE_RESOLVED';

/** The supervisory authority has approved the levy (§ 19 Abs. 2 Satz 2 GkG NRW). */
export const recordApproval: Decide<Budget, BudgetAct, Budget, ApproveBudgetRefusal> = (budget, act, { by, today }) => {
  if (budget.status !== 'resolved' || budget.resolution === null)
    return err(refusal('BUDGET_NOT_RESOLVED', { params: { status: budget.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const reference = act.reference.trim();
  if (reference === '') return err(refusal('RESOLUTION_MISSING', { field: 'reference' }));
  if (act.on > today) return err(refusal('DATE_IN_FUTURE', { field: 'on', params: { today } }));
  if (act.on < budget.resolution.on)
    return err(refusal('APPROVED_BEFORE_RESOLVED', { field: 'on', params: { date: budget.resolution.on } }));
  return ok({ ...budget, approval: { reference, on: act.on } });
};

/** In order of precedence. */
export type DiscardBudgetRefusal = 'BUDGET_NOT_A_DRAFT' | 'NOT_A_PERSON';

export const discardBudget: Decide<Budget, Record<never, never>, Budget, DiscardBudgetRefusal> = (budget, _input, { by }) => {
  if (budget.status !== 'draft') return err(refusal('BUDGET_NOT_A_DRAFT', { params: { status: budget.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  return ok({ ...budget, status: 'discarded' });
};

/** January to December of a year. */
export const monthsOfYear = (year: number): CivilMonth[] =>
  Array.from({ length: 12 }, (_, index) => civilMonth(`${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`));

/** What a line plans for each month. Without months of its own: twelve equal parts, the odd cents one each to the first months. */
export function planByMonth(line: Pick<BudgetLine, 'amountCents' | 'byMonth'>): readonly Cents[] {
  if (line.byMonth !== null) return line.byMonth;
  const months = Array.from({ length: 12 }, (_, index) => String(index).padStart(2, '0'));
  const weights = months.map((month) => ({ party: month, tieKey: month, weight: 1n }));
  return unwrap(splitLargestRemainder(line.amountCents, weights)).parts.map(({ amountCents }) => amountCents);
}
