// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { exactNumber, percentText, permyriadText } from './exact.ts';

describe('exact fractions for the eye', () => {
  test.each([
    ['1/3', '33,3333 %'],
    ['1', '100 %'],
    ['-1/8', '\u221212,5 %'],
    ['0', '0 %'],
    ['12345678901234567890/98765432109876543210', '12,4999 %'],
  ])('%s of one is %s', (fraction, expected) => expect(percentText(fraction)).toBe(expected));

  test.each([
    ['1230', '1.230'],
    ['2461/2', '1.230,5'],
    ['2/3', '0,6666'],
  ])('%s is %s', (fraction, expected) => expect(exactNumber(fraction)).toBe(expected));

  test.each([
    [10_000, '100 %'],
    [3333, '33,33 %'],
    [3500, '35 %'],
    [-50, '\u22120,5 %'],
  ])('%s hundredths of a percent are %s', (share, expected) => expect(permyriadText(share)).toBe(expected));
});
