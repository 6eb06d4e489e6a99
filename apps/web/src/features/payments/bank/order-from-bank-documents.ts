// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const RefundStartQuery = graphql(`
  query PaymentsRefundStart($lineId: ID!) {
    refundStart(lineId: $lineId) {
      lineId tenantId accountLabel bookingDay amount name ibanShown left underWay statement
      why { de en }
    }
  }
`);
export type RefundStart = NonNullable<ResultOf<typeof RefundStartQuery>['refundStart']>;

export const EnterRefund = graphql(`
  mutation PaymentsEnterRefund($lineId: ID!, $amount: Amount!, $dueOn: Date!, $remittance: String!, $voucher: String!, $idempotencyKey: String!) {
    enterRefund(lineId: $lineId, amount: $amount, dueOn: $dueOn, remittance: $remittance, voucher: $voucher, idempotencyKey: $idempotencyKey) {
      ... on EnterRefundSuccess { order { id } }
      ... on EnterRefundRefusal { code field params message }
    }
  }
`);

export const PayingAccountsQuery = graphql(`
  query PaymentsPayingAccounts($tenantId: ID) { bankAccounts(tenantId: $tenantId) { id label iban status } }
`);

export const OrderPayables = graphql(`
  mutation PaymentsOrderPayables($paymentItemIds: [ID!]!, $bankAccountId: ID!, $dueOn: Date, $idempotencyKey: String!) {
    orderPayables(paymentItemIds: $paymentItemIds, bankAccountId: $bankAccountId, dueOn: $dueOn, idempotencyKey: $idempotencyKey) {
      ... on OrderPayablesSuccess { done }
      ... on OrderPayablesRefusal { code field params message }
    }
  }
`);
