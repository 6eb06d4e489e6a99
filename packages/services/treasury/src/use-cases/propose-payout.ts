// SPDX-License-Identifier: EUPL-1.2
import { type OrderWish, proposeOrder } from '@domain/treasury';
import { amountInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { homeOf } from '../account-state.ts';
import { PROPOSE_REFUSALS, proposalRecord, proposedFor } from '../order-books.ts';
import { useCase } from '../use-case.ts';

/** A credit, or a part of it, is to be paid out; a second person lets it leave. */
export const proposePayout = useCase({
  name: 'treasury.proposePayout',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({ creditId: idInput<'MemberCreditId'>(), amount: amountInput, reason: textInput(300, 0) }),
  refusals: PROPOSE_REFUSALS,
  load: async (repositories, { input, ...call }) => {
    const wish: OrderWish = { kind: 'payout', creditId: input.creditId, amountCents: input.amount, reason: input.reason };
    return proposedFor(repositories, await homeOf(repositories.reads, 'member_credit', input.creditId), wish, call);
  },
  row: ({ tenantId }) => ({ tenantId, type: 'accountOrder' }),
  decide: (state, _input, circumstances) => proposeOrder(state, state.wish, circumstances),
  save: ({ orders }, order, by) => orders.addOrder(order, by),
  record: proposalRecord,
  outcome: ({ id }) => ({ accountOrderId: id }),
});
