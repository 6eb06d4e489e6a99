// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const ItemsQuery = graphql(`
  query TreasuryItems($show: ItemsShown, $tenantId: ID, $asOf: Date, $first: Int) {
    openItems(show: $show, tenantId: $tenantId, asOf: $asOf, first: $first) {
      asOf open late pastDue count
      items {
        id tenantId memberName ags kind label basis documentNumber firstDueOn dueOn status amount paid open overpaid daysPastDue late lateDifference reminded
      }
    }
  }
`);
export type ItemsData = ResultOf<typeof ItemsQuery>['openItems'];
export type ItemRow = ItemsData['items'][number];

export const ItemQuery = graphql(`
  query TreasuryItem($itemId: ID!, $asOf: Date) {
    openItem(itemId: $itemId, asOf: $asOf) {
      asOf isSidePayment
      item { id memberName label basis documentNumber firstDueOn dueOn status amount paid reduced writtenOff open late lateDifference }
      movements { id kind on amount }
      deferrals { id from to reason }
      lateSteps { de en }
      lateNote { de en }
      lateDifferenceSteps { de en }
    }
  }
`);

export const AgeingQuery = graphql(`
  query TreasuryAgeing {
    ageing {
      asOf open pastDue
      buckets { label { de en } count open }
      members { tenantId memberName ags open buckets }
    }
  }
`);
export type AgeingData = ResultOf<typeof AgeingQuery>['ageing'];

export const ProposeWriteOff = graphql(`
  mutation TreasuryProposeWriteOff($amount: Amount!, $idempotencyKey: String!, $itemId: ID!, $reason: String!) {
    proposeWriteOff(amount: $amount, idempotencyKey: $idempotencyKey, itemId: $itemId, reason: $reason) {
      __typename
      ... on ProposeWriteOffRefusal {
        code
        field
        message
        params
      }
      ... on ProposeWriteOffSuccess {
        done
      }
    }
  }
`);

export const ReleaseWriteOff = graphql(`
  mutation TreasuryReleaseWriteOff($expectedVersion: Int!, $idempotencyKey: String!, $writeOffId: ID!) {
    releaseWriteOff(expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, writeOffId: $writeOffId) {
      __typename
      ... on ReleaseWriteOffRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseWriteOffSuccess {
        done
      }
    }
  }
`);

export const RejectWriteOff = graphql(`
  mutation TreasuryRejectWriteOff($expectedVersion: Int!, $idempotencyKey: String!, $writeOffId: ID!) {
    rejectWriteOff(expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, writeOffId: $writeOffId) {
      __typename
      ... on RejectWriteOffRefusal {
        code
        field
        message
        params
      }
      ... on RejectWriteOffSuccess {
        done
      }
    }
  }
`);

export const SendReminder = graphql(`
  mutation TreasurySendReminder($idempotencyKey: String!, $itemIds: [ID!]!, $level: Int!, $note: String!, $payBy: Date!, $tenantId: ID!) {
    sendReminder(idempotencyKey: $idempotencyKey, itemIds: $itemIds, level: $level, note: $note, payBy: $payBy, tenantId: $tenantId) {
      __typename
      ... on SendReminderRefusal {
        code
        field
        message
        params
      }
      ... on SendReminderSuccess {
        done
      }
    }
  }
`);
