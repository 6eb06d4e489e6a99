// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { approveRequest } from './approve-request.ts';
import { findAgreement } from './member-standing.ts';
import { type RecordRequestInput, recordRequest } from './record-request.ts';
import { rejectApproval } from './reject-approval.ts';
import { submitRequest } from './submit-request.ts';
import type { TakeInInput, TakeInState } from './take-in-request.ts';
import {
  AGREEMENT,
  asMember,
  at,
  circumstances,
  day,
  member,
  refusedWith,
  service,
  TOWN_CLERK,
  TOWN_TREASURER,
} from './testing/desk-scene.ts';

const required = { code: 'name', kind: 'text', label: { de: 'Name', en: 'Name' }, hint: null, required: true, choices: [] } as const;
const state = (patch: Partial<TakeInState> = {}): TakeInState => ({
  service: service(),
  member: member(),
  number: 'A-2026-000001',
  ...patch,
});
const input: TakeInInput = { subject: ' Neue Kollegin ', answers: {}, costUnit: ' 1110 ', orderNumber: '' };
const treasurer = circumstances(TOWN_TREASURER, 'member');
const ended = { from: day('2020-01-01'), to: day('2026-03-02') };

describe('a member submits a request', () => {
  it('comes into the queue with a task, due by the member’s calendar', () => {
    const outcome = submitRequest(state(), input, asMember());
    if (!outcome.ok) throw new Error('refused');
    const { request, tasks, entries, messages } = outcome.value;
    expect(request).toMatchObject({
      subject: 'Neue Kollegin',
      costUnit: '1110',
      orderNumber: null,
      status: 'open',
      requesterUserId: TOWN_CLERK,
      agreementId: AGREEMENT,
      dueAt: '2026-03-06T11:30:00.000Z',
      version: 1,
    });
    expect(tasks).toMatchObject([{ requestId: request.id, status: 'open', dueAt: request.dueAt, title: 'Neue Kollegin' }]);
    expect(entries).toMatchObject([{ kind: 'event', event: 'submitted', audience: 'both' }]);
    expect(messages).toEqual([{ name: 'RequestSubmitted.v1', tenantId: request.tenantId, ids: { requestId: request.id } }]);
  });

  // In this order, so that a request with several faults names the gravest.
  const faults = [
    [
      { service: service({ active: false, fields: [required] }), member: member({ membership: ended, agreements: [] }) },
      'SERVICE_INACTIVE',
    ],
    [{ service: service({ fields: [required] }), member: member({ membership: ended, agreements: [] }) }, 'MEMBERSHIP_NOT_VALID'],
    [{ service: service({ fields: [required] }), member: member({ membership: null }) }, 'MEMBERSHIP_NOT_VALID'],
    [{ service: service({ fields: [required] }), member: member({ agreements: [] }) }, 'NO_VALID_AGREEMENT'],
    [{ service: service({ familyCode: 'school-it' }) }, 'NO_VALID_AGREEMENT'],
    [{ service: service({ familyCode: 'school-it', needsAgreement: false }) }, null],
    [{ service: service({ fields: [required] }) }, 'FIELD_REQUIRED'],
  ] as const;
  it.each(faults)('%#: %s', (patch, code) => {
    expect(refusedWith(submitRequest(state(patch), input, asMember()))).toBe(code);
  });
  it.each([
    [{ subject: ' ' }, 'SUBJECT_MISSING'],
    [{ subject: 'x'.repeat(201) }, 'TOO_LONG'],
    [{ costUnit: 'x'.repeat(51) }, 'TOO_LONG'],
    [{ answers: { other: 'x' } }, 'UNKNOWN_FIELD'],
  ])('%j: %s', (patch, code) => {
    expect(refusedWith(submitRequest(state(), { ...input, ...patch }, asMember()))).toBe(code);
  });
  it('takes of two agreements the one that began last', () => {
    const covers = (['2025-01-01', '2026-01-01', '2026-07-01'] as const).map((from) => ({
      agreementId: `${AGREEMENT}-${from}` as typeof AGREEMENT,
      familyCodes: ['payroll'],
      validity: { from: day(from), to: null },
    }));
    expect(findAgreement(covers, 'payroll', day('2026-03-03'))?.validity.from).toBe('2026-01-01');
  });
});

