// SPDX-License-Identifier: EUPL-1.2
import type { StepCode } from '../step-codes.ts';
import { showIn, type YearSentence } from './sentence.ts';

const { cents, day, euro, kind, months, percent, ratio, text } = showIn('de');

const CARRY_OVER_STATES: Readonly<Record<string, string>> = {
  open: 'offen',
  lastYear: 'läuft mit diesem Jahr ab',
  balanced: 'ausgeglichen',
  expired: 'Frist abgelaufen',
};
const carryOverState = (value: unknown): string => CARRY_OVER_STATES[text(value)] ?? text(value);

/** By what a part is shared and what orders it, as far as it was said. */
const orderedBy = (...parts: readonly unknown[]): string => {
  const said = parts.map(text).filter((part) => part !== '');
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
};
const list = (value: unknown): string => (Array.isArray(value) ? value : [value]).map((one) => `„${text(one)}“`).join(', ');

export const stepsDe: Readonly<Record<StepCode, YearSentence>> = {
  LEVY_WHOLE: ({ year, expenses, income, levy }) =>
    `Umlage ${text(year)}: Aufwendungen ${euro(expenses)} − sonstige Erträge ${euro(income)} = ${euro(levy)} (nie unter null)`,
  LEVY_POOL: ({ pool, expenses, own, general, levy, clause, resolution }) =>
    `„${text(pool)}“: Aufwendungen ${euro(expenses)} − eigene Erträge ${euro(own)} − allgemeine Erträge ${euro(general)} = ${euro(levy)} (${text(clause)}; ${text(resolution)})`,
  LEVY_SHARE: ({ pool, measure, clause, resolution, levy, weight, of, rounding, amount }) =>
    `„${text(pool)}“${orderedBy(measure && `verteilt nach: ${text(measure)}`, clause, resolution)}: ${euro(levy)} × ${ratio(weight)} von ${ratio(of)}, Ausgleichscent ${euro(rounding)} = ${euro(amount)}`,
  LEVY_COVERED: ({ pools }) => `Keine Umlage, durch Erträge gedeckt: ${list(pools)}`,
  LEVY_MEMBER: ({ member, year, amount }) => `Vorläufige Umlage ${text(year)} für ${text(member)}: ${euro(amount)}`,
  PLAN_PARTS: ({ year, levy, count }) => `Abschläge ${text(year)}: ${euro(levy)} in ${text(count)} Teilen`,
  PLAN_CHANGED: ({ year, before, levy, date }) => `Abschläge ${text(year)}, geändert am ${day(date)}: ${euro(before)} → ${euro(levy)}`,
  PLAN_KEPT: ({ count, kept, rest, open }) =>
    `Schon fällige Abschläge (${text(count)}) bleiben: ${euro(kept)}. Der Rest von ${euro(rest)} verteilt sich auf ${text(open)} Termine.`,
  PLAN_CREDIT: ({ credit }) => `Es war schon mehr fällig, als jetzt geschuldet ist: Guthaben ${euro(credit)}`,
  INSTALMENT: ({ number, statedOn, dueOn, amount }) =>
    `${text(number)}. Abschlag: ${euro(amount)}, fällig am ${day(dueOn)}${statedOn === dueOn ? '' : ` (bestimmt: ${day(statedOn)})`}`,
  PAYMENT: ({ amount, date }) => `Zahlung ${euro(amount)}, Wertstellung ${day(date)}`,
  PAYMENT_NAMED: ({ label, dueOn, amount, open }) =>
    `„${text(label)}“ (fällig ${day(dueOn)}), vom Zahler bestimmt: ${euro(amount)}, danach offen ${euro(open)}`,
  PAYMENT_PART: ({ label, dueOn, amount, open }) => `„${text(label)}“ (fällig ${day(dueOn)}): ${euro(amount)}, danach offen ${euro(open)}`,
  PAYMENT_CREDIT: ({ credit }) => `Ohne Forderung: Guthaben ${euro(credit)}`,
  LATE_NONE: ({ label, clause }) => `„${text(label)}“: keine Zinsen und keine Säumniszuschläge (${text(clause)})`,
  LATE_SPAN: ({ from, to, days, balance, basisPoints, yearDays, exact, source }) =>
    `${day(from)} bis ${day(to)}: ${euro(balance)} × ${percent(basisPoints)} × ${text(days)}/${text(yearDays)} = ${cents(exact)} (${text(source)})`,
  LATE_MONTH: ({ from, to, balance, basisPoints, exact, source }) =>
    `Angefangener Monat ${day(from)} bis ${day(to)}: ${euro(balance)} (abgerundet) × ${percent(basisPoints)} = ${cents(exact)} (${text(source)})`,
  LATE_SUM: ({ label, exact, amount, clause }) =>
    `„${text(label)}“: zusammen ${cents(exact)}, einmal gerundet ${euro(amount)} (${text(clause)})`,
  LATE_CORRECTED: ({ to, settled, now }) => `Bis ${day(to)} gefordert oder erlassen: ${euro(settled)}, nach heutigem Stand: ${euro(now)}`,
  LATE_DIFFERENCE: ({ amount }) => `Unterschied: ${euro(amount)}`,
  FORECAST_TREND: ({ pool, kind: k, actual, rest, compared, ratio: r, forecast, observed, ahead }) =>
    `„${text(pool)}“, ${kind(k)}: Ist ${months(observed)} ${euro(actual)} + Vorjahr für ${months(ahead)} ${euro(rest)} × (${euro(actual)} / Vorjahr derselben Monate ${euro(compared)} = ${ratio(r)}) = ${euro(forecast)}`,
  FORECAST_PLAN_RATIO: ({ pool, kind: k, actual, rest, compared, ratio: r, forecast, observed, ahead }) =>
    `„${text(pool)}“, ${kind(k)}: Ist ${months(observed)} ${euro(actual)} + Plan für ${months(ahead)} ${euro(rest)} × (${euro(actual)} / Plan derselben Monate ${euro(compared)} = ${ratio(r)}) = ${euro(forecast)}`,
  FORECAST_PLAN: ({ pool, kind: k, actual, rest, forecast, observed, ahead }) =>
    `„${text(pool)}“, ${kind(k)}: Ist${months(observed) === '' ? '' : ` ${months(observed)}`} ${euro(actual)} + Plan für ${months(ahead)} ${euro(rest)} = ${euro(forecast)} (zu wenige vergleichbare Monate für ein Verhältnis)`,
  FORECAST_ACTUAL: ({ pool, kind: k, actual, observed }) =>
    `„${text(pool)}“, ${kind(k)}: alle Monate liegen vor (${months(observed)}), ${euro(actual)}`,
  FORECAST_SUM: ({ year, forecast, plan, rows }) =>
    `Hochrechnung ${text(year)}: Summe aus ${text(rows)} Zeilen ${euro(forecast)}, Plan ${euro(plan)}`,
  CARRY_OVER_SURPLUS: ({ pool, from, to, amount, balanced, open, lastYear, status, source }) =>
    `Überdeckung „${text(pool)}“ ${day(from)} bis ${day(to)}: ${euro(amount)}, ausgeglichen ${euro(balanced)}, übrig ${euro(open)}; auszugleichen bis ${text(lastYear)} (${carryOverState(status)}; ${text(source)})`,
  CARRY_OVER_DEFICIT: ({ pool, from, to, amount, balanced, open, lastYear, status, source }) =>
    `Unterdeckung „${text(pool)}“ ${day(from)} bis ${day(to)}: ${euro(amount)}, ausgeglichen ${euro(balanced)}, übrig ${euro(open)}; soll ausgeglichen werden bis ${text(lastYear)} (${carryOverState(status)}; ${text(source)})`,
  SETTLEMENT_LINE: ({ labelDe, amount }) => `${text(labelDe)}: ${euro(amount)}`,
  SETTLEMENT_ADVANCES: ({ due, paid, arrears }) => `Abschläge: fällig ${euro(due)}, gezahlt ${euro(paid)}, rückständig ${euro(arrears)}`,
  SETTLEMENT_TO_PAY: ({ member, year, actual, paid, remainder }) =>
    `${text(member)}, ${text(year)}: ${euro(actual)} − gezahlte Abschläge ${euro(paid)} = noch zu zahlen ${euro(remainder)}`,
  SETTLEMENT_TO_GET_BACK: ({ member, year, actual, paid, remainder }) =>
    `${text(member)}, ${text(year)}: ${euro(actual)} − gezahlte Abschläge ${euro(paid)} = zu erstatten ${euro(remainder)}`,
  SETTLEMENT_EVEN: ({ member, year, actual }) => `${text(member)}, ${text(year)}: ${euro(actual)}, durch Abschläge genau gedeckt`,
  CORRECTION_LINE: ({ labelDe, before, after, delta }) => `${text(labelDe)}: ${euro(before)} → ${euro(after)}, Unterschied ${euro(delta)}`,
  CORRECTION_SUM: ({ member, year, delta }) => `Korrektur ${text(year)} für ${text(member)}: ${euro(delta)}`,
};
