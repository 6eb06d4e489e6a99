// SPDX-License-Identifier: EUPL-1.2
import { err, ok } from '@kernel/core';
import { everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import type { SecondFactorReset } from '../repositories/second-factor-reset-repository.ts';
import { openRefusal, RESET_ACTION } from '../second-factor-rules.ts';
import { useCase } from '../use-case.ts';

export type WithdrawResetCode = 'RESET_NOT_OPEN' | 'RESET_EXPIRED';

/** Any administrator, the person concerned too if one, may stop what is ordered: everything stays as it is. */
export const withdrawSecondFactorReset = useCase({
  name: 'tenancy.withdrawSecondFactorReset',
  action: RESET_ACTION,
  input: z.object({ resetId: idInput() }),
  refusals: everyCode<WithdrawResetCode>()('RESET_NOT_OPEN', 'RESET_EXPIRED'),
  load: async ({ users, resets }, { input }) => {
    const found = await resets.findReset(input.resetId);
    const user = found && (await users.lockUser(found.userId));
    const reset = user && (await resets.findReset(input.resetId));
    return user && reset && { user, reset };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, type: 'user', id: user.id }),
  decide: ({ reset: open }, _input, { by, at }) => {
    const closed = openRefusal(open, at);
    if (closed) return err(closed);
    const reset: SecondFactorReset = { ...open, outcome: 'withdrawn', settledBy: by.accountId, settledAt: at };
    return ok({ reset });
  },
  save: ({ resets }, { reset }) => resets.saveSettled(reset),
  record: ({ reset }) => ({
    type: 'user',
    id: reset.userId,
    content: { reset },
    messages: [{ name: 'SecondFactorResetWithdrawn.v1', payload: { userId: reset.userId } }],
  }),
  outcome: ({ reset }) => ({ resetId: reset.id, userId: reset.userId }),
});
