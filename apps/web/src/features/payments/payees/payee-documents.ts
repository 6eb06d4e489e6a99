// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const PayeesQuery = graphql(`
  query PaymentsPayees($tenantId: ID, $search: String, $waiting: Boolean) {
    payees(tenantId: $tenantId, search: $search, waiting: $waiting, first: 2000) {
      id
      tenantId
      number
      name
      town
      status
      ibanShown
      holder
      waiting
      shared
    }
  }
`);
export type PayeeRow = ResultOf<typeof PayeesQuery>['payees'][number];

export const PayeeQuery = graphql(`
  query PaymentsPayee($payeeId: ID!) {
    payee(payeeId: $payeeId) {
      id
      tenantId
      number
      name
      town
      country
      status
      version
      details {
        id
        detailsVersion
        status
        holder
        iban
        bic
        evidence
        proposedBy
        proposedAt
        proposedByMe
        decidedBy
        decidedAt
        reason
        version
        others {
          id
          number
          name
        }
      }
    }
  }
`);
export type Payee = NonNullable<ResultOf<typeof PayeeQuery>['payee']>;
export type Details = Payee['details'][number];

export const PayeeHistoryQuery = graphql(
  `
    query PaymentsPayeeHistory($payeeId: ID!) {
      payeeHistory(payeeId: $payeeId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);

export const EnterPayee = graphql(`
  mutation PaymentsEnterPayee(
    $idempotencyKey: String!
    $tenantId: ID!
    $number: String!
    $name: String!
    $town: String
    $country: String
    $holder: String!
    $iban: String!
    $bic: String
    $evidence: String!
  ) {
    enterPayee(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      number: $number
      name: $name
      town: $town
      country: $country
      holder: $holder
      iban: $iban
      bic: $bic
      evidence: $evidence
    ) {
      ... on EnterPayeeSuccess {
        done
      }
      ... on EnterPayeeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const AmendPayee = graphql(`
  mutation PaymentsAmendPayee($idempotencyKey: String!, $payeeId: ID!, $expectedVersion: Int!, $name: String!, $town: String, $country: String) {
    amendPayee(
      idempotencyKey: $idempotencyKey
      payeeId: $payeeId
      expectedVersion: $expectedVersion
      name: $name
      town: $town
      country: $country
    ) {
      ... on AmendPayeeSuccess {
        done
      }
      ... on AmendPayeeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const RetirePayee = graphql(`
  mutation PaymentsRetirePayee($idempotencyKey: String!, $payeeId: ID!, $expectedVersion: Int!, $reason: String!) {
    retirePayee(idempotencyKey: $idempotencyKey, payeeId: $payeeId, expectedVersion: $expectedVersion, reason: $reason) {
      ... on RetirePayeeSuccess {
        done
      }
      ... on RetirePayeeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const ProposeDetails = graphql(`
  mutation PaymentsProposeDetails(
    $idempotencyKey: String!
    $payeeId: ID!
    $expectedVersion: Int!
    $holder: String!
    $iban: String!
    $bic: String
    $evidence: String!
  ) {
    proposePayeeDetails(
      idempotencyKey: $idempotencyKey
      payeeId: $payeeId
      expectedVersion: $expectedVersion
      holder: $holder
      iban: $iban
      bic: $bic
      evidence: $evidence
    ) {
      ... on ProposePayeeDetailsSuccess {
        done
      }
      ... on ProposePayeeDetailsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const ReleaseDetails = graphql(`
  mutation PaymentsReleaseDetails($idempotencyKey: String!, $payeeAccountId: ID!, $expectedVersion: Int!) {
    releasePayeeDetails(idempotencyKey: $idempotencyKey, payeeAccountId: $payeeAccountId, expectedVersion: $expectedVersion) {
      ... on ReleasePayeeDetailsSuccess {
        done
      }
      ... on ReleasePayeeDetailsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const RejectDetails = graphql(`
  mutation PaymentsRejectDetails($idempotencyKey: String!, $payeeAccountId: ID!, $expectedVersion: Int!, $reason: String!) {
    rejectPayeeDetails(
      idempotencyKey: $idempotencyKey
      payeeAccountId: $payeeAccountId
      expectedVersion: $expectedVersion
      reason: $reason
    ) {
      ... on RejectPayeeDetailsSuccess {
        done
      }
      ... on RejectPayeeDetailsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
