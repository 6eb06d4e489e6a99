// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../graphql/index.ts';
import { HistoryStepFields } from '../../record/history-fields.ts';

/** What was done with a key, a pool and a run, for whoever may read them. */

export const KeyHistoryQuery = graphql(
  `
    query SettlementKeyHistory($keyId: ID!) {
      keyHistory(keyId: $keyId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);

export const PoolHistoryQuery = graphql(
  `
    query SettlementPoolHistory($poolId: ID!) {
      poolHistory(poolId: $poolId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);

export const RunHistoryQuery = graphql(
  `
    query SettlementRunHistory($runId: ID!) {
      runHistory(runId: $runId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);
