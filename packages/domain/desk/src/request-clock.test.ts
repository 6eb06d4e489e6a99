// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type Instant, instant, workingMinutesBetween } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addReply } from './add-reply.ts';
import { closeRequest } from './close-request.ts';
import { forwardRequest } from './forward-request.ts';
import type { Request } from './request.ts';
import { clockDueOn, clockInStatus, clockWithTarget, isOverdue, minutesLeft, startClock } from './request-clock.ts';
import { asMember, at, calendarWith, circumstances, day, member, NOW, requestIn, service, taskIn } from './testing/desk-scene.ts';
import { triageRequest } from './triage-request.ts';

const plain = calendarWith();
const carnival = calendarWith(
  { date: day('2026-02-12'), name: 'Weiberfastnacht' },
  { date: day('2026-02-16'), name: 'Rosenmontag' },
  { date: day('2026-02-17'), name: 'Veilchendienstag' },
);

describe('when a request is due', () => {
  it.each([
    ['in office hours', '2026-03-03T09:00:00Z', 1, plain, '2026-03-04T15:30:00.000Z'],
    ['on the same day', '2026-03-03T09:00:00Z', 0, plain, '2026-03-03T15:30:00.000Z'],
    ['after closing it counts as come in on the next day', '2026-03-03T17:00:00Z', 0, plain, '2026-03-04T15:30:00.000Z'],
    ['on Saturday it counts as come in on Monday', '2026-03-07T10:00:00Z', 1, plain, '2026-03-10T15:30:00.000Z'],
    ['a Friday closes early', '2026-03-05T09:00:00Z', 1, plain, '2026-03-06T11:30:00.000Z'],
    ['carnival for a member that works', '2026-02-11T09:00:00Z', 3, plain, '2026-02-16T15:30:00.000Z'],
    ['carnival for a member that celebrates', '2026-02-11T09:00:00Z', 3, carnival, '2026-02-19T15:30:00.000Z'],
    ['just before the clocks go forward', '2026-03-27T09:00:00Z', 1, plain, '2026-03-30T14:30:00.000Z'],
    ['just before the clocks go back', '2026-10-23T08:00:00Z', 1, plain, '2026-10-26T15:30:00.000Z'],
    ['a minute before midnight in Berlin', '2026-03-03T22:59:00Z', 0, plain, '2026-03-04T15:30:00.000Z'],
    ['over Good Friday and Easter Monday', '2026-04-02T08:00:00Z', 1, plain, '2026-04-07T14:30:00.000Z'],
  ])('%s', (_name, received, days, calendar, due) => {
    expect(startClock(days, at(received), calendar).dueAt).toBe(due);
  });
});

describe('the clock stands still while the member is asked', () => {
  const running = startClock(3, at('2026-03-02T09:00:00Z'), plain);
  const asked = clockInStatus(running, 'waiting', at('2026-03-03T09:00:00Z'), plain);

  it('keeps what was left, however long the member takes', () => {
    expect(asked.clockPausedAt).toBe(at('2026-03-03T09:00:00Z'));
    expect(minutesLeft(asked, at('2026-03-30T09:00:00Z'), plain)).toBe(minutesLeft(running, at('2026-03-03T09:00:00Z'), plain));
    expect(isOverdue(asked, at('2026-03-30T09:00:00Z'))).toBe(false);
  });
  it('goes on with the same number of open minutes', () => {
    const resumed = clockInStatus(asked, 'inProgress', at('2026-03-05T10:00:00Z'), plain);
    expect(resumed.pausedMinutes).toBe(120 + 210 + 450 + (180 + 0));
    expect(minutesLeft(resumed, at('2026-03-05T10:00:00Z'), plain)).toBe(minutesLeft(asked, NOW, plain));
  });
  it('a pause over carnival or a weekend costs nobody anything', () => {
    const before = startClock(2, at('2026-02-13T08:00:00Z'), carnival);
    const waiting = clockInStatus(before, 'waiting', at('2026-02-13T12:00:00Z'), carnival);
    expect(clockInStatus(waiting, 'inProgress', at('2026-02-18T06:00:00Z'), carnival)).toEqual(before);
  });
  it('over the change to summer time it counts the hours that really were open', () => {
    const waiting = clockInStatus(startClock(3, at('2026-03-26T07:00:00Z'), plain), 'waiting', at('2026-03-27T10:30:00Z'), plain);
    const resumed = clockInStatus(waiting, 'inProgress', at('2026-03-30T06:30:00Z'), plain);
    expect(resumed.pausedMinutes).toBe(60 + 30);
  });
  it('what was overdue when it began to wait is not late while it waits, and is again when it goes on', () => {
    const late = clockInStatus(running, 'waiting', at('2026-03-09T09:00:00Z'), plain);
    expect(isOverdue(late, at('2026-03-30T09:00:00Z'))).toBe(false);
    const resumed = clockInStatus(late, 'inProgress', at('2026-03-11T09:00:00Z'), plain);
    expect(resumed.dueAt).toBe(running.dueAt);
    expect(isOverdue(resumed, at('2026-03-11T09:00:00Z'))).toBe(true);
  });

  const moment = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z') / 1000, max: Date.parse('2026-12-31T00:00:00Z') / 1000 })
    .map((s) => instant(new Date(s * 1000)));
  it('never takes back and never gives away more than a minute per pause', () => {
    fc.assert(
      fc.property(moment, fc.array(moment, { minLength: 2, maxLength: 8 }), fc.integer({ min: 0, max: 15 }), (start, turns, days) => {
        const moments = [start, ...turns].sort();
        let clock = startClock(days, moments[0] as Instant, carnival);
        for (const [index, now] of moments.entries()) {
          const before = clock;
          clock = clockInStatus(clock, index % 2 === 0 ? 'waiting' : 'inProgress', now, carnival);
          expect(clock.pausedMinutes).toBeGreaterThanOrEqual(before.pausedMinutes);
          expect((clock.dueAt as Instant) >= (before.dueAt as Instant)).toBe(true);
          const left = minutesLeft(before, now, carnival) as number;
          if (left > 0) expect(Math.abs((minutesLeft(clock, now, carnival) as number) - left)).toBeLessThanOrEqual(1);
        }
        expect(clock.pausedMinutes).toBeLessThanOrEqual(workingMinutesBetween(moments[0] as Instant, moments.at(-1) as Instant, carnival));
      }),
      { seed: 20260303, numRuns: 100 },
    );
  });
});

