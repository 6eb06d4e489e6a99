// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const RulesFields = graphql(`
  fragment PaymentsRulesFields on PaymentRules @_unmask {
    id
    rulesVersion
    status
    validFrom
    clause
    oneDeterminer
    determinerMayOrder
    referenceLength
    referenceCheck
    tolerance
    toleranceBorneBy
    unclearOwnerId
    unclearOwner
    proposedBy
    proposedAt
    proposedByMe
    decidedBy
    decidedAt
    version
    grants {
      userId
      name
      duty
      side
      limit
      from
      to
    }
  }
`);

export const RulesQuery = graphql(
  `
    query PaymentsRules($tenantId: ID!) {
      paymentRules(tenantId: $tenantId) {
        tenantId
        inForce {
          ...PaymentsRulesFields
        }
        proposed {
          ...PaymentsRulesFields
        }
        earlier {
          id
          rulesVersion
          status
          validFrom
          clause
          proposedBy
          decidedBy
          decidedAt
        }
        warnings {
          code
          duties
          count
          name
        }
      }
    }
  `,
  [RulesFields],
);
export type RulesView = ResultOf<typeof RulesQuery>['paymentRules'];
export type Rules = NonNullable<RulesView['proposed']>;

export const PeopleQuery = graphql(`
  query PaymentsDutyPeople($tenantId: ID!) {
    dutyPeople(tenantId: $tenantId) {
      userId
      name
      functionTitle
      side
      duties
    }
  }
`);

export const ProposeRules = graphql(`
  mutation PaymentsProposeRules(
    $idempotencyKey: String!
    $tenantId: ID!
    $clause: String!
    $validFrom: Date!
    $oneDeterminer: Boolean!
    $determinerMayOrder: Boolean!
    $grants: [DutyGrantInput!]!
    $referenceLength: Int!
    $referenceCheck: ReferenceCheck!
    $tolerance: Amount!
    $toleranceBorneBy: String
    $unclearOwnerId: ID
  ) {
    proposePaymentRules(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      clause: $clause
      validFrom: $validFrom
      oneDeterminer: $oneDeterminer
      determinerMayOrder: $determinerMayOrder
      grants: $grants
      referenceLength: $referenceLength
      referenceCheck: $referenceCheck
      tolerance: $tolerance
      toleranceBorneBy: $toleranceBorneBy
      unclearOwnerId: $unclearOwnerId
    ) {
      ... on ProposePaymentRulesSuccess {
        done
      }
      ... on ProposePaymentRulesRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const PutRulesInForce = graphql(`
  mutation PaymentsPutRulesInForce($idempotencyKey: String!, $rulesId: ID!, $expectedVersion: Int!, $warningsSeen: Boolean!) {
    putPaymentRulesInForce(
      idempotencyKey: $idempotencyKey
      rulesId: $rulesId
      expectedVersion: $expectedVersion
      warningsSeen: $warningsSeen
    ) {
      ... on PutPaymentRulesInForceSuccess {
        done
      }
      ... on PutPaymentRulesInForceRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const RejectRules = graphql(`
  mutation PaymentsRejectRules($idempotencyKey: String!, $rulesId: ID!, $expectedVersion: Int!, $reason: String!) {
    rejectPaymentRules(idempotencyKey: $idempotencyKey, rulesId: $rulesId, expectedVersion: $expectedVersion, reason: $reason) {
      ... on RejectPaymentRulesSuccess {
        done
      }
      ... on RejectPaymentRulesRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
