// SPDX-License-Identifier: EUPL-1.2
import {
  determineArithmetically,
  determineFactually,
  giveOrder,
  type OrderState,
  type PaymentOrder,
  type RejectOrderRefusal,
  rejectOrder,
  type StepRefusal,
} from '@domain/payments';
import { type Circumstances, err, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { type OrderRepositories, ordersUseCase, rulesOf, toldOrder } from './orders-use-case.ts';

/** In order of precedence. */
export type OrderStepRefusal = 'RULES_MISSING' | 'DETAILS_REPLACED' | StepRefusal;

/** The order with what decides about its next step. */
async function heldOrder(repositories: OrderRepositories, id: string) {
  const [stored] = await repositories.orders.lockOrders([id]);
  if (!stored) return null;
  const details = stored.payeeAccountId ? await repositories.payees.findDetails(stored.payeeAccountId) : null;
  const rules = await rulesOf(repositories, stored.tenantId);
  return { stored, rules, replaced: details !== null && details.status !== 'released' };
}

const fields = { orderId: idInput<'PaymentOrderId'>(), expectedVersion: versionInput };

type Step = (state: OrderState, input: Record<never, never>, circumstances: Circumstances) => Result<PaymentOrder, Refusal<StepRefusal>>;

/** One step of one person, on the content that stands there. What is paid to another account by now has to be entered anew. */
const stepOf = (name: string, action: 'payments.prepareOrders' | 'payments.order', step: Step) =>
  ordersUseCase({
    name,
    action,
    input: z.object(fields),
    twoPeople: true,
    inPerson: true,
    refusals: everyCode<OrderStepRefusal>()(
      'RULES_MISSING',
      'DETAILS_REPLACED',
      'ORDER_STATUS',
      'OTHER_TENANT',
      'NOT_A_PERSON',
      'WRONG_SIDE',
      'DUTY_NOT_HELD',
      'OVER_LIMIT',
      'SAME_PERSON',
    ),
    load: (repositories, { input }) => heldOrder(repositories, input.orderId),
    row: ({ stored }) => ({ tenantId: stored.tenantId, type: 'paymentOrder', id: stored.order.id, version: stored.version }),
    decide: ({ stored, rules, replaced }, _input, circumstances): Result<PaymentOrder, Refusal<OrderStepRefusal>> => {
      if (rules === null) return err(refusal('RULES_MISSING'));
      if (replaced) return err(refusal('DETAILS_REPLACED', { params: { name: stored.order.content.creditorName } }));
      return step({ order: stored.order, rules }, {}, circumstances);
    },
    save: ({ orders }, order) => orders.moveOrders([order]),
    record: (order, { stored, rules }) => ({
      ...{ type: 'paymentOrder', id: order.id },
      content: {
        ...{ ...toldOrder(order), rulesVersion: rules?.version ?? null },
        changes: [{ field: 'status', from: stored.order.status, to: order.status }],
      },
      messages: order.status === 'ordered' ? [{ name: 'PaymentOrdered.v1', payload: { orderId: order.id } }] : [],
    }),
    outcome: ({ id }) => ({ orderId: id }),
  });

/** Sachliche Feststellung (§ 31 KomHVO NRW). */
export const determineOrderFactually = stepOf('payments.determineOrderFactually', 'payments.prepareOrders', determineFactually);
/** Rechnerische Feststellung (§ 31 KomHVO NRW). */
export const determineOrderArithmetically = stepOf(
  'payments.determineOrderArithmetically',
  'payments.prepareOrders',
  determineArithmetically,
);
/** Anordnung. */
export const givePaymentOrder = stepOf('payments.givePaymentOrder', 'payments.order', giveOrder);

/** The municipality rejects an order before it is in a run. */
export const rejectPaymentOrder = ordersUseCase({
  name: 'payments.rejectPaymentOrder',
  action: 'payments.order',
  inPerson: true,
  input: z.object({ ...fields, reason: textInput(300) }),
  refusals: everyCode<'RULES_MISSING' | RejectOrderRefusal>()(
    'RULES_MISSING',
    'ORDER_STATUS',
    'OTHER_TENANT',
    'NOT_A_PERSON',
    'WRONG_SIDE',
    'DUTY_NOT_HELD',
    'OVER_LIMIT',
    'REASON_MISSING',
  ),
  load: (repositories, { input }) => heldOrder(repositories, input.orderId),
  row: ({ stored }) => ({ tenantId: stored.tenantId, type: 'paymentOrder', id: stored.order.id, version: stored.version }),
  decide: ({ stored, rules }, { reason }, circumstances) =>
    rules === null ? err(refusal('RULES_MISSING')) : rejectOrder({ order: stored.order, rules }, { reason }, circumstances),
  save: ({ orders }, order) => orders.moveOrders([order]),
  record: (order, { stored }) => ({
    ...{ type: 'paymentOrder', id: order.id },
    content: { ...toldOrder(order), changes: [{ field: 'status', from: stored.order.status, to: order.status }] },
  }),
  outcome: ({ id }) => ({ orderId: id }),
});
