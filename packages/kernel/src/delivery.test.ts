// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { type CivilDate, checkFigures, DELIVERY_DAYS, deliveredOn } from './index.ts';

test('counts as delivered on the fourth day, before 2025 on the third, and on none on which nobody works', () => {
  expect(checkFigures(DELIVERY_DAYS).ok).toBe(true);
  const days = ['2024-12-30', '2025-01-07', '2026-01-13', '2026-12-21', '2027-03-22', '2026-10-28'];
  expect(days.map((day) => deliveredOn(day as CivilDate, 'NW'))).toEqual([
    '2025-01-02',
    // Saturday the 11th.
    '2025-01-13',
    // Saturday the 17th.
    '2026-01-19',
    // Christmas Day, the day after it, a Sunday.
    '2026-12-28',
    // Good Friday to Easter Monday.
    '2027-03-30',
    // All Saints on a Sunday.
    '2026-11-02',
  ]);
});
