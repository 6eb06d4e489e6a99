// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../graphql/index.ts';

/** What was done with a key, a pool and a run, for whoever may read them. */

export const KeyHistoryQuery = graphql(`
  query SettlementKeyHistory($keyId: ID!) {
    keyHistory(keyId: $keyId) {
      sequence
      at
      actionLabel
      by
      bySide
      inPlaceOf
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

export const PoolHistoryQuery = graphql(`
  query SettlementPoolHistory($poolId: ID!) {
    poolHistory(poolId: $poolId) {
      sequence
      at
      actionLabel
      by
      bySide
      inPlaceOf
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

export const RunHistoryQuery = graphql(`
  query SettlementRunHistory($runId: ID!) {
    runHistory(runId: $runId) {
      sequence
      at
      actionLabel
      by
      bySide
      inPlaceOf
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);
