// SPDX-License-Identifier: EUPL-1.2
import type { Circumstances, Decider, Instant, TenantId, UserId } from '@kernel/core';
import type { RequestEntryId, RequestId } from './desk-ids.ts';
import type { Request } from './request.ts';

/** Who may read an entry: the centre alone, the member alone, or both. */
export type Audience = 'centre' | 'member' | 'both';

export const REQUEST_EVENTS = [
  'submitted',
  'recorded',
  'approved',
  'approvalRejected',
  'triaged',
  'forwarded',
  'costReferenceChanged',
  'withdrawn',
  'declined',
  'markedDuplicate',
  'closed',
  'reopened',
] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** One line of a request's course; appended, never edited. */
export interface RequestEntry {
  readonly id: RequestEntryId;
  readonly tenantId: TenantId;
  readonly requestId: RequestId;
  readonly kind: 'reply' | 'note' | 'event';
  /** Only for events: which one; its sentence stands in the catalogue of messages. */
  readonly event: RequestEvent | null;
  readonly audience: Audience;
  /** What was written; for events the reason given, or ''. At most 10,000 characters. */
  readonly text: string;
  readonly by: UserId | null;
  readonly bySide: Decider['side'];
  readonly at: Instant;
}

type EntryPart = Pick<RequestEntry, 'kind' | 'event' | 'audience' | 'text'>;

const entry = (request: Pick<Request, 'id' | 'tenantId'>, { by, at, newId }: Circumstances, part: EntryPart): RequestEntry => ({
  id: newId() as RequestEntryId,
  tenantId: request.tenantId,
  requestId: request.id,
  ...part,
  by: by.userId,
  bySide: by.side,
  at,
});

export const eventEntry = (
  request: Pick<Request, 'id' | 'tenantId'>,
  circumstances: Circumstances,
  event: RequestEvent,
  details: { audience?: Audience; text?: string } = {},
): RequestEntry => entry(request, circumstances, { kind: 'event', event, audience: details.audience ?? 'both', text: details.text ?? '' });

export const replyEntry = (request: Request, circumstances: Circumstances, text: string): RequestEntry =>
  entry(request, circumstances, { kind: 'reply', event: null, audience: 'both', text });

export const noteEntry = (request: Request, circumstances: Circumstances, audience: 'centre' | 'member', text: string): RequestEntry =>
  entry(request, circumstances, { kind: 'note', event: null, audience, text });
