// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, civilMonth, type Refusal, type Result } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import { approveMonth } from './approve-month.ts';
import type { TimeSheetDecision } from './desk-decision.ts';
import type { TimeSheetId } from './desk-ids.ts';
import type { DeskRefusalCode } from './desk-refusal.ts';
import { reopenMonth } from './reopen-month.ts';
import { signOffMonth } from './sign-off-month.ts';
import { at, CLERK, COLLEAGUE, calendarWith, circumstances, day, freshId, refusedWith, timeEntry } from './testing/desk-scene.ts';
import { newTimeSheet, TIME_SHEET_STATUS, type TimeSheet, type TimeSheetStatus } from './time-sheet.ts';

const FEBRUARY = civilMonth('2026-02');
const sheetIn = (status: TimeSheetStatus): TimeSheet => ({
  ...newTimeSheet(freshId() as TimeSheetId, CLERK, FEBRUARY),
  status,
  version: 3,
});
const calendar = calendarWith({ date: day('2026-02-16'), name: 'Rosenmontag' });
const signing = (sheet: TimeSheet, worked: readonly CivilDate[] = []) => ({
  sheet,
  entries: worked.map((workedOn) => timeEntry({ workedOn })),
  calendar,
});
const self = circumstances(CLERK);
const head = circumstances(COLLEAGUE);

type Outcome = Result<TimeSheetDecision, Refusal<DeskRefusalCode>>;
const ACTS: Record<
  string,
  { readonly run: (sheet: TimeSheet) => Outcome; readonly to: TimeSheetStatus; readonly from: readonly TimeSheetStatus[] }
> = {
  signOff: { run: (sheet) => signOffMonth(signing(sheet), { emptyDaysConfirmed: true }, self), to: 'signed', from: ['open'] },
  approve: { run: (sheet) => approveMonth(sheet, {}, head), to: 'approved', from: ['signed'] },
  reopen: {
    run: (sheet) => reopenMonth({ sheet, settled: false }, { reason: 'Ein Tag fehlt' }, head),
    to: 'open',
    from: ['signed', 'approved'],
  },
};
const statuses = Object.keys(TIME_SHEET_STATUS) as TimeSheetStatus[];

describe('time sheet: each status × each action', () => {
  it.each(statuses.flatMap((status) => Object.keys(ACTS).map((act) => ({ status, act }))))('$status × $act', ({ status, act }) => {
    const { run, to, from } = ACTS[act] as (typeof ACTS)[string];
    const outcome = run(sheetIn(status));
    expect(refusedWith(outcome) === null).toBe(from.includes(status));
    if (!outcome.ok) return;
    expect(outcome.value.timeSheet).toMatchObject({ status: to, version: 4 });
    expect(TIME_SHEET_STATUS[status] as readonly TimeSheetStatus[]).toContain(to);
  });
});

describe('signing a month off', () => {
  const sheet = newTimeSheet(freshId() as TimeSheetId, CLERK, FEBRUARY);

  it('lists working days without time: not the weekend, not Rosenmontag, not a day with time', () => {
    const outcome = signOffMonth(signing(sheet, [day('2026-02-13')]), { emptyDaysConfirmed: false }, self);
    expect(refusedWith(outcome)).toBe('DAYS_WITHOUT_TIME');
    const days = (!outcome.ok && outcome.error.params?.days) || [];
    expect(days).toHaveLength(20 - 1 - 1);
    for (const absent of ['2026-02-13', '2026-02-14', '2026-02-16']) expect(days).not.toContain(absent);
    expect(days).toContain('2026-02-17');
  });
  it('a day whose time was countered is without time again', () => {
    const entries = [timeEntry({ workedOn: day('2026-02-27'), minutes: 60 }), timeEntry({ workedOn: day('2026-02-27'), minutes: -60 })];
    const outcome = signOffMonth({ sheet, entries, calendar }, { emptyDaysConfirmed: false }, self);
    expect(!outcome.ok && outcome.error.params?.days).toContain('2026-02-27');
  });
  it('is for the person alone, from the last working day on', () => {
    expect(refusedWith(signOffMonth(signing(sheet), { emptyDaysConfirmed: true }, head))).toBe('NOT_YOUR_SHEET');
    const on = (text: string) =>
      refusedWith(signOffMonth(signing(sheet), { emptyDaysConfirmed: true }, circumstances(CLERK, 'centre', at(text))));
    expect(on('2026-02-26T12:00:00Z')).toBe('MONTH_NOT_OVER');
    // The last of February 2026 is a Saturday.
    expect(on('2026-02-27T12:00:00Z')).toBeNull();
  });
  it('a sheet is first stored when it is signed', () => {
    const outcome = signOffMonth(signing(sheet), { emptyDaysConfirmed: true }, self);
    expect(outcome.ok && outcome.value.timeSheet).toMatchObject({ version: 1, status: 'signed', signedAt: '2026-03-03T09:00:00.000Z' });
  });
});

describe('a second person', () => {
  it('approves and reopens, never the person itself', () => {
    expect(refusedWith(approveMonth(sheetIn('signed'), {}, self))).toBe('SAME_PERSON');
    expect(refusedWith(reopenMonth({ sheet: sheetIn('signed'), settled: false }, { reason: 'x' }, self))).toBe('SAME_PERSON');
  });
  it('reopens only with a reason and never a settled month', () => {
    expect(refusedWith(reopenMonth({ sheet: sheetIn('signed'), settled: false }, { reason: '' }, head))).toBe('REASON_MISSING');
    expect(refusedWith(reopenMonth({ sheet: sheetIn('approved'), settled: true }, { reason: 'x' }, head))).toBe('MONTH_SETTLED');
  });
});
