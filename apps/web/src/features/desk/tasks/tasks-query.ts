// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/index.ts';
import type { TaskQueue, TasksSearch } from '../search.ts';

export const tasksQuery = graphql(`
  query DeskTasks(
    $first: Int
    $after: String
    $queue: TaskQueue
    $statuses: [TaskStatus!]
    $familyCode: String
    $tenantId: ID
    $overdue: Boolean
    $withSnoozed: Boolean
    $search: String
    $sort: TaskSort
  ) {
    tasks(
      first: $first
      after: $after
      queue: $queue
      statuses: $statuses
      familyCode: $familyCode
      tenantId: $tenantId
      overdue: $overdue
      withSnoozed: $withSnoozed
      search: $search
      sort: $sort
    ) {
      items {
        id
        tenantId
        tenantName
        tenantShortName
        tenantColour
        title
        familyCode
        familyNameDe
        familyNameEn
        status
        assigneeUserId
        assigneeName
        dueAt
        overdue
        snoozedUntil
        createdAt
        requestId
        requestNumber
        requestSubject
        requestStatus
        requestPriority
        version
      }
      nextCursor
      total
    }
  }
`);

export type TaskRow = ResultOf<typeof tasksQuery>['tasks']['items'][number];
export type TasksVariables = VariablesOf<typeof tasksQuery>;

/** Finished tasks are only asked for by their status; what was put off comes with its own. */
export function variablesOf(search: TasksSearch, usualQueue: TaskQueue): TasksVariables {
  const { queue = usualQueue, family, member, status, overdue, snoozed, q, sort } = search;
  return {
    first: 50,
    queue,
    ...(status && { statuses: [status] }),
    ...(family && { familyCode: family }),
    ...(member && { tenantId: member }),
    ...(overdue && { overdue: true }),
    ...((snoozed || status === 'onHold' || status === 'done' || status === 'cancelled') && { withSnoozed: true }),
    ...(q && { search: q }),
    ...(sort && { sort }),
  };
}
