// SPDX-License-Identifier: EUPL-1.2
import { type OrderWish, proposeOrder } from '@domain/treasury';
import { dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { homeOf } from '../account-state.ts';
import { PROPOSE_REFUSALS, proposalRecord, proposedFor } from '../order-books.ts';
import { useCase } from '../use-case.ts';

/** What was claimed for being late is put right by what has changed since; a second person decides it. */
export const proposeLateCorrection = useCase({
  name: 'treasury.proposeLateCorrection',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({
    ...{ itemId: idInput<'OpenItemId'>(), waived: z.boolean(), reason: textInput(500, 0) },
    /** When what is more is to be paid; of less, or of a waiver, nothing. */
    dueOn: dateInput.optional(),
  }),
  refusals: PROPOSE_REFUSALS,
  load: async (repositories, { input, ...call }) => {
    const { itemId, reason, waived, dueOn = null } = input;
    const wish: OrderWish = { kind: 'lateCorrection', itemId, dueOn: waived ? null : dueOn, waived, reason };
    return proposedFor(repositories, await homeOf(repositories.reads, 'open_item', itemId), wish, call);
  },
  row: ({ tenantId }) => ({ tenantId, type: 'accountOrder' }),
  decide: (state, _input, circumstances) => proposeOrder(state, state.wish, circumstances),
  save: ({ orders }, order, by) => orders.addOrder(order, by),
  record: proposalRecord,
  outcome: ({ id }) => ({ accountOrderId: id }),
});
