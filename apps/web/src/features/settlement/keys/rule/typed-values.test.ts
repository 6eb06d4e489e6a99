// SPDX-License-Identifier: EUPL-1.2
import { fractionToText } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import {
  amountToRule,
  dayOfYearFromWire,
  dayOfYearToWire,
  numberFromWire,
  numberToWire,
  restToWhole,
  shareFromWire,
  shareOf,
  shareToWire,
  slugOf,
  sumOfShares,
} from './typed-values.ts';

describe('numbers', () => {
  test.each([
    ['10.000', 'de', '10000'],
    ['10.000', 'en', '10.000'],
    ['10,000', 'en', '10000'],
    ['1.234,5', 'de', '1234.5'],
    ['0,8', 'de', '0.8'],
    ['0,8', 'en', '0.8'],
    ['4 / 5', 'de', '4/5'],
    ['\u22125', 'de', '-5'],
    ['viel', 'de', 'viel'],
  ] as const)('%s in %s is %s', (text, language, wire) => expect(numberToWire(text, language)).toBe(wire));
  test.each([
    ['0.8', '0,8'],
    ['4/5', '0,8'],
    ['1/3', '1/3'],
    ['10000', '10000'],
  ])('%s is shown as %s', (wire, text) => expect(numberFromWire(wire, 'de')).toBe(text));
});

describe('shares', () => {
  test.each([
    ['35', '35 %'],
    ['33,5 %', '33.5 %'],
    ['1/3', '1/3'],
    ['', ' %'],
  ])('%s is %s', (text, wire) => expect(shareToWire(text, 'de')).toBe(wire));
  test.each(['35', '33,5', '1/3'])('%s comes back as it was', (text) => expect(shareFromWire(shareToWire(text, 'de'), 'de')).toBe(text));
  test('add up exactly', () => {
    expect(fractionToText(sumOfShares(['1/3', '1/3', '1/3']) ?? { n: 0n, d: 1n })).toBe('1/1');
    expect(sumOfShares(['35', 'x'])).toBeNull();
    expect(shareOf('')).toBeNull();
  });
  test.each([
    [['35'], '65'],
    [['33,33', 'x'], '66,67'],
    [['1/3'], '2/3'],
    [['60', '50'], ''],
  ])('to a whole %s want %s', (texts, rest) => expect(restToWhole(texts)).toBe(rest));
});

describe('days of every year', () => {
  test.each(['15.10.', '15.10', '15/10', '15 Oct', '15 october'])('%s', (text) => expect(dayOfYearToWire(text)).toBe('10-15'));
  test('shown', () => {
    expect(dayOfYearFromWire('10-05', 'de')).toBe('05.10.');
    expect(dayOfYearFromWire('10-05', 'en')).toBe('5 Oct');
    expect(dayOfYearToWire('irgendwann')).toBe('irgendwann');
  });
});

test('an amount goes out in whole cents, and what is none as it is', () => {
  expect(amountToRule('15.000')).toBe('15000.00');
  expect(amountToRule('1234,5')).toBe('1234.50');
  expect(amountToRule('viel')).toBe('viel');
});
test.each([
  ['Schüler', 'schueler'],
  ['Regal-Meter (laufend)', 'regal-meter-laufend'],
  ['  ', ''],
])('%s has the code %s', (name, code) => expect(slugOf(name)).toBe(code));
