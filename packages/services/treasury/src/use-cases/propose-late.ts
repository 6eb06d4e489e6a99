// SPDX-License-Identifier: EUPL-1.2
import { type OrderWish, proposeOrder } from '@domain/treasury';
import { dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { homeOf } from '../account-state.ts';
import { PROPOSE_REFUSALS, proposalRecord, proposedFor } from '../order-books.ts';
import { useCase } from '../use-case.ts';

/** What being late has cost by a day is to be claimed, or waived; a second person decides it. */
export const proposeLate = useCase({
  name: 'treasury.proposeLate',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({
    ...{ itemId: idInput<'OpenItemId'>(), to: dateInput, waived: z.boolean(), reason: textInput(500, 0) },
    /** When it is to be paid; of a waiver nothing. */
    dueOn: dateInput.optional(),
  }),
  refusals: PROPOSE_REFUSALS,
  load: async (repositories, { input, ...call }) => {
    const { itemId, to, reason, waived, dueOn = null } = input;
    const wish: OrderWish = { kind: waived ? 'lateWaiver' : 'late', itemId, to, dueOn: waived ? null : dueOn, reason };
    return proposedFor(repositories, await homeOf(repositories.reads, 'open_item', itemId), wish, call);
  },
  row: ({ tenantId }) => ({ tenantId, type: 'accountOrder' }),
  decide: (state, _input, circumstances) => proposeOrder(state, state.wish, circumstances),
  save: ({ orders }, order, by) => orders.addOrder(order, by),
  record: proposalRecord,
  outcome: ({ id }) => ({ accountOrderId: id }),
});
