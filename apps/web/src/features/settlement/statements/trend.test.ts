// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { differenceOf, isComparable } from './trend.ts';

describe('the trend of statements', () => {
  test.each([
    ['10.00', '7.50', '2.50'],
    ['7.50', '10.00', '-2.50'],
    ['1.00', '-0.50', '1.50'],
    ['1.00', null, null],
  ])('%s after %s is %s', (total, previous, expected) => expect(differenceOf(total, previous)).toBe(expected));

  test('a month is not compared with a quarter', () => {
    const quarter = { ags: '1', periodFrom: '2026-04', periodTo: '2026-06' };
    const july = { ags: '1', periodFrom: '2026-07', periodTo: '2026-07' };
    const august = { ags: '1', periodFrom: '2026-08', periodTo: '2026-08' };
    const foreign = { ags: '2', periodFrom: '2026-05', periodTo: '2026-07' };
    const rows = [august, july, quarter, foreign];
    expect(rows.map((row) => isComparable(row, rows))).toEqual([true, false, true, true]);
  });
});
