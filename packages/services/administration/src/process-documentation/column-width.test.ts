// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { widthOf } from './column-width.ts';

test('a column of dates is wide enough for one, so that two of them side by side do not touch; long texts grow slowly', () => {
  expect(widthOf(['Gilt ab', '01.01.2017'])).toBe(12);
  expect(widthOf(['Gilt bis', 'auf Weiteres', '31.12.2026'])).toBe(12);
  expect(widthOf(['Code', 'O'])).toBe(4);
  expect(widthOf(['Grundlage', 'x'.repeat(400)])).toBe(22);
});
