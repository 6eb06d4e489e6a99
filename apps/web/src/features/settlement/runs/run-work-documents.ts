// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const RunProgressQuery = graphql(`
  query SettlementRunProgress($commandId: ID!) {
    runProgress(commandId: $commandId) {
      state
      step
      done
      total
      runId
      failure {
        code
        message {
          de
          en
        }
      }
      findings {
        code
        message {
          de
          en
        }
      }
    }
  }
`);
export type RunProgress = NonNullable<ResultOf<typeof RunProgressQuery>['runProgress']>;

/** The last release of a run that was ordered. */
export const RunReleaseQuery = graphql(`
  query SettlementRunRelease($runId: ID!) {
    runRelease(runId: $runId) {
      commandId
      orderedByMe
      state
      done
      total
      failure {
        code
        message {
          de
          en
        }
      }
    }
  }
`);
export type RunRelease = NonNullable<ResultOf<typeof RunReleaseQuery>['runRelease']>;

export const RunWorkSubscription = graphql(`
  subscription SettlementRunWork($commandId: ID!) {
    longWork(commandId: $commandId) {
      id
      state
      step
      done
      total
      secondsLeft
    }
  }
`);

export const MakeRun = graphql(`
  mutation SettlementMakeRun($idempotencyKey: String!, $periodFrom: Month!, $periodTo: Month!) {
    makeRun(idempotencyKey: $idempotencyKey, periodFrom: $periodFrom, periodTo: $periodTo) {
      __typename
      ... on MakeRunRefusal {
        code
        field
        message
        params
      }
      ... on MakeRunSuccess {
        done
        progress {
          commandId
        }
      }
    }
  }
`);

export const ReleaseRun = graphql(`
  mutation SettlementReleaseRun($idempotencyKey: String!, $runId: ID!, $expectedVersion: Int!) {
    releaseRun(idempotencyKey: $idempotencyKey, runId: $runId, expectedVersion: $expectedVersion) {
      __typename
      ... on ReleaseRunRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseRunSuccess {
        done
        progress {
          commandId
        }
      }
    }
  }
`);

export const DiscardRun = graphql(`
  mutation SettlementDiscardRun($idempotencyKey: String!, $runId: ID!, $expectedVersion: Int!) {
    discardRun(idempotencyKey: $idempotencyKey, runId: $runId, expectedVersion: $expectedVersion) {
      __typename
      ... on DiscardRunRefusal {
        code
        field
        message
        params
      }
      ... on DiscardRunSuccess {
        done
        run {
          id
          version
          status
        }
      }
    }
  }
`);

export const CancelRunWork = graphql(`
  mutation SettlementCancelRunWork($idempotencyKey: String!, $commandId: ID!) {
    cancelLongWork(idempotencyKey: $idempotencyKey, commandId: $commandId) {
      __typename
      ... on CancelLongWorkRefusal {
        code
        field
        message
        params
      }
      ... on CancelLongWorkSuccess {
        done
      }
    }
  }
`);
