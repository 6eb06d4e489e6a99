// SPDX-License-Identifier: EUPL-1.2

import { type DraftOrderRefusal, draftOrder, dueFault, type LocalRules, type OrderContent, type PaymentOrder } from '@domain/payments';
import { type Circumstances, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { amountInput, choiceInput, dateInput, everyCode, idInput, lineInput } from '@platform/use-case';
import { z } from 'zod';
import type { BankAccount } from '../setup/bank-account-repository.ts';
import { holdSetUp } from '../setup/setup-use-case.ts';
import { endToEndIdOf, type OrderOrigin } from './order-repository.ts';
import { type OrderRepositories, ordersUseCase, rulesOf, toldOrder, type VoucherRefusal, voucherFault } from './orders-use-case.ts';
import type { Payee, StoredDetails } from './payee-repository.ts';

/** What a person says of an order. */
export const orderFields = {
  ...{ bankAccountId: idInput<'BankAccountId'>(), payeeId: idInput<'PayeeId'>(), amount: amountInput, dueOn: dateInput },
  ...{ remittance: lineInput(140, 0), voucher: lineInput(140), fileId: idInput<'FileId'>().optional() },
  /** Leaves as an instant payment, at once. */
  urgent: z.boolean(),
  urgentReason: lineInput(300, 0).optional(),
};

/** In order of precedence. */
export type OrderWishRefusal =
  | 'RULES_MISSING'
  | 'ACCOUNT_NOT_OPEN'
  | 'PAYEE_RETIRED'
  | 'DETAILS_MISSING'
  | 'OTHER_TENANT'
  | 'URGENT_REASON_MISSING'
  | 'DUE_OUT_OF_RANGE'
  | VoucherRefusal;
export interface OrderWishState {
  readonly rules: LocalRules | null;
  readonly account: BankAccount;
  readonly payee: Payee;
  readonly details: StoredDetails | null;
  readonly fileFault: Refusal<VoucherRefusal> | null;
}

/** What an order is checked against: account, payee, where the payee is paid, the municipality's own rules. */
export async function orderWish(
  repositories: OrderRepositories,
  { bankAccountId, payeeId, fileId }: { readonly bankAccountId: string; readonly payeeId: string; readonly fileId?: string | undefined },
): Promise<OrderWishState | null> {
  const { writes, accounts, payees } = repositories;
  const seen = await accounts.findAccount(bankAccountId);
  if (!seen) return null;
  const { tenantId } = seen;
  await holdSetUp(repositories.reads, tenantId);
  const [account, payee] = [(await accounts.findAccount(bankAccountId)) ?? seen, await payees.findPayee(payeeId)];
  if (!payee) return null;
  return {
    ...{ account, payee, rules: await rulesOf(repositories, tenantId) },
    details: await payees.detailsOfStatus(tenantId, payee.id, 'released'),
    fileFault: await voucherFault(writes, tenantId, fileId),
  };
}

export interface OrderWish {
  readonly amount: OrderContent['amountCents'];
  readonly dueOn: OrderContent['dueOn'];
  readonly remittance: string;
  readonly voucher: string;
  readonly urgent: boolean;
  readonly urgentReason?: string | undefined;
}
interface CheckedWish {
  readonly content: OrderContent;
  readonly rules: LocalRules;
  readonly payeeAccountId: string;
  readonly urgentReason: string | null;
}

/** The content of an order, with the payee's account as a second person released it. */
export function checkedWish(
  { rules, account, payee, details, fileFault }: OrderWishState,
  { amount, dueOn, remittance, voucher, urgent, urgentReason = '' }: OrderWish,
  { today }: Pick<Circumstances, 'today'>,
): Result<CheckedWish, Refusal<OrderWishRefusal>> {
  if (rules === null) return err(refusal('RULES_MISSING'));
  if (account.status !== 'open') return err(refusal('ACCOUNT_NOT_OPEN', { field: 'bankAccountId' }));
  if (payee.status === 'retired') return err(refusal('PAYEE_RETIRED', { field: 'payeeId' }));
  if (details === null) return err(refusal('DETAILS_MISSING', { field: 'payeeId', params: { name: payee.name } }));
  if (payee.tenantId !== account.tenantId) return err(refusal('OTHER_TENANT', { field: 'payeeId' }));
  if (urgent && urgentReason === '') return err(refusal('URGENT_REASON_MISSING', { field: 'urgentReason' }));
  const due = dueFault(dueOn, { cutOverOn: account.cutOverOn, today });
  if (due) return err(due);
  if (fileFault) return err(fileFault);
  const content = {
    ...{ bankAccountId: account.id, creditorName: details.holder, creditorIban: details.iban },
    ...{ amountCents: amount, dueOn, remittance, voucher },
  };
  return ok({ content, rules, payeeAccountId: details.id, urgentReason: urgent ? urgentReason : null });
}

export interface DraftedOrder {
  readonly order: PaymentOrder;
  readonly payeeAccountId: string | null;
  readonly urgent: boolean;
  readonly urgentReason: string | null;
  readonly fileId: string | null;
  readonly origin: OrderOrigin;
  readonly originId: string | null;
}

export function drafted(
  state: OrderWishState,
  wish: OrderWish & { readonly fileId?: string | undefined; readonly origin: OrderOrigin; readonly originId?: string | undefined },
  circumstances: Circumstances,
): Result<DraftedOrder, Refusal<OrderWishRefusal | DraftOrderRefusal>> {
  const checked = checkedWish(state, wish, circumstances);
  if (!checked.ok) return checked;
  const { content, rules, payeeAccountId, urgentReason } = checked.value;
  const order = draftOrder({ rules }, { content, endToEndId: endToEndIdOf(circumstances.newId()) }, circumstances);
  if (!order.ok) return order;
  const { urgent, fileId = null, origin, originId = null } = wish;
  return ok({ order: order.value, payeeAccountId, urgent, urgentReason, fileId, origin, originId });
}

const DRAFT_REFUSALS = everyCode<OrderWishRefusal | DraftOrderRefusal>()(
  'RULES_MISSING',
  'ACCOUNT_NOT_OPEN',
  'PAYEE_RETIRED',
  'DETAILS_MISSING',
  'OTHER_TENANT',
  'URGENT_REASON_MISSING',
  'DUE_OUT_OF_RANGE',
  'FILE_UNKNOWN',
  'FILE_INFECTED',
  'NOT_A_PERSON',
  'WRONG_SIDE',
  'DUTY_NOT_HELD',
  'OVER_LIMIT',
  'AMOUNT_OUT_OF_RANGE',
  'IBAN_INVALID',
  'CREDITOR_MISSING',
  'REMITTANCE_TOO_LONG',
  'VOUCHER_MISSING',
);

/** A payment order is entered: it gets its number in the municipality's voucher register. */
export const enterPaymentOrder = ordersUseCase({
  name: 'payments.enterPaymentOrder',
  action: 'payments.prepareOrders',
  input: z.object({
    ...orderFields,
    /** 'invoice' where it was read from an e-invoice, whose file is the voucher. */
    origin: choiceInput('EnteredOrderOrigin', ['entered', 'invoice']).optional(),
  }),
  refusals: DRAFT_REFUSALS,
  load: async (repositories, { input, at, today }) => {
    const state = await orderWish(repositories, input);
    if (!state) return null;
    const year = Number(today.slice(0, 4));
    const { tenantId, associationId } = state.account;
    return { ...state, at, year, tenantId, associationId, number: await repositories.orders.nextNumber(tenantId, year) };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'paymentOrder' }),
  decide: (state, { origin = 'entered', ...input }, circumstances) => drafted(state, { ...input, origin }, circumstances),
  save: ({ orders }, made, { tenantId, associationId, year, number, at }) =>
    orders.addOrders([{ ...made, tenantId, associationId, year, number, createdAt: at }]),
  record: ({ order, ...made }, { year, number }) => ({
    ...{ type: 'paymentOrder', id: order.id },
    content: { ...toldOrder(order), ...made, year, number, changes: [{ field: 'status', from: null, to: order.status }] },
  }),
  outcome: ({ order }) => ({ orderId: order.id }),
});
