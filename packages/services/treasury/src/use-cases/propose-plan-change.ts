// SPDX-License-Identifier: EUPL-1.2
import { type OrderWish, proposeOrder } from '@domain/treasury';
import { amountInput, choiceInput, dateInput, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { heldBooks, orderRecord, PROPOSE_REFUSALS } from '../order-books.ts';
import { enteredBy, useCase } from '../use-case.ts';

const REASONS = ['joined', 'left', 'correction'] as const;

/** Another levy of one member within the year, or the first plan of one that joins; a second person lets it take effect. */
export const proposePlanChange = useCase({
  name: 'treasury.proposePlanChange',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({
    ...{ tenantId: idInput<'TenantId'>(), year: z.int().min(1900).max(2200), planVersion: versionInput, levy: amountInput },
    ...{ reason: choiceInput('PlanChangeReason', REASONS), basis: textInput(300, 0) },
    ...{ joinedOn: dateInput.optional(), leavesOn: dateInput.optional(), extraDueOn: dateInput.optional() },
  }),
  refusals: PROPOSE_REFUSALS,
  load: async (repositories, { input, actor, at, today }) => {
    const wish: OrderWish = {
      ...{ kind: 'plan', year: input.year, planVersion: input.planVersion, reason: input.reason, levyCents: input.levy },
      ...{ basis: input.basis, joinedOn: input.joinedOn ?? null, leavesOn: input.leavesOn ?? null, extraDueOn: input.extraDueOn ?? null },
    };
    const found = await heldBooks(repositories, input.tenantId, wish, { centreId: actor.centreId, today });
    if (!found) return null;
    const { account, books } = found;
    const isWaiting = await repositories.orders.isWaiting(account.tenantId, wish);
    return { ...enteredBy(actor, at), tenantId: account.tenantId, books, wish, isWaiting };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'accountOrder' }),
  decide: (state, _input, circumstances) => proposeOrder(state, state.wish, circumstances),
  save: ({ orders }, order, by) => orders.addOrder(order, by),
  record: (order) => ({ ...orderRecord(order), messages: [{ name: 'OrderProposed.v1', payload: { orderId: order.id } }] }),
  outcome: ({ id }) => ({ accountOrderId: id }),
});
