// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const OrdersQuery = graphql(`
  query TreasuryOrders($show: OrdersShown!, $tenantId: ID) {
    accountOrders(show: $show, tenantId: $tenantId) {
      id version tenantId memberName kind label status reason from to fromDay toDay credit mine proposedBy proposedAt decidedBy decidedAt
      instalments { number dueOn amount }
      dueOn steps { de en }
    }
  }
`);
export type OrderRow = ResultOf<typeof OrdersQuery>['accountOrders'][number];

export const OrderHistoryQuery = graphql(
  `
  query TreasuryOrderHistory($accountOrderId: ID!) {
    accountOrderHistory(accountOrderId: $accountOrderId) { ...HistoryStepFields }
  }
`,
  [HistoryStepFields],
);

export const ReleaseOrder = graphql(`
  mutation TreasuryReleaseAccountOrder($accountOrderId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    releaseAccountOrder(accountOrderId: $accountOrderId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ReleaseAccountOrderRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseAccountOrderSuccess {
        done
      }
    }
  }
`);

export const DiscardOrder = graphql(`
  mutation TreasuryDiscardAccountOrder($accountOrderId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    discardAccountOrder(accountOrderId: $accountOrderId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      __typename
      ... on DiscardAccountOrderRefusal {
        code
        field
        message
        params
      }
      ... on DiscardAccountOrderSuccess {
        done
      }
    }
  }
`);

export const RejectOrder = graphql(`
  mutation TreasuryRejectAccountOrder($accountOrderId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    rejectAccountOrder(accountOrderId: $accountOrderId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      __typename
      ... on RejectAccountOrderRefusal {
        code
        field
        message
        params
      }
      ... on RejectAccountOrderSuccess {
        done
      }
    }
  }
`);

export const ProposePayout = graphql(`
  mutation TreasuryProposePayout($amount: Amount!, $creditId: ID!, $idempotencyKey: String!, $reason: String!) {
    proposePayout(amount: $amount, creditId: $creditId, idempotencyKey: $idempotencyKey, reason: $reason) {
      __typename
      ... on ProposePayoutRefusal {
        code
        field
        message
        params
      }
      ... on ProposePayoutSuccess {
        done
      }
    }
  }
`);

export const ProposeDeferral = graphql(`
  mutation TreasuryProposeDeferral($idempotencyKey: String!, $itemId: ID!, $reason: String!, $to: Date!) {
    proposeDeferral(idempotencyKey: $idempotencyKey, itemId: $itemId, reason: $reason, to: $to) {
      __typename
      ... on ProposeDeferralRefusal {
        code
        field
        message
        params
      }
      ... on ProposeDeferralSuccess {
        done
      }
    }
  }
`);

export const ProposeLate = graphql(`
  mutation TreasuryProposeLate($dueOn: Date, $idempotencyKey: String!, $itemId: ID!, $reason: String!, $to: Date!, $waived: Boolean!) {
    proposeLate(dueOn: $dueOn, idempotencyKey: $idempotencyKey, itemId: $itemId, reason: $reason, to: $to, waived: $waived) {
      __typename
      ... on ProposeLateRefusal {
        code
        field
        message
        params
      }
      ... on ProposeLateSuccess {
        done
      }
    }
  }
`);

export const ProposeLateCorrection = graphql(`
  mutation TreasuryProposeLateCorrection($dueOn: Date, $idempotencyKey: String!, $itemId: ID!, $reason: String!, $waived: Boolean!) {
    proposeLateCorrection(dueOn: $dueOn, idempotencyKey: $idempotencyKey, itemId: $itemId, reason: $reason, waived: $waived) {
      __typename
      ... on ProposeLateCorrectionRefusal {
        code
        field
        message
        params
      }
      ... on ProposeLateCorrectionSuccess {
        done
      }
    }
  }
`);

export const ProposePlanChange = graphql(`
  mutation TreasuryProposePlanChange($basis: String!, $extraDueOn: Date, $idempotencyKey: String!, $joinedOn: Date, $leavesOn: Date, $levy: Amount!, $planVersion: Int!, $reason: PlanChangeReason!, $tenantId: ID!, $year: Int!) {
    proposePlanChange(basis: $basis, extraDueOn: $extraDueOn, idempotencyKey: $idempotencyKey, joinedOn: $joinedOn, leavesOn: $leavesOn, levy: $levy, planVersion: $planVersion, reason: $reason, tenantId: $tenantId, year: $year) {
      __typename
      ... on ProposePlanChangeRefusal {
        code
        field
        message
        params
      }
      ... on ProposePlanChangeSuccess {
        done
      }
    }
  }
`);
