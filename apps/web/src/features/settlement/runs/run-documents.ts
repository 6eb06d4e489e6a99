// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const RunsQuery = graphql(`
  query SettlementRuns($status: SettlementRunStatus) {
    settlementRuns(status: $status) {
      id
      kind
      correctionNumber
      periodFrom
      periodTo
      status
      total
      madeBy
      madeAt
      releasedBy
      releasedAt
      proof {
        members
      }
    }
  }
`);
export type RunRow = ResultOf<typeof RunsQuery>['settlementRuns'][number];

export const CheckPeriodQuery = graphql(`
  query SettlementCheckPeriod($periodFrom: Month!, $periodTo: Month!) {
    checkSettlement(periodFrom: $periodFrom, periodTo: $periodTo) {
      code
      message {
        de
        en
      }
    }
  }
`);

export const GapsQuery = graphql(`
  query SettlementGaps($periodFrom: Month!, $periodTo: Month!) {
    settlementGaps(periodFrom: $periodFrom, periodTo: $periodTo) {
      monthsSigned
      monthsOpen
      poolsWithoutCosts
    }
  }
`);

export const RunQuery = graphql(`
  query SettlementRun($runId: ID!) {
    settlementRun(runId: $runId) {
      id
      kind
      correctionNumber
      reason
      corrects {
        id
      }
      corrections {
        id
        correctionNumber
        status
        reason
        total
        releasedAt
      }
      version
      periodFrom
      periodTo
      status
      cutAt
      madeBy
      madeByMe
      sharedByDeputy
      madeAt
      releasedBy
      releasedAt
      discardedBy
      discardedAt
      inputHash
      resultHash
      frozenHash
      frozenCount
      total
      proof {
        pools
        support
        otherIncome
        incomeFromNonMembers
        carriedByCentre
        directCharges
        statements
        difference
        roundingCents
        tieRule {
          de
          en
        }
        members
        allocations
        costEntries
        chargeEntries
        readings
        lateReadings
      }
      allocations {
        poolId
        poolName
        serviceFamilyCode
        monthsFrom
        monthsTo
        keyId
        keyName
        keyVersion
        clause
        resolution
        amount
        staff
        material
        overhead
        support
        income
        costEntries
        leftoverCents
      }
    }
  }
`);
export type Run = NonNullable<ResultOf<typeof RunQuery>['settlementRun']>;
export type Allocation = Run['allocations'][number];
export type CorrectionOfRun = Run['corrections'][number];

export const RemaindersQuery = graphql(`
  query SettlementRunRemainders($runId: ID!) {
    runRemainders(runId: $runId) {
      poolId
      monthsFrom
      tenantId
      remainder
      rank
      roundingCents
    }
  }
`);
export type Remainder = ResultOf<typeof RemaindersQuery>['runRemainders'][number];

export const ComparisonQuery = graphql(`
  query SettlementRunComparison($runId: ID!) {
    runComparison(runId: $runId) {
      previousRunId
      previousFrom
      previousTo
      members {
        tenantId
        ags
        memberName
        amount
        directCharges
        previousAmount
        difference
        changed
        reasons
        move {
          poolName
          difference
          cause
        }
      }
      pools {
        poolId
        poolName
        amount
        previousAmount
        difference
        changed
        reasons
      }
    }
  }
`);
export type Comparison = NonNullable<ResultOf<typeof ComparisonQuery>['runComparison']>;
export type ComparedPool = Comparison['pools'][number];
export type ComparedMember = Comparison['members'][number];

export const SharesQuery = graphql(`
  query SettlementRunShares($runId: ID!, $poolId: ID, $memberId: ID) {
    runShares(runId: $runId, poolId: $poolId, memberId: $memberId) {
      poolId
      poolName
      monthsFrom
      monthsTo
      memberId
      memberName
      amount
      fraction
      floor
      roundingCents
      corrections {
        kind
        meter
        month
        label
        quantity
      }
      uses {
        meter
        measured
        broughtForward
        carriedForward
      }
    }
  }
`);
export type Share = ResultOf<typeof SharesQuery>['runShares'][number];

export const StatementOfMemberQuery = graphql(`
  query SettlementStatementOfMember($runId: ID!, $tenantId: ID!) {
    statements(runId: $runId, tenantId: $tenantId) {
      id
      number
      lines {
        key
      }
    }
  }
`);

export const MyEntriesQuery = graphql(`
  query SettlementMyEntries($runId: ID!, $from: Date, $to: Date, $after: String, $first: Int) {
    myEntriesInRun(runId: $runId, from: $from, to: $to, after: $after, first: $first) {
      nextCursor
      total
      items {
        kind
        id
        tenantId
        bodyName
        on
        label
        serviceFamilyCode
        amount
        quantity
        meter
        enteredAt
        invoiceId
      }
    }
  }
`);

export const LateEntriesQuery = graphql(`
  query SettlementLateEntries($from: Date, $to: Date, $after: String, $first: Int) {
    lateEntries(from: $from, to: $to, after: $after, first: $first) {
      nextCursor
      total
      items {
        kind
        id
        tenantId
        bodyName
        on
        label
        serviceFamilyCode
        amount
        quantity
        meter
        enteredAt
        invoiceId
      }
    }
  }
`);
export type EntryRow = ResultOf<typeof LateEntriesQuery>['lateEntries']['items'][number];
