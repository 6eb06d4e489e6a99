// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Refusal, type Result, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITIES } from './activities.ts';
import { type BookTimeInput, type BookTimeState, bookTime } from './book-time.ts';
import { type CorrectTimeInput, correctTime } from './correct-time.ts';
import type { TimeDecision } from './desk-decision.ts';
import type { DeskRefusalCode } from './desk-refusal.ts';
import type { ReadingDraft } from './readings.ts';
import {
  at,
  CENTRE,
  CLERK,
  circumstances,
  day,
  MEMBER,
  member,
  OTHER_MEMBER,
  refusedWith,
  requestIn,
  taskIn,
  timeEntry,
} from './testing/desk-scene.ts';
import { countedMinutes, STANDARD_TIME_RULES, type TimeEntry } from './time-entry.ts';
import { type WithdrawTimeState, withdrawTime } from './withdraw-time.ts';

const booking = (patch: Partial<BookTimeState> = {}): BookTimeState => ({
  tenantId: MEMBER,
  request: null,
  task: null,
  sheetStatus: 'open',
  dayMinutes: 0,
  agreements: member().agreements,
  needsAgreement: true,
  rules: STANDARD_TIME_RULES,
  ...patch,
});
const work = (patch: Partial<BookTimeInput> = {}): BookTimeInput => ({
  kind: 'billable',
  familyCode: 'payroll',
  workedOn: day('2026-03-02'),
  minutes: 90,
  activity: 'processing',
  note: ' Stammdaten ',
  ...patch,
});

describe('booking time', () => {
  it('yields the entry and one reading for its source', () => {
    const request = requestIn('inProgress');
    const task = taskIn('claimed', { requestId: request.id });
    const { timeEntry: entry, readings } = unwrap(bookTime(booking({ request, task }), work({ familyCode: 'ignored' }), circumstances()));
    expect(entry).toMatchObject({
      tenantId: MEMBER,
      requestId: request.id,
      taskId: task.id,
      familyCode: 'payroll',
      userId: CLERK,
      minutes: 90,
      note: 'Stammdaten',
      version: 1,
    });
    expect(readings).toEqual([
      {
        meter: 'desk.minutes',
        tenantId: MEMBER,
        serviceFamilyCode: 'payroll',
        quantity: 90n,
        occurredOn: '2026-03-02',
        source: { type: 'timeEntry', id: entry.id, version: 1 },
        label: 'A-2026-000017 · Sachbearbeitung',
        reversesSource: null,
      },
    ]);
  });
  it('internal time belongs to the centre and stands at a meter of its own', () => {
    const outcome = bookTime(
      booking({ tenantId: CENTRE, agreements: [] }),
      work({ kind: 'internal', activity: 'teamMeeting' }),
      circumstances(),
    );
    expect(outcome.ok && [outcome.value.timeEntry.tenantId, outcome.value.readings[0]?.meter]).toEqual([CENTRE, 'desk.internalMinutes']);
  });

  const closed = requestIn('closed', { closedAt: at('2026-02-16T10:00:00Z') });
  it.each<[Partial<BookTimeState>, Partial<BookTimeInput>, string | null]>([
    [{}, {}, null],
    [{}, { minutes: 1 }, null],
    [{}, { minutes: 1440 }, null],
    [{}, { minutes: 0 }, 'MINUTES_OUT_OF_RANGE'],
    [{}, { minutes: 1441 }, 'MINUTES_OUT_OF_RANGE'],
    [{}, { minutes: 7.5 }, 'MINUTES_OUT_OF_RANGE'],
    [{}, { workedOn: day('2026-03-04') }, 'DATE_IN_FUTURE'],
    [{}, { activity: 'golf' }, 'ACTIVITY_UNKNOWN'],
    [{}, { activity: 'teamMeeting' }, 'ACTIVITY_DOES_NOT_FIT'],
    [{}, { note: 'x'.repeat(501) }, 'TOO_LONG'],
    [{}, { workedOn: day('2025-12-30') }, 'TOO_LONG_AGO'],
    [{}, { workedOn: day('2025-12-31') }, null],
    [{ sheetStatus: 'signed' }, {}, 'MONTH_SIGNED_OFF'],
    [{ sheetStatus: 'approved' }, {}, 'MONTH_SIGNED_OFF'],
    [{ dayMinutes: 1351 }, {}, 'DAY_OVERFULL'],
    [{ dayMinutes: 1350 }, {}, null],
    [{ request: requestIn('open') }, { kind: 'internal', activity: 'travel' }, 'INTERNAL_TIME_FOR_MEMBER'],
    [{ task: taskIn('claimed'), tenantId: CENTRE }, { kind: 'internal', activity: 'travel' }, 'INTERNAL_TIME_FOR_MEMBER'],
    [{ task: taskIn('claimed', { tenantId: CENTRE }), tenantId: CENTRE }, { kind: 'internal', activity: 'travel' }, null],
    [{ request: requestIn('open'), task: taskIn('claimed') }, {}, 'TASK_OF_OTHER_REQUEST'],
    [{ request: requestIn('awaitingApproval') }, {}, 'REQUEST_NOT_APPROVED'],
    [{ request: closed }, {}, 'REQUEST_CLOSED'],
    [{ request: requestIn('closed', { closedAt: at('2026-02-17T10:00:00Z') }) }, {}, null],
    [{ agreements: [] }, {}, 'NO_VALID_AGREEMENT'],
    [{ agreements: [], needsAgreement: false }, {}, null],
    [{ request: requestIn('open', { familyCode: 'school-it' }) }, {}, 'NO_VALID_AGREEMENT'],
  ])('%#: %s', (state, input, code) => {
    expect(refusedWith(bookTime(booking(state), work(input), circumstances()))).toBe(code);
  });
  it('says how much of the day is left', () => {
    const outcome = bookTime(booking({ dayMinutes: 1400 }), work(), circumstances());
    expect(!outcome.ok && outcome.error.params).toEqual({ workedOn: '2026-03-02', booked: 1400, left: 40 });
  });
  it('each activity fits at least one kind of time and has both names', () => {
    for (const { code, use, name } of ACTIVITIES) {
      const kind = use === 'internal' ? 'internal' : 'billable';
      expect(
        refusedWith(
          bookTime(booking({ tenantId: kind === 'internal' ? CENTRE : MEMBER }), work({ kind, activity: code }), circumstances()),
        ),
      ).toBeNull();
      expect(name.de !== '' && name.en !== '').toBe(true);
    }
  });
});

