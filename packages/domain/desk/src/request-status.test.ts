// SPDX-License-Identifier: EUPL-1.2
import type { Circumstances, Refusal, Result } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import { addNote } from './add-note.ts';
import { addReply } from './add-reply.ts';
import { approveRequest } from './approve-request.ts';
import { changeCostReference } from './change-cost-reference.ts';
import { closeRequest } from './close-request.ts';
import { declineRequest } from './decline-request.ts';
import type { DeskEffects } from './desk-decision.ts';
import type { DeskRefusalCode } from './desk-refusal.ts';
import { forwardRequest } from './forward-request.ts';
import { markDuplicate } from './mark-duplicate.ts';
import { rejectApproval } from './reject-approval.ts';
import { reopenRequest, STANDARD_REOPEN_RULES } from './reopen-request.ts';
import { REQUEST_ACTIONS, REQUEST_STATUS, REQUEST_STATUSES, type Request, type RequestAction, type RequestStatus } from './request.ts';
import { asMember, circumstances, member, refusedWith, requestIn, service, TOWN_TREASURER, taskIn } from './testing/desk-scene.ts';
import { triageRequest } from './triage-request.ts';
import { withdrawRequest } from './withdraw-request.ts';

type Outcome = Result<DeskEffects & { readonly request?: Request }, Refusal<DeskRefusalCode>>;
const treasurer: Circumstances = circumstances(TOWN_TREASURER, 'member');
const calendar = member().calendar;
const original = requestIn('open');

/** Each action, done as soundly as it can be, in all the ways that lead to different statuses. */
const WAYS: Record<RequestAction, readonly ((request: Request) => Outcome)[]> = {
  approve: [(request) => approveRequest({ request, service: service(), member: member() }, {}, treasurer)],
  rejectApproval: [(request) => rejectApproval(request, { reason: 'Nicht nötig' }, treasurer)],
  triage: [
    (request) =>
      triageRequest(
        { request, tasks: [], member: member(), service: null },
        { priority: 'high', dueOn: null, serviceId: null },
        circumstances(),
      ),
  ],
  forward: [
    (request) =>
      forwardRequest(
        { request, tasks: [], member: member(), service: service({ familyCode: 'archive' }) },
        { reason: 'Gehört ins Archiv' },
        circumstances(),
      ),
  ],
  reply: [
    (request) => addReply({ request, tasks: [], calendar }, { text: 'Antwort', then: null }, asMember()),
    ...([null, 'answered', 'waiting'] as const).map(
      (then) => (request: Request) => addReply({ request, tasks: [], calendar }, { text: 'Antwort', then }, circumstances()),
    ),
  ],
  note: [(request) => addNote(request, { text: 'Nur für uns' }, circumstances())],
  changeCostReference: [(request) => changeCostReference(request, { costUnit: '4711', orderNumber: null }, asMember())],
  withdraw: [(request) => withdrawRequest({ request, tasks: [], calendar }, { reason: null }, asMember())],
  decline: [(request) => declineRequest({ request, tasks: [], calendar }, { reason: 'Keine Leistung der Zentrale' }, circumstances())],
  markDuplicate: [
    (request) =>
      markDuplicate({ request, tasks: [], calendar, original, hasDuplicates: false }, { originalId: original.id }, circumstances()),
  ],
  close: [
    (request) =>
      closeRequest({ request, tasks: [], calendar }, { costObject: 'K-100', reason: null, completeOwnTasks: false }, circumstances()),
  ],
  reopen: [
    (request) => reopenRequest({ request, tasks: [], calendar, rules: STANDARD_REOPEN_RULES }, { reason: 'Noch ein Fehler' }, asMember()),
  ],
};

const actions = Object.keys(REQUEST_ACTIONS) as RequestAction[];
const cases = REQUEST_STATUSES.flatMap((status) => actions.map((action) => ({ status, action })));

describe('request: each status × each action', () => {
  it.each(cases)('$status × $action', ({ status, action }) => {
    const allowed = (REQUEST_ACTIONS[action] as readonly RequestStatus[]).includes(status);
    for (const way of WAYS[action]) {
      const before = requestIn(status);
      const outcome = way(before);
      if (!allowed) {
        expect(refusedWith(outcome)).toBe(
          action === 'close' && ['open', 'inProgress', 'waiting'].includes(status) ? 'NOT_ANSWERED' : 'NOT_IN_THIS_STATUS',
        );
        continue;
      }
      expect(refusedWith(outcome)).toBeNull();
      if (!outcome.ok || outcome.value.request === undefined) continue;
      const after = outcome.value.request;
      const next: readonly RequestStatus[] = REQUEST_STATUS[before.status];
      expect([before.status, ...next]).toContain(after.status);
      expect(after.version).toBe(before.version + 1);
      expect(outcome.value.messages).toHaveLength(1);
      expect(outcome.value.entries).toHaveLength(1);
    }
  });

  it('every arrow of the table is walked by some action, so none stands there for nothing', () => {
    const walked = new Set<string>();
    for (const status of REQUEST_STATUSES) {
      for (const way of actions.flatMap((action) => WAYS[action])) {
        const outcome = way(requestIn(status));
        if (outcome.ok && outcome.value.request && outcome.value.request.status !== status)
          walked.add(`${status} → ${outcome.value.request.status}`);
      }
    }
    const table = REQUEST_STATUSES.flatMap((status) => REQUEST_STATUS[status].map((next) => `${status} → ${next}`));
    expect([...walked].sort()).toEqual(table.sort());
  });

  it('ending a request cancels what was still to do and leaves finished tasks alone', () => {
    const request = requestIn('inProgress');
    const tasks = [taskIn('open'), taskIn('inProgress'), taskIn('onHold'), taskIn('done'), taskIn('cancelled')];
    const outcome = withdrawRequest({ request, tasks, calendar }, { reason: 'Hat sich erledigt' }, asMember());
    expect(outcome.ok && outcome.value.tasks.map((task) => [task.id, task.status, task.version])).toEqual(
      tasks.slice(0, 3).map((task) => [task.id, 'cancelled', 3]),
    );
  });
});
