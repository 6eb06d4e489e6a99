// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const PlansQuery = graphql(`
  query TreasuryPlans($year: Int!, $tenantId: ID) {
    instalmentPlans(year: $year, tenantId: $tenantId) {
      id tenantId memberName ags year planVersion reason decidedOn levy credit
      steps { de en }
      oddCents { de en }
      instalments { number statedOn dueOn amount paid open status itemId }
    }
  }
`);
export type PlanRow = ResultOf<typeof PlansQuery>['instalmentPlans'][number];

export const PlanActualQuery = graphql(`
  query TreasuryPlanActual($year: Int!) {
    planActual(year: $year) {
      year budgetVersion forecast
      problem { de en }
      forecastSteps { de en }
      expenses { plan actual planKnown difference degreePermille forecast }
      income { plan actual planKnown difference degreePermille forecast }
      total { plan actual planKnown difference degreePermille }
      months { month state plan planKnown actual difference degreePermille }
      rows { poolId poolName kind unplanned plan planKnown actual difference degreePermille forecast steps { de en } }
    }
  }
`);
export type PlanActual = NonNullable<ResultOf<typeof PlanActualQuery>['planActual']>;
