// SPDX-License-Identifier: EUPL-1.2
import {
  type Bilingual,
  byText,
  type Cents,
  type CivilDate,
  cents,
  type Decide,
  err,
  MAX_CENTS,
  ok,
  type Refusal,
  type Result,
  refusal,
  splitLargestRemainder,
  sumCents,
  unwrap,
  ZERO_CENTS,
} from '@kernel/core';
import { type DayRule, dueDay } from './due-date.ts';
import { dayOfYear, euro, step, type YearStep, yearOf } from './year-step.ts';

/** The dates of a year on which a part of the levy falls due, and what becomes of them on a free day. */
export interface InstalmentDates {
  readonly days: readonly { readonly month: number; readonly day: number }[];
  readonly dayRule: DayRule;
}

/** 15 February, May, August and November, moved to the next bank day. */
export const DEFAULT_INSTALMENT_DATES: InstalmentDates = {
  days: [2, 5, 8, 11].map((month) => ({ month, day: 15 })),
  dayRule: { kind: 'nextBankDay' },
};

/** How the odd cents are given out, as it is printed with every plan. */
export const ODD_CENT_RULE: Bilingual = {
  de: 'Gleiche Teile in vollen Cent; was übrig bleibt, geht je ein Cent an die frühesten Termine.',
  en: 'Equal parts in whole cents; what is left over goes one cent each to the earliest dates.',
};

export interface Instalment {
  /** 1, 2, 3 … in the order of the due dates; kept by later versions. */
  readonly number: number;
  /** The date in the statutes, before it is moved. */
  readonly statedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** Zero or more. */
  readonly amountCents: Cents;
}

export type PlanReason = 'first' | 'supplementaryBudget' | 'joined' | 'left' | 'correction';

/** What one member pays in advance in a year. A change makes a new version; what was due before it stays. Home: the member. */
export interface InstalmentPlan {
  readonly id: string;
  readonly tenantId: string;
  readonly year: number;
  /** 1, 2, 3 … within member and year. */
  readonly version: number;
  readonly reason: PlanReason;
  readonly decidedOn: CivilDate;
  /** Sum of the instalments − credit. */
  readonly levyCents: Cents;
  readonly instalments: readonly Instalment[];
  /** What fell due before the change and is no longer owed: to be paid back or set off. Zero or more. */
  readonly creditCents: Cents;
  readonly steps: readonly YearStep[];
}

/** In order of precedence. */
export type PlanDatesRefusal = 'NO_INSTALMENTS' | 'DATE_NOT_IN_YEAR' | 'DUE_DATE_TWICE';

type Dates = Pick<Instalment, 'number' | 'statedOn' | 'dueOn'>;

/** The due dates of a year, in their order. */
export function instalmentDates(year: number, { days, dayRule }: InstalmentDates): Result<readonly Dates[], Refusal<PlanDatesRefusal>> {
  if (days.length === 0) return err(refusal('NO_INSTALMENTS', { field: 'days' }));
  const dates: { statedOn: CivilDate; dueOn: CivilDate }[] = [];
  for (const [index, { month, day }] of days.entries()) {
    const statedOn = dayOfYear(year, month, day);
    if (statedOn === null) return err(refusal('DATE_NOT_IN_YEAR', { field: `days.${index}`, params: { year, month, day } }));
    dates.push({ statedOn, dueOn: dueDay(statedOn, dayRule) });
  }
  dates.sort((a, b) => byText(a.dueOn, b.dueOn) || byText(a.statedOn, b.statedOn));
  const twice = dates.find(({ dueOn }, index) => dates[index + 1]?.dueOn === dueOn);
  if (twice) return err(refusal('DUE_DATE_TWICE', { field: 'days', params: { date: twice.dueOn } }));
  return ok(dates.map((date, index) => ({ number: index + 1, ...date })));
}

/** Equal parts by the largest remainder; equal remainders of equal weights go by number, so that the earliest dates get the odd cents. */
function equalParts(amount: Cents, dates: readonly Dates[]): Instalment[] {
  const weights = dates.map(({ number }) => ({ party: String(number), tieKey: String(number).padStart(4, '0'), weight: 1n }));
  const parts = new Map(unwrap(splitLargestRemainder(amount, weights)).parts.map(({ party, amountCents }) => [party, amountCents]));
  return dates.map((date) => ({ ...date, amountCents: parts.get(String(date.number)) ?? ZERO_CENTS }));
}

