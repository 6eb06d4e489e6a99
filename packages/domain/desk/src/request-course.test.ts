// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { addNote } from './add-note.ts';
import { addReply } from './add-reply.ts';
import { changeCostReference } from './change-cost-reference.ts';
import { type CloseRequestInput, closeRequest } from './close-request.ts';
import { declineRequest } from './decline-request.ts';
import { markDuplicate } from './mark-duplicate.ts';
import { reopenRequest, STANDARD_REOPEN_RULES } from './reopen-request.ts';
import type { Request } from './request.ts';
import {
  asMember,
  at,
  CLERK,
  COLLEAGUE,
  circumstances,
  day,
  member,
  OTHER_MEMBER,
  refusedWith,
  requestIn,
  service,
  taskIn,
} from './testing/desk-scene.ts';
import { triageRequest } from './triage-request.ts';
import { withdrawRequest } from './withdraw-request.ts';

const { calendar } = member();

describe('closing', () => {
  const request = requestIn('answered');
  const full: CloseRequestInput = { costObject: 'K-100', reason: null, completeOwnTasks: false };

  it('counts one case on the day, by the version that closed it', () => {
    const outcome = closeRequest({ request, tasks: [taskIn('done')], calendar }, full, circumstances());
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.request).toMatchObject({ status: 'closed', countedVersion: 5, closingCostObject: 'K-100', version: 5 });
    expect(outcome.value.readings).toEqual([
      {
        meter: 'desk.cases',
        tenantId: request.tenantId,
        serviceFamilyCode: 'payroll',
        quantity: 1n,
        occurredOn: '2026-03-03',
        source: { type: 'request', id: request.id, version: 5 },
        label: request.number,
        reversesSource: null,
      },
    ]);
    expect(outcome.value.tasks).toEqual([]);
  });
  it.each<[Partial<CloseRequestInput>, string | null]>([
    [{ costObject: null }, 'COST_OBJECT_OR_REASON_MISSING'],
    [{ costObject: ' ', reason: ' ' }, 'COST_OBJECT_OR_REASON_MISSING'],
    [{ costObject: null, reason: 'Kulanz' }, null],
    [{ costObject: 'x'.repeat(51) }, 'TOO_LONG'],
    [{ reason: 'x'.repeat(501) }, 'TOO_LONG'],
  ])('%j: %s', (patch, code) => {
    expect(refusedWith(closeRequest({ request, tasks: [], calendar }, { ...full, ...patch }, circumstances()))).toBe(code);
  });
  it('ends its tasks: the closer’s own are done if asked to, what nobody took is cancelled, a colleague’s stand against it', () => {
    const own = taskIn('inProgress', { assigneeUserId: CLERK });
    const done = closeRequest({ request, tasks: [own], calendar }, { ...full, completeOwnTasks: true }, circumstances());
    expect(done.ok && done.value.tasks).toMatchObject([{ id: own.id, status: 'done', version: 3 }]);
    expect(refusedWith(closeRequest({ request, tasks: [own], calendar }, full, circumstances()))).toBe('OPEN_TASKS');
    const queued = taskIn('open', { snoozedUntil: at('2026-03-10T07:00:00Z') });
    const both = closeRequest({ request, tasks: [own, queued], calendar }, { ...full, completeOwnTasks: true }, circumstances());
    expect(both.ok && both.value.tasks).toMatchObject([
      { id: own.id, status: 'done', assigneeUserId: CLERK },
      { id: queued.id, status: 'cancelled', assigneeUserId: null, snoozedUntil: null },
    ]);
    const theirs = taskIn('claimed', { assigneeUserId: COLLEAGUE });
    const refused = closeRequest({ request, tasks: [own, theirs], calendar }, { ...full, completeOwnTasks: true }, circumstances());
    expect(refusedWith(refused)).toBe('OPEN_TASKS');
    expect(!refused.ok && refused.error.params).toEqual({ count: 1, titles: [theirs.title] });
  });
});

