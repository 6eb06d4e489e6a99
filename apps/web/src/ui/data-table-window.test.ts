// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { rangeInView, scrollFor } from './data-table-window.ts';

test.each([
  ['at the top', 500, 0, 370, { first: 0, last: 22 }],
  ['in the middle', 500, 3700, 370, { first: 88, last: 122 }],
  ['at the end', 500, 18_130, 370, { first: 478, last: 499 }],
  ['of a list that became shorter', 70, 18_130, 370, { first: 69, last: 69 }],
] as const)('the window %s', (_where, count, top, height, expected) => {
  expect(rangeInView(count, top, height)).toEqual(expected);
});

test.each([
  ['a row in view leaves all as it is', 5, 100, 370, 100],
  ['a row above comes to the top', 1, 100, 370, 37],
  ['a row below comes to the bottom', 20, 100, 370, 407],
] as const)('%s', (_case, index, top, height, expected) => {
  expect(scrollFor(index, top, height)).toBe(expected);
});
