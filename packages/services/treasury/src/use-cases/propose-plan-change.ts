// SPDX-License-Identifier: EUPL-1.2
import { type OrderWish, proposeOrder } from '@domain/treasury';
import { amountInput, choiceInput, dateInput, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { PROPOSE_REFUSALS, proposalRecord, proposedFor } from '../order-books.ts';
import { useCase } from '../use-case.ts';

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
  load: async (repositories, { input, ...call }) => {
    const wish: OrderWish = {
      ...{ kind: 'plan', year: input.year, planVersion: input.planVersion, reason: input.reason, levyCents: input.levy },
      ...{ basis: input.basis, joinedOn: input.joinedOn ?? null, leavesOn: input.leavesOn ?? null, extraDueOn: input.extraDueOn ?? null },
    };
    return proposedFor(repositories, input.tenantId, wish, call);
  },
  row: ({ tenantId }) => ({ tenantId, type: 'accountOrder' }),
  decide: (state, _input, circumstances) => proposeOrder(state, state.wish, circumstances),
  save: ({ orders }, order, by) => orders.addOrder(order, by),
  record: proposalRecord,
  outcome: ({ id }) => ({ accountOrderId: id }),
});
