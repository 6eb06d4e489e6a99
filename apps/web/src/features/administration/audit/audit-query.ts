// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const AuditEntry = graphql(`
  fragment AuditEntryRow on AuditEntry {
    id
    tenantId
    tenantName
    sequence
    at
    action
    actionLabel
    outcome
    refusalText
    subjectType
    subjectId
    actorKind
    actorAccountId
    actorName
    actingTenantName
    bySide
    inPlaceOf
    correlationId
    hash
    changes {
      field
      from
      to
    }
    values
    erasedAt
  }
`);

export type AuditEntryData = ResultOf<typeof AuditEntry>;

export const AuditLogQuery = graphql(
  `
    query AuditLog(
      $first: Int
      $after: String
      $tenantId: ID
      $action: String
      $actorAccountId: ID
      $outcome: String
      $from: Date
      $to: Date
      $subjectType: String
      $subjectId: ID
    ) {
      auditLog(
        first: $first
        after: $after
        tenantId: $tenantId
        action: $action
        actorAccountId: $actorAccountId
        outcome: $outcome
        from: $from
        to: $to
        subjectType: $subjectType
        subjectId: $subjectId
      ) {
        items {
          ...AuditEntryRow
        }
        nextCursor
        total
      }
    }
  `,
  [AuditEntry],
);
