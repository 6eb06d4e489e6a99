// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/index.ts';
import { LIVE_STATUSES, type RequestsSearch } from '../search.ts';

export const requestsQuery = graphql(`
  query DeskRequests(
    $first: Int
    $after: String
    $statuses: [RequestStatus!]
    $familyCode: String
    $tenantId: ID
    $assigneeUserId: ID
    $mine: Boolean
    $overdue: Boolean
    $search: String
    $sort: RequestSort
  ) {
    requests(
      first: $first
      after: $after
      statuses: $statuses
      familyCode: $familyCode
      tenantId: $tenantId
      assigneeUserId: $assigneeUserId
      mine: $mine
      overdue: $overdue
      search: $search
      sort: $sort
    ) {
      items {
        id
        tenantId
        tenantName
        tenantShortName
        tenantColour
        number
        subject
        serviceNameDe
        serviceNameEn
        familyNameDe
        familyNameEn
        status
        priority
        costUnit
        receivedAt
        dueAt
        overdue
        handler
        requesterName
      }
      nextCursor
      total
    }
  }
`);

export type RequestRow = ResultOf<typeof requestsQuery>['requests']['items'][number];
export type RequestsVariables = VariablesOf<typeof requestsQuery>;

/** Filters that say nothing are left out, so that the same view is the same query. */
export function variablesOf(search: RequestsSearch): RequestsVariables {
  const { status = 'live', family, member, assignee, mine, overdue, q, sort } = search;
  const statuses = status === 'live' ? [...LIVE_STATUSES] : status === 'all' ? undefined : [status];
  return {
    first: 50,
    ...(statuses && { statuses }),
    ...(family && { familyCode: family }),
    ...(member && { tenantId: member }),
    ...(assignee && { assigneeUserId: assignee }),
    ...(mine && { mine: true }),
    ...(overdue && { overdue: true }),
    ...(q && { search: q }),
    ...(sort && { sort }),
  };
}
