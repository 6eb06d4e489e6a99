// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type Circumstances,
  type CivilDate,
  type Decide,
  err,
  ok,
  parseIban,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';
import { samePerson, withPerson } from '../person.ts';
import { type Duty, type DutyRefusal, holderOf, isRefusal, type LocalRules } from './duty.ts';
import {
  MAX_ORDER_CENTS,
  MAX_REMITTANCE,
  type OrderContent,
  type OrderStatus,
  type OrderStep,
  orderCanBecome,
  type PaymentOrder,
} from './order.ts';

/** In order of precedence. */
export type ContentRefusal = 'AMOUNT_OUT_OF_RANGE' | 'IBAN_INVALID' | 'CREDITOR_MISSING' | 'REMITTANCE_TOO_LONG' | 'VOUCHER_MISSING';

/** What is wrong with the content of an order; null if nothing. */
export function checkContent(content: OrderContent): Refusal<ContentRefusal> | null {
  const { amountCents, creditorIban, creditorName, remittance, voucher } = content;
  if (amountCents < 1n || amountCents > MAX_ORDER_CENTS) return refusal('AMOUNT_OUT_OF_RANGE', { field: 'amount' });
  if (!parseIban(creditorIban).ok) return refusal('IBAN_INVALID', { field: 'creditorIban' });
  if (creditorName.trim() === '') return refusal('CREDITOR_MISSING', { field: 'creditorName' });
  if (remittance.length > MAX_REMITTANCE) return refusal('REMITTANCE_TOO_LONG', { field: 'remittance', params: { limit: MAX_REMITTANCE } });
  return voucher.trim() === '' ? refusal('VOUCHER_MISSING', { field: 'voucher' }) : null;
}

/** So far ahead an order may be due; further is a slip of the pen. */
const LONGEST_AHEAD_DAYS = 731;

/** Whether the day when an order is due makes sense: no earlier than its account is worked here, and not years ahead. */
export function dueFault(
  dueOn: CivilDate,
  { cutOverOn, today }: { readonly cutOverOn: CivilDate; readonly today: CivilDate },
): Refusal<'DUE_OUT_OF_RANGE'> | null {
  const latest = addDays(today, LONGEST_AHEAD_DAYS);
  if (dueOn >= cutOverOn && dueOn <= latest) return null;
  return refusal('DUE_OUT_OF_RANGE', { field: 'dueOn', params: { earliest: cutOverOn, latest } });
}

/** In order of precedence. */
export type DraftOrderRefusal = DutyRefusal | ContentRefusal;

export const draftOrder: Decide<
  { readonly rules: LocalRules },
  { readonly content: OrderContent; readonly endToEndId: string },
  PaymentOrder,
  DraftOrderRefusal
> = ({ rules }, { content, endToEndId }, circumstances) => {
  const question = { rules, tenantId: rules.tenantId, duty: 'draft', amountCents: content.amountCents } as const;
  const by = holderOf(question, circumstances);
  if (isRefusal(by)) return err(by);
  const wrong = checkContent(content);
  if (wrong) return err(wrong);
  return ok({
    id: circumstances.newId(),
    tenantId: rules.tenantId,
    status: 'drafted',
    endToEndId,
    content,
    steps: [{ duty: 'draft', by, at: circumstances.at }],
    involved: [by],
    runId: null,
    reason: null,
    bankLineId: null,
  });
};

export interface OrderState {
  readonly order: PaymentOrder;
  readonly rules: LocalRules;
}

/** The order with another content, back at its draft; who acted on the earlier content stays known. */
export function redrafted(order: PaymentOrder, content: OrderContent, step: OrderStep): PaymentOrder {
  const involved = withPerson(order.involved, step.by);
  return { ...order, status: 'drafted', content, steps: [step], involved, runId: null, reason: null };
}

/** In order of precedence. */
export type StepRefusal = 'ORDER_STATUS' | DutyRefusal | 'SAME_PERSON';

const STATUS_AFTER = {
  factual: 'factuallyDetermined',
  arithmetical: 'arithmeticallyDetermined',
  order: 'ordered',
  accept: 'accepted',
} as const satisfies Partial<Record<Duty, OrderStatus>>;

/** Steps whose makers may not make this one, by the municipality's own rules. */
function apartFrom(duty: keyof typeof STATUS_AFTER, rules: LocalRules): readonly OrderStep['duty'][] {
  if (duty === 'arithmetical') return rules.oneDeterminer ? [] : ['factual'];
  if (duty === 'order') return rules.determinerMayOrder ? [] : ['factual', 'arithmetical'];
  return [];
}

function step(
  duty: keyof typeof STATUS_AFTER,
  { order, rules }: OrderState,
  circumstances: Circumstances,
): Result<PaymentOrder, Refusal<StepRefusal>> {
  const status = STATUS_AFTER[duty];
  if (!orderCanBecome(order.status, status)) return err(refusal('ORDER_STATUS', { params: { status: order.status } }));
  const by = holderOf({ rules, tenantId: order.tenantId, duty, amountCents: order.content.amountCents }, circumstances);
  if (isRefusal(by)) return err(by);
  const apart = apartFrom(duty, rules);
  const made = order.steps.find((earlier) => apart.includes(earlier.duty) && samePerson(earlier.by, by));
  if (made) return err(refusal('SAME_PERSON', { params: { duty, made: made.duty } }));
  const steps = [...order.steps, { duty, by, at: circumstances.at }];
  return ok({ ...order, status, steps, involved: withPerson(order.involved, by) });
}

type Step = Decide<OrderState, Record<never, never>, PaymentOrder, StepRefusal>;

/** The claim is right by its reason (sachliche Feststellung, § 31 KomHVO NRW). */
export const determineFactually: Step = (state, _input, circumstances) => step('factual', state, circumstances);
/** The amount is right (rechnerische Feststellung, § 31 KomHVO NRW). */
export const determineArithmetically: Step = (state, _input, circumstances) => step('arithmetical', state, circumstances);
/** The municipality orders the payment (Anordnung). */
export const giveOrder: Step = (state, _input, circumstances) => step('order', state, circumstances);
/** The centre accepts the order for payment. */
export const acceptOrder: Step = (state, _input, circumstances) => {
  // One step may leave an order that was in a run accepted; it is no acceptance.
  if (state.order.status !== 'ordered') return err(refusal('ORDER_STATUS', { params: { status: state.order.status } }));
  return step('accept', state, circumstances);
};

/** In order of precedence. */
export type RejectOrderRefusal = 'ORDER_STATUS' | DutyRefusal | 'REASON_MISSING';

/** Rejects an order before it is in a run: the centre in place of accepting it, the municipality by whoever may order. */
export const rejectOrder: Decide<OrderState, { readonly reason: string }, PaymentOrder, RejectOrderRefusal> = (
  { order, rules },
  input,
  circumstances,
) => {
  const seen = order.status === 'ordered' || order.status === 'accepted';
  if (!orderCanBecome(order.status, 'rejected')) return err(refusal('ORDER_STATUS', { params: { status: order.status } }));
  const duty = circumstances.by.side === 'centre' && seen ? 'accept' : 'order';
  const by = holderOf({ rules, tenantId: order.tenantId, duty, amountCents: order.content.amountCents }, circumstances);
  if (isRefusal(by)) return err(by);
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  return ok({ ...order, status: 'rejected', reason, involved: withPerson(order.involved, by) });
};
