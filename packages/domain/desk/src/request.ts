// SPDX-License-Identifier: EUPL-1.2
import type { Instant, TenantId, UserId } from '@kernel/core';
import type { AgreementId, RequestId, ServiceId } from './desk-ids.ts';
import type { Answers } from './form-field.ts';

/** Each status with those that may follow it. */
export const REQUEST_STATUS = {
  awaitingApproval: ['open', 'withdrawn', 'declined'],
  open: ['inProgress', 'waiting', 'answered', 'withdrawn', 'declined', 'duplicate'],
  inProgress: ['open', 'waiting', 'answered', 'withdrawn', 'declined', 'duplicate'],
  waiting: ['inProgress', 'answered', 'withdrawn', 'declined', 'duplicate'],
  answered: ['inProgress', 'waiting', 'closed'],
  closed: ['open'],
  withdrawn: [],
  declined: [],
  duplicate: ['open'],
} as const satisfies Record<string, readonly string[]>;

export type RequestStatus = keyof typeof REQUEST_STATUS;
export const REQUEST_STATUSES = Object.keys(REQUEST_STATUS) as readonly RequestStatus[];

const LIVE = ['awaitingApproval', 'open', 'inProgress', 'waiting', 'answered'] as const satisfies readonly RequestStatus[];
const WITH_CENTRE = ['open', 'inProgress', 'waiting', 'answered'] as const satisfies readonly RequestStatus[];

/** What may be done with a request in which status; pages show exactly these actions. */
export const REQUEST_ACTIONS = {
  approve: ['awaitingApproval'],
  rejectApproval: ['awaitingApproval'],
  triage: ['open', 'inProgress', 'waiting'],
  forward: ['open', 'inProgress', 'waiting'],
  reply: WITH_CENTRE,
  note: REQUEST_STATUSES,
  changeCostReference: LIVE,
  withdraw: ['awaitingApproval', 'open', 'inProgress', 'waiting'],
  decline: ['open', 'inProgress', 'waiting'],
  markDuplicate: ['open', 'inProgress', 'waiting'],
  close: ['answered'],
  reopen: ['closed', 'duplicate'],
} as const satisfies Record<string, readonly RequestStatus[]>;
export type RequestAction = keyof typeof REQUEST_ACTIONS;

export const mayInStatus = (action: RequestAction, status: RequestStatus): boolean =>
  (REQUEST_ACTIONS[action] as readonly RequestStatus[]).includes(status);

/** Whether the request has come to an end, for whatever reason. */
export const isOver = (status: RequestStatus): boolean => !(LIVE as readonly RequestStatus[]).includes(status);

export const REQUEST_CHANNELS = ['portal', 'telephone', 'letter', 'mail'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

export const REQUEST_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type RequestPriority = (typeof REQUEST_PRIORITIES)[number];

export interface Request {
  readonly id: RequestId;
  /** The member that asks. */
  readonly tenantId: TenantId;
  readonly number: string;
  readonly serviceId: ServiceId;
  readonly familyCode: string;
  readonly subject: string;
  readonly answers: Answers;
  readonly channel: RequestChannel;
  /** The member's user who asked; null where the centre recorded it. */
  readonly requesterUserId: UserId | null;
  /** Who called or wrote, where the centre recorded it. */
  readonly onBehalfOf: string | null;
  /** The member's own cost unit and order number; nothing of the centre's. */
  readonly costUnit: string | null;
  readonly orderNumber: string | null;
  readonly status: RequestStatus;
  readonly priority: RequestPriority;
  /** Target as the catalogue had it when the request came in or got its service; later changes of the catalogue do not reach it. */
  readonly targetWorkingDays: number;
  /** When the centre's clock began; null until the member has approved. */
  readonly clockStartedAt: Instant | null;
  /** Since when the clock stands still; null while it runs. */
  readonly clockPausedAt: Instant | null;
  /** Open minutes of the member's calendar in which the clock stood still, without the pause that lasts. */
  readonly pausedMinutes: number;
  readonly dueAt: Instant | null;
  readonly agreementId: AgreementId | null;
  readonly duplicateOf: RequestId | null;
  readonly reopenCount: number;
  readonly receivedAt: Instant;
  /** End of whatever kind: closed, withdrawn, declined, duplicate. */
  readonly closedAt: Instant | null;
  /** The centre's cost object to which the closed case belongs, or the reason why there is none. */
  readonly closingCostObject: string | null;
  readonly closingReason: string | null;
  /** The version whose reading 'desk.cases' counts this request; null while it is not counted. */
  readonly countedVersion: number | null;
  readonly version: number;
}

export const SUBJECT_LIMIT = 200;
export const ENTRY_TEXT_LIMIT = 10_000;
export const REASON_LIMIT = 500;
export const COST_REFERENCE_LIMIT = 50;
export const CALLER_LIMIT = 120;
