// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  addFractions,
  addMonthsToDate,
  type Cents,
  type CivilDate,
  cents,
  civilDate,
  type DatedFigure,
  daysBetween,
  err,
  type Fraction,
  fraction,
  isValidOn,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumFractions,
  ZERO_CENTS,
  ZERO_FRACTION,
} from '@kernel/core';
import { BASE_RATES, type BaseRateRefusal, type BasisPoints, baseRateOn, type SurchargeRefusal, surchargeFor } from './base-rate.ts';
import { nextLegalDay } from './due-date.ts';
import {
  type DayCount,
  type DefaultPeriod,
  defaultPeriods,
  effectOf,
  LATE_CHARGES,
  type LateAmount,
  type LateChargeFigure,
  type LateClaim,
  type LateRule,
  type LateSpan,
} from './late-rule.ts';
import { isSidePayment } from './open-item.ts';
import { euro, exact, roundCents, step, type YearStep } from './year-step.ts';

/** In order of precedence. */
export type LateRefusal =
  | 'INTEREST_ON_SIDE_PAYMENT'
  | 'LATE_RULE_WITHOUT_CLAUSE'
  | SurchargeRefusal
  | BaseRateRefusal
  | 'LATE_CHARGE_UNKNOWN';

/** From the day after 'after' (null: from the first day of default) to 'to', both as days that are counted. */
export interface LateWindow {
  readonly after: CivilDate | null;
  readonly to: CivilDate;
}

/** The rate of a day: base rate + surcharge, or a fixed one; never below zero. */
interface DayRate {
  readonly basisPoints: BasisPoints;
  /** Last day on which it is the same. */
  readonly until: CivilDate | null;
  readonly source: string;
}
type RateOn = (date: CivilDate) => Result<DayRate, Refusal<LateRefusal>>;
type InterestRule = Extract<LateRule, { kind: 'contract' | 'statute' }>;
type BaseRates = readonly DatedFigure<BasisPoints>[];

function aboveBase(points: BasisPoints, source: string, rates: BaseRates): RateOn {
  return (date) => {
    const base = baseRateOn(date, rates);
    if (!base.ok) return base;
    const { value, validTo } = base.value;
    return ok({ basisPoints: Math.max(0, value + points), until: validTo, source: `${source}; ${base.value.source}` });
  };
}

function rateOf(rule: InterestRule, rates: BaseRates): Result<RateOn, Refusal<LateRefusal>> {
  if (rule.kind === 'contract') {
    const surcharge = surchargeFor(rule.claim, rule.arisenOn);
    return surcharge.ok ? ok(aboveBase(surcharge.value.value, surcharge.value.source, rates)) : surcharge;
  }
  const { rate, clause } = rule;
  if (rate.kind === 'aboveBase') return ok(aboveBase(rate.basisPoints, clause, rates));
  return ok(() => ok({ basisPoints: rate.basisPoints, until: null, source: clause }));
}

const lastOfYear = (date: CivilDate): CivilDate => civilDate(`${date.slice(0, 4)}-12-31`);
const daysOfYear = (date: CivilDate, dayCount: DayCount): number =>
  dayCount === 'act/365' ? 365 : daysBetween(civilDate(`${date.slice(0, 4)}-01-01`), lastOfYear(date)) + 1;

/**
 * What is owed on a day: a payment still counts in full on its own day and no longer on the next (§§ 187, 188 BGB). What a correction
 * takes off was never owed.
 */
function balanceOn({ item, movements }: LateClaim, date: CivilDate): bigint {
  const own = movements.filter(({ itemId, kind, on }) => itemId === item.id && (kind === 'reduction' || on < date));
  const balance = own.reduce((sum, movement) => sum + effectOf(movement), item.amountCents as bigint);
  return balance > 0n ? balance : 0n;
}

