// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { beyondUse, percentText, sizeText } from './shares.ts';

test('hundredths of a per cent as people read them', () => {
  expect(percentText(1234)).toBe('12,34\u00a0%');
  expect(percentText(5)).toBe('0,05\u00a0%');
  expect(percentText(-1205, true)).toBe('\u221212,05\u00a0%');
  expect(percentText(50, true)).toBe('+0,50\u00a0%');
  expect(percentText(0, true)).toBe('0,00\u00a0%');
  expect(percentText(null)).toBe('–');
});

test('beyond use, and nothing where use is unknown', () => {
  expect(beyondUse(3000, 2500)).toBe(500);
  expect(beyondUse(3000, null)).toBeNull();
});

test('classes by their limits', () => {
  const words = {
    under: (to: string) => `unter ${to}`,
    atLeast: (from: string) => `ab ${from}`,
    between: (from: string, to: string) => `${from}–${to}`,
  };
  expect(sizeText({ from: null, below: 10_000 }, words)).toBe('unter 10.000');
  expect(sizeText({ from: 10_000, below: 25_000 }, words)).toBe('10.000–24.999');
  expect(sizeText({ from: 60_000, below: null }, words)).toBe('ab 60.000');
});
