// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const OrdersToPayQuery = graphql(`
  query PaymentsOrdersToPay($tenantId: ID) {
    ordersToPay(tenantId: $tenantId) {
      id tenantId accountId accountLabel year number status creditorName ibanShown amount dueOn remittance voucher urgent urgentReason version
    }
  }
`);
export type OrderToPay = ResultOf<typeof OrdersToPayQuery>['ordersToPay'][number];

export const PaymentRunsQuery = graphql(`
  query PaymentsRuns($tenantId: ID, $status: [PaymentRunStatus!]) {
    paymentRuns(tenantId: $tenantId, status: $status) {
      id tenantId accountLabel executeOn urgent status count sum releases rejected messageId handedOverAt createdAt
    }
  }
`);
export type RunRow = ResultOf<typeof PaymentRunsQuery>['paymentRuns'][number];

export const PaymentRunQuery = graphql(`
  query PaymentsRun($paymentRunId: ID!) {
    paymentRun(paymentRunId: $paymentRunId) {
      id tenantId accountLabel accountIban executeOn urgent status version createdAt fileHash messageId fileCount controlSum madeAt sum
      involved handedOverBy handedOverAt channel deliveredAt deliveredTo folderThere payeesChecked
      conversions { orderId field given written changes }
      releases { name releasedAt fileHash voidedAt because }
      answers { id kind takenInAt name count fileHash }
      steps { step allowed whyDe whyEn }
      orders {
        id year number status creditorName ibanShown amount dueOn remittance voucher endToEndId reason version vop vopName twin detailsReplaced
        recallId recallStatus recallReason recallAnswer recallVersion
      }
    }
  }
`);
export type Run = NonNullable<ResultOf<typeof PaymentRunQuery>['paymentRun']>;
export type RunOrder = Run['orders'][number];

export const RunHistoryQuery = graphql(`
  query PaymentsRunHistory($paymentRunId: ID!) {
    paymentRunHistory(paymentRunId: $paymentRunId) {
      sequence at action actionLabel by bySide inPlaceOf reason erased
      changes { field from to }
    }
  }
`);
