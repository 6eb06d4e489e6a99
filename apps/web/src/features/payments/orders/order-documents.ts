// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const PaymentOrdersQuery = graphql(`
  query PaymentsOrders(
    $tenantId: ID
    $status: [PaymentOrderStatus!]
    $search: String
    $dueFrom: Date
    $dueTo: Date
    $least: Amount
    $most: Amount
    $first: Int
    $after: String
  ) {
    paymentOrders(
      tenantId: $tenantId
      status: $status
      search: $search
      dueFrom: $dueFrom
      dueTo: $dueTo
      least: $least
      most: $most
      first: $first
      after: $after
    ) {
      nextCursor
      total
      sum
      items {
        id
        tenantId
        year
        number
        status
        creditorName
        ibanShown
        amount
        dueOn
        remittance
        voucher
        urgent
        accountLabel
        version
      }
    }
  }
`);
export type OrderRow = ResultOf<typeof PaymentOrdersQuery>['paymentOrders']['items'][number];

export const PaymentOrderQuery = graphql(`
  query PaymentsOrder($orderId: ID!) {
    paymentOrder(orderId: $orderId) {
      id
      tenantId
      year
      number
      status
      originId
      creditorName
      ibanShown
      amount
      dueOn
      remittance
      voucher
      urgent
      urgentReason
      origin
      fileId
      fileName
      runId
      reason
      bankAccountId
      accountLabel
      endToEndId
      payeeId
      payeeNumber
      detailsReplaced
      createdAt
      version
      steps {
        duty
        at
        by
      }
      deeds {
        deed
        possible
        why {
          de
          en
        }
      }
      twins {
        id
        year
        number
        status
      }
    }
  }
`);
export type Order = NonNullable<ResultOf<typeof PaymentOrderQuery>['paymentOrder']>;

export const OrderHistoryQuery = graphql(
  `
    query PaymentsOrderHistory($orderId: ID!) {
      paymentOrderHistory(orderId: $orderId) {
        ...HistoryStepFields
      }
    }
  `,
  [HistoryStepFields],
);

/** What an order can be made of. */
export const ReceiptQuery = graphql(`
  query PaymentsReceipt($lineId: ID!) {
    refundStart(lineId: $lineId) {
      lineId
      amount
      bookingDay
      name
      accountLabel
    }
  }
`);

export const OrderChoicesQuery = graphql(`
  query PaymentsOrderChoices($tenantId: ID) {
    bankAccounts(tenantId: $tenantId) {
      id
      label
      iban
      status
    }
    payees(tenantId: $tenantId, status: active) {
      id
      number
      name
      ibanShown
    }
  }
`);

export const EnterOrder = graphql(`
  mutation PaymentsEnterOrder(
    $idempotencyKey: String!
    $bankAccountId: ID!
    $payeeId: ID!
    $amount: Amount!
    $dueOn: Date!
    $remittance: String!
    $voucher: String!
    $fileId: ID
    $urgent: Boolean!
    $urgentReason: String
    $origin: EnteredOrderOrigin
  ) {
    enterPaymentOrder(
      idempotencyKey: $idempotencyKey
      bankAccountId: $bankAccountId
      payeeId: $payeeId
      amount: $amount
      dueOn: $dueOn
      remittance: $remittance
      voucher: $voucher
      fileId: $fileId
      urgent: $urgent
      urgentReason: $urgentReason
      origin: $origin
    ) {
      ... on EnterPaymentOrderSuccess {
        order {
          id
        }
      }
      ... on EnterPaymentOrderRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const AmendOrder = graphql(`
  mutation PaymentsAmendOrder(
    $idempotencyKey: String!
    $orderId: ID!
    $expectedVersion: Int!
    $bankAccountId: ID!
    $payeeId: ID!
    $amount: Amount!
    $dueOn: Date!
    $remittance: String!
    $voucher: String!
    $fileId: ID
    $urgent: Boolean!
    $urgentReason: String
  ) {
    amendPaymentOrder(
      idempotencyKey: $idempotencyKey
      orderId: $orderId
      expectedVersion: $expectedVersion
      bankAccountId: $bankAccountId
      payeeId: $payeeId
      amount: $amount
      dueOn: $dueOn
      remittance: $remittance
      voucher: $voucher
      fileId: $fileId
      urgent: $urgent
      urgentReason: $urgentReason
    ) {
      ... on AmendPaymentOrderSuccess {
        order {
          id
        }
      }
      ... on AmendPaymentOrderRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const DetermineFactually = graphql(`
  mutation PaymentsDetermineFactually($idempotencyKey: String!, $orderId: ID!, $expectedVersion: Int!) {
    determineOrderFactually(idempotencyKey: $idempotencyKey, orderId: $orderId, expectedVersion: $expectedVersion) {
      ... on DetermineOrderFactuallySuccess {
        done
      }
      ... on DetermineOrderFactuallyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const DetermineArithmetically = graphql(`
  mutation PaymentsDetermineArithmetically($idempotencyKey: String!, $orderId: ID!, $expectedVersion: Int!) {
    determineOrderArithmetically(idempotencyKey: $idempotencyKey, orderId: $orderId, expectedVersion: $expectedVersion) {
      ... on DetermineOrderArithmeticallySuccess {
        done
      }
      ... on DetermineOrderArithmeticallyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const GiveOrder = graphql(`
  mutation PaymentsGiveOrder($idempotencyKey: String!, $orderId: ID!, $expectedVersion: Int!) {
    givePaymentOrder(idempotencyKey: $idempotencyKey, orderId: $orderId, expectedVersion: $expectedVersion) {
      ... on GivePaymentOrderSuccess {
        done
      }
      ... on GivePaymentOrderRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const RejectOrder = graphql(`
  mutation PaymentsRejectOrder($idempotencyKey: String!, $orderId: ID!, $expectedVersion: Int!, $reason: String!) {
    rejectPaymentOrder(idempotencyKey: $idempotencyKey, orderId: $orderId, expectedVersion: $expectedVersion, reason: $reason) {
      ... on RejectPaymentOrderSuccess {
        done
      }
      ... on RejectPaymentOrderRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
