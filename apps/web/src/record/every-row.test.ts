// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { everyRow } from './every-row.ts';

/** Seven rows, three a page; the cursor is the number of the last row. */
const seven = (after: string | null) => {
  const from = Number(after ?? 0);
  const items = [1, 2, 3, 4, 5, 6, 7].filter((row) => row > from && row <= from + 3);
  return Promise.resolve({ items, nextCursor: from + 3 < 7 ? String(from + 3) : null });
};

test('an export has the rows of all pages, in their order', async () => {
  expect(await everyRow(seven)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await everyRow(seven, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('half a list is not exported: neither one that is too long nor one with a page that could not be had', async () => {
  expect(await everyRow(seven, 6)).toBe('tooMany');
  expect(await everyRow((after) => (after === null ? seven(after) : Promise.resolve(null)))).toBe('failed');
});
