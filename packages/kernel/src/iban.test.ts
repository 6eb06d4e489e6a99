// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIban, germanIban, parseIban, unwrap } from './index.ts';

// Examples printed in the ISO 13616 register and by the banks' associations.
test.each([
  'DE89 3704 0044 0532 0130 00',
  'DE02120300000000202051',
  'AT61 1904 3002 3457 3201',
  'NL91 ABNA 0417 1643 00',
  'BE68 5390 0754 7034',
  'gb29 nwbk 6016 1331 9268 19',
])('%s is good', (text) => expect(parseIban(text)).toEqual({ ok: true, value: text.replaceAll(' ', '').toUpperCase() }));

test.each([
  ['', 'IBAN_CHARACTERS'],
  ['DE89-3704', 'IBAN_CHARACTERS'],
  ['89DE370400440532013000', 'IBAN_CHARACTERS'],
  ['XX89370400440532013000', 'IBAN_COUNTRY'],
  ['DE8937040044053201300', 'IBAN_LENGTH'],
  ['DE89370400440532013001', 'IBAN_CHECK_DIGITS'],
])('%j: %s', (text, error) => expect(parseIban(text)).toEqual({ ok: false, error }));

const accounts = fc
  .tuple(fc.integer({ min: 10_000_000, max: 89_999_999 }), fc.integer({ min: 0, max: 2_147_483_647 }))
  .map(([bank, account]) => germanIban(`${bank}`, `${account}`));

test('what is built is read, formatted or not', () => {
  fc.assert(
    fc.property(accounts, (iban) => {
      expect(unwrap(parseIban(formatIban(iban)))).toBe(iban);
      expect(formatIban(iban)).toMatch(/^DE\d{2}( \d{4}){4} \d{2}$/);
    }),
  );
});

test('one wrong digit or two swapped neighbours are found', () => {
  fc.assert(
    fc.property(accounts, fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
      const digits = [...iban];
      const wrong = digits.with(at, String((Number(digits[at]) + by) % 10)).join('');
      expect(parseIban(wrong).ok).toBe(false);
      const swapped = digits
        .with(at, digits[at + 1] as string)
        .with(at + 1, digits[at] as string)
        .join('');
      expect(parseIban(swapped).ok).toBe(swapped === iban);
    }),
  );
});