describe('other targets and agreed days', () => {
  const running = startClock(3, at('2026-03-02T09:00:00Z'), plain);
  it('another target counts from the first start, with the pauses so far', () => {
    const paused = clockInStatus(running, 'waiting', at('2026-03-03T07:00:00Z'), plain);
    const resumed = clockInStatus(paused, 'inProgress', at('2026-03-04T07:00:00Z'), plain);
    const changed = clockWithTarget(resumed, 5, at('2026-03-04T08:00:00Z'), plain);
    expect(resumed.pausedMinutes).toBe(450);
    expect(changed.dueAt).toBe('2026-03-10T15:30:00.000Z');
    expect(changed.pausedMinutes).toBe(450);
  });
  it('an agreed day ends at its closing time; on a closed day at that of the next', () => {
    expect(clockDueOn(running, day('2026-03-11'), NOW, plain).dueAt).toBe('2026-03-11T15:30:00.000Z');
    expect(clockDueOn(running, day('2026-03-14'), NOW, plain).dueAt).toBe('2026-03-16T15:30:00.000Z');
  });
});

describe('what moves the due time of a request, and what does not', () => {
  const inProgress = requestIn('inProgress');
  const task = taskIn('claimed', { requestId: inProgress.id });

  it('forwarding keeps it and gives the task back to the other family’s queue', () => {
    const target = service({ familyCode: 'archive', targetWorkingDays: 20 });
    const outcome = forwardRequest(
      { request: inProgress, tasks: [task], member: member(), service: target },
      { reason: 'Gehört ins Archiv' },
      circumstances(),
    );
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.request).toMatchObject({
      status: 'open',
      familyCode: 'archive',
      serviceId: target.id,
      dueAt: inProgress.dueAt,
      clockStartedAt: inProgress.clockStartedAt,
    });
    expect(outcome.value.tasks).toMatchObject([
      { id: task.id, status: 'open', assigneeUserId: null, familyCode: 'archive', dueAt: task.dueAt },
    ]);
  });
  it('triage to a service with another target counts anew, and the tasks follow once', () => {
    const target = service({ targetWorkingDays: 5 });
    const outcome = triageRequest(
      { request: inProgress, tasks: [task], member: member(), service: target },
      { priority: null, dueOn: null, serviceId: target.id },
      circumstances(),
    );
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.request.dueAt).toBe('2026-03-09T15:30:00.000Z');
    expect(outcome.value.tasks).toMatchObject([{ id: task.id, dueAt: '2026-03-09T15:30:00.000Z', version: task.version + 1 }]);
  });
  it('the member’s reply resumes, moves the due time, and the tasks with it', () => {
    const waiting = requestIn('waiting', { clockPausedAt: at('2026-03-03T07:00:00Z') });
    const outcome = addReply(
      { request: waiting, tasks: [{ ...task, requestId: waiting.id }], calendar: plain },
      { text: 'Hier die Unterlagen', then: null },
      asMember(),
    );
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.request).toMatchObject({
      status: 'inProgress',
      clockPausedAt: null,
      pausedMinutes: 120,
      dueAt: '2026-03-06T09:00:00.000Z',
    });
    expect(outcome.value.tasks).toMatchObject([{ dueAt: '2026-03-06T09:00:00.000Z' }]);
  });
  it('an overdue request that is answered and closed keeps its due time for ever', () => {
    const answered: Request = requestIn('answered', { dueAt: at('2026-02-20T11:30:00Z') });
    const outcome = closeRequest(
      { request: answered, tasks: [], calendar: plain },
      { costObject: 'K-1', reason: null, completeOwnTasks: false },
      circumstances(),
    );
    expect(outcome.ok && outcome.value.request.dueAt).toBe(answered.dueAt);
    expect(businessDayOf(answered.dueAt as Instant)).toBe('2026-02-20');
  });
});
