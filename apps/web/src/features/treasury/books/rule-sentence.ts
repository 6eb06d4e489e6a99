// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../../format/index.ts';
import { defineMessages, type Translate, useMessages } from '../../../i18n/index.ts';

const texts = defineMessages({
  de: {
    contractPayment: 'Verzugszins für Entgelte nach § 288 Abs. 2 BGB',
    contractOther: 'Verzugszins nach § 288 Abs. 1 BGB',
    fixed: 'Zinssatz der Satzung: {rate} % im Jahr',
    aboveBase: 'Zinssatz der Satzung: {rate} Prozentpunkte über dem Basiszinssatz',
    taxLateCharge: 'Säumniszuschlag nach § 240 AO',
    none: 'keine Zinsen und keine Zuschläge',
    actualDays: 'Tage genau, Jahr nach dem Kalender',
    days365: 'Tage genau, Jahr zu 365 Tagen',
    publicLaw: 'nach § 225 AO',
    civilLaw: 'nach §§ 366, 367 BGB',
    oldestFirst: 'die älteste Forderung zuerst',
    kag: 'nach § 6 Abs. 2 KAG NRW',
    years: 'innerhalb von {years} Jahren',
    dates: 'zum {dates}',
  },
  en: {
    contractPayment: 'Default interest on payments under § 288 (2) BGB',
    contractOther: 'Default interest under § 288 (1) BGB',
    fixed: 'Rate of the statutes: {rate}% a year',
    aboveBase: 'Rate of the statutes: {rate} percentage points above the base rate',
    taxLateCharge: 'Late charge under § 240 AO',
    none: 'neither interest nor charges',
    actualDays: 'exact days, year by the calendar',
    days365: 'exact days, year of 365 days',
    publicLaw: 'by § 225 AO',
    civilLaw: 'by §§ 366, 367 BGB',
    oldestFirst: 'the oldest claim first',
    kag: 'by § 6 (2) KAG NRW',
    years: 'within {years} years',
    dates: 'on {dates}',
  },
});

/** What a rule of the treasury may hold, as the server keeps it. */
interface Content {
  readonly late?: {
    readonly kind: 'contract' | 'statute' | 'taxLateCharge' | 'none';
    readonly claim?: 'payment' | 'other';
    readonly rate?: { readonly kind: 'fixed' | 'aboveBase'; readonly basisPoints: number };
    readonly dayCount?: 'act/365' | 'act/act';
  };
  readonly dates?: { readonly days: readonly { readonly day: number; readonly month: number }[] };
  readonly order?: 'publicLaw' | 'civilLaw' | 'oldestFirst';
  readonly balancing?: { readonly kind: 'kag' | 'statutes'; readonly years?: number };
}

type Say = Translate<(typeof texts)['de']>;

function lateSentence(m: Say, { kind, claim, rate, dayCount }: NonNullable<Content['late']>): string {
  const what =
    kind === 'contract'
      ? m(claim === 'other' ? 'contractOther' : 'contractPayment')
      : kind === 'statute'
        ? m(rate?.kind ?? 'fixed', { rate: formatNumber((rate?.basisPoints ?? 0) / 100) })
        : m(kind);
  return dayCount ? `${what}; ${m(dayCount === 'act/act' ? 'actualDays' : 'days365')}` : what;
}

/** A rule of the treasury in one sentence: rate, days, order or dates. */
export function useRuleSentence(): (content: unknown) => string {
  const m = useMessages(texts);
  return (content) => {
    const { late, dates, order, balancing } = content as Content;
    if (late) return lateSentence(m, late);
    if (dates) return m('dates', { dates: dates.days.map(({ day, month }) => `${day}.${month}.`).join(', ') });
    if (order) return m(order);
    return balancing?.kind === 'statutes' ? m('years', { years: balancing.years ?? 0 }) : m('kag');
  };
}
