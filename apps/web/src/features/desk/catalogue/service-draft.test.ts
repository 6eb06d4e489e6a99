// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { codeFor, emptyField, fieldsToWire, serviceCodeFor } from './service-draft.ts';

test.each([
  ['Neues Konto', 'neues-konto'],
  ['Über-Prüfung: Straße & Co.', 'ueber-pruefung-strasse-co'],
  ['   ', ''],
])('the service %s gets the code %s', (name, code) => expect(serviceCodeFor(name)).toBe(code));

test.each([
  ['Ab wann?', [], 'abWann'],
  ['Größe', ['groesse'], 'groesse2'],
  ['2. Termin', [], 'f2Termin'],
])('%s besides %j becomes %s', (label, taken, code) => expect(codeFor(label, taken)).toBe(code));

test('choices keep the codes that they had, new ones get their own, a missing English text is the German one', () => {
  const field = {
    ...emptyField(),
    kind: 'choice' as const,
    labelDe: 'Art',
    labelEn: 'Kind',
    choices: 'Alt | Old\nNeu\n\n',
    choiceCodes: { Alt: 'old7' },
  };
  expect(fieldsToWire([field])).toEqual([
    {
      code: 'art',
      kind: 'choice',
      required: false,
      label: { de: 'Art', en: 'Kind' },
      hint: null,
      choices: [
        { code: 'old7', label: { de: 'Alt', en: 'Old' } },
        { code: 'neu', label: { de: 'Neu', en: 'Neu' } },
      ],
    },
  ]);
});

test('two fields with one label get two codes', () => {
  const field = { ...emptyField(), labelDe: 'Name', labelEn: 'Name' };
  expect(fieldsToWire([field, { ...field, key: 'other' }]).map(({ code }) => code)).toEqual(['name', 'name2']);
});