describe('reopening', () => {
  const rules = STANDARD_REOPEN_RULES;
  const reopen = (request: Request, now = '2026-03-10T09:00:00Z', side: 'member' | 'service' = 'member', reason = 'Betrag falsch') =>
    reopenRequest({ request, tasks: [], calendar, rules }, { reason }, circumstances(COLLEAGUE, side, at(now)));

  it('takes the counted case back, at the day of the closing, and starts a clock of its own', () => {
    const request = requestIn('closed');
    const outcome = reopen(request);
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.request).toMatchObject({
      status: 'open',
      reopenCount: 1,
      closedAt: null,
      closingCostObject: null,
      countedVersion: null,
      dueAt: '2026-03-13T11:30:00.000Z',
    });
    expect(outcome.value.readings).toMatchObject([
      {
        quantity: -1n,
        occurredOn: '2026-03-03',
        source: { id: request.id, version: 5 },
        reversesSource: { type: 'request', id: request.id, version: 4 },
      },
    ]);
    expect(outcome.value.tasks).toMatchObject([{ status: 'open', version: 1 }]);
  });
  it('a wrong duplicate comes back without a reading, since it was never counted', () => {
    const outcome = reopen(requestIn('duplicate'));
    expect(outcome.ok && [outcome.value.request.duplicateOf, outcome.value.readings]).toEqual([null, []]);
  });
  it('automatic mail, the sixth time, the ninety-first day and no reason are refused, in this order', () => {
    expect(refusedWith(reopen(requestIn('closed', { reopenCount: 5 }), '2026-09-01T09:00:00Z', 'service', ''))).toBe(
      'REOPEN_BY_PERSON_ONLY',
    );
    expect(refusedWith(reopen(requestIn('closed', { reopenCount: 5 }), '2026-09-01T09:00:00Z', 'member', ''))).toBe('REOPEN_LIMIT');
    expect(refusedWith(reopen(requestIn('closed', { reopenCount: 4 }), '2026-06-02T09:00:00Z', 'member', ''))).toBe('REOPEN_TOO_LATE');
    expect(refusedWith(reopen(requestIn('closed', { reopenCount: 4 }), '2026-06-01T09:00:00Z', 'member', ''))).toBe('REASON_MISSING');
    expect(refusedWith(reopen(requestIn('closed', { reopenCount: 4 }), '2026-06-01T09:00:00Z'))).toBeNull();
  });
});

describe('duplicates', () => {
  const request = requestIn('open');
  const mark = (original: Request | null, originalId = (original ?? requestIn('open')).id, hasDuplicates = false) =>
    markDuplicate({ request, tasks: [taskIn('claimed')], calendar, original, hasDuplicates }, { originalId }, circumstances());

  it('point at the request that stays', () => {
    const original = requestIn('inProgress');
    const outcome = mark(original);
    expect(outcome.ok && outcome.value.request).toMatchObject({ status: 'duplicate', duplicateOf: original.id });
    expect(outcome.ok && outcome.value.tasks).toMatchObject([{ status: 'cancelled' }]);
  });
  it('never at themselves, at another member’s, at nothing, or at another duplicate', () => {
    expect(refusedWith(mark(request))).toBe('DUPLICATE_OF_ITSELF');
    expect(refusedWith(mark(requestIn('open', { tenantId: OTHER_MEMBER })))).toBe('ORIGINAL_NOT_FOUND');
    expect(refusedWith(mark(null))).toBe('ORIGINAL_NOT_FOUND');
    expect(refusedWith(mark(requestIn('duplicate')))).toBe('DUPLICATE_CHAIN');
    const original = requestIn('open');
    expect(refusedWith(mark(original, original.id, true))).toBe('DUPLICATE_CHAIN');
  });
});

describe('replies and notes', () => {
  const reply = (request: Request, then: 'answered' | 'waiting' | null, tasks = [taskIn('claimed')], text = 'Text') =>
    addReply({ request, tasks, calendar }, { text, then }, circumstances());

  it('the centre’s answer stops the clock, its question too', () => {
    for (const then of ['answered', 'waiting'] as const) {
      const outcome = reply(requestIn('inProgress'), then);
      expect(outcome.ok && outcome.value.request).toMatchObject({ status: then, clockPausedAt: '2026-03-03T09:00:00.000Z' });
    }
  });
  it('from question to answer the clock simply stays stopped', () => {
    const waiting = requestIn('waiting');
    const outcome = reply(waiting, 'answered');
    expect(outcome.ok && outcome.value.request).toMatchObject({
      status: 'answered',
      clockPausedAt: waiting.clockPausedAt,
      pausedMinutes: 0,
    });
  });
  it('a member’s reply to an answer brings it back into the queue if nobody has it', () => {
    const answered = requestIn('answered');
    const bare = addReply(
      { request: answered, tasks: [taskIn('done')], calendar },
      { text: 'Stimmt noch nicht', then: 'answered' },
      asMember(),
    );
    expect(bare.ok && [bare.value.request.status, bare.value.tasks.map((task) => task.status)]).toEqual(['inProgress', ['open']]);
    const held = addReply(
      { request: answered, tasks: [taskIn('claimed', { dueAt: null })], calendar },
      { text: 'Stimmt noch nicht', then: null },
      asMember(),
    );
    expect(held.ok && held.value.tasks.every((task) => task.status === 'claimed')).toBe(true);
  });
  it.each(['answered', 'waiting', null] as const)('who replies to a request that nobody has takes its task (%s)', (then) => {
    const [first, second] = [taskIn('open', { snoozedUntil: at('2026-03-10T07:00:00Z') }), taskIn('open')];
    const outcome = reply(requestIn('open'), then, [taskIn('done', { assigneeUserId: COLLEAGUE }), first, second]);
    expect(outcome.ok && outcome.value.tasks).toMatchObject([
      { id: first.id, status: 'claimed', assigneeUserId: CLERK, snoozedUntil: null, version: 3 },
    ]);
    expect(outcome.ok && outcome.value.changes.filter(({ record }) => record === 'task').map(({ field }) => field)).toEqual([
      'assigneeUserId',
      'status',
      'snoozedUntil',
    ]);
  });
  it('nobody takes anything from a colleague by a reply; the member and a machine take nothing at all', () => {
    const queued = taskIn('open');
    const theirs = taskIn('claimed', { assigneeUserId: COLLEAGUE });
    const helped = reply(requestIn('inProgress'), 'answered', [queued, theirs]);
    expect(helped.ok && helped.value.tasks).toEqual([]);
    for (const who of [asMember(), circumstances(null, 'service')]) {
      const outcome = addReply({ request: requestIn('open'), tasks: [queued], calendar }, { text: 'Text', then: null }, who);
      expect(outcome.ok && outcome.value.tasks).toEqual([]);
    }
  });
  it('a reply after which work goes on makes the task that is missing, in the hands of who replied', () => {
    const outcome = reply(requestIn('inProgress'), null, [taskIn('done')]);
    expect(outcome.ok && outcome.value.tasks).toMatchObject([{ status: 'claimed', assigneeUserId: CLERK, version: 1 }]);
    const answered = reply(requestIn('inProgress'), 'answered', [taskIn('done')]);
    expect(answered.ok && answered.value.tasks).toEqual([]);
  });
  it('needs a text of at most 10,000 characters', () => {
    expect(refusedWith(reply(requestIn('open'), null, [], ' '))).toBe('TEXT_MISSING');
    expect(refusedWith(reply(requestIn('open'), null, [], 'x'.repeat(10_001)))).toBe('TOO_LONG');
    expect(refusedWith(reply(requestIn('open'), null, [], 'x'.repeat(10_000)))).toBeNull();
  });
  it('a note stays on the side that wrote it and does not touch the request', () => {
    const request = requestIn('closed');
    const centre = addNote(request, { text: 'Intern' }, circumstances());
    const town = addNote(request, { text: 'Intern' }, asMember());
    expect([centre, town].map((outcome) => outcome.ok && outcome.value.entries.map((entry) => [entry.kind, entry.audience]))).toEqual([
      [['note', 'centre']],
      [['note', 'member']],
    ]);
    expect(centre.ok && centre.value.changes).toEqual([]);
    expect(refusedWith(addNote(request, { text: '' }, asMember()))).toBe('TEXT_MISSING');
  });
});

