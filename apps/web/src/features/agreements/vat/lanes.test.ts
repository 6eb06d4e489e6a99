// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { lanesOf } from './lanes.ts';

const position = (id: string, validFrom: string, validTo: string | null = null, form: 'statutes' | null = null) => ({
  ...{ id, validFrom, validTo, form, serviceFamilyCode: null },
});

test('bars of one scope follow each other in one lane, from the first year to the year after the last change', () => {
  const { years, today, lanes } = lanesOf(
    [position('b', '2027-01-01'), position('a', '2025-01-01', '2026-12-31'), position('c', '2026-01-01', null, 'statutes')],
    '2026-01-01',
  );
  expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028]);
  expect(Math.round(today)).toBe(25);
  expect(lanes.map(({ bars }) => bars.map(({ position: { id }, start, width }) => [id, Math.round(start), Math.round(width)]))).toEqual([
    [
      ['a', 0, 50],
      ['b', 50, 50],
    ],
    [['c', 25, 75]],
  ]);
});

test('many years are named at intervals', () => {
  expect(lanesOf([position('a', '1990-01-01')], '2026-06-01').years.length).toBeLessThanOrEqual(12);
});
