// SPDX-License-Identifier: EUPL-1.2
import { address, flag, oneOf, text } from '../../shape/index.ts';

/** An address is typed, shared and edited by hand: what is not understood is left out, never an error. */

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

export const requestsSearch = address({
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
export type RequestsSearch = ReturnType<typeof requestsSearch>;

export const newRequestSearch = address({ service: text, member: text });
export type NewRequestSearch = ReturnType<typeof newRequestSearch>;

export const requestSearch = address({ tab: oneOf(['course', 'history']) });

export const tasksSearch = address({
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
export type TasksSearch = ReturnType<typeof tasksSearch>;

export const catalogueSearch = address({ service: text, retired: flag, q: text });
export type CatalogueSearch = ReturnType<typeof catalogueSearch>;