const held = (entry: TimeEntry, patch: Partial<WithdrawTimeState> = {}): WithdrawTimeState => ({
  entry,
  sheetStatus: 'open',
  settled: false,
  countered: false,
  requestNumber: null,
  ...patch,
});
const fix = (entry: TimeEntry, patch: Partial<CorrectTimeInput> = {}): CorrectTimeInput => ({
  workedOn: entry.workedOn,
  minutes: entry.minutes,
  activity: entry.activity,
  note: entry.note,
  reason: 'Tippfehler',
  ...patch,
});

describe('correcting and withdrawing', () => {
  const entry = timeEntry();

  it('while the month is open the entry is withdrawn and replaced', () => {
    const {
      timeEntry: next,
      timeEntries,
      readings,
    } = unwrap(correctTime({ ...held(entry), dayMinutes: 90 }, fix(entry, { minutes: 30 }), circumstances()));
    expect(timeEntries).toMatchObject([{ id: entry.id, withdrawnAt: '2026-03-03T09:00:00.000Z', version: 2, minutes: 90 }]);
    expect(next).toMatchObject({ minutes: 30, correctionOf: entry.id, withdrawnAt: null, version: 1 });
    expect(readings).toMatchObject([
      { quantity: -90n, source: { id: entry.id, version: 2 }, reversesSource: { id: entry.id, version: 1 } },
      { quantity: 30n, source: { id: next.id, version: 1 }, reversesSource: null },
    ]);
  });
  it.each([{ sheetStatus: 'signed' as const }, { sheetStatus: 'approved' as const }, { settled: true }])(
    'after that it stays untouched and is countered: %j',
    (closed) => {
      const {
        timeEntry: next,
        timeEntries,
        readings,
      } = unwrap(correctTime({ ...held(entry, closed), dayMinutes: 90 }, fix(entry, { minutes: 30 }), circumstances()));
      const counter = timeEntries[0] as TimeEntry;
      expect(counter).toMatchObject({ minutes: -90, correctionOf: entry.id, workedOn: entry.workedOn, note: 'Tippfehler', version: 1 });
      expect(counter.id).not.toBe(entry.id);
      expect(readings).toMatchObject([
        {
          quantity: -90n,
          source: { id: counter.id, version: 1 },
          reversesSource: { id: entry.id, version: 1 },
          occurredOn: entry.workedOn,
        },
        { quantity: 30n, source: { id: next.id, version: 1 } },
      ]);
      const withdrawn = unwrap(withdrawTime(held(entry, closed), { reason: 'Doppelt' }, circumstances()));
      expect(withdrawn.timeEntry).toMatchObject({ minutes: -90, correctionOf: entry.id });
    },
  );
  it.each<[Partial<TimeEntry>, Partial<WithdrawTimeState>, Partial<CorrectTimeInput>, number, string | null]>([
    [{ withdrawnAt: at('2026-03-02T09:00:00Z') }, {}, { minutes: 30 }, 90, 'ALREADY_WITHDRAWN'],
    [{ minutes: -90 }, {}, { minutes: 30 }, 90, 'COUNTER_ENTRY_FIXED'],
    [{}, { countered: true }, { minutes: 30 }, 90, 'ALREADY_CORRECTED'],
    [{}, {}, { minutes: 0 }, 90, 'MINUTES_OUT_OF_RANGE'],
    [{}, {}, {}, 90, 'NOTHING_CHANGED'],
    [{}, {}, { workedOn: day('2026-02-27') }, 90, 'OTHER_MONTH'],
    [{}, {}, { minutes: 1000 }, 600, 'DAY_OVERFULL'],
    [{}, {}, { minutes: 930 }, 600, null],
    [{}, {}, { workedOn: day('2026-03-03') }, 1400, 'DAY_OVERFULL'],
    [{}, {}, { minutes: 30, reason: ' ' }, 90, 'REASON_MISSING'],
    [{}, {}, { note: 'genauer' }, 90, null],
  ])('%#: %s', (entryPatch, statePatch, inputPatch, dayMinutes, code) => {
    const one = timeEntry(entryPatch);
    expect(refusedWith(correctTime({ ...held(one, statePatch), dayMinutes }, fix(one, inputPatch), circumstances()))).toBe(code);
  });
  it('a withdrawal needs a reason', () => {
    expect(refusedWith(withdrawTime(held(entry), { reason: '' }, circumstances()))).toBe('REASON_MISSING');
  });
});

