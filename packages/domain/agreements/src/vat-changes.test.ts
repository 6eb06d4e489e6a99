// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, civilDate } from '@kernel/core';
import { expect, test } from 'vitest';
import type { VatTreatment } from './agreement.ts';
import { vatChanges } from './vat-changes.ts';

const rule = (code: VatTreatment['code'], from: string, to: string | null = null): VatTreatment => ({
  ...{ code, ratePermille: code === 'S' ? 190 : 0, basis: `§ ${code}`, validFrom: civilDate(from) },
  validTo: to as CivilDate | null,
});
const always = { from: civilDate('2020-01-01'), to: null };
const shown = (changes: ReturnType<typeof vatChanges>) =>
  changes.map(({ from, to, before, after }) => [from, to, before?.code ?? null, after?.code ?? null]);

test('a change of the law changes the days from then on', () => {
  const before = [rule('O', '2017-01-01')];
  const after = [rule('O', '2017-01-01', '2026-12-31'), rule('E', '2027-01-01')];
  expect(shown(vatChanges(before, after, always))).toEqual([['2027-01-01', null, 'O', 'E']]);
});

test('nothing changes outside the days of the agreement, nor where the same rule is only cut otherwise', () => {
  const before = [rule('O', '2017-01-01')];
  const cut = [rule('O', '2017-01-01', '2025-12-31'), rule('O', '2026-01-01')];
  expect(vatChanges(before, cut, always)).toEqual([]);
  const after = [rule('O', '2017-01-01', '2026-12-31'), rule('E', '2027-01-01')];
  expect(vatChanges(before, after, { from: civilDate('2020-01-01'), to: civilDate('2026-12-31') })).toEqual([]);
  expect(shown(vatChanges(before, after, { from: civilDate('2027-03-01'), to: civilDate('2027-04-30') }))).toEqual([
    ['2027-03-01', '2027-04-30', 'O', 'E'],
  ]);
});

test('days that lose their rule are named, and stretches that say the same are one', () => {
  const before = [rule('O', '2017-01-01', '2025-06-30'), rule('O', '2025-07-01', '2026-12-31'), rule('E', '2027-01-01')];
  expect(shown(vatChanges(before, [rule('E', '2027-01-01')], always))).toEqual([['2020-01-01', '2026-12-31', 'O', null]]);
});
