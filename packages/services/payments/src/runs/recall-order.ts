// SPDX-License-Identifier: EUPL-1.2
import {
  type BookRejectionRefusal,
  bookRejection,
  type DutyRefusal,
  holderOf,
  type Journal,
  markRecalled,
  type PaymentOrder,
  type Person,
  type RecallRefusal,
} from '@domain/payments';
import { err, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { instantColumn } from '@platform/database';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { toJson } from '../json.ts';
import type { StoredOrder } from '../orders/order-repository.ts';
import { owedAt } from './hand-over-run.ts';
import { localRules, type RunRepositories, runUseCase } from './run-use-case.ts';

const LEFT: readonly string[] = ['handedOver', 'bankAccepted', 'debited', 'done'];

const orderRow = ({ stored }: { readonly stored: StoredOrder }) => ({
  ...{ tenantId: stored.tenantId, type: 'paymentOrder', id: stored.order.id, version: stored.version },
});

async function loadOrder({ orders, rules }: RunRepositories, orderId: string) {
  const [stored] = await orders.lockOrders([orderId]);
  return stored ? { stored, rules: await localRules(rules, stored.tenantId) } : null;
}

/** Notes that the bank was asked to give an order back. The asking itself goes by the bank's own way. */
export const askRecall = runUseCase({
  name: 'payments.askRecall',
  action: 'payments.process',
  input: z.object({ orderId: idInput<'PaymentOrderId'>(), expectedVersion: versionInput, reason: textInput(300, 0) }),
  twoPeople: true,
  inPerson: true,
  refusals: everyCode<DutyRefusal | 'ORDER_STATUS' | 'REASON_MISSING' | 'RECALL_ASKED'>()(
    ...([
      'ORDER_STATUS',
      'OTHER_TENANT',
      'NOT_A_PERSON',
      'WRONG_SIDE',
      'DUTY_NOT_HELD',
      'OVER_LIMIT',
      'REASON_MISSING',
      'RECALL_ASKED',
    ] as const),
  ),
  load: async (repositories, { input, at }) => {
    const state = await loadOrder(repositories, input.orderId);
    if (!state) return null;
    const { tenantId, order } = state.stored;
    const asked = await repositories.writes.paymentRecall.count({ where: { tenantId, orderId: order.id, status: 'asked' } });
    return { ...state, asked: asked > 0, at };
  },
  row: orderRow,
  decide: ({ stored: { order }, rules, asked }, { reason }, circumstances) => {
    if (!LEFT.includes(order.status)) return err(refusal('ORDER_STATUS', { params: { status: order.status } }));
    const by = holderOf({ rules, tenantId: order.tenantId, duty: 'recall', amountCents: order.content.amountCents }, circumstances);
    if ('code' in by) return err(by);
    if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
    if (asked) return err(refusal('RECALL_ASKED'));
    return ok({ id: circumstances.newId(), orderId: order.id, reason, by });
  },
  save: async ({ writes }, { id, orderId, reason, by }, { stored, at }) => {
    await writes.paymentRecall.create({
      data: {
        tenantId: stored.tenantId,
        id,
        orderId,
        status: 'asked',
        reason,
        askedBy: toJson(by),
        askedAt: instantColumn(at),
        version: 1,
      },
    });
  },
  record: ({ id, orderId, reason }) => ({ type: 'paymentOrder', id: orderId, content: { recall: id, reason } }),
  outcome: ({ orderId }) => ({ orderId }),
});

interface Answered {
  readonly granted: boolean;
  readonly answer: string;
  readonly order: PaymentOrder | null;
  readonly journal: Journal | null;
  readonly by: Person;
}

/** What the bank answered: it gave the order back, or it did not. What it had not booked is owed again at once. */
export const answerRecall = runUseCase({
  name: 'payments.answerRecall',
  action: 'payments.process',
  input: z.object({
    recallId: idInput<'PaymentRecallId'>(),
    expectedVersion: versionInput,
    granted: z.boolean(),
    answer: textInput(300, 0),
  }),
  twoPeople: true,
  inPerson: true,
  refusals: everyCode<RecallRefusal | BookRejectionRefusal | 'RECALL_ANSWERED' | 'NO_CREDITOR_ACCOUNT'>()(
    ...(['RECALL_ANSWERED', 'ORDER_STATUS', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const),
    ...([
      'REASON_MISSING',
      'BOOKED_BY_RELEASER',
      'NO_CREDITOR_ACCOUNT',
      'REJECTION_BOOKED',
      'NO_TRANSIT_ACCOUNT',
      'DAY_CLOSED',
      'JOURNAL_EMPTY',
    ] as const),
    ...(['ACCOUNT_UNKNOWN', 'CURRENCY_MIX', 'POSTING_ZERO', 'ITEM_MISSING', 'JOURNAL_UNBALANCED', 'BECAUSE_MISSING'] as const),
  ),
  load: async (repositories, { input, at }) => {
    const recall = await repositories.writes.paymentRecall.findFirst({ where: { id: input.recallId } });
    const state = recall && (await loadOrder(repositories, recall.orderId));
    if (!recall || !state) return null;
    const { tenantId } = state.stored;
    const books = { chart: await repositories.accounts.chart(tenantId), closedThrough: await repositories.ledger.closedThrough(tenantId) };
    const { runId } = state.stored.order;
    const run = runId === null ? null : await repositories.runs.lockRun(runId);
    return { ...state, recall, books, at, releases: run?.run.releases ?? [] };
  },
  row: ({ recall }) => ({ tenantId: recall.tenantId as TenantId, type: 'paymentOrder', id: recall.orderId, version: recall.version }),
  decide: ({ stored, rules, recall, books, releases }, { granted, answer }, circumstances): Result<Answered, Refusal<AnswerCode>> => {
    if (recall.status !== 'asked') return err(refusal('RECALL_ANSWERED'));
    const { order } = stored;
    const amountCents = order.content.amountCents;
    const by = holderOf({ rules, tenantId: order.tenantId, duty: 'recall', amountCents }, circumstances);
    if ('code' in by) return err(by);
    if (answer === '') return err(refusal('REASON_MISSING', { field: 'answer' }));
    if (!granted) return ok({ granted, answer, by, order: null, journal: null });
    const recalled = markRecalled({ order, rules, releases }, { reason: recall.reason }, circumstances);
    if (!recalled.ok) return recalled;
    if (order.bankLineId !== null) return ok({ granted, answer, by, order: recalled.value, journal: null });
    const owed = owedAt(books.chart, stored);
    if (owed === undefined) return err(refusal('NO_CREDITOR_ACCOUNT'));
    const booking = { ...books, order: recalled.value, booked: false, owed };
    const journal = bookRejection(booking, { bookedOn: circumstances.today }, circumstances);
    return journal.ok ? ok({ granted, answer, by, order: recalled.value, journal: journal.value }) : journal;
  },
  save: async ({ writes, orders, ledger }, { granted, answer, by, order, journal }, { recall, at }) => {
    await writes.paymentRecall.update({
      where: { tenantId_id: { tenantId: recall.tenantId, id: recall.id } },
      data: {
        status: granted ? 'granted' : 'refused',
        answer,
        answeredAt: instantColumn(at),
        answeredBy: toJson(by),
        version: { increment: 1 },
      },
    });
    if (order) await orders.moveOrders([order]);
    if (journal) await ledger.addJournals([journal], at);
  },
  record: ({ granted, answer, order }, { recall, stored }) => ({
    type: 'paymentOrder',
    id: recall.orderId,
    content: {
      ...{ recall: recall.id, granted, answer },
      changes: order ? [{ field: 'status', from: stored.order.status, to: order.status }] : [],
    },
  }),
  outcome: (_answered, { recall }) => ({ orderId: recall.orderId }),
});

type AnswerCode = RecallRefusal | BookRejectionRefusal | 'RECALL_ANSWERED' | 'NO_CREDITOR_ACCOUNT';
