// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { keyErrors, keyInput } from './key-values.ts';

const whole = { serviceFamilyCode: 'archive', name: ' Archiv ', validFrom: '1.1.2027', clause: '§ 12 ', resolution: ' 3/2026' };

test('what is whole is sent without the blanks around it', () => {
  expect(keyErrors(whole)).toEqual({});
  expect(keyInput(whole)).toEqual({
    serviceFamilyCode: 'archive',
    name: 'Archiv',
    validFrom: '2027-01-01',
    clause: '§ 12',
    resolution: '3/2026',
  });
});

test.each(['serviceFamilyCode', 'name', 'validFrom', 'clause', 'resolution'] as const)(
  'a blank %s is asked for and nothing is sent',
  (field) => {
    const blank = { ...whole, [field]: '  ' };
    expect(keyErrors(blank)).toEqual({ [field]: 'Diese Angabe fehlt.' });
    expect(keyInput(blank)).toBeNull();
  },
);

test('what is no day is told so', () => {
  const wrong = { ...whole, validFrom: '31.2.2027' };
  expect(keyErrors(wrong).validFrom).toContain('kein Datum');
  expect(keyInput(wrong)).toBeNull();
});
