// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../graphql/index.ts';

export const TimeEntryRow = graphql(`
  fragment TimeEntryRow on TimeEntry {
    id
    workedOn
    minutes
    activity
    note
    kind
    version
    countered
    correctionOf
    withdrawnAt
    late
    familyNameDe
    familyNameEn
    requestId
    requestNumber
    requestSubject
    tenantShortName
    tenantColour
  }
`);

export const TimeSheetSums = graphql(`
  fragment TimeSheetSums on TimeSheet {
    totalMinutes
    billableMinutes
    internalMinutes
    otherFamiliesMinutes
    byMember {
      key
      minutes
      nameDe
      nameEn
    }
    byFamily {
      key
      minutes
      nameDe
      nameEn
    }
  }
`);

export const TimeSheetQuery = graphql(
  `
    query TimeSheetOfMonth($month: Month!, $userId: ID) {
      timeSheet(month: $month, userId: $userId) {
        id
        version
        status
        month
        person
        reopenReason
        mayBeSignedFrom
        daysWithoutTime
        totalMinutes
        ...TimeSheetSums
        entries {
          id
          ...TimeEntryRow
        }
      }
      activities {
        code
        nameDe
        nameEn
        use
      }
    }
  `,
  [TimeSheetSums, TimeEntryRow],
);

export const BookableQuery = graphql(`
  query Bookable {
    tenants(status: current) {
      id
      kind
      shortName
    }
    catalogue {
      code
      nameDe
      nameEn
      active
    }
  }
`);

export const BookableRequests = graphql(`
  query BookableRequests($search: String) {
    requests(search: $search, first: 20) {
      items {
        id
        number
        subject
        tenantShortName
      }
    }
  }
`);

export const BookTime = graphql(`
  mutation BookTimeOnSheet(
    $idempotencyKey: String!
    $kind: TimeKind!
    $workedOn: Date!
    $minutes: Int!
    $activity: String!
    $note: String
    $requestId: ID
    $tenantId: ID
    $familyCode: String
  ) {
    bookTime(
      idempotencyKey: $idempotencyKey
      kind: $kind
      workedOn: $workedOn
      minutes: $minutes
      activity: $activity
      note: $note
      requestId: $requestId
      tenantId: $tenantId
      familyCode: $familyCode
    ) {
      __typename
      ... on BookTimeSuccess {
        timeEntry {
          id
          late
        }
      }
      ... on BookTimeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const CorrectTime = graphql(`
  mutation CorrectTimeOnSheet(
    $idempotencyKey: String!
    $timeEntryId: ID!
    $expectedVersion: Int!
    $workedOn: Date!
    $minutes: Int!
    $activity: String!
    $note: String
    $reason: String!
  ) {
    correctTime(
      idempotencyKey: $idempotencyKey
      timeEntryId: $timeEntryId
      expectedVersion: $expectedVersion
      workedOn: $workedOn
      minutes: $minutes
      activity: $activity
      note: $note
      reason: $reason
    ) {
      __typename
      ... on CorrectTimeSuccess {
        done
      }
      ... on CorrectTimeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const WithdrawTime = graphql(`
  mutation WithdrawTimeOnSheet($idempotencyKey: String!, $timeEntryId: ID!, $expectedVersion: Int!, $reason: String!) {
    withdrawTime(idempotencyKey: $idempotencyKey, timeEntryId: $timeEntryId, expectedVersion: $expectedVersion, reason: $reason) {
      __typename
      ... on WithdrawTimeSuccess {
        done
      }
      ... on WithdrawTimeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const SignOffMonth = graphql(`
  mutation SignOffMonth($idempotencyKey: String!, $month: Month!, $expectedVersion: Int!, $emptyDaysConfirmed: Boolean!) {
    signOffMonth(
      idempotencyKey: $idempotencyKey
      month: $month
      expectedVersion: $expectedVersion
      emptyDaysConfirmed: $emptyDaysConfirmed
    ) {
      __typename
      ... on SignOffMonthSuccess {
        done
      }
      ... on SignOffMonthRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const WaitingMonthQuery = graphql(`
  query WaitingMonth {
    waiting {
      kind
      link
    }
  }
`);

export const MonthsQuery = graphql(`
  query MonthsOfTeam($month: Month!) {
    timeSheets(month: $month) {
      id
      userId
      person
      minutes
      status
      signedAt
      approvedAt
      version
    }
  }
`);

export const ApproveMonth = graphql(`
  mutation ApproveMonth($idempotencyKey: String!, $timeSheetId: ID!, $expectedVersion: Int!) {
    approveMonth(idempotencyKey: $idempotencyKey, timeSheetId: $timeSheetId, expectedVersion: $expectedVersion) {
      __typename
      ... on ApproveMonthSuccess {
        done
      }
      ... on ApproveMonthRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const ReopenMonth = graphql(`
  mutation ReopenMonth($idempotencyKey: String!, $timeSheetId: ID!, $expectedVersion: Int!, $reason: String!) {
    reopenMonth(idempotencyKey: $idempotencyKey, timeSheetId: $timeSheetId, expectedVersion: $expectedVersion, reason: $reason) {
      __typename
      ... on ReopenMonthSuccess {
        done
      }
      ... on ReopenMonthRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
