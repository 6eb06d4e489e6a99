// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const MoneyQuery = graphql(`
  query TreasuryMoney($tenantId: ID) {
    memberPayments(tenantId: $tenantId) {
      id tenantId memberName paidOn amount reference credit order takenBackOn takenBackReason version
      steps { de en }
    }
    memberCredits(tenantId: $tenantId) { id tenantId memberName kind label arisenOn amount used open }
    reminders(tenantId: $tenantId) { id memberName level sentOn payBy open late credit note items { itemId label dueOn open late } }
    writeOffs(tenantId: $tenantId) { id version memberName label amount reason status proposedBy proposedAt decidedBy mine }
  }
`);
/** What of their credits members still have. */
export const OpenCreditsQuery = graphql(`
  query TreasuryOpenCredits($tenantId: ID) {
    memberCredits(tenantId: $tenantId) { tenantId memberName open }
  }
`);
export type MoneyData = ResultOf<typeof MoneyQuery>;
export type PaymentRow = MoneyData['memberPayments'][number];
export type CreditRow = MoneyData['memberCredits'][number];
export type WriteOffRow = MoneyData['writeOffs'][number];

export const PaymentImportQuery = graphql(`
  query TreasuryPaymentImport($csv: String!) {
    previewPaymentImport(csv: $csv) { rows total findings { row column value message { de en } } }
  }
`);

export const OpeningImportQuery = graphql(`
  query TreasuryOpeningImport($csv: String!) {
    previewOpeningImport(csv: $csv) { rows total findings { row column value message { de en } } }
  }
`);
export type ImportFinding = ResultOf<typeof PaymentImportQuery>['previewPaymentImport']['findings'][number];

export const EnterPayment = graphql(`
  mutation TreasuryEnterPayment($amount: Amount!, $idempotencyKey: String!, $itemIds: [ID!]!, $paidOn: Date!, $reference: String!, $tenantId: ID!) {
    enterPayment(amount: $amount, idempotencyKey: $idempotencyKey, itemIds: $itemIds, paidOn: $paidOn, reference: $reference, tenantId: $tenantId) {
      __typename
      ... on EnterPaymentRefusal {
        code
        field
        message
        params
      }
      ... on EnterPaymentSuccess {
        done
      }
    }
  }
`);

export const ImportPayments = graphql(`
  mutation TreasuryImportPayments($csv: String!, $idempotencyKey: String!) {
    importPayments(csv: $csv, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ImportPaymentsRefusal {
        code
        field
        message
        params
      }
      ... on ImportPaymentsSuccess {
        done
      }
    }
  }
`);

export const TakeBackPayment = graphql(`
  mutation TreasuryTakeBackPayment($expectedVersion: Int!, $idempotencyKey: String!, $paymentId: ID!, $reason: String!) {
    takeBackPayment(expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, paymentId: $paymentId, reason: $reason) {
      __typename
      ... on TakeBackPaymentRefusal {
        code
        field
        message
        params
      }
      ... on TakeBackPaymentSuccess {
        done
      }
    }
  }
`);

export const SetOffCredit = graphql(`
  mutation TreasurySetOffCredit($amount: Amount!, $creditId: ID!, $idempotencyKey: String!, $itemIds: [ID!]!, $reason: String!) {
    setOffCredit(amount: $amount, creditId: $creditId, idempotencyKey: $idempotencyKey, itemIds: $itemIds, reason: $reason) {
      __typename
      ... on SetOffCreditRefusal {
        code
        field
        message
        params
      }
      ... on SetOffCreditSuccess {
        done
      }
    }
  }
`);
