// SPDX-License-Identifier: EUPL-1.2
import {
  euroText,
  formatCivilDate,
  fractionFromDecimalText,
  fractionView,
  type Language,
  parseAmount,
  parseCivilDate,
  parseFraction,
  type RefusalParams,
} from '@kernel/core';
import type { AccountPurpose, LatePurpose } from '../account-mapping.ts';
import type { OrderWish } from '../account-order.ts';
import type { CostKind } from '../cost-kind.ts';

export type YearSentence = (params: RefusalParams) => string;

/** How the parameters of refusals and steps are shown in one language. */
export interface Show {
  readonly text: (value: unknown) => string;
  readonly euro: (value: unknown) => string;
  readonly day: (value: unknown) => string;
  readonly month: (value: unknown) => string;
  readonly months: (value: unknown) => string;
  /** 'n/d' cents as euro, cut after six decimals of a cent. */
  readonly cents: (value: unknown) => string;
  /** 'n/d' as a number, cut after six decimals. */
  readonly ratio: (value: unknown) => string;
  /** Hundredths of a per cent. */
  readonly percent: (value: unknown) => string;
  readonly kind: (value: unknown) => string;
  /** What an order does, as a noun. */
  readonly order: (value: unknown) => string;
  /** What accounts stand for, in words: one purpose or several. */
  readonly purposes: (value: unknown) => string;
}

const KINDS: Readonly<Record<Language, Readonly<Record<CostKind, string>>>> = {
  de: { staff: 'Personal', material: 'Sachkosten', overhead: 'Gemeinkosten', income: 'Erträge' },
  en: { staff: 'staff', material: 'material', overhead: 'overhead', income: 'income' },
};

const ORDERS: Readonly<Record<Language, Readonly<Record<OrderWish['kind'], string>>>> = {
  de: {
    plan: 'Änderung des Abschlagsplans',
    payout: 'Auszahlung',
    deferral: 'Stundung',
    late: 'Forderung von Verzugskosten',
    lateWaiver: 'Verzicht auf Verzugskosten',
    lateCorrection: 'Berichtigung von Verzugskosten',
  },
  en: {
    plan: 'change of the instalment plan',
    payout: 'payout',
    deferral: 'deferral',
    late: 'claim for being late',
    lateWaiver: 'waiver of what being late costs',
    lateCorrection: 'correction of what being late costs',
  },
};

const PURPOSES: Readonly<Record<Language, Readonly<Record<AccountPurpose | LatePurpose, string>>>> = {
  de: {
    receivableNotice: 'Forderungen aus Bescheiden',
    receivableInvoice: 'Forderungen aus Rechnungen',
    advances: 'erhaltene Abschläge',
    revenue: 'Erträge',
    receivableLate: 'Forderungen aus Zinsen und Säumniszuschlägen',
    interest: 'Erträge aus Zinsen',
    lateCharge: 'Erträge aus Säumniszuschlägen',
    lateWaived: 'Aufwand aus erlassenen Zinsen und Säumniszuschlägen',
  },
  en: {
    receivableNotice: 'claims from notices',
    receivableInvoice: 'claims from invoices',
    advances: 'advances received',
    revenue: 'income',
    receivableLate: 'claims from interest and late charges',
    interest: 'income from interest',
    lateCharge: 'income from late charges',
    lateWaived: 'expense of interest and late charges that were waived',
  },
};

function purposeText(purpose: string, language: Language): string {
  const known = PURPOSES[language][purpose as AccountPurpose];
  if (known) return known;
  const permille = /^vat:([0-9]{1,3})$/.exec(purpose)?.[1];
  if (permille) {
    const rate = fractionView({ n: BigInt(permille), d: 10n }, 1, language);
    return language === 'de' ? `Umsatzsteuer ${rate} %` : `VAT ${rate}%`;
  }
  const family = /^revenue:(.+)$/.exec(purpose)?.[1];
  if (family) return `${PURPOSES[language].revenue} „${family}“`;
  return purpose;
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const monthText = (value: unknown): string => {
  const match = /^(\d{4})-(\d{2})/.exec(text(value));
  return match ? `${match[2]}/${match[1]}` : text(value);
};

/** Neighbouring months as a span: '01/2026–03/2026, 05/2026'. */
function monthSpans(value: unknown): string {
  const list = Array.isArray(value) ? value.map(text) : [text(value)];
  const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const spans: { from: string; to: string }[] = [];
  for (const month of list) {
    const last = spans.at(-1);
    if (last && index(month) === index(last.to) + 1) last.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans.map(({ from, to }) => (from === to ? monthText(from) : `${monthText(from)}–${monthText(to)}`)).join(', ');
}

function fractionText(value: unknown, decimals: number, language: Language): string {
  const parsed = parseFraction(text(value));
  return parsed.ok ? fractionView(parsed.value, decimals, language) : text(value);
}

export function showIn(language: Language): Show {
  const euro = (value: unknown): string => {
    const amount = parseAmount(text(value));
    return amount.ok ? euroText(amount.value, language) : text(value);
  };
  return {
    text,
    euro,
    day: (value) => {
      const date = parseCivilDate(text(value));
      if (date === null) return text(value);
      return language === 'de' ? formatCivilDate(date) : date;
    },
    month: monthText,
    months: monthSpans,
    cents: (value) => `${fractionText(value, 6, language)} ${language === 'de' ? 'Cent' : 'cents'}`,
    ratio: (value) => fractionText(value, 6, language),
    percent: (value) => {
      const points = fractionFromDecimalText(text(value));
      const view = points.ok ? fractionView({ n: points.value.n, d: points.value.d * 100n }, 2, language) : text(value);
      return language === 'de' ? `${view} %` : `${view}%`;
    },
    kind: (value) => KINDS[language][text(value) as CostKind] ?? text(value),
    order: (value) => ORDERS[language][text(value) as OrderWish['kind']] ?? text(value),
    purposes: (value) => (Array.isArray(value) ? value : [value]).map((one) => purposeText(text(one), language)).join(', '),
  };
}
