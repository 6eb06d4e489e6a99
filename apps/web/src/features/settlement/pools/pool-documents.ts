// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const PoolMatrixQuery = graphql(`
  query SettlementPoolMatrix($monthFrom: Month!, $monthTo: Month!, $includeRetired: Boolean) {
    costPools(monthFrom: $monthFrom, monthTo: $monthTo, includeRetired: $includeRetired) {
      id
      serviceFamilyCode
      name
      keyName
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
export type PoolRow = ResultOf<typeof PoolMatrixQuery>['costPools'][number];

export const PoolQuery = graphql(`
  query SettlementPool($poolId: ID!) {
    costPool(poolId: $poolId) {
      id
      version
      serviceFamilyCode
      name
      keyId
      keyName
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

export const PoolCostsQuery = graphql(`
  query SettlementPoolCosts($poolId: ID!, $month: Month!) {
    poolCosts(poolId: $poolId, month: $month) {
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
export type CostRow = ResultOf<typeof PoolCostsQuery>['poolCosts'][number];

export const EnterPoolCost = graphql(`
  mutation SettlementEnterPoolCost(
    $idempotencyKey: String!
    $poolId: ID!
    $month: Month!
    $kind: CostKind!
    $amount: Amount!
    $label: String!
    $voucher: String
    $forCorrection: Boolean
  ) {
    enterPoolCost(
      idempotencyKey: $idempotencyKey
      poolId: $poolId
      month: $month
      kind: $kind
      amount: $amount
      label: $label
      voucher: $voucher
      forCorrection: $forCorrection
    ) {
      __typename
      ... on EnterPoolCostRefusal {
        code
        field
        message
        params
      }
      ... on EnterPoolCostSuccess {
        done
        cost {
          id
        }
        pool {
          id
          version
        }
      }
    }
  }
`);

export const ReversePoolCost = graphql(`
  mutation SettlementReversePoolCost($idempotencyKey: String!, $costId: ID!, $month: Month!, $reason: String!) {
    reversePoolCost(idempotencyKey: $idempotencyKey, costId: $costId, month: $month, reason: $reason) {
      __typename
      ... on ReversePoolCostRefusal {
        code
        field
        message
        params
      }
      ... on ReversePoolCostSuccess {
        done
        cost {
          id
        }
        pool {
          id
          version
        }
      }
    }
  }
`);

export const DefinePool = graphql(`
  mutation SettlementDefinePool($idempotencyKey: String!, $keyId: ID!, $name: String!, $serviceFamilyCode: String!) {
    definePool(idempotencyKey: $idempotencyKey, keyId: $keyId, name: $name, serviceFamilyCode: $serviceFamilyCode) {
      __typename
      ... on DefinePoolRefusal {
        code
        field
        message
        params
      }
      ... on DefinePoolSuccess {
        done
        pool {
          id
          version
        }
      }
    }
  }
`);

export const RetirePool = graphql(`
  mutation SettlementRetirePool($idempotencyKey: String!, $poolId: ID!, $expectedVersion: Int!) {
    retirePool(idempotencyKey: $idempotencyKey, poolId: $poolId, expectedVersion: $expectedVersion) {
      __typename
      ... on RetirePoolRefusal {
        code
        field
        message
        params
      }
      ... on RetirePoolSuccess {
        done
        pool {
          id
          version
          active
        }
      }
    }
  }
`);

export const CostImportQuery = graphql(`
  query SettlementCostImport($csv: String!, $forCorrection: Boolean) {
    previewCostImport(csv: $csv, forCorrection: $forCorrection) {
      rows
      total
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
export type CostImport = ResultOf<typeof CostImportQuery>['previewCostImport'];

export const ImportPoolCosts = graphql(`
  mutation SettlementImportPoolCosts($idempotencyKey: String!, $csv: String!, $forCorrection: Boolean) {
    importPoolCosts(idempotencyKey: $idempotencyKey, csv: $csv, forCorrection: $forCorrection) {
      __typename
      ... on ImportPoolCostsRefusal {
        code
        field
        message
        params
      }
      ... on ImportPoolCostsSuccess {
        done
      }
    }
  }
`);

export const KeysToChooseQuery = graphql(`
  query SettlementKeysToChoose {
    settlementKeys {
      id
      name
      serviceFamilyCode
    }
  }
`);
