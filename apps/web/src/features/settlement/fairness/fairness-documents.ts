// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

const MemberRow = graphql(`
  fragment SettlementFairnessMember on FairnessMember @_unmask {
    tenantId
    ags
    memberName
    inhabitants
    sizeClass
    amount
    sharePermyriad
    measured
    measuredPermyriad
    byUse
    usePermyriad
    difference
    perHead
    standAlone {
      amount
      borne
      saving
      savingPermyriad
      families
      source
      since
    }
    bases {
      inhabitants
      amount
      sharePermyriad
      perHead
    }
  }
`);
export type MemberRow = ResultOf<typeof MemberRow>;

export const RunFairnessQuery = graphql(
  `
    query SettlementRunFairness($runId: ID!) {
      runFairness(runId: $runId) {
        runId
        status
        periodFrom
        periodTo
        findings {
          code
          message {
            de
            en
          }
        }
        result {
          total
          measured
          countedBy {
            name
            referenceDate
          }
          classSource
          missingBases
          knownOn
          pools {
            poolId
            poolName
            serviceFamilyCode
            amount
            meter
            unit
            quantity
          }
          bases {
            name
            basis
            referenceDate
            used
            unknownOf
            settled
          }
          classes {
            from
            below
            members
            inhabitants
            amount
            sharePermyriad
            measuredPermyriad
            usePermyriad
            difference
            perHead
          }
          members {
            ...SettlementFairnessMember
          }
        }
      }
    }
  `,
  [MemberRow],
);
export type RunResult = NonNullable<NonNullable<ResultOf<typeof RunFairnessQuery>['runFairness']>['result']>;
export type ClassRow = RunResult['classes'][number];
export type PoolRow = RunResult['pools'][number];
export type BaseRow = RunResult['bases'][number];

export const OwnStatementsQuery = graphql(`
  query SettlementOwnStatements {
    statements {
      id
      number
      kind
      periodFrom
      periodTo
      total
    }
  }
`);

export const StatementFairnessQuery = graphql(
  `
    query SettlementStatementFairness($statementId: ID!) {
      statementFairness(statementId: $statementId) {
        statementId
        findings {
          code
          message {
            de
            en
          }
        }
        result {
          total
          measured
          averagePermyriad
          missingBases
          knownOn
          countedBy {
            name
            referenceDate
          }
          averages {
            members
            perHead
            classMembers
            classFrom
            classBelow
            classPerHead
          }
          member {
            ...SettlementFairnessMember
          }
          bases {
            name
            referenceDate
            used
            settled
            unknownMembers
          }
        }
      }
    }
  `,
  [MemberRow],
);
export type OwnResult = NonNullable<NonNullable<ResultOf<typeof StatementFairnessQuery>['statementFairness']>['result']>;

export const StandAloneQuery = graphql(`
  query SettlementStandAlone($tenantId: ID) {
    standAloneCosts(tenantId: $tenantId) {
      id
      tenantId
      memberName
      serviceFamilyCode
      yearlyAmount
      validFrom
      source
      knownFrom
      knownTo
      enteredBy
      byCentre
    }
  }
`);
export type StandAloneRow = ResultOf<typeof StandAloneQuery>['standAloneCosts'][number];

export const EnterStandAlone = graphql(`
  mutation SettlementEnterStandAlone(
    $idempotencyKey: String!
    $tenantId: ID!
    $serviceFamilyCode: String
    $yearlyAmount: Amount!
    $validFrom: Date!
    $source: String!
  ) {
    enterStandAloneCost(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      serviceFamilyCode: $serviceFamilyCode
      yearlyAmount: $yearlyAmount
      validFrom: $validFrom
      source: $source
    ) {
      __typename
      ... on EnterStandAloneCostSuccess {
        done
      }
      ... on EnterStandAloneCostRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const WithdrawStandAlone = graphql(`
  mutation SettlementWithdrawStandAlone($idempotencyKey: String!, $standAloneCostId: ID!, $reason: String!) {
    withdrawStandAloneCost(idempotencyKey: $idempotencyKey, standAloneCostId: $standAloneCostId, reason: $reason) {
      __typename
      ... on WithdrawStandAloneCostSuccess {
        done
      }
      ... on WithdrawStandAloneCostRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const StatementWhatIfFactsQuery = graphql(`
  query SettlementStatementWhatIfFacts($statementId: ID!) {
    statementWhatIfFacts(statementId: $statementId) {
      keys {
        id
        name
        serviceFamilyCode
      }
      counts {
        basis
        name
        referenceDate
        members
        used
      }
    }
  }
`);

export const StatementWhatIfQuery = graphql(`
  query SettlementStatementWhatIf($statementId: ID!, $changes: [WhatIfChangeInput!]) {
    statementWhatIf(statementId: $statementId, changes: $changes) {
      statementId
      findings {
        code
        field
        message {
          de
          en
        }
      }
      result {
        own {
          before
          after
          difference
          pools {
            poolId
            poolName
            before
            after
            difference
          }
        }
        sums {
          before
          after
          difference
        }
        payMore
        payLess
        unchanged
      }
    }
  }
`);
export type OwnTrialAnswer = NonNullable<ResultOf<typeof StatementWhatIfQuery>['statementWhatIf']>;
