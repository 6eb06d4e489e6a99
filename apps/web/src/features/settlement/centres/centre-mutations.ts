// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const DefineCentre = graphql(`
  mutation SettlementDefineCentre($idempotencyKey: String!, $name: String!) {
    defineCostCentre(idempotencyKey: $idempotencyKey, name: $name) {
      __typename
      ... on DefineCostCentreRefusal {
        code
        field
        message
        params
      }
      ... on DefineCostCentreSuccess {
        done
        centre {
          id
          version
        }
      }
    }
  }
`);

export const RetireCentre = graphql(`
  mutation SettlementRetireCentre($idempotencyKey: String!, $centreId: ID!, $expectedVersion: Int!) {
    retireCostCentre(idempotencyKey: $idempotencyKey, centreId: $centreId, expectedVersion: $expectedVersion) {
      __typename
      ... on RetireCostCentreRefusal {
        code
        field
        message
        params
      }
      ... on RetireCostCentreSuccess {
        done
        centre {
          id
          version
          active
        }
      }
    }
  }
`);

export const EnterCentreCost = graphql(`
  mutation SettlementEnterCentreCost(
    $idempotencyKey: String!
    $centreId: ID!
    $month: Month!
    $kind: CostKind!
    $amount: Amount!
    $label: String!
    $voucher: String
    $forCorrection: Boolean
  ) {
    enterCostCentreCost(
      idempotencyKey: $idempotencyKey
      centreId: $centreId
      month: $month
      kind: $kind
      amount: $amount
      label: $label
      voucher: $voucher
      forCorrection: $forCorrection
    ) {
      __typename
      ... on EnterCostCentreCostRefusal {
        code
        field
        message
        params
      }
      ... on EnterCostCentreCostSuccess {
        done
        cost {
          id
        }
      }
    }
  }
`);

export const ReverseCentreCost = graphql(`
  mutation SettlementReverseCentreCost(
    $idempotencyKey: String!
    $centreCostId: ID!
    $month: Month!
    $reason: String!
    $forCorrection: Boolean
  ) {
    reverseCostCentreCost(
      idempotencyKey: $idempotencyKey
      centreCostId: $centreCostId
      month: $month
      reason: $reason
      forCorrection: $forCorrection
    ) {
      __typename
      ... on ReverseCostCentreCostRefusal {
        code
        field
        message
        params
      }
      ... on ReverseCostCentreCostSuccess {
        done
        cost {
          id
        }
      }
    }
  }
`);

export const EnterServices = graphql(`
  mutation SettlementEnterCentreServices(
    $idempotencyKey: String!
    $monthFrom: Month!
    $monthTo: Month
    $services: [CostCentreServiceInput!]!
  ) {
    enterCostCentreServices(idempotencyKey: $idempotencyKey, monthFrom: $monthFrom, monthTo: $monthTo, services: $services) {
      __typename
      ... on EnterCostCentreServicesRefusal {
        code
        field
        message
        params
      }
      ... on EnterCostCentreServicesSuccess {
        done
      }
    }
  }
`);

export const ResolveMethod = graphql(`
  mutation SettlementResolveCentreMethod(
    $idempotencyKey: String!
    $method: CostCentreMethodName!
    $centreOrder: [ID!]
    $resolution: String!
    $validFrom: Date!
    $validTo: Date
    $reason: String
  ) {
    resolveCostCentreMethod(
      idempotencyKey: $idempotencyKey
      method: $method
      centreOrder: $centreOrder
      resolution: $resolution
      validFrom: $validFrom
      validTo: $validTo
      reason: $reason
    ) {
      __typename
      ... on ResolveCostCentreMethodRefusal {
        code
        field
        message
        params
      }
      ... on ResolveCostCentreMethodSuccess {
        done
      }
    }
  }
`);
