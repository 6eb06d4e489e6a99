// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';

/** An address is typed, shared and edited by hand: what is not understood is left out, never an error. */
const text = z.catch(z.optional(z.string()), undefined);
const flag = z.catch(z.optional(z.boolean()), undefined);
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.catch(z.optional(z.enum(values)), undefined);

export const REQUEST_STATUSES = [
  'awaitingApproval',
  'open',
  'inProgress',
  'waiting',
  'answered',
  'closed',
  'withdrawn',
  'declined',
  'duplicate',
] as const;
export const LIVE_STATUSES = ['awaitingApproval', 'open', 'inProgress', 'waiting', 'answered'] as const;
export const TASK_STATUSES = ['open', 'claimed', 'inProgress', 'onHold', 'done', 'cancelled'] as const;
export const TASK_QUEUES = ['mine', 'unassigned', 'all'] as const;
export type TaskQueue = (typeof TASK_QUEUES)[number];

export const requestsSearch = z.object({
  /** One status, or 'live' (not ended; the usual view), 'all'. */
  status: oneOf(['live', 'all', ...REQUEST_STATUSES]),
  family: text,
  member: text,
  assignee: text,
  mine: flag,
  overdue: flag,
  q: text,
  sort: oneOf(['dueFirst', 'newestFirst', 'oldestFirst', 'numberFirst']),
});
export type RequestsSearch = z.output<typeof requestsSearch>;

export const newRequestSearch = z.object({ service: text, member: text });
export type NewRequestSearch = z.output<typeof newRequestSearch>;

export const requestSearch = z.object({ tab: oneOf(['course', 'history']) });

export const tasksSearch = z.object({
  queue: oneOf(TASK_QUEUES),
  family: text,
  member: text,
  status: oneOf(TASK_STATUSES),
  overdue: flag,
  snoozed: flag,
  q: text,
  sort: oneOf(['dueFirst', 'newestFirst', 'oldestFirst']),
  /** The task that is shown beside the list. */
  task: text,
});
export type TasksSearch = z.output<typeof tasksSearch>;

export const catalogueSearch = z.object({ service: text, retired: flag, q: text });
export type CatalogueSearch = z.output<typeof catalogueSearch>;
