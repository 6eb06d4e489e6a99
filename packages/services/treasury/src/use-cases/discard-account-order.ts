// SPDX-License-Identifier: EUPL-1.2
import { type DiscardOrderRefusal, discardOrder } from '@domain/treasury';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { enteredBy, useCase } from '../use-case.ts';

/** Nothing comes of it. Whoever keeps the accounts takes it back; whoever would release it rejects it. */
const ending = <Name extends string>(name: Name, action: string) =>
  useCase({
    name: `treasury.${name}`,
    action,
    input: z.object({ accountOrderId: idInput<'AccountOrderId'>(), expectedVersion: versionInput }),
    refusals: everyCode<DiscardOrderRefusal>()('ORDER_DECIDED', 'NOT_A_PERSON'),
    load: async ({ accounts, orders }, { input, actor, at }) => {
      const found = await orders.findOrder(input.accountOrderId);
      if (!found) return null;
      await accounts.lock([found.tenantId]);
      const stored = await orders.findOrder(input.accountOrderId);
      return stored && { ...enteredBy(actor, at), ...stored };
    },
    row: ({ tenantId, order, version }) => ({ tenantId, type: 'accountOrder', id: order.id, version }),
    decide: ({ order }, _input, circumstances) => discardOrder(order, {}, circumstances),
    save: ({ orders }, order, by) => orders.decideOrder(order, by),
    record: (order) => ({
      ...{ type: 'accountOrder', id: order.id, content: { id: order.id, status: order.status } },
      messages: [{ name: 'OrderDiscarded.v1', payload: { orderId: order.id } }],
    }),
    outcome: ({ id }) => ({ accountOrderId: id }),
  });

export const discardAccountOrder = ending('discardAccountOrder', 'treasury.keepAccounts');
export const rejectAccountOrder = ending('rejectAccountOrder', 'treasury.releaseMoney');
