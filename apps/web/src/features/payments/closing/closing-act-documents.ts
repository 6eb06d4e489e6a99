// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const MakeClosing = graphql(`
  mutation PaymentsMakeClosing($tenantId: ID!, $day: Date!, $idempotencyKey: String!) {
    makeClosing(tenantId: $tenantId, day: $day, idempotencyKey: $idempotencyKey) {
      __typename
      ... on MakeClosingRefusal {
        code
        field
        message
        params
      }
      ... on MakeClosingSuccess {
        closing {
          id
        }
      }
    }
  }
`);

export const DecideRepeat = graphql(`
  mutation PaymentsDecideRepeat($lineId: ID!, $found: RepeatFound!, $reason: String!, $idempotencyKey: String!) {
    decideRepeat(lineId: $lineId, found: $found, reason: $reason, idempotencyKey: $idempotencyKey) {
      __typename
      ... on DecideRepeatRefusal {
        code
        field
        message
        params
      }
      ... on DecideRepeatSuccess {
        done
      }
    }
  }
`);

export const DiscardClosing = graphql(`
  mutation PaymentsDiscardClosing($closingId: ID!, $expectedVersion: Int!, $reason: String!, $idempotencyKey: String!) {
    discardClosing(closingId: $closingId, expectedVersion: $expectedVersion, reason: $reason, idempotencyKey: $idempotencyKey) {
      __typename
      ... on DiscardClosingRefusal {
        code
        field
        message
        params
      }
      ... on DiscardClosingSuccess {
        closing {
          id
          version
        }
      }
    }
  }
`);

export const SignClosing = graphql(`
  mutation PaymentsSignClosing($closingId: ID!, $expectedVersion: Int!, $hash: String!, $idempotencyKey: String!) {
    signClosing(closingId: $closingId, expectedVersion: $expectedVersion, hash: $hash, idempotencyKey: $idempotencyKey) {
      __typename
      ... on SignClosingRefusal {
        code
        field
        message
        params
      }
      ... on SignClosingSuccess {
        closing {
          id
          version
        }
      }
    }
  }
`);

export const ReceiveClosing = graphql(`
  mutation PaymentsReceiveClosing($closingId: ID!, $expectedVersion: Int!, $hash: String!, $idempotencyKey: String!) {
    receiveClosing(closingId: $closingId, expectedVersion: $expectedVersion, hash: $hash, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ReceiveClosingRefusal {
        code
        field
        message
        params
      }
      ... on ReceiveClosingSuccess {
        closing {
          id
          version
        }
      }
    }
  }
`);
