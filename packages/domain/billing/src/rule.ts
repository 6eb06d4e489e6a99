// SPDX-License-Identifier: EUPL-1.2
import {
  addBankDays,
  addDays,
  type CivilDate,
  deliveredOn,
  err,
  findHoliday,
  type GermanLand,
  isoWeekday,
  ok,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';
import type { AdvanceWay } from './document.ts';
import type { Family } from './family.ts';

export const DAY_RULES = ['asStated', 'nextBankDay', 'nextLegalDay'] as const;
/** What becomes of a due day on which nobody pays: it stays; the next bank day; the next that is no Saturday, Sunday or holiday (§ 193 BGB). */
export type DayRule = (typeof DAY_RULES)[number];

/** How an association makes its documents; dated, the day of the step decides. */
export interface BillingRule {
  readonly version: number;
  readonly validFrom: CivilDate;
  /** Days that the members have for objections. */
  readonly objectionDays: number;
  /** Days from the delivery to the due day, by family. */
  readonly noticeDueDays: number;
  readonly invoiceDueDays: number;
  readonly dayRule: DayRule;
  readonly land: GermanLand;
  readonly advanceWay: AdvanceWay;
}

/** What holds until an association says otherwise. */
export const DEFAULT_RULE: BillingRule = {
  version: 0,
  validFrom: '2000-01-01' as CivilDate,
  objectionDays: 14,
  noticeDueDays: 30,
  invoiceDueDays: 30,
  dayRule: 'nextLegalDay',
  land: 'NW',
  advanceWay: 'remainder',
};

/** A member that is to object must have a day for it; a leap year is the longest that anybody waits. */
const MIN_OBJECTION_DAYS = 1;
const MAX_OBJECTION_DAYS = 366;
const MAX_DUE_DAYS = 120;

/** In order of precedence. */
export type RuleRefusal = 'OBJECTION_DAYS_INVALID' | 'DUE_DAYS_INVALID' | 'VALID_FROM_IN_THE_PAST' | 'VALID_FROM_NOT_LATER';

const wholeUpTo = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;

/** What is no period for objections; at least so many days. */
export const objectionDaysRefusal = (days: number, least: number): Refusal<'OBJECTION_DAYS_INVALID'> | null =>
  wholeUpTo(days, least, MAX_OBJECTION_DAYS)
    ? null
    : refusal('OBJECTION_DAYS_INVALID', { field: 'objectionDays', params: { least, most: MAX_OBJECTION_DAYS } });

export function checkRule(
  state: { readonly last: BillingRule | null; readonly today: CivilDate },
  input: Omit<BillingRule, 'version'>,
): Result<BillingRule, Refusal<RuleRefusal>> {
  const wrong = objectionDaysRefusal(input.objectionDays, MIN_OBJECTION_DAYS);
  if (wrong) return err(wrong);
  for (const field of ['noticeDueDays', 'invoiceDueDays'] as const)
    if (!wholeUpTo(input[field], 1, MAX_DUE_DAYS)) return err(refusal('DUE_DAYS_INVALID', { field, params: { most: MAX_DUE_DAYS } }));
  if (input.validFrom < state.today) return err(refusal('VALID_FROM_IN_THE_PAST', { field: 'validFrom', params: { today: state.today } }));
  if (state.last && input.validFrom < state.last.validFrom)
    return err(refusal('VALID_FROM_NOT_LATER', { field: 'validFrom', params: { last: state.last.validFrom } }));
  return ok({ ...input, version: (state.last?.version ?? 0) + 1 });
}

/** The rule of a day: of the versions that have begun the youngest. */
export const ruleOn = (rules: readonly BillingRule[], day: CivilDate): BillingRule =>
  rules.filter(({ validFrom }) => validFrom <= day).reduce((best, rule) => (rule.version > best.version ? rule : best), DEFAULT_RULE);

function nextLegalDay(day: CivilDate, land: GermanLand): CivilDate {
  let next = day;
  while (isoWeekday(next) > 5 || findHoliday(land, next) !== null) next = addDays(next, 1);
  return next;
}

/**
 * The first day on which a document that is issued on a day can ask to be paid: the term begins when it counts as delivered in the member's
 * portal, since nothing is owed under a notice before (§ 41 VwVfG NRW, § 122 AO).
 */
export function payableFrom(family: Family, issuedOn: CivilDate, rule: BillingRule): CivilDate {
  const nominal = addDays(deliveredOn(issuedOn, rule.land), family === 'notice' ? rule.noticeDueDays : rule.invoiceDueDays);
  if (rule.dayRule === 'asStated') return nominal;
  return rule.dayRule === 'nextBankDay' ? addBankDays(nominal, 0) : nextLegalDay(nominal, rule.land);
}

/** null for documents over instalments: these have due days of their own. */
export const dueDayOf = (family: Family, overInstalments: boolean, issuedOn: CivilDate, rule: BillingRule): CivilDate | null =>
  overInstalments ? null : payableFrom(family, issuedOn, rule);