describe('a member that wants its own approval', () => {
  const waits = submitRequest(state({ member: member({ wantsApproval: true }) }), input, asMember());
  if (!waits.ok) throw new Error('refused');
  const { request } = waits.value;
  const approval = { request, service: service(), member: member() };

  it('keeps the request to itself: no task, no clock', () => {
    expect(request).toMatchObject({ status: 'awaitingApproval', dueAt: null, clockStartedAt: null });
    expect(waits.value.tasks).toEqual([]);
    expect(waits.value.messages.map((message) => message.name)).toEqual(['RequestAwaitsApproval.v1']);
  });
  it('the clock begins with the approval, not with the request', () => {
    const outcome = approveRequest(approval, {}, circumstances(TOWN_TREASURER, 'member', at('2026-03-09T09:00:00Z')));
    expect(outcome.ok && outcome.value.request).toMatchObject({ status: 'open', dueAt: '2026-03-12T15:30:00.000Z', version: 2 });
    expect(outcome.ok && outcome.value.tasks).toMatchObject([{ status: 'open', dueAt: '2026-03-12T15:30:00.000Z' }]);
  });
  it('the requester neither approves nor rejects its own request', () => {
    expect(refusedWith(approveRequest(approval, {}, asMember()))).toBe('SAME_PERSON');
    expect(refusedWith(rejectApproval(request, { reason: 'Doch nicht' }, asMember()))).toBe('SAME_PERSON');
  });
  it('an agreement that ended meanwhile stops the approval', () => {
    expect(refusedWith(approveRequest({ ...approval, member: member({ agreements: [] }) }, {}, treasurer))).toBe('NO_VALID_AGREEMENT');
  });
  it('a rejection needs a reason, which the centre does not read', () => {
    expect(refusedWith(rejectApproval(request, { reason: ' ' }, treasurer))).toBe('REASON_MISSING');
    const outcome = rejectApproval(request, { reason: 'Kein Geld' }, treasurer);
    expect(outcome.ok && outcome.value.entries).toMatchObject([{ audience: 'member', text: 'Kein Geld' }]);
  });
});

describe('the centre records a call or a letter', () => {
  const call: RecordRequestInput = { ...input, channel: 'letter', onBehalfOf: 'Frau Muster', receivedAt: at('2026-03-02T09:00:00Z') };
  it('counts from the day the letter came in, and has no requester of the member', () => {
    const outcome = recordRequest(state(), call, circumstances());
    expect(outcome.ok && outcome.value.request).toMatchObject({
      requesterUserId: null,
      onBehalfOf: 'Frau Muster',
      channel: 'letter',
      dueAt: '2026-03-05T15:30:00.000Z',
    });
  });
  it.each([
    [{ onBehalfOf: ' ' }, 'CALLER_MISSING'],
    [{ onBehalfOf: 'x'.repeat(121) }, 'TOO_LONG'],
    [{ receivedAt: at('2026-03-03T09:00:01Z') }, 'RECEIVED_IN_FUTURE'],
    [{ receivedAt: null }, null],
  ])('%j: %s', (patch, code) => {
    expect(refusedWith(recordRequest(state(), { ...call, ...patch }, circumstances()))).toBe(code);
  });
  it('needs the same standing as the member itself', () => {
    expect(refusedWith(recordRequest(state({ member: member({ agreements: [] }) }), { ...call, onBehalfOf: '' }, circumstances()))).toBe(
      'NO_VALID_AGREEMENT',
    );
  });
});
