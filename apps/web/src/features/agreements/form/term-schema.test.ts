// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { TermsData } from '../agreement-query.ts';
import { costTerm, newTerm, termFromForm, termToForm } from './term-schema.ts';

const kept: TermsData['costTerms'][number] = {
  ...{ serviceFamilyCode: 'it', kind: 'maximum', amount: '12000.00', per: 'year', number: null, capacity: null, unit: null },
  ...{ validFrom: '2026-01-01', validTo: null, resolution: 'Verbandsversammlung vom 12.11.2025' },
};

test.each<TermsData['costTerms'][number]>([
  kept,
  { ...kept, kind: 'minimum', amount: null, per: null, number: '5 %' },
  { ...kept, kind: 'exempt', amount: null, per: null, validTo: '2026-12-31' },
  { ...kept, kind: 'reservation', amount: null, per: null, number: '40', capacity: 'storage', unit: 'GB' },
])('a term goes through the form as it is: $kind', (term) => {
  expect(termFromForm(z.parse(costTerm, termToForm(term)))).toEqual(term);
});

test('what a kind does not have is not sent', () => {
  const typed = { ...newTerm('it', '1.1.2026'), kind: 'exempt' as const, amount: '100', number: '5 %', capacity: 'x', unit: 'y' };
  expect(termFromForm(z.parse(costTerm, typed))).toMatchObject({ amount: null, per: null, number: null, capacity: null, unit: null });
});

test('three decimals of an amount are refused, not rounded', () => {
  expect(z.safeParse(costTerm, { ...newTerm('it', '1.1.2026'), amount: '1,005' }).success).toBe(false);
});
