// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../graphql/index.ts';
import { HistoryStep } from './history-fields.ts';

/** What was done with a key, a pool and a run, for whoever may read them. */

export const KeyHistoryQuery = graphql(
  `
    query SettlementKeyHistory($keyId: ID!) {
      keyHistory(keyId: $keyId) {
        ...SettlementHistoryFields
      }
    }
  `,
  [HistoryStep],
);

export const PoolHistoryQuery = graphql(
  `
    query SettlementPoolHistory($poolId: ID!) {
      poolHistory(poolId: $poolId) {
        ...SettlementHistoryFields
      }
    }
  `,
  [HistoryStep],
);

export const RunHistoryQuery = graphql(
  `
    query SettlementRunHistory($runId: ID!) {
      runHistory(runId: $runId) {
        ...SettlementHistoryFields
      }
    }
  `,
  [HistoryStep],
);