/** The spans of one time of default in which neither what is owed nor the rate nor the year of the calendar changes. */
function interestSpans(
  claim: LateClaim,
  { dueOn, until }: DefaultPeriod,
  dayCount: DayCount,
  rateOn: RateOn,
): Result<LateSpan[], Refusal<LateRefusal>> {
  const spans: LateSpan[] = [];
  const paidOn = claim.movements.filter(({ itemId, kind }) => itemId === claim.item.id && kind !== 'reduction').map(({ on }) => on);
  for (let from = addDays(dueOn, 1); from <= until; ) {
    const balance = balanceOn(claim, from);
    const day = from;
    const ends = [until, ...paidOn.filter((on) => on >= day), ...(dayCount === 'act/act' ? [lastOfYear(day)] : [])];
    // Where nothing is owed, no rate need be known.
    const rate = balance === 0n ? null : rateOn(day);
    if (rate !== null && !rate.ok) return rate;
    if (rate?.value.until) ends.push(rate.value.until);
    const to = ends.reduce((first, end) => (end < first ? end : first));
    if (rate !== null) {
      const days = daysBetween(day, to) + 1;
      const yearDays = daysOfYear(day, dayCount);
      const { basisPoints, source } = rate.value;
      const quota = fraction(balance * BigInt(basisPoints) * BigInt(days), 10_000n * BigInt(yearDays));
      spans.push({ from: day, to, days, balanceCents: cents(balance), basisPoints, yearDays, exact: quota, source });
    }
    from = addDays(to, 1);
  }
  return ok(spans);
}

function windowed(periods: readonly DefaultPeriod[], after: CivilDate | null): DefaultPeriod[] {
  if (after === null) return [...periods];
  return periods.filter(({ until }) => until > after).map(({ dueOn, until }) => ({ dueOn: dueOn > after ? dueOn : after, until }));
}

function interest(rule: InterestRule, claim: LateClaim, window: LateWindow, rates: BaseRates): Result<LateSpan[], Refusal<LateRefusal>> {
  const rateOn = rateOf(rule, rates);
  if (!rateOn.ok) return rateOn;
  const spans: LateSpan[] = [];
  for (const period of windowed(defaultPeriods(claim, window.to), window.after)) {
    const found = interestSpans(claim, period, rule.dayCount, rateOn.value);
    if (!found.ok) return found;
    spans.push(...found.value);
  }
  return ok(spans);
}

/** What is owed after all movements up to a day; reductions count from their own day (§ 240 Abs. 1 Satz 4 AO). */
function owedAfter({ item, movements }: LateClaim, date: CivilDate): bigint {
  const own = movements.filter(({ itemId, on }) => itemId === item.id && on <= date);
  return own.reduce((sum, movement) => sum + effectOf(movement), item.amountCents as bigint);
}

/** The months begun in one time of default; a month ends with the day that has the number of the due date (§ 188 Abs. 2, 3 BGB). */
function chargeSpans(
  claim: LateClaim,
  dueOn: CivilDate,
  until: CivilDate,
  grace: CivilDate,
  figure: DatedFigure<LateChargeFigure>,
): LateSpan[] {
  const { basisPoints, roundDownCents } = figure.value;
  const spans: LateSpan[] = [];
  for (let month = 0; ; month += 1) {
    const before = addMonthsToDate(dueOn, month);
    if (before >= until) return spans;
    // Within the grace nothing is charged on what is paid (§ 240 Abs. 3 Satz 1 AO).
    const owed = owedAfter(claim, before < grace ? grace : before);
    const base = owed > 0n ? owed - (owed % roundDownCents) : 0n;
    if (base === 0n) continue;
    const [from, to] = [addDays(before, 1), addMonthsToDate(dueOn, month + 1)];
    const quota = fraction(base * BigInt(basisPoints), 10_000n);
    spans.push({
      from,
      to,
      days: daysBetween(from, to) + 1,
      balanceCents: cents(base),
      basisPoints,
      yearDays: null,
      exact: quota,
      source: figure.source,
    });
  }
}

function lateCharges(
  rule: Extract<LateRule, { kind: 'taxLateCharge' }>,
  claim: LateClaim,
  { after, to }: LateWindow,
): Result<LateSpan[], Refusal<LateRefusal>> {
  const spans: LateSpan[] = [];
  // A month is charged once, in the window in which it begins; what began within the grace is charged with the first day after it.
  const isNew = (from: CivilDate, grace: CivilDate): boolean => after === null || (from > grace ? from > after : grace >= after);
  for (const period of defaultPeriods(claim, to)) {
    const dueOn = nextLegalDay(period.dueOn, rule.land);
    const figure = LATE_CHARGES.find(({ validFrom, validTo }) => isValidOn({ from: validFrom, to: validTo }, dueOn));
    if (figure === undefined) return err(refusal('LATE_CHARGE_UNKNOWN', { field: 'dueOn', params: { date: dueOn } }));
    const grace = nextLegalDay(addDays(dueOn, figure.value.graceDays), rule.land);
    if (period.until <= grace) continue;
    spans.push(...chargeSpans(claim, dueOn, period.until, grace, figure).filter(({ from }) => isNew(from, grace)));
  }
  return ok(spans);
}

