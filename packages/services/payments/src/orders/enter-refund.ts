// SPDX-License-Identifier: EUPL-1.2
import { draftRefund, dueFault, type LocalRules, type RefundRefusal, type RefundState } from '@domain/payments';
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { amountInput, dateInput, everyCode, idInput, lineInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type BankLineRow, LINE_COLUMNS } from '../statements/line-rows.ts';
import type { DraftedOrder } from './enter-order.ts';
import { endToEndIdOf } from './order-repository.ts';
import { type OrderRepositories, ordersUseCase, rulesOf, toldOrder } from './orders-use-case.ts';
import { receiptOf } from './receipt.ts';

/** In order of precedence. */
export type EnterRefundRefusal = 'RULES_MISSING' | 'ACCOUNT_NOT_OPEN' | 'DUE_OUT_OF_RANGE' | RefundRefusal;

interface EnterRefundState extends Omit<RefundState, 'rules'> {
  readonly rules: LocalRules | null;
  readonly account: NonNullable<Awaited<ReturnType<OrderRepositories['accounts']['findAccount']>>>;
  readonly tenantId: TenantId;
}

/** The line is held, so that one after the other draws on it. */
async function heldReceipt(repositories: OrderRepositories, lineId: string): Promise<EnterRefundState | null> {
  const { reads, accounts } = repositories;
  const { rows } =
    await sql<BankLineRow>`select ${LINE_COLUMNS} from bank_line as line where line.id = ${lineId}::uuid for update of line`.execute(reads);
  const [row] = rows;
  const account = row && (await accounts.findAccount(row.bank_account_id));
  if (!row || !account) return null;
  const tenantId = row.tenant_id as TenantId;
  return { ...(await receiptOf(reads, row)), account, tenantId, rules: await rulesOf(repositories, tenantId) };
}

/** A receipt is paid back to whoever paid it: name and account are the bank's, the evidence is its line, and the order goes the way of any other. */
export const enterRefund = ordersUseCase({
  name: 'payments.enterRefund',
  action: 'payments.prepareOrders',
  inPerson: true,
  input: z.object({
    lineId: idInput<'BankLineId'>(),
    ...{ amount: amountInput, dueOn: dateInput, remittance: lineInput(140, 0), voucher: lineInput(140) },
  }),
  refusals: everyCode<EnterRefundRefusal>()(
    ...([
      'RULES_MISSING',
      'ACCOUNT_NOT_OPEN',
      'DUE_OUT_OF_RANGE',
      'NOT_A_RECEIPT',
      'PAYER_UNKNOWN',
      'NOTHING_TO_REFUND',
      'MORE_THAN_LEFT',
    ] as const),
    ...(['OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT', 'AMOUNT_OUT_OF_RANGE', 'IBAN_INVALID'] as const),
    ...(['CREDITOR_MISSING', 'REMITTANCE_TOO_LONG', 'VOUCHER_MISSING'] as const),
  ),
  load: async (repositories, { input, at, today }) => {
    const state = await heldReceipt(repositories, input.lineId);
    if (!state) return null;
    const year = Number(today.slice(0, 4));
    const { associationId } = state.account;
    return { ...state, at, year, associationId, number: await repositories.orders.nextNumber(state.tenantId, year) };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'paymentOrder' }),
  decide: ({ rules, account, ...state }, { lineId, amount, ...wish }, circumstances) => {
    if (rules === null) return err(refusal('RULES_MISSING'));
    if (account.status !== 'open') return err(refusal('ACCOUNT_NOT_OPEN'));
    const due = dueFault(wish.dueOn, { cutOverOn: account.cutOverOn, today: circumstances.today });
    if (due) return err(due);
    const endToEndId = endToEndIdOf(circumstances.newId());
    const order = draftRefund({ ...state, rules }, { ...wish, amountCents: amount, endToEndId }, circumstances);
    if (!order.ok) return order;
    const none = { payeeAccountId: null, urgent: false, urgentReason: null, fileId: null };
    return ok<DraftedOrder>({ ...none, order: order.value, origin: 'refund', originId: lineId });
  },
  save: ({ orders }, made, { tenantId, associationId, year, number, at }) =>
    orders.addOrders([{ ...made, tenantId, associationId, year, number, createdAt: at }]),
  record: ({ order, ...made }, { year, number, line }) => [
    {
      ...{ type: 'paymentOrder', id: order.id },
      content: { ...toldOrder(order), ...made, year, number, changes: [{ field: 'status', from: null, to: order.status }] },
    },
    { type: 'bankLine', id: line.id, content: { refund: order.id, amountCents: order.content.amountCents } },
  ],
  outcome: ({ order }) => ({ orderId: order.id }),
});
