// SPDX-License-Identifier: EUPL-1.2
import { ok } from '@kernel/core';
import { idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/**
 * The operator's way, where no two administrators are left or the account works for several associations: in one step, since who runs
 * the machine could do it anyway, and in the audit of the association all the same.
 */
export const resetSecondFactor = useCase({
  name: 'tenancy.resetSecondFactor',
  action: 'tenancy.resetSecondFactorAlone',
  input: z.object({ userId: idInput<'UserId'>(), reason: textInput(500) }),
  refusals: [],
  load: async ({ users }, { input }) => users.lockUser(input.userId),
  row: (user) => ({ tenantId: user.tenantId, type: 'user', id: user.id }),
  decide: ({ id, accountId }, { reason }, { at }) => ok({ userId: id, accountId, reason, at }),
  save: ({ resets }, { accountId, at }) => resets.takeFactorAway(accountId, at),
  record: (decision) => ({
    type: 'user',
    id: decision.userId,
    content: decision,
    messages: [{ name: 'SecondFactorReset.v1', payload: { userId: decision.userId } }],
  }),
  outcome: ({ userId }) => ({ userId }),
});