const instalmentSteps = (instalments: readonly Instalment[]): YearStep[] =>
  instalments.map(({ number, statedOn, dueOn, amountCents }) => step('INSTALMENT', { number, statedOn, dueOn, amount: euro(amountCents) }));

/** In order of precedence. */
export type PlanInstalmentsRefusal = 'PLAN_EXISTS' | 'NEGATIVE_LEVY' | 'AMOUNT_TOO_LARGE' | PlanDatesRefusal | 'NO_DATE_LEFT';

export interface PlanInstalmentsState {
  /** The plans of the member for the year. */
  readonly plans: readonly InstalmentPlan[];
}
export interface PlanInstalmentsInput {
  readonly tenantId: string;
  readonly year: number;
  readonly levyCents: Cents;
  readonly dates: InstalmentDates;
  /** Of a member that joins within the year: only dates after it; else null. */
  readonly joinedOn: CivilDate | null;
}

/** The first plan of a member for a year. */
export const planInstalments: Decide<PlanInstalmentsState, PlanInstalmentsInput, InstalmentPlan, PlanInstalmentsRefusal> = (
  { plans },
  { tenantId, year, levyCents, dates, joinedOn },
  { today, newId },
) => {
  const existing = plans.find((plan) => plan.tenantId === tenantId && plan.year === year);
  if (existing) return err(refusal('PLAN_EXISTS', { field: 'year', params: { year, version: existing.version } }));
  const wrong = checkLevy(levyCents);
  if (wrong) return err(wrong);
  const all = instalmentDates(year, dates);
  if (!all.ok) return all;
  const left = joinedOn === null ? all.value : all.value.filter(({ dueOn }) => dueOn > joinedOn);
  if (left.length === 0) return err(refusal('NO_DATE_LEFT', { field: 'joinedOn', params: { date: joinedOn ?? '' } }));
  const instalments = equalParts(levyCents, left);
  return ok({
    id: newId(),
    tenantId,
    year,
    version: 1,
    reason: joinedOn === null ? 'first' : 'joined',
    decidedOn: today,
    levyCents,
    instalments,
    creditCents: ZERO_CENTS,
    steps: [step('PLAN_PARTS', { year, levy: euro(levyCents), count: left.length }), ...instalmentSteps(instalments)],
  });
};

function checkLevy(levyCents: Cents): Refusal<'NEGATIVE_LEVY' | 'AMOUNT_TOO_LARGE'> | null {
  if (levyCents < 0n) return refusal('NEGATIVE_LEVY', { field: 'levy', params: { levy: euro(levyCents) } });
  return levyCents > MAX_CENTS ? refusal('AMOUNT_TOO_LARGE', { field: 'levy', params: { limit: euro(MAX_CENTS) } }) : null;
}

/** In order of precedence. */
export type ChangePlanRefusal =
  | 'PLAN_REPLACED'
  | 'NEGATIVE_LEVY'
  | 'AMOUNT_TOO_LARGE'
  | 'PLAN_UNCHANGED'
  | 'DATE_BEFORE_PLAN'
  | 'EXTRA_DATE_NOT_LATER'
  | 'EXTRA_DATE_OTHER_YEAR'
  | 'NO_INSTALMENT_LEFT';

export interface ChangePlanState {
  readonly plan: InstalmentPlan;
  /** The plans of the member for the year. */
  readonly plans: readonly InstalmentPlan[];
}
export interface ChangePlanInput {
  readonly reason: Exclude<PlanReason, 'first'>;
  readonly levyCents: Cents;
  /** Of a member that leaves: nothing falls due after it as long as an open date lies before; else null. */
  readonly leavesOn: CivilDate | null;
  /** An additional date, for a change after the last one; else null. */
  readonly extraDueOn: CivilDate | null;
}

/** The dates that a change can still use: those not yet due; of a leaving member those until it leaves, or the first that is left. */
function usableDates(open: readonly Dates[], leavesOn: CivilDate | null): readonly Dates[] {
  if (leavesOn === null) return open;
  const before = open.filter(({ dueOn }) => dueOn <= leavesOn);
  return before.length > 0 ? before : open.slice(0, 1);
}

