// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

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
      invoiceId
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

export const CentreHistoryQuery = graphql(
  `
    query SettlementCentreHistory($centreId: ID!) {
      costCentreHistory(centreId: $centreId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);

export const CentreChangesQuery = graphql(
  `
    query SettlementCentreChanges {
      costCentreChanges {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);
