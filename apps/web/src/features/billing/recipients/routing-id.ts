// SPDX-License-Identifier: EUPL-1.2

/** Letters count from A = 10 (ISO 7064); a text of digits. */
const digits = (text: string): string => [...text].map((sign) => String(Number.parseInt(sign, 36))).join('');

/** The check digits of a Leitweg-ID by MOD 97-10; null where the text has not the form of one. */
export function expectedCheckDigits(text: string): string | null {
  const match = /^(\d{2,12})(?:-([A-Z0-9]{1,30}))?-\d{2}$/.exec(text.trim().toUpperCase());
  if (!match) return null;
  const [, coarse = '', fine = ''] = match;
  const rest = BigInt(`${digits(coarse + fine)}00`) % 97n;
  return String(98n - rest).padStart(2, '0');
}

/** The check digits that a Leitweg-ID should end with, where it ends with others. */
export function wrongCheckDigits(text: string): string | null {
  const expected = expectedCheckDigits(text);
  return expected === null || text.trim().endsWith(`-${expected}`) ? null : expected;
}