function stepsOf(rule: LateRule, claim: LateClaim, spans: readonly LateSpan[], sum: Fraction, amount: Cents): YearStep[] {
  const { label } = claim.item;
  if (rule.kind === 'none') return [step('LATE_NONE', { label, clause: rule.clause })];
  const lines = spans.map(({ from, to, days, balanceCents, basisPoints, yearDays, exact: quota, source }) => {
    const common = { from, to, balance: euro(balanceCents), basisPoints, exact: exact(quota), source };
    return yearDays === null ? step('LATE_MONTH', common) : step('LATE_SPAN', { ...common, days, yearDays });
  });
  return [...lines, step('LATE_SUM', { label, exact: exact(sum), amount: euro(amount), clause: rule.clause })];
}

function spansOf(rule: LateRule, claim: LateClaim, window: LateWindow, rates: BaseRates): Result<LateSpan[], Refusal<LateRefusal>> {
  if (rule.kind === 'none') return ok([]);
  return rule.kind === 'taxLateCharge' ? lateCharges(rule, claim, window) : interest(rule, claim, window, rates);
}

/**
 * What a claim has cost by being late, worked out exactly span by span and rounded once at the end, half a cent upwards. The due date
 * itself does not count, the day of payment does (§§ 187 Abs. 1, 188 Abs. 1 BGB). Interest and charges bear neither (§ 289 BGB,
 * § 240 Abs. 2 AO).
 */
export function lateAmount(
  rule: LateRule,
  claim: LateClaim,
  window: LateWindow,
  rates: BaseRates = BASE_RATES,
): Result<LateAmount, Refusal<LateRefusal>> {
  const { item } = claim;
  if (isSidePayment(item.kind) && rule.kind !== 'none')
    return err(refusal('INTEREST_ON_SIDE_PAYMENT', { field: 'item', params: { label: item.label } }));
  if (rule.clause.trim() === '') return err(refusal('LATE_RULE_WITHOUT_CLAUSE', { field: 'clause', params: { label: item.label } }));
  const found = spansOf(rule, claim, window, rates);
  if (!found.ok) return found;
  const spans = found.value;
  const sum = spans.length === 0 ? ZERO_FRACTION : sumFractions(spans.map((span) => span.exact));
  const amountCents = spans.length === 0 ? ZERO_CENTS : roundCents(sum);
  return ok({
    itemId: item.id,
    rule: rule.kind,
    clause: rule.clause,
    to: window.to,
    spans,
    exact: sum,
    amountCents,
    steps: stepsOf(rule, claim, spans, sum, amountCents),
  });
}

export interface LateTotal {
  readonly amounts: readonly LateAmount[];
  readonly exact: Fraction;
  /** Sum of the rounded amounts: each claim is rounded once, the total never again. */
  readonly totalCents: Cents;
}

/** The late amounts of several claims, each under its own rule, in the order given. */
export function lateTotal(
  claims: readonly { readonly claim: LateClaim; readonly rule: LateRule }[],
  window: LateWindow,
  rates: BaseRates = BASE_RATES,
): Result<LateTotal, Refusal<LateRefusal>> {
  const amounts: LateAmount[] = [];
  let sum: Fraction = ZERO_FRACTION;
  for (const [index, { claim, rule }] of claims.entries()) {
    const amount = lateAmount(rule, claim, window, rates);
    if (!amount.ok) return err({ ...amount.error, field: `claims.${index}.${amount.error.field ?? 'rule'}` });
    amounts.push(amount.value);
    sum = addFractions(sum, amount.value.exact);
  }
  return ok({ amounts, exact: sum, totalCents: cents(amounts.reduce((whole, { amountCents }) => whole + amountCents, 0n)) });
}