describe('triage and the rest', () => {
  const request = requestIn('open');
  const state = { request, tasks: [taskIn('claimed')], member: member(), service: null };
  const nothing = { priority: null, dueOn: null, serviceId: null };

  it('an agreed day wins over the target', () => {
    const outcome = triageRequest(state, { ...nothing, dueOn: day('2026-03-20'), priority: 'urgent' }, circumstances());
    expect(outcome.ok && outcome.value.request).toMatchObject({
      priority: 'urgent',
      dueAt: '2026-03-20T11:30:00.000Z',
      targetWorkingDays: 3,
    });
    expect(outcome.ok && outcome.value.changes.map((change) => [change.record, change.field])).toEqual([
      ['request', 'priority'],
      ['request', 'dueAt'],
      ['task', 'dueAt'],
    ]);
  });
  it('a service of another family takes the unfinished tasks along, back into the queue', () => {
    const target = service({ familyCode: 'archive' });
    const outcome = triageRequest({ ...state, service: target }, { ...nothing, serviceId: target.id }, circumstances());
    expect(outcome.ok && outcome.value.tasks).toMatchObject([{ familyCode: 'archive', status: 'open', assigneeUserId: null }]);
  });
  it.each([
    [nothing, null, 'NOTHING_CHANGED'],
    [{ ...nothing, priority: 'normal' as const }, null, 'NOTHING_CHANGED'],
    [{ ...nothing, dueOn: day('2026-03-02') }, null, 'DUE_IN_PAST'],
    [nothing, service({ active: false }), 'SERVICE_INACTIVE'],
    [nothing, service({ familyCode: 'school-it' }), 'NO_VALID_AGREEMENT'],
  ])('%#: %s', (input, target, code) => {
    expect(refusedWith(triageRequest({ ...state, service: target }, { ...input, serviceId: target?.id ?? null }, circumstances()))).toBe(
      code,
    );
  });
  it('a refusal needs a reason, a withdrawal takes one', () => {
    const course = { request, tasks: [], calendar };
    expect(refusedWith(declineRequest(course, { reason: '' }, circumstances()))).toBe('REASON_MISSING');
    expect(refusedWith(withdrawRequest(course, { reason: 'x'.repeat(501) }, asMember()))).toBe('TOO_LONG');
  });
  it('the member’s own cost unit changes alone', () => {
    const outcome = changeCostReference(request, { costUnit: ' 1110 ', orderNumber: 'B-7' }, asMember());
    expect(outcome.ok && outcome.value.changes).toEqual([
      { record: 'request', id: request.id, field: 'costUnit', from: null, to: '1110' },
      { record: 'request', id: request.id, field: 'orderNumber', from: null, to: 'B-7' },
    ]);
    expect(refusedWith(changeCostReference(request, { costUnit: ' ', orderNumber: null }, asMember()))).toBe('NOTHING_CHANGED');
    expect(refusedWith(changeCostReference(request, { costUnit: 'x'.repeat(51), orderNumber: null }, asMember()))).toBe('TOO_LONG');
  });
});
