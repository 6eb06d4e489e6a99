// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { formatClock, parseClock } from './tenant-fields.ts';

test.each([
  ['8:30', 510],
  ['08.30', 510],
  ['8', 480],
  ['8 Uhr', 480],
  ['24:00', 1440],
  ['24:01', null],
  ['8:60', null],
  ['acht', null],
  ['', null],
])('%s is %s', (text, minutes) => expect(parseClock(text)).toBe(minutes));

test('what is shown can be typed', () => {
  for (const minutes of [0, 5, 510, 1440]) expect(parseClock(formatClock(minutes))).toBe(minutes);
});
