// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { widthOf } from './column-width.ts';

test('a column of dates or codes is as wide as they are and leaves the rest to the texts; long texts grow slowly', () => {
  expect(widthOf(['Gilt ab', '01.01.2017'])).toBeNull();
  expect(widthOf(['Gilt bis', 'auf Weiteres', '31.12.2026'])).toBeNull();
  expect(widthOf(['Code', 'O'])).toBeNull();
  expect(widthOf(['Bestimmung', 'Voreinstellung'])).toBe(6);
  expect(widthOf(['Gläubiger-Identifikationsnummer', 'DE98ZZZ09999999999'])).toBe(12);
  expect(widthOf(['Grundlage', 'x'.repeat(400)])).toBe(22);
});
