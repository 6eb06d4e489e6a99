// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { scheduleWords } from './schedule-words.ts';

test.each([
  ['30 6 * * *', 'täglich um 6:30 Uhr'],
  ['5 4 * * 1-5', 'montags bis freitags um 4:05 Uhr'],
  ['0 7 * * 1', 'montags um 7:00 Uhr'],
  ['0 5 1 * *', 'monatlich am 1. um 5:00 Uhr'],
  ['0 5 31 12 *', 'jährlich am 31.12. um 5:00 Uhr'],
  ['*/15 * * * *', 'alle 15 Minuten'],
  ['10 * * * *', 'stündlich zur Minute 10'],
  ['0 8-18 * * *', 'Minute 0, Stunde 8-18, Tag *, Monat *, Wochentag *'],
])('%s comes %s', (cron, words) => expect(scheduleWords(cron)).toBe(words));
