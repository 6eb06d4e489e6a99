// SPDX-License-Identifier: EUPL-1.2
import { refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { expect, test } from 'vitest';
import { withFamilyNames } from './family-names.ts';
import { messages } from './messages/index.ts';
import { allOf, firstOf } from './settled.ts';

const NAMES = new Map([['archive', { de: 'Archiv', en: 'Archive' }]]);

test('who reads why a run failed finds services by their names, in both languages', () => {
  const found = ['archive', 'unheard-of'].map((family) =>
    withFamilyNames(refusal('KEY_OF_OTHER_FAMILY', { field: 'pools', params: { pool: 'Magazin', key: 'Köpfe', family } }), NAMES),
  );
  expect(firstOf(found).params).toMatchObject({
    familyDe: 'Archiv',
    more: 1,
    findings: [
      'KEY_OF_OTHER_FAMILY|pool=Magazin|key=Köpfe|familyDe=Archiv|familyEn=Archive',
      'KEY_OF_OTHER_FAMILY|pool=Magazin|key=Köpfe|family=unheard-of',
    ],
  });
});

test('one refusal for all that is found holds each of them, with what its sentence names', () => {
  const found = [
    refusal('POOL_WITHOUT_WEIGHT', {
      field: 'pools',
      params: { pool: 'Schul-IT', metric: 'quantity.devices', unit: 'Geräte | Tablets', from: '2026-11', to: '2026-11' },
    }),
    refusal('POOL_WITHOUT_WEIGHT', { field: 'pools', params: { pool: 'Archiv', metric: 'hours', from: '2026-11', to: '2026-11' } }),
  ] as const;
  const first = firstOf(found);
  expect(sentenceFor(messages, 'de', first)).toBe(
    'Niemand hat für „Schul-IT“ (11/2026) ein Gewicht: Menge („Geräte | Tablets“). Erfassen Sie die fehlenden Mengen, ändern Sie den Schlüssel, oder buchen Sie die Kosten um. Dazu kommt ein weiterer Hinweis.',
  );
  expect(allOf(first).map((one) => sentenceFor(messages, 'en', one))).toEqual(found.map((one) => sentenceFor(messages, 'en', one)));
  expect(allOf(firstOf(found.slice(1)))).toHaveLength(1);
});

test('a settled month is refused with what the reader can do there: where only the open month is offered, nothing is said of a correction', () => {
  const inInvoice = refusal('PERIOD_FROZEN', { field: 'month', params: { month: '2026-10', open: '2026-11' } });
  expect(sentenceFor(messages, 'de', inInvoice)).toBe(
    'Der Monat 10/2026 ist abgerechnet. Bitte buchen Sie im ersten offenen Monat (11/2026).',
  );
  expect(sentenceFor(messages, 'en', inInvoice)).not.toContain('correction');
  const elsewhere = refusal('PERIOD_FROZEN', { field: 'month', params: { month: '2026-10' } });
  expect(sentenceFor(messages, 'de', elsewhere)).toContain('in die Berichtigung dieser Abrechnung');
});
