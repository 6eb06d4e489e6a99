// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const ReceiptsQuery = graphql(`
  query BillingReceipts($documentId: ID!) {
    documentReceipts(documentId: $documentId) {
      kind
      at
      by
    }
  }
`);

export const DocumentHistoryQuery = graphql(
  `
  query BillingDocumentHistory($documentId: ID!) {
    billingDocumentHistory(documentId: $documentId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

export const DraftsQuery = graphql(`
  query BillingDrafts($documentId: ID!) {
    documentDrafts(documentId: $documentId) {
      draftVersion
      shownAt
      net
      content {
        lines {
          key
          label {
            de
            en
          }
          amount
        }
      }
    }
  }
`);

export const ReceiveDocument = graphql(`
  mutation BillingReceive($idempotencyKey: String!, $documentId: ID!, $kind: ReceiptKind!) {
    receiveDocument(idempotencyKey: $idempotencyKey, documentId: $documentId, kind: $kind) {
      __typename
      ... on ReceiveDocumentRefusal {
        code
        field
        message
        params
      }
      ... on ReceiveDocumentSuccess {
        done
      }
    }
  }
`);

export const VoidNumber = graphql(`
  mutation BillingVoidNumber($idempotencyKey: String!, $documentId: ID!, $reason: String!, $expectedVersion: Int!) {
    voidNumber(idempotencyKey: $idempotencyKey, documentId: $documentId, reason: $reason, expectedVersion: $expectedVersion) {
      __typename
      ... on VoidNumberRefusal {
        code
        field
        message
        params
      }
      ... on VoidNumberSuccess {
        done
      }
    }
  }
`);
