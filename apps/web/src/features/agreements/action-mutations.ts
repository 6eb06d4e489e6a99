// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../graphql/index.ts';

export const SignAgreement = graphql(`
  mutation SignAgreement($idempotencyKey: String!, $agreementId: ID!, $expectedVersion: Int!, $concludedOn: Date!) {
    signAgreement(idempotencyKey: $idempotencyKey, agreementId: $agreementId, expectedVersion: $expectedVersion, concludedOn: $concludedOn) {
      __typename
      ... on SignAgreementSuccess {
        agreement {
          id
          status
        }
      }
      ... on SignAgreementRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const GiveNotice = graphql(`
  mutation GiveNotice(
    $idempotencyKey: String!
    $agreementId: ID!
    $expectedVersion: Int!
    $noticeGivenOn: Date!
    $endsOn: Date!
    $forGoodCause: Boolean
  ) {
    giveNotice(
      idempotencyKey: $idempotencyKey
      agreementId: $agreementId
      expectedVersion: $expectedVersion
      noticeGivenOn: $noticeGivenOn
      endsOn: $endsOn
      forGoodCause: $forGoodCause
    ) {
      __typename
      ... on GiveNoticeSuccess {
        agreement {
          id
          status
        }
      }
      ... on GiveNoticeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const EndAgreement = graphql(`
  mutation EndAgreement($idempotencyKey: String!, $agreementId: ID!, $expectedVersion: Int!, $endsOn: Date) {
    endAgreement(idempotencyKey: $idempotencyKey, agreementId: $agreementId, expectedVersion: $expectedVersion, endsOn: $endsOn) {
      __typename
      ... on EndAgreementSuccess {
        agreement {
          id
          status
        }
      }
      ... on EndAgreementRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const DiscardDraft = graphql(`
  mutation DiscardDraft($idempotencyKey: String!, $agreementId: ID!, $expectedVersion: Int!) {
    discardDraft(idempotencyKey: $idempotencyKey, agreementId: $agreementId, expectedVersion: $expectedVersion) {
      __typename
      ... on DiscardDraftSuccess {
        agreement {
          id
          status
        }
      }
      ... on DiscardDraftRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
