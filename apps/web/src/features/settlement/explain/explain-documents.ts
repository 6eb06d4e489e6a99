// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const PoolExplanationFragment = graphql(`
  fragment SettlementPoolExplanation on PoolExplanation @_unmask {
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
    agreementForm
    agreementResolution
    vatCode
    vatRule {
      ratePermille
      basis
      validFrom
      validTo
    }
    costKinds {
      kind
      amount
    }
    support {
      centreId
      centreName
      cents
    }
    carriedByCentre
    incomeFromNonMembers
    steps {
      depth
      kind
      path
      unit
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
      share
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
`);

export const ExplainQuery = graphql(
  `
  query SettlementExplainAmount($statementId: ID!, $lineKey: String!) {
    explainAmount(statementId: $statementId, lineKey: $lineKey) {
      statementNumber
      kind
      correction {
        change
        before
        after
        difference
        label {
          de
          en
        }
        calculation {
          de
          en
        }
        reasons {
          de
          en
        }
      }
      pool {
        ...SettlementPoolExplanation
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
`,
  [PoolExplanationFragment],
);
export type Explanation = NonNullable<ResultOf<typeof ExplainQuery>['explainAmount']>;
export type PoolExplanation = ResultOf<typeof PoolExplanationFragment>;
export type DifferenceExplanation = NonNullable<Explanation['correction']>;
export type ChargeExplanation = NonNullable<Explanation['charge']>;

/** Of a run without statements, or of a share that is no line. */
export const ExplainShareQuery = graphql(
  `
  query SettlementExplainRunShare($runId: ID!, $poolId: ID!, $monthsFrom: Month!, $memberId: ID!) {
    explainRunShare(runId: $runId, poolId: $poolId, monthsFrom: $monthsFrom, memberId: $memberId) {
      ...SettlementPoolExplanation
    }
  }
`,
  [PoolExplanationFragment],
);

export const SourcesQuery = graphql(`
  query SettlementAmountSources($statementId: ID!, $lineKey: String!, $meter: String, $from: Date, $to: Date, $after: String, $first: Int) {
    amountSources(statementId: $statementId, lineKey: $lineKey, meter: $meter, from: $from, to: $to, after: $after, first: $first) {
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
