// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const ChargesQuery = graphql(`
  query SettlementDirectCharges($from: Date!, $to: Date!, $tenantId: ID, $after: String, $first: Int) {
    directCharges(from: $from, to: $to, tenantId: $tenantId, after: $after, first: $first) {
      nextCursor
      total
      items {
        id
        memberName
        serviceFamilyCode
        occurredOn
        amount
        label
        agreementNumber
        clause
        vatCode
        reverses
        reversedBy
        enteredBy
        enteredAt
        frozenByRun
        invoiceId
      }
    }
  }
`);
export type ChargeRow = ResultOf<typeof ChargesQuery>['directCharges']['items'][number];

export const QuantitiesQuery = graphql(`
  query SettlementQuantities($from: Date!, $to: Date!, $tenantId: ID, $after: String, $first: Int) {
    settlementQuantities(from: $from, to: $to, tenantId: $tenantId, after: $after, first: $first) {
      nextCursor
      total
      items {
        id
        memberName
        serviceFamilyCode
        code
        unit
        quantity
        occurredOn
        label
        isReversal
        isReversed
        enteredBy
        enteredAt
        frozenByRun
      }
    }
  }
`);
export type QuantityRow = ResultOf<typeof QuantitiesQuery>['settlementQuantities']['items'][number];

export const MetersQuery = graphql(`
  query SettlementMeters {
    settlementMeters {
      code
      unit
      serviceFamilyCode
    }
  }
`);

export const EnterDirectCharge = graphql(`
  mutation SettlementEnterDirectCharge(
    $idempotencyKey: String!
    $tenantId: ID!
    $serviceFamilyCode: String!
    $occurredOn: Date!
    $amount: Amount!
    $label: String!
    $forCorrection: Boolean
  ) {
    enterDirectCharge(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      serviceFamilyCode: $serviceFamilyCode
      occurredOn: $occurredOn
      amount: $amount
      label: $label
      forCorrection: $forCorrection
    ) {
      __typename
      ... on EnterDirectChargeRefusal {
        code
        field
        message
        params
      }
      ... on EnterDirectChargeSuccess {
        done
        charge {
          id
        }
      }
    }
  }
`);

export const ReverseDirectCharge = graphql(`
  mutation SettlementReverseDirectCharge($idempotencyKey: String!, $chargeId: ID!, $occurredOn: Date!, $reason: String!) {
    reverseDirectCharge(idempotencyKey: $idempotencyKey, chargeId: $chargeId, occurredOn: $occurredOn, reason: $reason) {
      __typename
      ... on ReverseDirectChargeRefusal {
        code
        field
        message
        params
      }
      ... on ReverseDirectChargeSuccess {
        done
        charge {
          id
        }
      }
    }
  }
`);

export const EnterQuantity = graphql(`
  mutation SettlementEnterQuantity(
    $idempotencyKey: String!
    $tenantId: ID!
    $serviceFamilyCode: String!
    $code: String!
    $occurredOn: Date!
    $quantity: Int!
    $label: String!
    $forCorrection: Boolean
  ) {
    enterQuantity(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      serviceFamilyCode: $serviceFamilyCode
      code: $code
      occurredOn: $occurredOn
      quantity: $quantity
      label: $label
      forCorrection: $forCorrection
    ) {
      __typename
      ... on EnterQuantityRefusal {
        code
        field
        message
        params
      }
      ... on EnterQuantitySuccess {
        done
        quantity {
          id
        }
      }
    }
  }
`);

export const ReverseQuantity = graphql(`
  mutation SettlementReverseQuantity($idempotencyKey: String!, $quantityId: ID!, $reason: String!) {
    reverseQuantity(idempotencyKey: $idempotencyKey, quantityId: $quantityId, reason: $reason) {
      __typename
      ... on ReverseQuantityRefusal {
        code
        field
        message
        params
      }
      ... on ReverseQuantitySuccess {
        done
        quantity {
          id
        }
      }
    }
  }
`);
