// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const TakeInInvoices = graphql(`
  mutation SettlementTakeInSupplierInvoices($idempotencyKey: String!, $fileIds: [ID!]!) {
    takeInSupplierInvoices(idempotencyKey: $idempotencyKey, fileIds: $fileIds) {
      __typename
      ... on TakeInSupplierInvoicesRefusal {
        code
        field
        message
        params
      }
      ... on TakeInSupplierInvoicesSuccess {
        done
        progress {
          commandId
        }
      }
    }
  }
`);

export const TypeInInvoice = graphql(`
  mutation SettlementTypeInSupplierInvoice(
    $idempotencyKey: String!
    $invoiceId: ID!
    $expectedVersion: Int!
    $sellerName: String!
    $sellerVatId: String!
    $number: String!
    $kind: SupplierInvoiceKind!
    $issueDate: Date!
    $dueDate: Date
    $subject: String!
    $net: Amount!
    $tax: Amount!
    $corrects: String!
  ) {
    typeInSupplierInvoice(
      idempotencyKey: $idempotencyKey
      invoiceId: $invoiceId
      expectedVersion: $expectedVersion
      sellerName: $sellerName
      sellerVatId: $sellerVatId
      number: $number
      kind: $kind
      issueDate: $issueDate
      dueDate: $dueDate
      subject: $subject
      net: $net
      tax: $tax
      corrects: $corrects
    ) {
      __typename
      ... on TypeInSupplierInvoiceRefusal {
        code
        field
        message
        params
      }
      ... on TypeInSupplierInvoiceSuccess {
        done
      }
    }
  }
`);

export const AssignInvoice = graphql(`
  mutation SettlementAssignSupplierInvoice(
    $idempotencyKey: String!
    $invoiceId: ID!
    $expectedVersion: Int!
    $inputTaxDeducted: Boolean!
    $inputTaxReason: String!
    $inputTaxFrom: Date!
    $assignments: [SupplierInvoiceAssignmentInput!]!
  ) {
    assignSupplierInvoice(
      idempotencyKey: $idempotencyKey
      invoiceId: $invoiceId
      expectedVersion: $expectedVersion
      inputTaxDeducted: $inputTaxDeducted
      inputTaxReason: $inputTaxReason
      inputTaxFrom: $inputTaxFrom
      assignments: $assignments
    ) {
      __typename
      ... on AssignSupplierInvoiceRefusal {
        code
        field
        message
        params
      }
      ... on AssignSupplierInvoiceSuccess {
        done
      }
    }
  }
`);

export const BookInvoice = graphql(`
  mutation SettlementBookSupplierInvoice(
    $idempotencyKey: String!
    $invoiceId: ID!
    $expectedVersion: Int!
    $factuallyCorrect: Boolean!
    $arithmeticallyCorrect: Boolean!
    $remark: String
  ) {
    bookSupplierInvoice(
      idempotencyKey: $idempotencyKey
      invoiceId: $invoiceId
      expectedVersion: $expectedVersion
      factuallyCorrect: $factuallyCorrect
      arithmeticallyCorrect: $arithmeticallyCorrect
      remark: $remark
    ) {
      __typename
      ... on BookSupplierInvoiceRefusal {
        code
        field
        message
        params
      }
      ... on BookSupplierInvoiceSuccess {
        done
      }
    }
  }
`);

export const RejectInvoice = graphql(`
  mutation SettlementRejectSupplierInvoice($idempotencyKey: String!, $invoiceId: ID!, $expectedVersion: Int!, $reason: String!) {
    rejectSupplierInvoice(idempotencyKey: $idempotencyKey, invoiceId: $invoiceId, expectedVersion: $expectedVersion, reason: $reason) {
      __typename
      ... on RejectSupplierInvoiceRefusal {
        code
        field
        message
        params
      }
      ... on RejectSupplierInvoiceSuccess {
        done
      }
    }
  }
`);

export const GiveBackInvoice = graphql(`
  mutation SettlementGiveBackSupplierInvoice($idempotencyKey: String!, $invoiceId: ID!, $expectedVersion: Int!, $reason: String!) {
    giveBackSupplierInvoice(idempotencyKey: $idempotencyKey, invoiceId: $invoiceId, expectedVersion: $expectedVersion, reason: $reason) {
      __typename
      ... on GiveBackSupplierInvoiceRefusal {
        code
        field
        message
        params
      }
      ... on GiveBackSupplierInvoiceSuccess {
        done
      }
    }
  }
`);

export const TakeBackInvoice = graphql(`
  mutation SettlementTakeBackSupplierInvoice($idempotencyKey: String!, $invoiceId: ID!, $expectedVersion: Int!, $reason: String!) {
    takeBackSupplierInvoice(idempotencyKey: $idempotencyKey, invoiceId: $invoiceId, expectedVersion: $expectedVersion, reason: $reason) {
      __typename
      ... on TakeBackSupplierInvoiceRefusal {
        code
        field
        message
        params
      }
      ... on TakeBackSupplierInvoiceSuccess {
        done
      }
    }
  }
`);