/**
 * Another levy within the year (supplementary budget, joining or leaving members, a correction): instalments that are due by today stay as
 * they are, the rest of the new levy is spread over the others. If less is owed than was due, the others are nothing and the rest is a credit.
 */
export const changePlan: Decide<ChangePlanState, ChangePlanInput, InstalmentPlan, ChangePlanRefusal> = (
  { plan, plans },
  { reason, levyCents, leavesOn, extraDueOn },
  { today, newId },
) => {
  const latest = currentPlan(plans, plan.tenantId, plan.year, null) ?? plan;
  if (latest.version > plan.version) return err(refusal('PLAN_REPLACED', { params: { version: latest.version } }));
  const wrong = checkLevy(levyCents);
  if (wrong) return err(wrong);
  if (levyCents === plan.levyCents && leavesOn === null && extraDueOn === null)
    return err(refusal('PLAN_UNCHANGED', { field: 'levy', params: { levy: euro(levyCents) } }));
  if (today < plan.decidedOn) return err(refusal('DATE_BEFORE_PLAN', { params: { date: plan.decidedOn } }));
  const lastDue = plan.instalments.at(-1)?.dueOn ?? today;
  if (extraDueOn !== null && (extraDueOn <= today || extraDueOn <= lastDue))
    return err(
      refusal('EXTRA_DATE_NOT_LATER', { field: 'extraDueOn', params: { date: extraDueOn, last: lastDue > today ? lastDue : today } }),
    );
  if (extraDueOn !== null && yearOf(extraDueOn) !== plan.year)
    return err(refusal('EXTRA_DATE_OTHER_YEAR', { field: 'extraDueOn', params: { date: extraDueOn, year: String(plan.year) } }));
  const kept = plan.instalments.filter(({ dueOn }) => dueOn <= today);
  const extra = extraDueOn === null ? [] : [{ number: plan.instalments.length + 1, statedOn: extraDueOn, dueOn: extraDueOn }];
  const open: readonly Dates[] = [
    ...plan.instalments.filter(({ dueOn }) => dueOn > today).map(({ number, statedOn, dueOn }) => ({ number, statedOn, dueOn })),
    ...extra,
  ];
  const keptCents = sumCents(kept.map(({ amountCents }) => amountCents));
  const rest = levyCents - keptCents;
  const usable = usableDates(open, leavesOn);
  if (rest > 0n && usable.length === 0) return err(refusal('NO_INSTALMENT_LEFT', { field: 'extraDueOn', params: { rest: euro(rest) } }));
  const spread = rest > 0n ? equalParts(cents(rest), usable) : [];
  const amounts = new Map(spread.map(({ number, amountCents }) => [number, amountCents]));
  const instalments = [...kept, ...open.map((date) => ({ ...date, amountCents: amounts.get(date.number) ?? ZERO_CENTS }))];
  const credit = rest < 0n ? -rest : 0n;
  return ok({
    id: newId(),
    tenantId: plan.tenantId,
    year: plan.year,
    version: plan.version + 1,
    reason,
    decidedOn: today,
    levyCents,
    instalments,
    creditCents: cents(credit),
    steps: [
      step('PLAN_CHANGED', { year: plan.year, before: euro(plan.levyCents), levy: euro(levyCents), date: today }),
      step('PLAN_KEPT', { count: kept.length, kept: euro(keptCents), rest: euro(rest), open: usable.length }),
      ...(credit > 0n ? [step('PLAN_CREDIT', { credit: euro(credit) })] : []),
      ...instalmentSteps(instalments),
    ],
  });
};

/** The plan of a member for a year as it was known on a day; null asks for the latest. */
export function currentPlan(
  plans: readonly InstalmentPlan[],
  tenantId: string,
  year: number,
  knownOn: CivilDate | null,
): InstalmentPlan | null {
  const own = plans.filter((plan) => plan.tenantId === tenantId && plan.year === year && (knownOn === null || plan.decidedOn <= knownOn));
  return own.reduce<InstalmentPlan | null>((latest, plan) => (latest === null || plan.version > latest.version ? plan : latest), null);
}
