// SPDX-License-Identifier: EUPL-1.2
import { type OrderWish, proposeOrder } from '@domain/treasury';
import { dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { homeOf } from '../account-state.ts';
import { PROPOSE_REFUSALS, proposalRecord, proposedFor } from '../order-books.ts';
import { useCase } from '../use-case.ts';

/** A claim is to be due later (Stundung); a second person grants it. What is owed for the days until then stays owed. */
export const proposeDeferral = useCase({
  name: 'treasury.proposeDeferral',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({ itemId: idInput<'OpenItemId'>(), to: dateInput, reason: textInput(500, 0) }),
  refusals: PROPOSE_REFUSALS,
  load: async (repositories, { input, ...call }) => {
    const wish: OrderWish = { kind: 'deferral', itemId: input.itemId, to: input.to, reason: input.reason };
    return proposedFor(repositories, await homeOf(repositories.reads, 'open_item', input.itemId), wish, call);
  },
  row: ({ tenantId }) => ({ tenantId, type: 'accountOrder' }),
  decide: (state, _input, circumstances) => proposeOrder(state, state.wish, circumstances),
  save: ({ orders }, order, by) => orders.addOrder(order, by),
  record: proposalRecord,
  outcome: ({ id }) => ({ accountOrderId: id }),
});
