// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { expect, test } from 'vitest';
import { vatRule } from './testing/agreements.ts';
import { standardRateOn, vatOnTop } from './vat-rate.ts';
import { vatRuleOn } from './vat-rule.ts';

const taxed = (ratePermille: number) => vatRule({ code: 'S', ratePermille, basis: '§ 12 Abs. 1 UStG' });

test.each([
  [190, 118_037n, 22_427n],
  [190, -118_037n, -22_427n],
  [190, 50n, 10n],
  [160, 10_000n, 1_600n],
])('%s per mille on %s cents are %s cents', (ratePermille, net, taxCents) => {
  expect(vatOnTop(taxed(ratePermille), cents(net))).toEqual({ ratePermille, taxCents, ground: '§ 12 Abs. 1 UStG' });
});

test('what is not taxable or exempt bears no tax', () => {
  for (const vat of [vatRule(), vatRule({ code: 'E' }), null]) expect(vatOnTop(vat, cents(100n))).toBeNull();
});

test.each([
  ['2006-12-31', undefined],
  ['2020-06-30', 190],
  ['2020-12-31', 160],
  ['2021-01-01', 190],
])('the standard rate on %s is %s per mille', (day, permille) => {
  expect(standardRateOn(civilDate(day))?.permille).toBe(permille);
});

test.each([
  ['2026-12-31', 'O'],
  ['2027-01-01', 'E'],
  ['2027-06-30', 'E'],
  ['2027-07-01', 'S'],
  ['1999-12-31', undefined],
])('of the rules for %s the last one that has begun holds: %s', (day, code) => {
  const rules = [
    vatRule({ code: 'S', validFrom: civilDate('2027-07-01') }),
    vatRule({ validTo: civilDate('2026-12-31') }),
    vatRule({ code: 'E', validFrom: civilDate('2027-01-01') }),
  ];
  expect(vatRuleOn(rules, civilDate(day))?.code).toBe(code);
});
