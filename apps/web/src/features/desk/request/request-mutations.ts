// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const approveRequestMutation = graphql(`
  mutation DeskApproveRequest($requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    approveRequest(requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ApproveRequestSuccess {
        request {
          id
          version
        }
      }
      ... on ApproveRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const rejectApprovalMutation = graphql(`
  mutation DeskRejectApproval($reason: String!, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    rejectApproval(reason: $reason, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on RejectApprovalSuccess {
        request {
          id
          version
        }
      }
      ... on RejectApprovalRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const withdrawRequestMutation = graphql(`
  mutation DeskWithdrawRequest($reason: String, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    withdrawRequest(reason: $reason, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on WithdrawRequestSuccess {
        request {
          id
          version
        }
      }
      ... on WithdrawRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const declineRequestMutation = graphql(`
  mutation DeskDeclineRequest($reason: String!, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    declineRequest(reason: $reason, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on DeclineRequestSuccess {
        request {
          id
          version
        }
      }
      ... on DeclineRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const reopenRequestMutation = graphql(`
  mutation DeskReopenRequest($reason: String!, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    reopenRequest(reason: $reason, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ReopenRequestSuccess {
        request {
          id
          version
        }
      }
      ... on ReopenRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const markDuplicateMutation = graphql(`
  mutation DeskMarkDuplicate($originalId: ID!, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    markDuplicate(originalId: $originalId, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on MarkDuplicateSuccess {
        request {
          id
          version
        }
      }
      ... on MarkDuplicateRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const forwardRequestMutation = graphql(`
  mutation DeskForwardRequest($serviceId: ID!, $reason: String!, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    forwardRequest(serviceId: $serviceId, reason: $reason, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ForwardRequestSuccess {
        request {
          id
          version
        }
      }
      ... on ForwardRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const triageRequestMutation = graphql(`
  mutation DeskTriageRequest($priority: RequestPriority, $dueOn: Date, $serviceId: ID, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    triageRequest(priority: $priority, dueOn: $dueOn, serviceId: $serviceId, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on TriageRequestSuccess {
        request {
          id
          version
        }
      }
      ... on TriageRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const changeCostReferenceMutation = graphql(`
  mutation DeskChangeCostReference($costUnit: String, $orderNumber: String, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    changeCostReference(costUnit: $costUnit, orderNumber: $orderNumber, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ChangeCostReferenceSuccess {
        request {
          id
          version
        }
      }
      ... on ChangeCostReferenceRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const closeRequestMutation = graphql(`
  mutation DeskCloseRequest($costObject: String, $reason: String, $completeOwnTasks: Boolean!, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    closeRequest(costObject: $costObject, reason: $reason, completeOwnTasks: $completeOwnTasks, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on CloseRequestSuccess {
        request {
          id
          version
        }
      }
      ... on CloseRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const addReplyMutation = graphql(`
  mutation DeskAddReply($text: String!, $means: ReplyMeaning, $requestId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    addReply(text: $text, means: $means, requestId: $requestId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on AddReplySuccess {
        request {
          id
          version
        }
      }
      ... on AddReplyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const addNoteMutation = graphql(`
  mutation DeskAddNote($text: String!, $requestId: ID!, $idempotencyKey: String!) {
    addNote(text: $text, requestId: $requestId, idempotencyKey: $idempotencyKey) {
      ... on AddNoteSuccess {
        request {
          id
          version
        }
      }
      ... on AddNoteRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
