// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { readChanges } from './address.ts';
import { barLengths, changePercent, signed, wireOf } from './scenario.ts';

test.each([
  ['100.00', '13.54', '+13,5\u00a0%'],
  ['100.00', '-13.55', '\u221213,6\u00a0%'],
  ['3.00', '1.00', '+33,3\u00a0%'],
  ['100.00', '0.00', '0,0\u00a0%'],
  ['0.00', '5.00', null],
  [null, '5.00', null],
])('of %s a difference of %s is %s', (before, difference, expected) => expect(changePercent(before, difference)).toBe(expected));

test('a bar is as long as its part of the largest difference, in either direction', () => {
  expect(barLengths(['-50.00', '25.00', '0.00'])).toEqual([100, 50, 0]);
  expect(barLengths(['0.00'])).toEqual([0]);
  expect(signed('1.00')).toBe('+1,00\u00a0€');
});

test('a scenario comes back from an address; what is none is left out, and the server gets no names', () => {
  const change = { kind: 'leaves', memberId: 'a', lastDay: '2026-01-31', name: 'Ahausen' };
  expect(readChanges([change])).toEqual([change]);
  expect(readChanges([{ kind: 'sells' }])).toBeUndefined();
  expect(wireOf([{ kind: 'leaves', memberId: 'a', lastDay: 'tomorrow', name: 'Ahausen' }])).toEqual([{ kind: 'leaves', memberId: 'a' }]);
});
