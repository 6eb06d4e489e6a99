// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const RemediesQuery = graphql(`
  query BillingRemedies($documentId: ID!) {
    legalRemedies(documentId: $documentId) {
      id
      kind
      on
      reference
      text
      enteredAt
    }
  }
`);

export const NoteRemedy = graphql(`
  mutation BillingNoteRemedy(
    $idempotencyKey: String!
    $documentId: ID!
    $kind: RemedyKind!
    $on: Date!
    $reference: String!
    $text: String!
  ) {
    noteRemedy(idempotencyKey: $idempotencyKey, documentId: $documentId, kind: $kind, on: $on, reference: $reference, text: $text) {
      __typename
      ... on NoteRemedyRefusal {
        code
        field
        message
        params
      }
      ... on NoteRemedySuccess {
        done
      }
    }
  }
`);
