// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { tooLong } from './check-text.ts';
import type { DeskMessageName, RequestDecision } from './desk-decision.ts';
import { ENTRY_TEXT_LIMIT, type Request, type RequestStatus } from './request.ts';
import { clockInStatus } from './request-clock.ts';
import { replyEntry } from './request-entry.ts';
import { isUnfinished, type Task, taskForRequest, taskTakenBy } from './task.ts';

export interface AddReplyInput {
  readonly text: string;
  /** What the centre's reply means: the answer, a question back, or neither. A member's reply has no say in this. */
  readonly then: 'answered' | 'waiting' | null;
}
export type EntryTextRefusalCode = 'TEXT_MISSING' | 'TOO_LONG';
export type AddReplyRefusalCode = RequestStatusRefusalCode | EntryTextRefusalCode;

export const checkEntryText = (text: string): Refusal<EntryTextRefusalCode> | null =>
  text.trim() === '' ? refusal('TEXT_MISSING', { field: 'text' }) : tooLong('text', text.trim(), ENTRY_TEXT_LIMIT);

const afterMember = (status: RequestStatus): RequestStatus => (status === 'waiting' || status === 'answered' ? 'inProgress' : status);
const afterCentre = (status: RequestStatus, then: AddReplyInput['then']): RequestStatus =>
  then ?? (status === 'open' ? 'inProgress' : status);

const messageFor = (status: RequestStatus, fromMember: boolean): DeskMessageName => {
  if (fromMember) return 'RequestReplied.v1';
  if (status === 'answered') return 'RequestAnswered.v1';
  return status === 'waiting' ? 'RequestWaiting.v1' : 'RequestReplied.v1';
};

/** What a reply does to the tasks: the centre's person who replies takes what nobody has; what goes on has a task to go on with. */
function tasksAfter(request: Request, tasks: readonly Task[], circumstances: Circumstances): readonly Task[] {
  const known = tasks.some(isUnfinished) || request.status === 'answered' ? tasks : [...tasks, taskForRequest(request, circumstances)];
  const taken = taskTakenBy(known, circumstances);
  const made = known.slice(tasks.length);
  if (taken === null) return made;
  // A task that is only now made is inserted as its first version.
  return made.some(({ id }) => id === taken.id) ? [{ ...taken, version: 1 }] : [taken];
}

/**
 * A reply that both sides read. Whoever replies for the centre to a request that nobody has yet has it from then on. The member's
 * reply sets a waiting or answered request going again, and puts it back into the queue if nobody has a task for it.
 */
export const addReply: Decide<RequestState, AddReplyInput, RequestDecision, AddReplyRefusalCode> = (state, input, circumstances) => {
  const { request: before, calendar } = state;
  const wrong = refuseRequestStatus(before, 'reply') ?? checkEntryText(input.text);
  if (wrong) return err(wrong);
  const fromMember = circumstances.by.side === 'member';
  const status = fromMember ? afterMember(before.status) : afterCentre(before.status, input.then);
  const request = nextRequest(before, { ...clockInStatus(before, status, circumstances.at, calendar), status });
  const entry = replyEntry(request, circumstances, input.text.trim());
  return ok(
    amendRequest(state, request, {
      entries: [entry],
      tasks: tasksAfter(request, state.tasks, circumstances),
      message: messageFor(status, fromMember),
      ids: { entryId: entry.id },
    }),
  );
};
