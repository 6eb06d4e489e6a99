// SPDX-License-Identifier: EUPL-1.2
import type { Part } from '../part.ts';
import { acceptOrders, refuseOrders } from './accept-orders.ts';
import { cancelPaymentRun, composePaymentRun, takeOutOfRun } from './compose-run.ts';
import { downloads, paymentFile } from './download-file.ts';
import { findPaymentRun, paymentRunHistory } from './find-run.ts';
import { runFields } from './graphql.ts';
import { deliverRunFile, FILE_LEFT, handOverRun } from './hand-over-run.ts';
import { runLabels, runPersonalData } from './labels.ts';
import { listOrdersToPay, listPaymentRuns, waitingAcceptance, waitingReleases } from './list-runs.ts';
import { makePaymentFile } from './make-file.ts';
import { messages } from './messages.ts';
import { answerRecall, askRecall } from './recall-order.ts';
import { releaseFileFirst, releaseFileSecond } from './release-run.ts';
import { takeInBankAnswer } from './take-in-answer.ts';

/** What the centre does with orders: runs, files, releases, the way to the bank and what the bank says. */
export const runs: Part = {
  useCases: [
    ...[
      acceptOrders,
      refuseOrders,
      composePaymentRun,
      takeOutOfRun,
      cancelPaymentRun,
      makePaymentFile,
      releaseFileFirst,
      releaseFileSecond,
    ],
    ...[handOverRun, deliverRunFile, takeInBankAnswer, askRecall, answerRecall],
  ],
  queries: [listPaymentRuns, findPaymentRun, paymentRunHistory, listOrdersToPay, waitingAcceptance, waitingReleases, paymentFile],
  waiting: [waitingAcceptance, waitingReleases],
  downloads,
  ownFiles: [{ table: 'payment_run', columns: ['file_id'], action: 'payments.process' }],
  handlers: {
    [FILE_LEFT]: [
      {
        name: 'deliverRunFile',
        service: 'payments',
        useCase: deliverRunFile,
        input: ({ payload }) => ({ paymentRunId: String(payload['runId']) }),
      },
    ],
  },
  graphql: runFields,
  labels: runLabels,
  personalData: runPersonalData,
  messages,
};
