// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const StockCountsQuery = graphql(`
  query SettlementStockCounts($stock: String, $tenantId: ID, $knownOn: Date) {
    stockCounts(stock: $stock, tenantId: $tenantId, knownOn: $knownOn) {
      id
      tenantId
      memberName
      stock
      unit
      countedOn
      value
      source
      reason
      knownFrom
      knownTo
      enteredBy
      versions
    }
  }
`);
export type CountRow = ResultOf<typeof StockCountsQuery>['stockCounts'][number];

export const StocksQuery = graphql(`
  query SettlementStocks {
    settlementStocks {
      stock
      unit
      serviceFamilyCode
      keyNames
    }
  }
`);
export type StockRow = ResultOf<typeof StocksQuery>['settlementStocks'][number];

export const CountHistoryQuery = graphql(`
  query SettlementStockCountHistory($countId: ID!) {
    stockCountHistory(countId: $countId) {
      id
      unit
      value
      source
      reason
      knownFrom
      knownTo
      enteredBy
      withdrawnBy
      withdrawnReason
    }
  }
`);
export type CountVersion = ResultOf<typeof CountHistoryQuery>['stockCountHistory'][number];

export const EnterStockCount = graphql(`
  mutation SettlementEnterStockCount(
    $idempotencyKey: String!
    $tenantId: ID!
    $stock: String!
    $unit: String!
    $countedOn: Date!
    $value: String!
    $source: String!
    $reason: String
    $expectedVersion: Int
  ) {
    enterStockCount(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      stock: $stock
      unit: $unit
      countedOn: $countedOn
      value: $value
      source: $source
      reason: $reason
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on EnterStockCountRefusal {
        code
        field
        message
        params
      }
      ... on EnterStockCountSuccess {
        done
      }
    }
  }
`);

export const WithdrawStockCount = graphql(`
  mutation SettlementWithdrawStockCount($idempotencyKey: String!, $countId: ID!, $reason: String!) {
    withdrawStockCount(idempotencyKey: $idempotencyKey, countId: $countId, reason: $reason) {
      __typename
      ... on WithdrawStockCountRefusal {
        code
        field
        message
        params
      }
      ... on WithdrawStockCountSuccess {
        done
      }
    }
  }
`);

export const StockImportQuery = graphql(`
  query SettlementStockImport($csv: String!) {
    previewStockImport(csv: $csv) {
      entered
      corrected
      unchanged
      findings {
        row
        column
        code
        value
        message {
          de
          en
        }
      }
    }
  }
`);
export type StockImport = ResultOf<typeof StockImportQuery>['previewStockImport'];

export const ImportStockCounts = graphql(`
  mutation SettlementImportStockCounts($idempotencyKey: String!, $csv: String!) {
    importStockCounts(idempotencyKey: $idempotencyKey, csv: $csv) {
      __typename
      ... on ImportStockCountsRefusal {
        code
        field
        message
        params
      }
      ... on ImportStockCountsSuccess {
        done
      }
    }
  }
`);
