// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import {
  alignedNumbers,
  exactNumber,
  hoursText,
  percentText,
  permyriadText,
  shareOfCents,
  shortPercentText,
  sumOfFractions,
} from './exact.ts';

describe('exact fractions for the eye', () => {
  test.each([
    ['1/3', '33,3333 %'],
    ['1', '100,0000 %'],
    ['-1/8', '\u221212,5000 %'],
    ['0', '0,0000 %'],
    ['12345678901234567890/98765432109876543210', '12,4999 %'],
  ])('%s of one is %s', (fraction, expected) => expect(percentText(fraction)).toBe(expected));

  test.each([
    ['1/3', '33,3333 %'],
    ['7/20', '35 %'],
    ['1', '100 %'],
  ])('%s of one is %s in a heading', (fraction, expected) => expect(shortPercentText(fraction)).toBe(expected));

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

  test.each([
    ['1230', '20:30'],
    ['60005', '1.000:05'],
    ['-90', '\u22121:30'],
  ])('%s minutes are %s hours', (minutes, expected) => expect(hoursText(minutes)).toBe(expected));

  test('numbers under each other have as many places', () => {
    expect(['1', '2461/2'].map(alignedNumbers(['1', '2461/2']))).toEqual(['1,0000', '1.230,5000']);
    expect(['1', '12/2'].map(alignedNumbers(['1', '12/2']))).toEqual(['1', '6']);
  });

  test('the share before the cut, and the whole of the shares', () => {
    expect(shareOfCents(1_000_001n, '843/8050')).toBe('1.047,206016\u00a0€');
    expect(percentText(sumOfFractions(['1/3', '1/6', '1/2']))).toBe('100,0000 %');
  });
});
