// SPDX-License-Identifier: EUPL-1.2
import { draftRefund, dueFault, type LocalRules, type RefundRefusal, type RefundState, refundable, refundFault } from '@domain/payments';
import { type Cents, cents, err, ok, refusal, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sentenceFor } from '@platform/graphql';
import { amountInput, dateInput, everyCode, idInput, lineInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { shownIban } from '../iban.ts';
import { refundsUnderWay } from '../reconcile/order-holds.ts';
import { type BankLineRow, LINE_COLUMNS, lineFromRow } from '../statements/line-rows.ts';
import type { DraftedOrder } from './enter-order.ts';
import { messages } from './messages.ts';
import { endToEndIdOf } from './order-repository.ts';
import { type OrderRepositories, ordersUseCase, rulesOf, toldOrder } from './orders-use-case.ts';

/** In order of precedence. */
export type EnterRefundRefusal = 'RULES_MISSING' | 'ACCOUNT_NOT_OPEN' | 'DUE_OUT_OF_RANGE' | RefundRefusal;

/** What stands on the deposit account of the line's own bank account for it; above zero. */
async function standingOf(reads: Reads, { tenant_id, bank_account_id, id }: BankLineRow): Promise<Cents> {
  const { rows } = await sql<{ open: string }>`
    select coalesce(-sum(posting.amount_cents), 0)::text as open from ledger_posting as posting
    join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
    where posting.tenant_id = ${tenant_id}::uuid and posting.item = ${id} and account.kind = 'deposit' and account.bank_account_id = ${bank_account_id}::uuid`.execute(
    reads,
  );
  return cents(BigInt(rows[0]?.open ?? 0));
}

async function receiptOf(reads: Reads, row: BankLineRow): Promise<Omit<RefundState, 'rules'>> {
  const underWay = await refundsUnderWay(reads, row.tenant_id as TenantId, [row.id]);
  return { line: lineFromRow(row), openCents: await standingOf(reads, row), underWayCents: cents(underWay.get(row.id) ?? 0n) };
}

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

/** What a refund of a line would begin with, or what speaks against it. */
export const findRefund = query({
  name: 'payments.findRefund',
  action: 'payments.read',
  input: z.object({ lineId: idInput<'BankLineId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<BankLineRow & { readonly label: string; readonly sequence: bigint | null }>`
      select ${LINE_COLUMNS}, account.label, statement.sequence from bank_line as line
      join bank_account as account on account.tenant_id = line.tenant_id and account.id = line.bank_account_id
      join bank_statement as statement on statement.tenant_id = line.tenant_id and statement.id = line.statement_id
      where line.id = ${input.lineId}::uuid and ${permitted({ tenantId: 'line.tenant_id' })}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const state = await receiptOf(reads, row);
    const why = refundFault(state);
    return {
      ...{ lineId: row.id, tenantId: row.tenant_id, accountLabel: row.label, bookingDay: row.booking_day, amount: state.line.amountCents },
      ...{
        name: row.name,
        ibanShown: row.iban === null ? null : shownIban(row.iban),
        left: refundable(state),
        underWay: state.underWayCents,
      },
      ...{ statement: row.sequence === null ? null : Number(row.sequence) },
      why: why && { de: sentenceFor(messages, 'de', why), en: sentenceFor(messages, 'en', why) },
    };
  },
});
export type RefundStart = NonNullable<Awaited<ReturnType<typeof findRefund.run>>>;
