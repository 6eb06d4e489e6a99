// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const PrepareRound = graphql(`
  mutation BillingPrepareRound($idempotencyKey: String!, $source: BillingSource!, $sourceId: ID!) {
    prepareRound(idempotencyKey: $idempotencyKey, source: $source, sourceId: $sourceId) {
      __typename
      ... on PrepareRoundRefusal {
        code
        field
        message
        params
      }
      ... on PrepareRoundSuccess {
        done
        progress {
          commandId
        }
      }
    }
  }
`);

export const AnnounceRound = graphql(`
  mutation BillingAnnounceRound($idempotencyKey: String!, $roundId: ID!, $objectionDays: Int!, $expectedVersion: Int!) {
    announceRound(idempotencyKey: $idempotencyKey, roundId: $roundId, objectionDays: $objectionDays, expectedVersion: $expectedVersion) {
      __typename
      ... on AnnounceRoundRefusal {
        code
        field
        message
        params
      }
      ... on AnnounceRoundSuccess {
        done
      }
    }
  }
`);

export const IssueRound = graphql(`
  mutation BillingIssueRound($idempotencyKey: String!, $roundId: ID!, $expectedVersion: Int!) {
    issueRound(idempotencyKey: $idempotencyKey, roundId: $roundId, expectedVersion: $expectedVersion) {
      __typename
      ... on IssueRoundRefusal {
        code
        field
        message
        params
      }
      ... on IssueRoundSuccess {
        done
      }
    }
  }
`);

export const RenderRound = graphql(`
  mutation BillingRenderRound($idempotencyKey: String!, $roundId: ID!) {
    renderRound(idempotencyKey: $idempotencyKey, roundId: $roundId) {
      __typename
      ... on RenderRoundRefusal {
        code
        field
        message
        params
      }
      ... on RenderRoundSuccess {
        done
      }
    }
  }
`);

export const DiscardRound = graphql(`
  mutation BillingDiscardRound($idempotencyKey: String!, $roundId: ID!, $reason: String!, $expectedVersion: Int!) {
    discardRound(idempotencyKey: $idempotencyKey, roundId: $roundId, reason: $reason, expectedVersion: $expectedVersion) {
      __typename
      ... on DiscardRoundRefusal {
        code
        field
        message
        params
      }
      ... on DiscardRoundSuccess {
        done
      }
    }
  }
`);

export const FoldCorrection = graphql(`
  mutation BillingFoldCorrection($idempotencyKey: String!, $roundId: ID!, $sourceId: ID!, $furtherDays: Int!, $expectedVersion: Int!) {
    foldCorrection(
      idempotencyKey: $idempotencyKey
      roundId: $roundId
      sourceId: $sourceId
      furtherDays: $furtherDays
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on FoldCorrectionRefusal {
        code
        field
        message
        params
      }
      ... on FoldCorrectionSuccess {
        done
      }
    }
  }
`);
