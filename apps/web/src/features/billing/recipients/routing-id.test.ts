// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { expectedCheckDigits, wrongCheckDigits } from './routing-id.ts';

test.each([
  ['04011000-1234512345-06', '06'],
  ['991-33333TEST-33', '33'],
  ['04011000-1234512345-99', '06'],
  ['Rathaus', null],
  ['04011000-1234512345', null],
  ['', null],
])('the check digits of %s are %s', (text, expected) => expect(expectedCheckDigits(text)).toBe(expected));

test('only wrong ones are named', () => {
  expect(wrongCheckDigits('991-33333TEST-33')).toBeNull();
  expect(wrongCheckDigits('991-33333TEST-34')).toBe('33');
  expect(wrongCheckDigits('Rathaus')).toBeNull();
});
