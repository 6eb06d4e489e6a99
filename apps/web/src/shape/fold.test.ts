// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { holdsWords, nearlyHoldsWords } from './fold.ts';

describe('searching with the words that people type', () => {
  test.each([
    ['Hürth', 'huerth', true],
    ['Bad Münstereifel', 'munstereifel', true],
    ['Bad Münstereifel', 'Münster bad', true],
    ['Schließung', 'schliessung', true],
    ['Linnich', 'Hürth', false],
  ])('%s by "%s"', (text, query, expected) => expect(holdsWords(text, query)).toBe(expected));
  test.each([
    ['Lohnabrechnung', 'lohnabrechung', true],
    ['Lohnabrechnung', 'lohnarb', true],
    ['Gehalt', 'gehlat', true],
    ['Vergabe', 'Vergabee', true],
    ['Archiv', 'Lohn', false],
    ['Bus', 'Bas', false],
    ['Zugang', 'Eingang', false],
  ])('%s nearly by "%s"', (text, query, expected) => expect(nearlyHoldsWords(text, query)).toBe(expected));
});
