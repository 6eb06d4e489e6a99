// SPDX-License-Identifier: EUPL-1.2
import type { Circumstances } from '@kernel/core';
import { amendRequest, nextRequest, type RequestState } from './amend-request.ts';
import type { DeskMessageName, RequestDecision } from './desk-decision.ts';
import type { Request } from './request.ts';
import { clockInStatus } from './request-clock.ts';
import { eventEntry, type RequestEvent } from './request-entry.ts';
import { cancelledTasks } from './task.ts';

interface Ending {
  readonly status: 'withdrawn' | 'declined' | 'duplicate';
  readonly patch?: Partial<Pick<Request, 'duplicateOf'>>;
  readonly event: RequestEvent;
  readonly text: string;
  readonly message: DeskMessageName;
}

/** Ends a request without a case to count: the clock is settled and what was still to do is cancelled. */
export function endRequest(state: RequestState, ending: Ending, circumstances: Circumstances): RequestDecision {
  const { request: before, calendar } = state;
  const request = nextRequest(before, {
    ...clockInStatus(before, ending.status, circumstances.at, calendar),
    ...ending.patch,
    status: ending.status,
    closedAt: circumstances.at,
  });
  return amendRequest(state, request, {
    entries: [eventEntry(request, circumstances, ending.event, { text: ending.text })],
    tasks: cancelledTasks(state.tasks),
    message: ending.message,
  });
}
