// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatDate } from '../../../format/index.ts';
import { dateText, optionalDateText, requiredChoice } from '../../../forms/index.ts';
import { amountProblem, amountToWire } from '../../../ui/index.ts';
import type { TermsData } from '../agreement-query.ts';

type CostTermData = TermsData['costTerms'][number];

export const TERM_KINDS = ['minimum', 'maximum', 'exempt', 'factor', 'fixedShare', 'fixedAmount', 'reservation'] as const;
export const TERM_SPANS = ['year', 'month', 'run'] as const;

/** Texts as they are typed. What a kind does not have is left out when it is sent. */
export const costTerm = z.object({
  familyCode: requiredChoice(),
  kind: z.enum(TERM_KINDS),
  /** Of a minimum or maximum. */
  by: z.enum(['amount', 'share']),
  amount: z.string().check(
    z.check((context) => {
      const problem = amountProblem(context.value);
      if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
    }),
  ),
  per: z.enum(TERM_SPANS),
  number: z.string().check(z.maxLength(40)),
  capacity: z.string().check(z.maxLength(60)),
  unit: z.string().check(z.maxLength(60)),
  validFrom: dateText(),
  validTo: optionalDateText(),
  resolution: z.string().check(z.maxLength(300)),
});

export type TermInput = z.input<typeof costTerm>;
type TermOutput = z.output<typeof costTerm>;

/** Which of its values a term has. */
export function partsOf({ kind, by }: Pick<TermInput, 'kind' | 'by'>): {
  readonly amount: boolean;
  readonly number: boolean;
  readonly capacity: boolean;
} {
  const isLimit = kind === 'minimum' || kind === 'maximum';
  const amount = kind === 'fixedAmount' || (isLimit && by === 'amount');
  const number = kind === 'factor' || kind === 'fixedShare' || kind === 'reservation' || (isLimit && by === 'share');
  return { amount, number, capacity: kind === 'reservation' };
}

/** '1234.50' as a clerk types it */
const typedAmount = (wire: string): string => wire.replace('.', ',');

export const newTerm = (familyCode: string, validFrom: string): TermInput => ({
  ...{ familyCode, kind: 'minimum', by: 'amount', amount: '', per: 'year', number: '', capacity: '', unit: '' },
  ...{ validFrom, validTo: '', resolution: '' },
});

export const termToForm = (term: CostTermData): TermInput => ({
  familyCode: term.serviceFamilyCode,
  kind: term.kind,
  by: term.number !== null && term.amount === null ? 'share' : 'amount',
  amount: term.amount === null ? '' : typedAmount(term.amount),
  per: term.per ?? 'year',
  number: term.number ?? '',
  capacity: term.capacity ?? '',
  unit: term.unit ?? '',
  validFrom: formatDate(term.validFrom),
  validTo: term.validTo ? formatDate(term.validTo) : '',
  resolution: term.resolution,
});

/** As the server wants it. */
export function termFromForm(term: TermOutput) {
  const has = partsOf(term);
  return {
    serviceFamilyCode: term.familyCode,
    kind: term.kind,
    amount: has.amount && term.amount.trim() !== '' ? amountToWire(term.amount) : null,
    per: has.amount ? term.per : null,
    number: has.number && term.number.trim() !== '' ? term.number.trim() : null,
    capacity: has.capacity ? term.capacity.trim() || null : null,
    unit: has.capacity ? term.unit.trim() || null : null,
    validFrom: term.validFrom,
    validTo: term.validTo,
    resolution: term.resolution.trim(),
  };
}
