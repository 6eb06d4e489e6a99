// SPDX-License-Identifier: EUPL-1.2
import { acceptOrder, type LocalRules, type RejectOrderRefusal, rejectOrder, type StepRefusal } from '@domain/payments';
import { type Circumstances, err, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import type { StoredOrder } from '../orders/order-repository.ts';
import { nameOfOrder } from './pain-of-run.ts';
import { detailsFault, localRules, type RunRepositories, replacedDetails, runUseCase } from './run-use-case.ts';

const orderIds = z.array(idInput<'PaymentOrderId'>()).min(1, { error: 'REQUIRED' }).max(500, { error: 'TOO_LONG' });

interface Chosen {
  readonly tenantId: TenantId;
  readonly rules: LocalRules;
  readonly orders: readonly StoredOrder[];
  /** One whose payee has other bank details by now. */
  readonly replaced: StoredOrder | null;
  /** Whether all that were named are there. */
  readonly complete: boolean;
}

async function loadChosen(repositories: RunRepositories, ids: readonly string[]): Promise<Chosen | null> {
  const { orders: repository, rules } = repositories;
  const orders = await repository.lockOrders(ids);
  const tenantId = orders[0]?.tenantId;
  if (tenantId === undefined) return null;
  const replaced = await replacedDetails(repositories, orders);
  return { tenantId, orders, replaced, rules: await localRules(rules, tenantId), complete: orders.length === new Set(ids).size };
}

type ChosenRefusal = 'ORDER_UNKNOWN' | 'SEVERAL_MUNICIPALITIES';

function checkChosen({ orders, tenantId, complete }: Chosen): Refusal<ChosenRefusal> | null {
  if (!complete) return refusal('ORDER_UNKNOWN');
  return orders.every((one) => one.tenantId === tenantId) ? null : refusal('SEVERAL_MUNICIPALITIES');
}

/** The same for all of them or for none; what speaks against it names its order. */
function forAll<Code extends string>(
  chosen: Chosen,
  step: (stored: StoredOrder) => Result<StoredOrder['order'], Refusal<Code>>,
): Result<readonly StoredOrder['order'][], Refusal<Code | ChosenRefusal>> {
  const wrong = checkChosen(chosen);
  if (wrong) return err(wrong);
  const moved: StoredOrder['order'][] = [];
  for (const stored of chosen.orders) {
    const result = step(stored);
    if (!result.ok) return err({ ...result.error, params: { ...result.error.params, order: nameOfOrder(stored) } });
    moved.push(result.value);
  }
  return ok(moved);
}

const changes = (before: readonly StoredOrder[], after: readonly StoredOrder['order'][]) =>
  after.map((order, index) => ({
    type: 'paymentOrder',
    id: order.id,
    tenantId: order.tenantId as TenantId,
    content: {
      changes: [{ field: 'status', from: before[index]?.order.status ?? null, to: order.status }],
      ...(order.status === 'rejected' ? { reason: order.reason } : {}),
    },
  }));

const first = (chosen: Chosen) => ({
  tenantId: chosen.tenantId,
  type: 'paymentOrder',
  ...(chosen.orders[0] ? { id: chosen.orders[0].order.id } : {}),
});

/** The centre takes orders on for payment: all that were chosen, of one municipality, or none. */
export const acceptOrders = runUseCase({
  name: 'payments.acceptOrders',
  action: 'payments.process',
  input: z.object({ orderIds }),
  twoPeople: true,
  inPerson: true,
  refusals: everyCode<StepRefusal | ChosenRefusal | 'DETAILS_REPLACED'>()(
    ...(['ORDER_UNKNOWN', 'SEVERAL_MUNICIPALITIES', 'DETAILS_REPLACED', 'ORDER_STATUS', 'OTHER_TENANT', 'NOT_A_PERSON'] as const),
    ...(['WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT', 'SAME_PERSON'] as const),
  ),
  load: (repositories, { input }) => loadChosen(repositories, input.orderIds),
  row: first,
  decide: (chosen, _input, circumstances: Circumstances) => {
    const accepted = forAll<StepRefusal>(chosen, ({ order }) => acceptOrder({ order, rules: chosen.rules }, {}, circumstances));
    const replaced = accepted.ok ? detailsFault(chosen) : null;
    return replaced ? err(replaced) : accepted;
  },
  save: ({ orders }, accepted) => orders.moveOrders(accepted),
  record: (accepted, chosen) => changes(chosen.orders, accepted),
  outcome: (accepted) => ({ orderIds: accepted.map(({ id }) => id) }),
});

/** The centre gives orders back to the municipality, with the reason. */
export const refuseOrders = runUseCase({
  name: 'payments.refuseOrders',
  action: 'payments.process',
  input: z.object({ orderIds, reason: textInput(300, 0) }),
  twoPeople: true,
  inPerson: true,
  refusals: everyCode<RejectOrderRefusal | ChosenRefusal>()(
    ...(['ORDER_UNKNOWN', 'SEVERAL_MUNICIPALITIES', 'ORDER_STATUS', 'OTHER_TENANT', 'NOT_A_PERSON'] as const),
    ...(['WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT', 'REASON_MISSING'] as const),
  ),
  load: (repositories, { input }) => loadChosen(repositories, input.orderIds),
  row: first,
  decide: (chosen, { reason }, circumstances: Circumstances) =>
    forAll<RejectOrderRefusal>(chosen, ({ order }) => rejectOrder({ order, rules: chosen.rules }, { reason }, circumstances)),
  save: ({ orders }, rejected) => orders.moveOrders(rejected),
  record: (rejected, chosen) => changes(chosen.orders, rejected),
  outcome: (rejected) => ({ orderIds: rejected.map(({ id }) => id) }),
});
