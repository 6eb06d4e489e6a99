// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const SupplierInvoicesQuery = graphql(`
  query SettlementSupplierInvoices($status: [SupplierInvoiceStatus!], $search: String, $first: Int, $after: String) {
    supplierInvoices(status: $status, search: $search, first: $first, after: $after) {
      nextCursor
      total
      items {
        id
        status
        fileName
        form
        number
        typeCode
        issueDate
        dueDate
        sellerName
        net
        gross
        fatalFindings
        receivedAt
        assignedBy
        duplicate
      }
    }
  }
`);
export type InvoiceRow = ResultOf<typeof SupplierInvoicesQuery>['supplierInvoices']['items'][number];

export const SupplierInvoiceQuery = graphql(`
  query SettlementSupplierInvoice($invoiceId: ID!) {
    supplierInvoice(invoiceId: $invoiceId) {
      id
      version
      status
      fileId
      fileName
      mediaType
      scanState
      sha256
      form
      number
      typeCode
      issueDate
      dueDate
      sellerName
      net
      tax
      gross
      corrects
      parts {
        key
        label
        net
        gross
      }
      view
      findings {
        rule
        severity
        at
        line
        message {
          de
          en
        }
      }
      failure {
        de
        en
      }
      inputTaxDeducted
      inputTaxReason
      inputTaxFrom
      assignments {
        lineKey
        label
        amount
        poolId
        costCentreId
        costKind
        month
        tenantId
        serviceFamilyCode
        occurredOn
      }
      reason
      receivedAt
      receivedBy
      assignedAt
      assignedBy
      bookedAt
      bookedBy
      bookingRemark
      related {
        id
        number
        status
        relation
        issueDate
      }
      postings {
        id
        kind
        placeId
        placeName
        day
        amount
        label
        reverses
        frozenByRun
      }
      openMonth
      mayEnter
      mayBook
    }
  }
`);
export type Invoice = NonNullable<ResultOf<typeof SupplierInvoiceQuery>['supplierInvoice']>;

export const SupplierInvoiceHistoryQuery = graphql(
  `
    query SettlementSupplierInvoiceHistory($invoiceId: ID!) {
      supplierInvoiceHistory(invoiceId: $invoiceId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);

export const TakeInProgressQuery = graphql(`
  query SettlementTakeInProgress($commandId: ID!) {
    takeInProgress(commandId: $commandId) {
      state
      step
      done
      total
      failure {
        message {
          de
          en
        }
      }
    }
  }
`);

export const TakeInWorkSubscription = graphql(`
  subscription SettlementTakeInWork($commandId: ID!) {
    longWork(commandId: $commandId) {
      id
      state
      done
      total
    }
  }
`);

/** Where costs can go. */
export const AssignmentTargetsQuery = graphql(`
  query SettlementAssignmentTargets($month: Month!) {
    costPools(monthFrom: $month, monthTo: $month) {
      id
      name
      active
    }
    costCentres(monthFrom: $month, monthTo: $month, includeRetired: true) {
      id
      name
      active
    }
  }
`);
