// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDayOf, civilDate, DEFAULT_OFFICE_CALENDAR, type Instant, isWorkingDay } from '@kernel/core';
import { readRegister } from '@services/tenancy';
import { beforeAll, describe, expect, test } from 'vitest';
import { planYear } from './course/year.ts';
import type { Batch } from './journal.ts';
import { plansOn, timetableOf } from './plan.ts';
import type { Row, TableName } from './rows/tables.ts';
import { foundScene } from './set-up/found-scene.ts';

const TODAY = civilDate('2026-11-22');
const MINUTES_A_DAY = 600;
let batch: Batch;

beforeAll(() => {
  const plan = plansOn(TODAY)[0] ?? expect.fail('there is an association');
  const scene = foundScene(plan, timetableOf(TODAY), readRegister());
  planYear(scene);
  scene.queue.runUntil(scene.time.at(addDays(TODAY, -1), 1_380));
  batch = scene.journal.take();
}, 120_000);

const all = (table: TableName): readonly Row[] => batch.rows.get(table) ?? [];
const text = (row: Row, column: string): string => String(row[column] ?? '');
const isWorked = (instant: string): boolean => isWorkingDay(businessDayOf(instant as Instant), DEFAULT_OFFICE_CALENDAR);

/** The day of the meeting that a resolution names. */
function meetingOf(resolution: string): string {
  const [, day, month, year] = / vom (\d{2})\.(\d{2})\.(\d{4})/.exec(resolution) ?? expect.fail(resolution);
  return `${year}-${month}-${day}`;
}

/** Request → what was written at it, in the order in which it was written. */
function entriesByRequest(): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of all('request_entry')) {
    const known = found.get(text(row, 'request_id'));
    if (known) known.push(row);
    else found.set(text(row, 'request_id'), [row]);
  }
  return found;
}

describe('the year of the demo could have been one', () => {
  test('each request comes before all that is said about it, and that is told in its order', () => {
    const entries = entriesByRequest();
    const wrong = all('request').filter((request) => {
      const times = [text(request, 'received_at'), ...(entries.get(text(request, 'id')) ?? []).map((row) => text(row, 'at'))];
      return times.some((at, index) => index > 0 && at < (times[index - 1] ?? ''));
    });
    expect(wrong.map((row) => row['number'])).toEqual([]);
  });

  test('nothing is closed before it came, or due before that', () => {
    const wrong = all('request').filter(
      (row) =>
        (row['closed_at'] !== null && text(row, 'closed_at') < text(row, 'received_at')) ||
        (row['due_at'] !== null && text(row, 'due_at') < text(row, 'received_at')),
    );
    expect(wrong.map((row) => row['number'])).toEqual([]);
  });

  test('time for a request is worked on or after the day on which it came', () => {
    const received = new Map(all('request').map((row) => [row['id'], businessDayOf(text(row, 'received_at') as Instant)]));
    const wrong = all('time_entry').filter(
      (row) => row['request_id'] !== null && text(row, 'worked_on') < (received.get(row['request_id']) ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  test('nobody works on weekends and holidays, or more than ten hours a day', () => {
    const minutes = new Map<string, number>();
    for (const row of all('time_entry')) {
      expect(isWorkingDay(civilDate(text(row, 'worked_on')), DEFAULT_OFFICE_CALENDAR)).toBe(true);
      if (row['withdrawn_at'] !== null) continue;
      const day = `${row['user_id']} ${row['worked_on']}`;
      minutes.set(day, (minutes.get(day) ?? 0) + Number(row['minutes']));
    }
    expect([...minutes].filter(([, worked]) => worked > MINUTES_A_DAY)).toEqual([]);
    expect(all('request_entry').filter((row) => !isWorked(text(row, 'at')))).toEqual([]);
  });

  test('a resolution names the day of its meeting, and no key holds before it', () => {
    for (const row of all('key_version')) expect(meetingOf(text(row, 'resolution')) < text(row, 'valid_from')).toBe(true);
  });

  test('an agreement is resolved, concluded, then valid; notice comes before its end', () => {
    for (const row of all('agreement_terms')) {
      const concluded = text(row, 'concluded_on');
      expect(concluded <= text(row, 'valid_from')).toBe(true);
      if (row['valid_to'] !== null) expect(text(row, 'valid_from') < text(row, 'valid_to')).toBe(true);
      if (row['notice_given_on'] !== null) expect(text(row, 'notice_given_on') < text(row, 'valid_to')).toBe(true);
      for (const { resolution } of row['key_citations'] as readonly { resolution: string | null }[])
        if (resolution !== null) expect(meetingOf(resolution) < concluded).toBe(true);
    }
  });

  test('people and addresses are visibly invented', () => {
    for (const row of all('tenant_user')) {
      expect(text(row, 'name')).toMatch(/^Demo [A-Z]/);
      expect(text(row, 'email')).toMatch(/@[a-z0-9.-]+\.example$/);
    }
  });
});
