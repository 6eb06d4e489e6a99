// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../../graphql/index.ts';

export const MakeCorrection = graphql(`
  mutation SettlementMakeCorrection($idempotencyKey: String!, $runId: ID!, $reason: String!) {
    makeCorrection(idempotencyKey: $idempotencyKey, runId: $runId, reason: $reason) {
      __typename
      ... on MakeCorrectionRefusal {
        code
        field
        message
        params
      }
      ... on MakeCorrectionSuccess {
        done
        progress {
          commandId
        }
      }
    }
  }
`);

/** The rounds of documents that there are, to find the one that a correction went into. */
export const CorrectionRoundsQuery = graphql(`
  query SettlementCorrectionRounds {
    billingRounds {
      id
      sourceId
      status
      folded {
        sourceId
      }
    }
  }
`);

/** What a correction changes, and which facts are behind it. */
export const CorrectionQuery = graphql(`
  query SettlementCorrection($runId: ID!) {
    settlementRun(runId: $runId) {
      id
      correctionChanges {
        before
        after
        difference
        additional
        credits
        members {
          tenantId
          ags
          memberName
          before
          after
          difference
        }
        pools {
          poolId
          poolName
          before
          after
          difference
        }
      }
      inputChanges {
        kind
        label {
          de
          en
        }
        text {
          de
          en
        }
        before {
          de
          en
        }
        after {
          de
          en
        }
      }
    }
  }
`);
type Found = NonNullable<ResultOf<typeof CorrectionQuery>['settlementRun']>;
export type CorrectionChanges = NonNullable<Found['correctionChanges']>;
export type CorrectedMember = CorrectionChanges['members'][number];
export type CorrectedPool = CorrectionChanges['pools'][number];
export type FactChange = Found['inputChanges'][number];

export const CorrectionLinesQuery = graphql(`
  query SettlementCorrectionLines($runId: ID!, $memberId: ID, $poolId: ID) {
    correctionLines(runId: $runId, memberId: $memberId, poolId: $poolId) {
      key
      tenantId
      memberName
      change
      label {
        de
        en
      }
      before
      after
      difference
      basis {
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
  }
`);
export type CorrectionLine = ResultOf<typeof CorrectionLinesQuery>['correctionLines'][number];
