// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const PoolEntriesQuery = graphql(`
  query SettlementPoolEntries($runId: ID!, $poolId: ID!, $monthsFrom: Month!, $from: Date, $to: Date, $after: String, $first: Int) {
    runPoolEntries(runId: $runId, poolId: $poolId, monthsFrom: $monthsFrom, from: $from, to: $to, after: $after, first: $first) {
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

export const ShareReadingsQuery = graphql(`
  query SettlementShareReadings($runId: ID!, $poolId: ID!, $monthsFrom: Month!, $memberId: ID!, $from: Date, $to: Date, $after: String, $first: Int) {
    runShareReadings(runId: $runId, poolId: $poolId, monthsFrom: $monthsFrom, memberId: $memberId, from: $from, to: $to, after: $after, first: $first) {
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
