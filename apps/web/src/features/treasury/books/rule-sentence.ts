// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../../format/index.ts';
import { type Translate, useMessages } from '../../../i18n/index.ts';
import { amountOf } from '../shown.ts';
import { ruleTexts } from './rule-texts.ts';

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
  readonly minimumCents?: string;
  readonly balancing?: { readonly kind: 'kag' | 'statutes'; readonly years?: number };
}

type Say = Translate<(typeof ruleTexts)['de']>;

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
  const m = useMessages(ruleTexts);
  return (content) => {
    const { late, dates, order, balancing, minimumCents } = content as Content;
    if (late) return lateSentence(m, late);
    if (dates) return m('dates', { dates: dates.days.map(({ day, month }) => `${day}.${month}.`).join(', ') });
    if (order) return m(order);
    if (minimumCents !== undefined) return m('minimum', { amount: amountOf(minimumCents) });
    return balancing?.kind === 'statutes' ? m('years', { years: balancing.years ?? 0 }) : m('kag');
  };
}
