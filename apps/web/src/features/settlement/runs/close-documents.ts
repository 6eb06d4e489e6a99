// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const CloseCorrection = graphql(`
  mutation SettlementCloseCorrection(
    $idempotencyKey: String!
    $tenantId: ID!
    $serviceFamilyCode: String!
    $meter: String!
    $quantity: Int!
    $reason: String!
  ) {
    closeCorrection(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      serviceFamilyCode: $serviceFamilyCode
      meter: $meter
      quantity: $quantity
      reason: $reason
    ) {
      __typename
      ... on CloseCorrectionRefusal {
        code
        field
        message
        params
      }
      ... on CloseCorrectionSuccess {
        done
      }
    }
  }
`);
