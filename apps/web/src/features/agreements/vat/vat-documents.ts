// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const VatPositionsQuery = graphql(`
  query AgreementVatPositions {
    vatPositions {
      id
      kind
      form
      serviceFamilyCode
      familyName
      code
      ratePermille
      basis
      resolution
      validFrom
      validTo
      knownFrom
      knownTo
      publishedBy
    }
  }
`);
export type PositionRow = ResultOf<typeof VatPositionsQuery>['vatPositions'][number];

export const VatPreviewQuery = graphql(`
  query AgreementVatPreview(
    $withdraws: ID
    $kind: VatPositionKind
    $form: AgreementForm
    $serviceFamilyCode: String
    $code: VatCode
    $ratePermille: Int
    $basis: String
    $resolution: String
    $validFrom: Date
    $validTo: Date
    $replaces: ID
  ) {
    previewVatPosition(
      withdraws: $withdraws
      kind: $kind
      form: $form
      serviceFamilyCode: $serviceFamilyCode
      code: $code
      ratePermille: $ratePermille
      basis: $basis
      resolution: $resolution
      validFrom: $validFrom
      validTo: $validTo
      replaces: $replaces
    ) {
      refused
      refusedField
      changes {
        id
        tenantName
        agreementId
        agreementNumber
        familyName
        from
        to
        before {
          code
          ratePermille
          basis
        }
        after {
          code
          ratePermille
          basis
        }
      }
    }
  }
`);
export type VatPreview = ResultOf<typeof VatPreviewQuery>['previewVatPosition'];
export type VatChangeRow = VatPreview['changes'][number];

export const PublishVatPosition = graphql(`
  mutation AgreementPublishVatPosition(
    $idempotencyKey: String!
    $kind: VatPositionKind!
    $form: AgreementForm
    $serviceFamilyCode: String
    $code: VatCode!
    $ratePermille: Int!
    $basis: String!
    $resolution: String!
    $validFrom: Date!
    $validTo: Date
    $replaces: ID
  ) {
    publishVatPosition(
      idempotencyKey: $idempotencyKey
      kind: $kind
      form: $form
      serviceFamilyCode: $serviceFamilyCode
      code: $code
      ratePermille: $ratePermille
      basis: $basis
      resolution: $resolution
      validFrom: $validFrom
      validTo: $validTo
      replaces: $replaces
    ) {
      __typename
      ... on PublishVatPositionRefusal {
        code
        field
        message
        params
      }
      ... on PublishVatPositionSuccess {
        done
      }
    }
  }
`);

export const WithdrawVatPosition = graphql(`
  mutation AgreementWithdrawVatPosition($idempotencyKey: String!, $positionId: ID!) {
    withdrawVatPosition(idempotencyKey: $idempotencyKey, positionId: $positionId) {
      __typename
      ... on WithdrawVatPositionRefusal {
        code
        field
        message
        params
      }
      ... on WithdrawVatPositionSuccess {
        done
      }
    }
  }
`);
