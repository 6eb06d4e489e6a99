// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const submitRequestMutation = graphql(`
  mutation DeskSubmitRequest(
    $serviceId: ID!
    $subject: String!
    $answers: JSON!
    $costUnit: String
    $orderNumber: String
    $idempotencyKey: String!
  ) {
    submitRequest(
      serviceId: $serviceId
      subject: $subject
      answers: $answers
      costUnit: $costUnit
      orderNumber: $orderNumber
      idempotencyKey: $idempotencyKey
    ) {
      ... on SubmitRequestSuccess {
        request {
          id
          number
          status
        }
      }
      ... on SubmitRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const recordRequestMutation = graphql(`
  mutation DeskRecordRequest(
    $tenantId: ID!
    $serviceId: ID!
    $subject: String!
    $answers: JSON!
    $costUnit: String
    $orderNumber: String
    $channel: RecordedChannel!
    $onBehalfOf: String!
    $receivedAt: DateTime
    $idempotencyKey: String!
  ) {
    recordRequest(
      tenantId: $tenantId
      serviceId: $serviceId
      subject: $subject
      answers: $answers
      costUnit: $costUnit
      orderNumber: $orderNumber
      channel: $channel
      onBehalfOf: $onBehalfOf
      receivedAt: $receivedAt
      idempotencyKey: $idempotencyKey
    ) {
      ... on RecordRequestSuccess {
        request {
          id
          number
          status
        }
      }
      ... on RecordRequestRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const attachFileMutation = graphql(`
  mutation DeskAttachFile($requestId: ID!, $fileId: ID!, $visibleTo: FileVisibility!, $idempotencyKey: String!) {
    attachFile(requestId: $requestId, fileId: $fileId, visibleTo: $visibleTo, idempotencyKey: $idempotencyKey) {
      ... on AttachFileSuccess {
        request {
          id
          version
        }
      }
      ... on AttachFileRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
