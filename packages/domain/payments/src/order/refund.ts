// SPDX-License-Identifier: EUPL-1.2
import { type Cents, centsToDecimal, type Decide, err, type Refusal, refusal } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { type DraftOrderRefusal, draftOrder } from './determine.ts';
import type { LocalRules } from './duty.ts';
import { MAX_CREDITOR_NAME, type OrderContent, type PaymentOrder } from './order.ts';

/** A receipt that stands on the deposit account of its bank account, whole or with what it was too much. */
export interface RefundState {
  readonly rules: LocalRules;
  readonly line: Pick<BankLine, 'id' | 'tenantId' | 'bankAccountId' | 'amountCents' | 'name' | 'iban' | 'returnReason' | 'batchCount'>;
  /** What stands there for it; above zero. */
  readonly openCents: Cents;
  /** Of that, what refunds are ordered for that have not left yet. */
  readonly underWayCents: Cents;
}
export type RefundWish = Pick<OrderContent, 'amountCents' | 'dueOn' | 'remittance' | 'voucher'> & { readonly endToEndId: string };

/** In order of precedence. */
export type RefundRefusal = 'NOT_A_RECEIPT' | 'PAYER_UNKNOWN' | 'NOTHING_TO_REFUND' | 'MORE_THAN_LEFT' | DraftOrderRefusal;

/** The name of the other side as the bank gave it, as far as a payment can carry it. */
function payerName(name: string | null): string {
  const plain = (name ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain].slice(0, MAX_CREDITOR_NAME).join('').trim();
}

/** What can still be refunded of a receipt. */
export const refundable = ({ openCents, underWayCents }: Pick<RefundState, 'openCents' | 'underWayCents'>): bigint =>
  openCents > underWayCents ? openCents - underWayCents : 0n;

/** Why a line cannot be paid back to whoever paid it; null if it can. */
export function refundFault({ line, ...state }: Omit<RefundState, 'rules'>): Refusal<RefundRefusal> | null {
  // What came back of an own payment is ordered anew, since whom it was meant for is known.
  if (line.amountCents <= 0n || line.returnReason !== null) return refusal('NOT_A_RECEIPT');
  if (line.iban === null || line.batchCount !== null || payerName(line.name) === '') return refusal('PAYER_UNKNOWN');
  return refundable(state) === 0n ? refusal('NOTHING_TO_REFUND') : null;
}

/** Drafts the order that pays a receipt back to whoever paid it: name and account are those of the bank's line, and nobody types them. */
export const draftRefund: Decide<RefundState, RefundWish, PaymentOrder, RefundRefusal> = (
  state,
  { endToEndId, ...wish },
  circumstances,
) => {
  const { rules, line } = state;
  const fault = refundFault(state);
  if (fault) return err(fault);
  const left = refundable(state);
  if (wish.amountCents > left)
    return err(
      refusal('MORE_THAN_LEFT', { field: 'amount', params: { left: centsToDecimal(left), underWay: centsToDecimal(state.underWayCents) } }),
    );
  const payer = { creditorName: payerName(line.name), creditorIban: line.iban as NonNullable<typeof line.iban> };
  return draftOrder({ rules }, { content: { ...wish, ...payer, bankAccountId: line.bankAccountId }, endToEndId }, circumstances);
};
