// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type CivilDate,
  compareFractions,
  type Fraction,
  fraction,
  fractionFromDecimalText,
  ONE_FRACTION,
  parseFraction,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';

/**
 * What a member has of its own beside the key: a minimum or maximum for each pool of the service, an exemption, a factor on its weight,
 * a fixed share or amount, capacity that is reserved for it.
 */
export const COST_TERM_KINDS = ['minimum', 'maximum', 'exempt', 'factor', 'fixedShare', 'fixedAmount', 'reservation'] as const;
export type CostTermKind = (typeof COST_TERM_KINDS)[number];

/** What an amount is stated for; a year and a month count by their days. */
export const COST_TERM_SPANS = ['run', 'month', 'year'] as const;
export type CostTermSpan = (typeof COST_TERM_SPANS)[number];

const COST_TERMS_MOST = 50;

/** Amounts in cents as text, since terms are kept as JSON; numbers exact as text: '5 %' of what is shared, '4/5', '0.8', '12.5'. */
export interface CostTerm {
  readonly serviceFamilyCode: string;
  readonly kind: CostTermKind;
  /** minimum, maximum (or a number), fixedAmount. */
  readonly amountCents: string | null;
  readonly per: CostTermSpan | null;
  /** minimum, maximum, fixedShare: a share of what is shared; factor; reservation: how much. */
  readonly number: string | null;
  /** Of a reservation: what is reserved as the key names it, and its unit. */
  readonly capacity: string | null;
  readonly unit: string | null;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly resolution: string;
}

/** '5 %', '1/3', '0.8', '12,5' as an exact number; null if it is none. Per cent are hundredths. */
export function exactNumber(text: string): Fraction | null {
  const plain = text.trim().replace(',', '.');
  if (plain.length > 30) return null;
  const percent = /^(.*\d)\s*%$/.exec(plain)?.[1];
  const read: Result<Fraction, string> = (percent ?? plain).includes('/')
    ? parseFraction((percent ?? plain).replace(/\s/g, ''))
    : fractionFromDecimalText(percent ?? plain);
  if (!read.ok) return null;
  return percent === undefined ? read.value : fraction(read.value.n, read.value.d * 100n);
}

/** The amount of a term; null where it states none, or no whole cents. */
export const termCents = ({ amountCents }: CostTerm): Cents | null =>
  amountCents !== null && /^-?\d{1,18}$/.test(amountCents) ? (BigInt(amountCents) as Cents) : null;

const isShare = (value: Fraction | null): boolean => value !== null && value.n >= 0n && compareFractions(value, ONE_FRACTION) <= 0;

const statesAmount = (term: CostTerm): boolean => (termCents(term) ?? -1n) >= 0n && term.per !== null;
const numberOf = ({ number }: CostTerm): Fraction | null => (number === null ? null : exactNumber(number));
const statesNumber = (term: CostTerm): boolean => (numberOf(term)?.n ?? -1n) >= 0n;

/** Which number or amount the kind needs; null if it is there. */
function valueFault(term: CostTerm): 'amount' | 'share' | 'factor' | 'capacity' | null {
  const { kind, number, amountCents } = term;
  if (kind === 'exempt') return null;
  if (kind === 'fixedShare') return isShare(numberOf(term)) ? null : 'share';
  if (kind === 'factor') return statesNumber(term) ? null : 'factor';
  if (kind === 'reservation') return statesNumber(term) && term.capacity?.trim() && term.unit?.trim() ? null : 'capacity';
  if (kind !== 'fixedAmount' && number !== null) return amountCents === null && isShare(numberOf(term)) ? null : 'share';
  return statesAmount(term) ? null : 'amount';
}

const EXCEPTIONS: readonly CostTermKind[] = ['exempt', 'factor', 'fixedShare', 'fixedAmount'];

/** Two of one slot may not hold on one day. */
const slotOf = ({ kind, capacity }: CostTerm): string =>
  EXCEPTIONS.includes(kind) ? 'exception' : kind === 'reservation' ? `reservation ${capacity ?? ''}` : kind;

const open = '9999-12-31';
const share = (a: CostTerm, b: CostTerm): boolean => a.validFrom <= (b.validTo ?? open) && b.validFrom <= (a.validTo ?? open);

export type CostTermCode =
  | 'COST_TERMS_TOO_MANY'
  | 'COST_TERM_FAMILY'
  | 'COST_TERM_VALUE'
  | 'COST_TERM_DATES_REVERSED'
  | 'COST_TERM_TWICE'
  | 'COST_TERM_MINIMUM_ABOVE_MAXIMUM';

type At = { readonly family: string; readonly kind: string; readonly from: string };

/** What speaks against two terms of one service beside each other. */
function pairRefusal(term: CostTerm, other: CostTerm, params: At): Refusal<CostTermCode> | null {
  if (other.serviceFamilyCode !== term.serviceFamilyCode || !share(term, other)) return null;
  if (slotOf(other) === slotOf(term)) return refusal('COST_TERM_TWICE', { field: 'costTerms', params });
  const [low, high] = term.kind === 'minimum' ? [term, other] : [other, term];
  if (low.kind !== 'minimum' || high.kind !== 'maximum' || low.per !== high.per) return null;
  const [least, most] = [termCents(low), termCents(high)];
  const crossed = least !== null && most !== null && least > most;
  return crossed ? refusal('COST_TERM_MINIMUM_ABOVE_MAXIMUM', { field: 'costTerms', params }) : null;
}

/** The first thing wrong with the terms, or null. */
export function costTermRefusal(terms: readonly CostTerm[], familyCodes: readonly string[]): Refusal<CostTermCode> | null {
  const field = 'costTerms';
  if (terms.length > COST_TERMS_MOST) return refusal('COST_TERMS_TOO_MANY', { field, params: { most: COST_TERMS_MOST } });
  for (const [index, term] of terms.entries()) {
    const params = { family: term.serviceFamilyCode, kind: term.kind, from: term.validFrom };
    if (!familyCodes.includes(term.serviceFamilyCode)) return refusal('COST_TERM_FAMILY', { field, params });
    const lacks = valueFault(term);
    if (lacks) return refusal('COST_TERM_VALUE', { field, params: { ...params, lacks } });
    if (term.validTo !== null && term.validTo < term.validFrom) return refusal('COST_TERM_DATES_REVERSED', { field, params });
    const pair = terms.slice(0, index).map((other) => pairRefusal(term, other, params));
    const refused = pair.find((one) => one !== null);
    if (refused) return refused;
  }
  return null;
}
