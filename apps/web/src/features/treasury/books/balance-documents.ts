// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const BalancesQuery = graphql(`
  query TreasuryBalances($year: Int!) {
    carryOvers(year: $year) {
      year
      problem { de en }
      states {
        id poolName periodFrom periodTo amount balanced open status duty lastYear document
        sentence { de en }
        balancings { year amount resolution place }
      }
      pools { poolId poolName surplus deficit expiredSurplus expiredDeficit }
    }
    openingBatches {
      id version status note mine proposedAt proposedBy decidedBy
      rows { kind name label from to amount document }
    }
    treasuryPools { poolId name active }
  }
`);
export type BalancesData = ResultOf<typeof BalancesQuery>;
export type CarryOverRow = BalancesData['carryOvers']['states'][number];
export type BatchRow = BalancesData['openingBatches'][number];

export const BalanceCarryOvers = graphql(`
  mutation TreasuryBalanceCarryOvers($deficit: Amount!, $idempotencyKey: String!, $poolId: ID, $resolution: String!, $surplus: Amount!, $year: Int!) {
    balanceCarryOvers(deficit: $deficit, idempotencyKey: $idempotencyKey, poolId: $poolId, resolution: $resolution, surplus: $surplus, year: $year) {
      __typename
      ... on BalanceCarryOversRefusal {
        code
        field
        message
        params
      }
      ... on BalanceCarryOversSuccess {
        done
      }
    }
  }
`);

export const RecordCarryOver = graphql(`
  mutation TreasuryRecordCarryOver($balanced: Amount!, $cost: Amount!, $document: String!, $idempotencyKey: String!, $income: Amount!, $periodFrom: Date!, $periodTo: Date!, $poolId: ID) {
    recordCarryOver(balanced: $balanced, cost: $cost, document: $document, idempotencyKey: $idempotencyKey, income: $income, periodFrom: $periodFrom, periodTo: $periodTo, poolId: $poolId) {
      __typename
      ... on RecordCarryOverRefusal {
        code
        field
        message
        params
      }
      ... on RecordCarryOverSuccess {
        done
      }
    }
  }
`);

export const ProposeOpening = graphql(`
  mutation TreasuryProposeOpening($csv: String, $idempotencyKey: String!, $note: String!, $rows: [ProposeOpeningRowsInput!]) {
    proposeOpening(csv: $csv, idempotencyKey: $idempotencyKey, note: $note, rows: $rows) {
      __typename
      ... on ProposeOpeningRefusal {
        code
        field
        message
        params
      }
      ... on ProposeOpeningSuccess {
        done
      }
    }
  }
`);

export const ReleaseOpening = graphql(`
  mutation TreasuryReleaseOpening($batchId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    releaseOpening(batchId: $batchId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ReleaseOpeningRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseOpeningSuccess {
        done
      }
    }
  }
`);

export const DiscardOpening = graphql(`
  mutation TreasuryDiscardOpening($batchId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    discardOpening(batchId: $batchId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      __typename
      ... on DiscardOpeningRefusal {
        code
        field
        message
        params
      }
      ... on DiscardOpeningSuccess {
        done
      }
    }
  }
`);
