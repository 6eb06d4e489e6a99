// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const ObjectionsQuery = graphql(`
  query BillingObjections($roundId: ID, $documentId: ID, $status: ObjectionStatus) {
    objections(roundId: $roundId, documentId: $documentId, status: $status) {
      id
      version
      tenantId
      memberName
      roundId
      runId
      documentId
      documentNumber
      family
      from
      to
      draftVersion
      lineKey
      lineLabel
      amount
      text
      status
      raisedBy
      raisedAt
      answer
      answeredBy
      answeredAt
      withdrawnAt
      correctedBySourceId
      correctedAt
      waivedAt
      awaitsCorrection
    }
  }
`);
export type Objection = ResultOf<typeof ObjectionsQuery>['objections'][number];

export const RaiseObjection = graphql(`
  mutation BillingRaiseObjection($idempotencyKey: String!, $documentId: ID!, $lineKey: String!, $text: String!) {
    raiseObjection(idempotencyKey: $idempotencyKey, documentId: $documentId, lineKey: $lineKey, text: $text) {
      __typename
      ... on RaiseObjectionRefusal {
        code
        field
        message
        params
      }
      ... on RaiseObjectionSuccess {
        done
      }
    }
  }
`);

export const AnswerObjection = graphql(`
  mutation BillingAnswerObjection(
    $idempotencyKey: String!
    $objectionId: ID!
    $accepted: Boolean!
    $answer: String!
    $expectedVersion: Int!
  ) {
    answerObjection(
      idempotencyKey: $idempotencyKey
      objectionId: $objectionId
      accepted: $accepted
      answer: $answer
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on AnswerObjectionRefusal {
        code
        field
        message
        params
      }
      ... on AnswerObjectionSuccess {
        done
      }
    }
  }
`);

export const WithdrawObjection = graphql(`
  mutation BillingWithdrawObjection($idempotencyKey: String!, $objectionId: ID!, $expectedVersion: Int!) {
    withdrawObjection(idempotencyKey: $idempotencyKey, objectionId: $objectionId, expectedVersion: $expectedVersion) {
      __typename
      ... on WithdrawObjectionRefusal {
        code
        field
        message
        params
      }
      ... on WithdrawObjectionSuccess {
        done
      }
    }
  }
`);

export const WaiveCorrection = graphql(`
  mutation BillingWaiveCorrection($idempotencyKey: String!, $objectionId: ID!, $expectedVersion: Int!) {
    waiveCorrection(idempotencyKey: $idempotencyKey, objectionId: $objectionId, expectedVersion: $expectedVersion) {
      __typename
      ... on WaiveCorrectionRefusal {
        code
        field
        message
        params
      }
      ... on WaiveCorrectionSuccess {
        done
      }
    }
  }
`);
