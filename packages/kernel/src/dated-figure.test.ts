// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, checkFigures, civilDate, type DatedFigure, figureOn } from './index.ts';

const figure = (from: string, to: string | null, value = 1): DatedFigure<number> => ({
  validFrom: civilDate(from),
  validTo: to === null ? null : civilDate(to),
  value,
  source: 'invented',
  state: 'inForce',
});

const code = (figures: readonly DatedFigure<number>[]): string => {
  const result = checkFigures(figures);
  return result.ok ? 'ok' : result.error.code;
};

test.each([
  ['one after the other', [figure('2025-01-01', '2025-12-31'), figure('2026-01-01', null)], 'ok'],
  ['in any order', [figure('2026-01-01', null), figure('2025-01-01', '2025-12-31')], 'ok'],
  ['one day', [figure('2025-01-01', '2025-01-01')], 'ok'],
  ['none', [], 'ok'],
  ['reversed', [figure('2025-01-02', '2025-01-01')], 'FIGURE_DATES_REVERSED'],
  ['overlap of a day', [figure('2025-01-01', '2026-01-01'), figure('2026-01-01', null)], 'FIGURES_OVERLAP'],
  ['open end in the middle', [figure('2025-01-01', null), figure('2026-01-01', null)], 'FIGURES_OVERLAP'],
  ['gap of a day', [figure('2025-01-01', '2025-12-30'), figure('2026-01-01', null)], 'FIGURES_GAP'],
  ['reversed comes before overlap', [figure('2025-01-01', null), figure('2026-02-01', '2026-01-01')], 'FIGURE_DATES_REVERSED'],
  [
    'overlap comes before gap',
    [figure('2025-01-01', '2025-02-01'), figure('2025-03-01', null), figure('2025-04-01', null)],
    'FIGURES_OVERLAP',
  ],
])('%s: %s', (_name, figures, expected) => expect(code(figures)).toBe(expected));

test('every day of a chain has exactly the figure whose turn it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 3000 }),
      (lengths, offset) => {
        const start = civilDate('2020-01-01');
        let from = start;
        const figures = lengths.map((length, index) => {
          const made = { ...figure(from, null, index), validTo: addDays(from, length - 1) };
          from = addDays(from, length);
          return made;
        });
        const total = lengths.reduce((sum, length) => sum + length, 0);
        const found = figureOn([...figures].reverse(), addDays(start, offset));
        if (offset >= total) {
          expect(found).toMatchObject({ ok: false, error: { code: 'NO_FIGURE_FOR_DATE' } });
          return;
        }
        let rest = offset;
        const expected = lengths.findIndex((length) => {
          rest -= length;
          return rest < 0;
        });
        expect(found).toMatchObject({ ok: true, value: { value: expected } });
      },
    ),
  );
});

test('a list with a gap gives no figure at all', () => {
  const figures = [figure('2025-01-01', '2025-01-31'), figure('2026-01-01', null)];
  expect(figureOn(figures, civilDate('2026-05-01'))).toMatchObject({
    ok: false,
    error: { code: 'FIGURES_GAP', params: { from: '2025-02-01', to: '2025-12-31' } },
  });
});
