// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const AcceptOrders = graphql(`
  mutation PaymentsAcceptOrders($idempotencyKey: String!, $orderIds: [ID!]!) {
    acceptOrders(idempotencyKey: $idempotencyKey, orderIds: $orderIds) {
      __typename
      ... on AcceptOrdersRefusal {
        code
        field
        message
        params
      }
      ... on AcceptOrdersSuccess {
        done
      }
    }
  }
`);

export const RefuseOrders = graphql(`
  mutation PaymentsRefuseOrders($idempotencyKey: String!, $orderIds: [ID!]!, $reason: String!) {
    refuseOrders(idempotencyKey: $idempotencyKey, orderIds: $orderIds, reason: $reason) {
      __typename
      ... on RefuseOrdersRefusal {
        code
        field
        message
        params
      }
      ... on RefuseOrdersSuccess {
        done
      }
    }
  }
`);

export const ComposeRun = graphql(`
  mutation PaymentsComposeRun($idempotencyKey: String!, $orderIds: [ID!]!, $executeOn: Date!) {
    composePaymentRun(idempotencyKey: $idempotencyKey, orderIds: $orderIds, executeOn: $executeOn) {
      __typename
      ... on ComposePaymentRunRefusal {
        code
        field
        message
        params
      }
      ... on ComposePaymentRunSuccess {
        done run { id }
      }
    }
  }
`);

export const TakeOutOfRun = graphql(`
  mutation PaymentsTakeOutOfRun($idempotencyKey: String!, $paymentRunId: ID!, $orderId: ID!, $expectedVersion: Int!) {
    takeOutOfPaymentRun(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, orderId: $orderId, expectedVersion: $expectedVersion) {
      __typename
      ... on TakeOutOfPaymentRunRefusal {
        code
        field
        message
        params
      }
      ... on TakeOutOfPaymentRunSuccess {
        done
      }
    }
  }
`);

export const CancelRun = graphql(`
  mutation PaymentsCancelRun($idempotencyKey: String!, $paymentRunId: ID!, $expectedVersion: Int!) {
    cancelPaymentRun(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, expectedVersion: $expectedVersion) {
      __typename
      ... on CancelPaymentRunRefusal {
        code
        field
        message
        params
      }
      ... on CancelPaymentRunSuccess {
        done
      }
    }
  }
`);

export const MakeFile = graphql(`
  mutation PaymentsMakeFile($idempotencyKey: String!, $paymentRunId: ID!, $expectedVersion: Int!) {
    makePaymentFile(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, expectedVersion: $expectedVersion) {
      __typename
      ... on MakePaymentFileRefusal {
        code
        field
        message
        params
      }
      ... on MakePaymentFileSuccess {
        done
      }
    }
  }
`);

export const ReleaseFirst = graphql(`
  mutation PaymentsReleaseFirst($idempotencyKey: String!, $paymentRunId: ID!, $expectedVersion: Int!, $fileHash: String!, $seenPayees: [ID!]!) {
    releasePaymentFileFirst(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, expectedVersion: $expectedVersion, fileHash: $fileHash, seenPayees: $seenPayees) {
      __typename
      ... on ReleasePaymentFileFirstRefusal {
        code
        field
        message
        params
      }
      ... on ReleasePaymentFileFirstSuccess {
        done
      }
    }
  }
`);

export const ReleaseSecond = graphql(`
  mutation PaymentsReleaseSecond($idempotencyKey: String!, $paymentRunId: ID!, $expectedVersion: Int!, $fileHash: String!, $seenPayees: [ID!]!) {
    releasePaymentFileSecond(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, expectedVersion: $expectedVersion, fileHash: $fileHash, seenPayees: $seenPayees) {
      __typename
      ... on ReleasePaymentFileSecondRefusal {
        code
        field
        message
        params
      }
      ... on ReleasePaymentFileSecondSuccess {
        done
      }
    }
  }
`);

export const HandOverRun = graphql(`
  mutation PaymentsHandOverRun($idempotencyKey: String!, $paymentRunId: ID!, $expectedVersion: Int!, $fileHash: String!, $channel: PaymentChannel!) {
    handOverPaymentRun(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, expectedVersion: $expectedVersion, fileHash: $fileHash, channel: $channel) {
      __typename
      ... on HandOverPaymentRunRefusal {
        code
        field
        message
        params
      }
      ... on HandOverPaymentRunSuccess {
        done
      }
    }
  }
`);

export const TakeInAnswer = graphql(`
  mutation PaymentsTakeInAnswer($idempotencyKey: String!, $paymentRunId: ID!, $fileId: ID!) {
    takeInBankAnswer(idempotencyKey: $idempotencyKey, paymentRunId: $paymentRunId, fileId: $fileId) {
      __typename
      ... on TakeInBankAnswerRefusal {
        code
        field
        message
        params
      }
      ... on TakeInBankAnswerSuccess {
        done
      }
    }
  }
`);

export const AskRecall = graphql(`
  mutation PaymentsAskRecall($idempotencyKey: String!, $orderId: ID!, $expectedVersion: Int!, $reason: String!) {
    askRecall(idempotencyKey: $idempotencyKey, orderId: $orderId, expectedVersion: $expectedVersion, reason: $reason) {
      __typename
      ... on AskRecallRefusal {
        code
        field
        message
        params
      }
      ... on AskRecallSuccess {
        done
      }
    }
  }
`);

export const AnswerRecall = graphql(`
  mutation PaymentsAnswerRecall($idempotencyKey: String!, $recallId: ID!, $expectedVersion: Int!, $granted: Boolean!, $answer: String!) {
    answerRecall(idempotencyKey: $idempotencyKey, recallId: $recallId, expectedVersion: $expectedVersion, granted: $granted, answer: $answer) {
      __typename
      ... on AnswerRecallRefusal {
        code
        field
        message
        params
      }
      ... on AnswerRecallSuccess {
        done
      }
    }
  }
`);
