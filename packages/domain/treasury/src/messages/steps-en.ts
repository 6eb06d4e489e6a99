// SPDX-License-Identifier: EUPL-1.2
import type { StepCode } from '../step-codes.ts';
import { showIn, type YearSentence } from './sentence.ts';

const { cents, day, euro, kind, months, percent, ratio, text } = showIn('en');

const CARRY_OVER_STATES: Readonly<Record<string, string>> = {
  open: 'open',
  lastYear: 'expires with this year',
  balanced: 'balanced',
  expired: 'expired',
};
const carryOverState = (value: unknown): string => CARRY_OVER_STATES[text(value)] ?? text(value);

/** By what a part is shared and what orders it, as far as it was said. */
const orderedBy = (...parts: readonly unknown[]): string => {
  const said = parts.map(text).filter((part) => part !== '');
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
};
const list = (value: unknown): string => (Array.isArray(value) ? value : [value]).map((one) => `“${text(one)}”`).join(', ');

export const stepsEn: Readonly<Record<StepCode, YearSentence>> = {
  LEVY_WHOLE: ({ year, expenses, income, levy }) =>
    `Levy ${text(year)}: expenses ${euro(expenses)} − other income ${euro(income)} = ${euro(levy)} (never below zero)`,
  LEVY_POOL: ({ pool, expenses, own, general, levy, clause, resolution }) =>
    `“${text(pool)}”: expenses ${euro(expenses)} − own income ${euro(own)} − general income ${euro(general)} = ${euro(levy)} (${text(clause)}; ${text(resolution)})`,
  LEVY_SHARE: ({ pool, measure, clause, resolution, levy, weight, of, rounding, amount }) =>
    `“${text(pool)}”${orderedBy(measure && `shared by: ${text(measure)}`, clause, resolution)}: ${euro(levy)} × ${ratio(weight)} of ${ratio(of)}, rounding cent ${euro(rounding)} = ${euro(amount)}`,
  LEVY_COVERED: ({ pools }) => `No levy, covered by income: ${list(pools)}`,
  LEVY_MEMBER: ({ member, year, amount }) => `Provisional levy ${text(year)} of ${text(member)}: ${euro(amount)}`,
  PLAN_PARTS: ({ year, levy, count }) => `Instalments ${text(year)}: ${euro(levy)} in ${text(count)} parts`,
  PLAN_CHANGED: ({ year, before, levy, date }) => `Instalments ${text(year)}, changed on ${day(date)}: ${euro(before)} → ${euro(levy)}`,
  PLAN_KEPT: ({ count, kept, rest, open }) =>
    `Instalments that are due already (${text(count)}) stay: ${euro(kept)}. The rest of ${euro(rest)} is spread over ${text(open)} dates.`,
  PLAN_CREDIT: ({ credit }) => `More was due already than is owed now: credit ${euro(credit)}`,
  INSTALMENT: ({ number, statedOn, dueOn, amount }) =>
    `Instalment ${text(number)}: ${euro(amount)}, due on ${day(dueOn)}${statedOn === dueOn ? '' : ` (stated: ${day(statedOn)})`}`,
  PAYMENT: ({ amount, date }) => `Payment ${euro(amount)}, value date ${day(date)}`,
  PAYMENT_NAMED: ({ label, dueOn, amount, open }) =>
    `“${text(label)}” (due ${day(dueOn)}), named by the payer: ${euro(amount)}, open after it ${euro(open)}`,
  PAYMENT_PART: ({ label, dueOn, amount, open }) => `“${text(label)}” (due ${day(dueOn)}): ${euro(amount)}, open after it ${euro(open)}`,
  PAYMENT_CREDIT: ({ credit }) => `Without a claim: credit ${euro(credit)}`,
  LATE_NONE: ({ label, clause }) => `“${text(label)}”: no interest and no late charges (${text(clause)})`,
  LATE_SPAN: ({ from, to, days, balance, basisPoints, yearDays, exact, source }) =>
    `${day(from)} to ${day(to)}: ${euro(balance)} × ${percent(basisPoints)} × ${text(days)}/${text(yearDays)} = ${cents(exact)} (${text(source)})`,
  LATE_MONTH: ({ from, to, balance, basisPoints, exact, source }) =>
    `Month begun ${day(from)} to ${day(to)}: ${euro(balance)} (rounded down) × ${percent(basisPoints)} = ${cents(exact)} (${text(source)})`,
  LATE_SUM: ({ label, exact, amount, clause }) =>
    `“${text(label)}”: ${cents(exact)} in all, rounded once ${euro(amount)} (${text(clause)})`,
  LATE_CORRECTED: ({ to, settled, now }) => `Claimed or waived up to ${day(to)}: ${euro(settled)}, as things stand today: ${euro(now)}`,
  LATE_DIFFERENCE: ({ amount }) => `Difference: ${euro(amount)}`,
  FORECAST_TREND: ({ pool, kind: k, actual, rest, compared, ratio: r, forecast, observed, ahead }) =>
    `“${text(pool)}”, ${kind(k)}: actual ${months(observed)} ${euro(actual)} + last year for ${months(ahead)} ${euro(rest)} × (${euro(actual)} / last year in the same months ${euro(compared)} = ${ratio(r)}) = ${euro(forecast)}`,
  FORECAST_PLAN_RATIO: ({ pool, kind: k, actual, rest, compared, ratio: r, forecast, observed, ahead }) =>
    `“${text(pool)}”, ${kind(k)}: actual ${months(observed)} ${euro(actual)} + plan for ${months(ahead)} ${euro(rest)} × (${euro(actual)} / plan of the same months ${euro(compared)} = ${ratio(r)}) = ${euro(forecast)}`,
  FORECAST_PLAN: ({ pool, kind: k, actual, rest, forecast, observed, ahead }) =>
    `“${text(pool)}”, ${kind(k)}: actual${months(observed) === '' ? '' : ` ${months(observed)}`} ${euro(actual)} + plan for ${months(ahead)} ${euro(rest)} = ${euro(forecast)} (too few comparable months for a ratio)`,
  FORECAST_ACTUAL: ({ pool, kind: k, actual, observed }) =>
    `“${text(pool)}”, ${kind(k)}: all months are there (${months(observed)}), ${euro(actual)}`,
  FORECAST_SUM: ({ year, forecast, plan, rows }) =>
    `Forecast ${text(year)}: sum of ${text(rows)} rows ${euro(forecast)}, plan ${euro(plan)}`,
  CARRY_OVER_SURPLUS: ({ pool, from, to, amount, balanced, open, lastYear, status, source }) =>
    `Surplus “${text(pool)}” ${day(from)} to ${day(to)}: ${euro(amount)}, balanced ${euro(balanced)}, left ${euro(open)}; to be balanced by ${text(lastYear)} (${carryOverState(status)}; ${text(source)})`,
  CARRY_OVER_DEFICIT: ({ pool, from, to, amount, balanced, open, lastYear, status, source }) =>
    `Deficit “${text(pool)}” ${day(from)} to ${day(to)}: ${euro(amount)}, balanced ${euro(balanced)}, left ${euro(open)}; should be balanced by ${text(lastYear)} (${carryOverState(status)}; ${text(source)})`,
  SETTLEMENT_LINE: ({ labelEn, amount }) => `${text(labelEn)}: ${euro(amount)}`,
  SETTLEMENT_ADVANCES: ({ due, paid, arrears }) => `Advances: due ${euro(due)}, paid ${euro(paid)}, in arrears ${euro(arrears)}`,
  SETTLEMENT_TO_PAY: ({ member, year, actual, paid, remainder }) =>
    `${text(member)}, ${text(year)}: ${euro(actual)} − advances paid ${euro(paid)} = still to pay ${euro(remainder)}`,
  SETTLEMENT_TO_GET_BACK: ({ member, year, actual, paid, remainder }) =>
    `${text(member)}, ${text(year)}: ${euro(actual)} − advances paid ${euro(paid)} = to get back ${euro(remainder)}`,
  SETTLEMENT_EVEN: ({ member, year, actual }) => `${text(member)}, ${text(year)}: ${euro(actual)}, met exactly by advances`,
  CORRECTION_LINE: ({ labelEn, before, after, delta }) => `${text(labelEn)}: ${euro(before)} → ${euro(after)}, difference ${euro(delta)}`,
  CORRECTION_SUM: ({ member, year, delta }) => `Correction ${text(year)} for ${text(member)}: ${euro(delta)}`,
};
