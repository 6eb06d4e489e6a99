// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { expect, test } from 'vitest';
import { vatOnTop } from './vat-rate.ts';

test.each([
  ['S', 118_037n, '2026-10-31', 190, 22_427n],
  ['S', -118_037n, '2026-10-31', 190, -22_427n],
  ['S', 50n, '2026-10-31', 190, 10n],
  ['S', 10_000n, '2020-12-31', 160, 1_600n],
  ['S', 10_000n, '2021-01-01', 190, 1_900n],
] as const)('%s on %s cents on %s: %s per mille, %s cents', (code, net, day, ratePermille, taxCents) => {
  expect(vatOnTop(code, cents(net), civilDate(day))).toMatchObject({ ratePermille, taxCents });
});

test('what is not taxable or exempt bears no tax, and neither does a day without a known rate', () => {
  for (const code of ['O', 'E', null]) expect(vatOnTop(code, cents(100n), civilDate('2026-10-31'))).toBeNull();
  expect(vatOnTop('S', cents(100n), civilDate('2006-12-31'))).toBeNull();
});
