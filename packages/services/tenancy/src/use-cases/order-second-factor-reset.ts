// SPDX-License-Identifier: EUPL-1.2
import { err, instant, invariant, ok, refusal } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import type { SecondFactorReset } from '../repositories/second-factor-reset-repository.ts';
import { loadTarget } from '../reset-target.ts';
import { type OrderResetCode, RESET_ACTION, RESET_VALID_MS, targetRefusal } from '../second-factor-rules.ts';
import { useCase } from '../use-case.ts';

/** The first step where somebody has lost telephone and recovery codes. Nothing changes before a second administrator confirms it. */
export const orderSecondFactorReset = useCase({
  name: 'tenancy.orderSecondFactorReset',
  action: RESET_ACTION,
  stepUp: true,
  twoPeople: true,
  input: z.object({ userId: idInput<'UserId'>(), reason: textInput(500) }),
  refusals: everyCode<OrderResetCode>()(
    ...([
      'RESETS_OWN_FACTOR',
      'USER_ENDED',
      'USER_NOT_TAKEN_UP',
      'RESET_ONLY_BY_OPERATOR',
      'RESET_BEYOND_OWN_REACH',
      'SECOND_FACTOR_NOT_SET_UP',
      'RESET_ALREADY_ORDERED',
    ] as const),
  ),
  load: async (repositories, context) => {
    const { users, resets } = repositories;
    const user = await users.lockUser(context.input.userId);
    if (!user) return null;
    const target = await loadTarget(repositories, user, context);
    const open = await resets.findOpen(user);
    return { ...target, open, fault: open && (await target.faultOf(open)) };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, type: 'user', id: user.id }),
  decide: (state, { reason }, { by, at, today, newId }, actor) => {
    const { user, open, fault } = state;
    const refused = targetRefusal(state, actor, today);
    if (refused) return err(refused);
    if (open && !fault && at < open.expiresAt) return err(refusal('RESET_ALREADY_ORDERED'));
    invariant(by.accountId && by.userId, 'only users take part in what two people must do');
    const reset: SecondFactorReset = {
      id: newId(),
      tenantId: user.tenantId,
      userId: user.id,
      accountId: user.accountId,
      reason,
      orderedBy: by.accountId,
      orderedByUserId: by.userId,
      orderedAt: at,
      expiresAt: instant(new Date(Date.parse(at) + RESET_VALID_MS)),
      outcome: null,
      settledBy: null,
      settledAt: null,
    };
    const expired: SecondFactorReset | null = open && { ...open, outcome: 'expired', settledAt: at };
    return ok({ reset, expired });
  },
  save: async ({ resets }, { reset, expired }) => {
    if (expired) await resets.saveSettled(expired);
    await resets.insertReset(reset);
  },
  record: ({ reset, expired }) => ({
    type: 'user',
    id: reset.userId,
    content: { reset, expired, reason: reset.reason },
    messages: [{ name: 'SecondFactorResetOrdered.v1', payload: { userId: reset.userId, resetId: reset.id } }],
  }),
  outcome: ({ reset }) => ({ resetId: reset.id, userId: reset.userId }),
});
