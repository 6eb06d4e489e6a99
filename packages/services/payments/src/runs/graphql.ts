// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, objectType, readField } from '@platform/graphql';
import { acceptOrders, refuseOrders } from './accept-orders.ts';
import { cancelPaymentRun, composePaymentRun, takeOutOfRun } from './compose-run.ts';
import { findPaymentRun, type PaymentRunView, paymentRunHistory } from './find-run.ts';
import { handOverRun } from './hand-over-run.ts';
import { listOrdersToPay, listPaymentRuns, ORDER_STATUS, type OrderToPayRow, type PaymentRunRow, RUN_STATUSES } from './list-runs.ts';
import { makePaymentFile } from './make-file.ts';
import { messages } from './messages.ts';
import { answerRecall, askRecall } from './recall-order.ts';
import { releaseFileFirst, releaseFileSecond } from './release-run.ts';
import { takeInBankAnswer } from './take-in-answer.ts';

const RUN_STATUS = { enum: ['PaymentRunStatus', RUN_STATUSES] } as const;
const STATUS = { enum: ORDER_STATUS } as const;

function runType(builder: Builder): unknown {
  const order = objectType<PaymentRunView['orders'][number]>(builder, 'PaymentRunOrder', {
    ...{ id: 'id', year: 'int', number: 'int', status: STATUS, creditorName: 'text', ibanShown: 'text', amount: 'amount', dueOn: 'date' },
    ...{
      remittance: 'text',
      voucher: 'text',
      endToEndId: 'text',
      reason: 'text?',
      version: 'int',
      vop: 'text?',
      vopName: 'text?',
      twin: 'yes',
      detailsReplaced: 'yes',
    },
    ...{ recallId: 'id?', recallStatus: 'text?', recallReason: 'text?', recallAnswer: 'text?', recallVersion: 'int?' },
  });
  const release = objectType<PaymentRunView['releases'][number]>(builder, 'PaymentRunRelease', {
    ...{ name: 'text?', releasedAt: 'instant', fileHash: 'text', voidedAt: 'instant?', because: 'text?' },
  });
  const answer = objectType<PaymentRunView['answers'][number]>(builder, 'PaymentRunAnswer', {
    ...{ id: 'id', kind: 'text', takenInAt: 'instant', name: 'text?', count: 'int', fileHash: 'text' },
  });
  const conversion = objectType<PaymentRunView['conversions'][number]>(builder, 'PaymentFileConversion', {
    ...{ orderId: 'id?', field: 'text', given: 'text', written: 'text', changes: { of: 'String', list: true } },
  });
  const step = objectType<PaymentRunView['steps'][number]>(builder, 'PaymentRunStep', {
    ...{ step: 'text', allowed: 'yes', whyDe: 'text?', whyEn: 'text?' },
  });
  return objectType<PaymentRunView>(builder, 'PaymentRun', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', accountLabel: 'text', accountIban: 'text', executeOn: 'date', urgent: 'yes' },
    ...{ status: RUN_STATUS, version: 'int', createdAt: 'instant', fileHash: 'text?', messageId: 'text?', fileCount: 'int?' },
    ...{ controlSum: 'amount?', madeAt: 'instant?', sum: 'amount', conversions: { of: conversion, list: true } },
    ...{ involved: { of: 'String', list: true }, releases: { of: release, list: true }, answers: { of: answer, list: true } },
    ...{ handedOverBy: 'text?', handedOverAt: 'instant?', channel: 'text?', deliveredAt: 'instant?', deliveredTo: 'text?' },
    ...{ folderThere: 'yes', payeesChecked: 'int', orders: { of: order, list: true }, steps: { of: step, list: true } },
  });
}

/** @param step the type of a record's history */
export function runFields(builder: Builder, step: unknown): void {
  const run = runType(builder);
  const row = objectType<PaymentRunRow>(builder, 'PaymentRunRow', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', accountLabel: 'text', executeOn: 'date', urgent: 'yes', status: RUN_STATUS },
    ...{
      count: 'int',
      sum: 'amount',
      releases: 'int',
      rejected: 'int',
      messageId: 'text?',
      handedOverAt: 'instant?',
      createdAt: 'instant',
    },
  });
  const toPay = objectType<OrderToPayRow>(builder, 'OrderToPay', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', accountId: 'id', accountLabel: 'text', year: 'int', number: 'int', status: STATUS },
    ...{ creditorName: 'text', ibanShown: 'text', amount: 'amount', dueOn: 'date', remittance: 'text', voucher: 'text' },
    ...{ urgent: 'yes', urgentReason: 'text?', version: 'int' },
  });
  readField(builder, 'paymentRuns', listPaymentRuns, [row]);
  readField(builder, 'paymentRun', findPaymentRun, run, { nullable: true });
  readField(builder, 'paymentRunHistory', paymentRunHistory, [step]);
  readField(builder, 'ordersToPay', listOrdersToPay, [toPay]);
  for (const useCase of [acceptOrders, refuseOrders, askRecall, answerRecall]) mutationField(builder, useCase, { messages });
  const payload = {
    run: { type: run, query: findPaymentRun, input: ({ runId }: { runId: string }) => ({ paymentRunId: runId }), nullable: true },
  };
  for (const useCase of [composePaymentRun, takeOutOfRun, cancelPaymentRun]) mutationField(builder, useCase, { messages, payload });
  for (const useCase of [makePaymentFile, releaseFileFirst, releaseFileSecond, handOverRun, takeInBankAnswer])
    mutationField(builder, useCase, { messages, payload });
}
