// SPDX-License-Identifier: EUPL-1.2
import {
  BASE_RATES,
  type ContractClaim,
  DEFAULT_INSTALMENT_DATES,
  type InstalmentDates,
  LATE_CHARGES,
  ODD_CENT_RULE,
  PAYMENT_ORDERS,
  type RuleContent,
  type RuleTopic,
  surchargeFor,
  type TreasuryRule,
} from '@domain/treasury';
import { type CivilDate, euroText, formatCivilDate, fractionView } from '@kernel/core';
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { rulesOf } from '../books.ts';

type LateSetting = Extract<RuleContent, { readonly topic: 'lateNotice' }>['late'];

const hundredths = (points: number, decimals = 2): string => fractionView({ n: BigInt(points), d: 100n }, decimals, 'de');

const YEAR_DAYS = { 'act/365': 'Tage genau, Jahr zu 365 Tagen', 'act/act': 'Tage genau, Jahr nach dem Kalender' } as const;

/** The points of the law: those that held when the rule began, and today's where the law has changed since. */
function surchargeText(claim: ContractClaim, days: readonly CivilDate[]): string {
  const told = days.flatMap((day) => {
    const figure = surchargeFor(claim, day);
    return figure.ok ? [`${hundredths(figure.value.value)} Prozentpunkte über dem Basiszinssatz (${figure.value.source}; § 247 BGB)`] : [];
  });
  return [...new Set(told)].join('; ');
}

function lateText(late: LateSetting, days: readonly CivilDate[]): string {
  if (late.kind === 'none') return 'Es werden keine Zinsen und keine Säumniszuschläge erhoben.';
  if (late.kind === 'taxLateCharge') {
    const [figure] = LATE_CHARGES.toReversed();
    return `Säumniszuschläge: ${hundredths(figure?.value.basisPoints ?? 0)} % je angefangenem Monat, abgerundet auf volle ${euroText(figure?.value.roundDownCents ?? (0n as never), 'de')}, Schonfrist ${figure?.value.graceDays ?? 0} Tage (${figure?.source ?? ''}).`;
  }
  const yearDays = YEAR_DAYS[late.dayCount];
  if (late.kind === 'contract') return `Verzugszins: ${surchargeText(late.claim, days)}; ${yearDays}.`;
  const { kind, basisPoints } = late.rate;
  const rate =
    kind === 'fixed'
      ? `${hundredths(basisPoints)} % im Jahr`
      : `${hundredths(basisPoints)} Prozentpunkte über dem Basiszinssatz (§ 247 BGB)`;
  return `Zinssatz der Bestimmung: ${rate}; ${yearDays}.`;
}

const DAY_RULE: Readonly<Record<InstalmentDates['dayRule']['kind'], string>> = {
  asStated: 'auch an einem freien Tag',
  nextBankDay: 'sonst am nächsten Bankarbeitstag',
  previousBankDay: 'sonst am vorigen Bankarbeitstag',
  nextLegalDay: 'sonst am nächsten Tag, der kein Samstag, Sonntag oder Feiertag ist',
  nextWorkingDay: 'sonst am nächsten Arbeitstag',
  previousWorkingDay: 'sonst am vorigen Arbeitstag',
};

const datesText = ({ days, dayRule }: InstalmentDates): string =>
  `${days.map(({ day, month }) => `${day}.${month}.`).join(', ')}; ${DAY_RULE[dayRule.kind]}. ${ODD_CENT_RULE.de}`;

function ruleText({ content, validFrom }: TreasuryRule, today: CivilDate): string {
  switch (content.topic) {
    case 'lateNotice':
    case 'lateInvoice':
      return lateText(content.late, [validFrom, today]);
    case 'lateMinimum':
      return `Unter ${euroText(content.minimumCents, 'de')} wird nichts gefordert.`;
    case 'instalmentDates':
      return datesText(content.dates);
    case 'paymentOrder':
      return PAYMENT_ORDERS[content.order].rule.de;
    case 'balancing':
      return content.balancing.kind === 'kag'
        ? 'Überträge werden nach § 6 Abs. 2 KAG NRW ausgeglichen.'
        : `Überträge werden innerhalb von ${content.balancing.years} Jahren ausgeglichen.`;
  }
}

