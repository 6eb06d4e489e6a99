// SPDX-License-Identifier: EUPL-1.2
import { sumCents } from '@kernel/core';
import { expect, test } from 'vitest';
import { withCheckDigit } from './town.ts';
import { makeYear } from './year.ts';

const year = makeYear(1, 500);

test('the same seed makes the same year, another one another', () => {
  expect(makeYear(1, 500)).toEqual(year);
  expect(makeYear(2, 20).lines[0]).not.toEqual(year.lines[0]);
});

test('every line is wholly explained by its truth, and no claim is paid twice', () => {
  const paid = new Map<string, number>();
  for (const { line, truth } of year.lines) {
    expect(truth.parts.reduce((sum, { cents }) => sum + cents, truth.restCents)).toBe(Number(line.amountCents));
    for (const { target, cents } of truth.parts) paid.set(target, (paid.get(target) ?? 0) + cents);
  }
  for (const { id, cents } of year.town.claims) expect(paid.get(id) ?? 0).toBeLessThanOrEqual(cents);
  expect(new Set(year.lines.map(({ line }) => line.id)).size).toBe(year.lines.length);
  expect(sumCents(year.lines.map(({ line }) => line.amountCents))).toBeGreaterThan(0n);
});

test('references end with their check digit, and damage happens as often as it says', () => {
  // The example of the standard.
  expect(withCheckDigit('0794')).toBe('07945');
  for (const { reference } of year.town.claims.slice(0, 50)) expect(withCheckDigit(reference.slice(0, -1))).toBe(reference);
  const share = (word: string): number => year.lines.filter(({ made }) => made.includes(word)).length / year.lines.length;
  expect(share('no reference')).toBeGreaterThan(0.03);
  expect(share('no reference')).toBeLessThan(0.05);
  expect(share('damaged')).toBeGreaterThan(0.03);
  expect(share('partial')).toBeGreaterThan(0.004);
  for (const word of ['over', 'several', 'nothing', 'own batch', 'collection', 'returned debit', 'charges'])
    expect(share(word)).toBeGreaterThan(0);
});