type Step = {
  readonly do: 'book' | 'correct' | 'withdraw';
  readonly pick: number;
  readonly minutes: number;
  readonly closed: boolean;
  readonly settled: boolean;
  readonly other: boolean;
};
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('book', 'correct', 'withdraw'),
  pick: fc.nat(50),
  minutes: fc.integer({ min: -10, max: 700 }),
  closed: fc.boolean(),
  settled: fc.boolean(),
  other: fc.boolean(),
});

describe('readings and entries over any course of bookings', () => {
  const sums = (readings: readonly ReadingDraft[]): Record<string, bigint> => {
    const byTenant: Record<string, bigint> = {};
    for (const reading of readings) byTenant[reading.tenantId] = (byTenant[reading.tenantId] ?? 0n) + reading.quantity;
    return byTenant;
  };
  it('agree per member; sources are unique; each reversal reverses exactly once, and exactly', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const entries = new Map<string, TimeEntry>();
        const readings: ReadingDraft[] = [];
        const workedOn: CivilDate = day('2026-03-02');
        const onDay = (): number => countedMinutes([...entries.values()]);
        for (const one of steps) {
          const entry = [...entries.values()][one.pick % Math.max(1, entries.size)];
          const countered =
            entry !== undefined && [...entries.values()].some((other) => other.minutes < 0 && other.correctionOf === entry.id);
          let outcome: Result<TimeDecision, Refusal<DeskRefusalCode>>;
          if (one.do === 'book' || entry === undefined) {
            const state = booking({
              tenantId: one.other ? OTHER_MEMBER : MEMBER,
              dayMinutes: onDay(),
              sheetStatus: one.closed ? 'signed' : 'open',
            });
            outcome = bookTime(state, work({ minutes: one.minutes, workedOn }), circumstances());
          } else {
            const state = held(entry, { countered, settled: one.settled, sheetStatus: one.closed ? 'signed' : 'open' });
            outcome =
              one.do === 'correct'
                ? correctTime({ ...state, dayMinutes: onDay() }, fix(entry, { minutes: one.minutes }), circumstances())
                : withdrawTime(state, { reason: 'Irrtum' }, circumstances());
          }
          refusedWith(outcome);
          if (!outcome.ok) continue;
          for (const written of [outcome.value.timeEntry, ...outcome.value.timeEntries]) {
            expect(written.version).toBe((entries.get(written.id)?.version ?? 0) + 1);
            entries.set(written.id, written);
          }
          readings.push(...outcome.value.readings);
          expect(onDay()).toBeGreaterThanOrEqual(0);
          expect(onDay()).toBeLessThanOrEqual(1440);
        }
        for (const tenantId of [MEMBER, OTHER_MEMBER]) {
          const own = [...entries.values()].filter((entry) => entry.tenantId === tenantId);
          expect(sums(readings)[tenantId] ?? 0n).toBe(BigInt(countedMinutes(own)));
        }
        const sources = readings.map((reading) => `${reading.source.id} ${reading.source.version}`);
        expect(new Set(sources).size).toBe(sources.length);
        const reversed = readings.flatMap((reading) =>
          reading.reversesSource ? [`${reading.reversesSource.id} ${reading.reversesSource.version}`] : [],
        );
        expect(new Set(reversed).size).toBe(reversed.length);
        for (const reading of readings.filter((one) => one.reversesSource)) {
          const original = readings.find(
            (one) => one.source.id === reading.reversesSource?.id && one.source.version === reading.reversesSource.version,
          );
          expect(original?.quantity).toBe(-reading.quantity);
        }
      }),
      { seed: 20260303, numRuns: 200 },
    );
  });
});
