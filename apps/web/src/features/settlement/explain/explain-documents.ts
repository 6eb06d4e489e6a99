// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const ExplainQuery = graphql(`
  query SettlementExplainAmount($statementId: ID!, $lineKey: String!) {
    explainAmount(statementId: $statementId, lineKey: $lineKey) {
      statementNumber
      kind
      pool {
        poolName
        serviceFamilyCode
        monthsFrom
        monthsTo
        amount
        cost
        sentence {
          de
          en
        }
        keyId
        keyName
        keyVersion
        keyValidFrom
        keySentence {
          de
          en
        }
        clause
        resolution
        agreementNumber
        agreementClause
        vatCode
        steps {
          kind
          value
          text {
            de
            en
          }
        }
        roundingCents
        rank
        leftoverCents
        weights {
          kind
          meter
          phrase {
            de
            en
          }
          unitName {
            de
            en
          }
          sharePermyriad
          totalWeight
          rows {
            memberName
            own
            measured
            days
            ofDays
            weight
            fraction
          }
        }
        sources {
          meter
          readings
          lateReadings
          quantity
        }
      }
      charge {
        title {
          de
          en
        }
        label
        serviceFamilyCode
        occurredOn
        amount
        agreementNumber
        clause
        vatCode
        reverses
        createdAt
      }
    }
  }
`);
export type Explanation = NonNullable<ResultOf<typeof ExplainQuery>['explainAmount']>;
export type PoolExplanation = NonNullable<Explanation['pool']>;
export type ChargeExplanation = NonNullable<Explanation['charge']>;

export const SourcesQuery = graphql(`
  query SettlementAmountSources($statementId: ID!, $lineKey: String!, $meter: String, $after: String, $first: Int) {
    amountSources(statementId: $statementId, lineKey: $lineKey, meter: $meter, after: $after, first: $first) {
      nextCursor
      total
      items {
        id
        meter
        quantity
        on
        late
        isReversal
        text
        person
        requestId
        requestNumber
        requestSubject
        changes {
          kind
          at
          on
          minutes
          text
        }
      }
    }
  }
`);
export type SourceRow = ResultOf<typeof SourcesQuery>['amountSources']['items'][number];
