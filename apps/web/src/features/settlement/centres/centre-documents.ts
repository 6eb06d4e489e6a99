// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const CentresQuery = graphql(`
  query SettlementCentres($monthFrom: Month!, $monthTo: Month!, $includeRetired: Boolean) {
    costCentres(monthFrom: $monthFrom, monthTo: $monthTo, includeRetired: $includeRetired) {
      id
      version
      name
      active
      total
      months {
        month
        entries
        staff
        material
        overhead
        income
        total
      }
    }
  }
`);
export type CentreRow = ResultOf<typeof CentresQuery>['costCentres'][number];

export const CentreCostsQuery = graphql(`
  query SettlementCentreCosts($centreId: ID!, $month: Month!) {
    costCentreCosts(centreId: $centreId, month: $month) {
      id
      month
      kind
      amount
      label
      voucher
      reverses
      reversedBy
      enteredBy
      enteredAt
      frozenByRun
    }
  }
`);
export type CentreCostRow = ResultOf<typeof CentreCostsQuery>['costCentreCosts'][number];

export const ServicesQuery = graphql(`
  query SettlementCentreServices($month: Month!) {
    costCentreServices(month: $month) {
      id
      fromCentreId
      toCentreId
      toPoolId
      monthFrom
      monthTo
      quantity
      unit
      knownFrom
      enteredBy
    }
    costCentres(monthFrom: $month, monthTo: $month, includeRetired: true) {
      id
      name
      active
    }
    costPools(monthFrom: $month, monthTo: $month, includeRetired: true) {
      id
      name
      active
    }
  }
`);
export type ServiceSheet = ResultOf<typeof ServicesQuery>;

export const MethodsQuery = graphql(`
  query SettlementCentreMethods($month: Month!) {
    costCentreMethods {
      id
      method
      centreOrder
      resolution
      validFrom
      validTo
      knownFrom
      publishedBy
    }
    costCentres(monthFrom: $month, monthTo: $month, includeRetired: true) {
      id
      name
      active
    }
  }
`);
export type MethodRow = ResultOf<typeof MethodsQuery>['costCentreMethods'][number];
export type MethodName = MethodRow['method'];

export const MethodComparisonQuery = graphql(`
  query SettlementCentreComparison($monthFrom: Month!, $monthTo: Month!) {
    costCentreComparison(monthFrom: $monthFrom, monthTo: $monthTo) {
      monthFrom
      monthTo
      method
      resolution
      order
      total
      centres {
        id
        name
        primary
      }
      pools {
        id
        name
      }
      outcomes {
        method
        refusals {
          code
          message {
            de
            en
          }
        }
        pools {
          poolId
          amount
          exact
          roundedUp
        }
        support {
          centreId
          burdened
        }
        transfers {
          fromCentreId
          toId
          share
          amount
        }
      }
      steps {
        chosen
        left {
          centreId
          received
        }
      }
      equations {
        centreId
        given
        primary
        takes {
          centreId
          quantity
        }
        price
      }
    }
  }
`);
export type Comparison = NonNullable<ResultOf<typeof MethodComparisonQuery>['costCentreComparison']>;
export type Outcome = Comparison['outcomes'][number];

export const CentreHistoryQuery = graphql(`
  query SettlementCentreHistory($centreId: ID!) {
    costCentreHistory(centreId: $centreId) {
      sequence
      at
      actionLabel
      by
      bySide
      inPlaceOf
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

export const CentreChangesQuery = graphql(`
  query SettlementCentreChanges {
    costCentreChanges {
      sequence
      at
      actionLabel
      by
      bySide
      inPlaceOf
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

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
  ) {
    enterCostCentreCost(
      idempotencyKey: $idempotencyKey
      centreId: $centreId
      month: $month
      kind: $kind
      amount: $amount
      label: $label
      voucher: $voucher
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
  mutation SettlementReverseCentreCost($idempotencyKey: String!, $centreCostId: ID!, $month: Month!, $reason: String!) {
    reverseCostCentreCost(idempotencyKey: $idempotencyKey, centreCostId: $centreCostId, month: $month, reason: $reason) {
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