const TOPICS: Readonly<Record<RuleTopic, string>> = {
  lateNotice: 'Verspätung bei Bescheiden',
  lateInvoice: 'Verspätung bei Rechnungen',
  lateMinimum: 'Kleinbetragsgrenze',
  instalmentDates: 'Termine der Abschläge',
  paymentOrder: 'Reihenfolge, in der Zahlungen Forderungen treffen',
  balancing: 'Ausgleich von Überträgen',
};
const LATE: readonly RuleTopic[] = ['lateNotice', 'lateInvoice', 'lateMinimum'];
const YEAR: readonly RuleTopic[] = ['instalmentDates', 'paymentOrder', 'balancing'];

/** What holds where the association has set no rule. */
const WITHOUT: Readonly<Record<RuleTopic, string>> = {
  lateNotice: 'Keine Regel; es wird nichts berechnet.',
  lateInvoice: 'Keine Regel; es wird nichts berechnet.',
  lateMinimum: 'Keine Regel; auch kleine Beträge können gefordert werden.',
  instalmentDates: datesText(DEFAULT_INSTALMENT_DATES),
  paymentOrder: PAYMENT_ORDERS.publicLaw.rule.de,
  balancing: 'Überträge werden nach § 6 Abs. 2 KAG NRW ausgeglichen.',
};

const rowsOf = (topics: readonly RuleTopic[], rules: readonly TreasuryRule[], today: CivilDate): string[][] =>
  topics.flatMap((topic) => {
    const own = rules.filter(({ content }) => content.topic === topic).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    if (own.length === 0) return [[TOPICS[topic], '', WITHOUT[topic], 'Voreinstellung']];
    return own.map((rule) => [TOPICS[topic], formatCivilDate(rule.validFrom), ruleText(rule, today), rule.clause]);
  });

const needsBaseRate = ({ content }: TreasuryRule): boolean =>
  'late' in content && (content.late.kind === 'contract' || (content.late.kind === 'statute' && content.late.rate.kind === 'aboveBase'));

/** The base rates since the first rule that needs one began; none where no rule does. */
function baseRatesOf(rules: readonly TreasuryRule[]): DocumentedTable {
  const since = rules
    .filter(needsBaseRate)
    .reduce<CivilDate | null>((first, { validFrom }) => (first && first < validFrom ? first : validFrom), null);
  const rates = since === null ? [] : BASE_RATES.filter(({ validTo }) => validTo === null || validTo >= since);
  return {
    title: 'Basiszinssätze',
    intro: 'Mit welchem Basiszinssatz gerechnet wird. Für Zeiten, für die keiner bekannt gemacht ist, wird nichts berechnet.',
    columns: ['Gilt ab', 'Gilt bis', 'Satz', 'Quelle'],
    rows: rates.map(({ validFrom, validTo, value, source }) => [
      ...[formatCivilDate(validFrom), validTo === null ? 'auf Weiteres' : formatCivilDate(validTo), `${hundredths(value)} %`, source],
    ]),
  };
}

/** The dated rules of the treasury with what orders them, for the process documentation. */
export const documentRules = query({
  name: 'treasury.documentRules',
  action: 'treasury.readAccounts',
  input: z.object({}),
  run: async (reads, { today }): Promise<readonly DocumentedTable[]> => {
    const rules = await rulesOf(reads);
    const columns = ['Gegenstand', 'Gilt ab', 'Regel', 'Bestimmung'];
    return [
      {
        title: 'Zinsen und Säumniszuschläge',
        intro:
          'Was Verspätung kostet. Es gilt die Regel, die am Tag der Fälligkeit zuletzt begonnen hat. Gefordert, erlassen oder berichtigt wird nur durch zwei Personen; gerundet wird einmal je Forderung, auf Nebenforderungen wird nichts berechnet (§ 289 BGB, § 240 Abs. 2 AO).',
        ...{ columns, rows: rowsOf(LATE, rules, today) },
      },
      baseRatesOf(rules),
      {
        title: 'Abschläge, Zahlungen und Überträge',
        intro: 'Wann Abschläge auf die Umlage fällig sind, welche Forderung eine Zahlung trifft und wie Überträge ausgeglichen werden.',
        ...{ columns, rows: rowsOf(YEAR, rules, today) },
      },
    ];
  },
});
