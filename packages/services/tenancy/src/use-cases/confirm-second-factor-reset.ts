// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import type { SecondFactorReset } from '../repositories/second-factor-reset-repository.ts';
import { loadTarget } from '../reset-target.ts';
import { type ConfirmResetCode, openRefusal, RESET_ACTION, RESET_ROLES, targetRefusal } from '../second-factor-rules.ts';
import { useCase } from '../use-case.ts';

/**
 * The second step: the factor, its recovery codes and all sessions of the person end. The password stays, so that neither of
 * the two gets into the account by it; whoever knows the password sets up a new factor at the next sign-in.
 */
export const confirmSecondFactorReset = useCase({
  name: 'tenancy.confirmSecondFactorReset',
  action: RESET_ACTION,
  stepUp: true,
  twoPeople: true,
  input: z.object({ resetId: idInput() }),
  refusals: everyCode<ConfirmResetCode>()(
    ...(['RESET_NOT_OPEN', 'RESET_EXPIRED', 'CONFIRMS_OWN_ORDER', 'FACTOR_SINCE', 'ORDERER_GONE'] as const),
    ...([
      'RESETS_OWN_FACTOR',
      'USER_ENDED',
      'USER_NOT_TAKEN_UP',
      'RESET_ONLY_BY_OPERATOR',
      'RESET_BEYOND_OWN_REACH',
      'SECOND_FACTOR_NOT_SET_UP',
      'BROUGHT_IN_BY_THE_OTHER',
    ] as const),
  ),
  load: async (repositories, context) => {
    const { users, resets } = repositories;
    const { resetId } = context.input;
    const found = await resets.findReset(resetId);
    const user = found && (await users.lockUser(found.userId));
    // Once more: two who confirm at the same time wait at the user.
    const reset = user && (await resets.findReset(resetId));
    if (!user || !reset) return null;
    const target = await loadTarget(repositories, user, context);
    const pair = { first: [reset.orderedBy], second: target.hands, associationId: context.actor.associationId };
    const broughtIn = await resets.broughtIn({ ...pair, roles: RESET_ROLES, today: context.today });
    return { ...target, reset, fault: await target.faultOf(reset), broughtIn };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, type: 'user', id: user.id }),
  secondPerson: { after: ['tenancy.orderSecondFactorReset'], first: ({ reset }) => reset.orderedByUserId },
  decide: (state, _input, { by, at, today }, actor) => {
    const closed = openRefusal(state.reset, at);
    if (closed) return err(closed);
    if (by.accountId === state.reset.orderedBy) return err(refusal('CONFIRMS_OWN_ORDER'));
    if (state.fault) return err(refusal(state.fault));
    const refused = targetRefusal(state, actor, today);
    if (refused) return err(refused);
    if (state.broughtIn) return err(refusal('BROUGHT_IN_BY_THE_OTHER'));
    const reset: SecondFactorReset = { ...state.reset, outcome: 'confirmed', settledBy: by.accountId, settledAt: at };
    return ok({ reset, at });
  },
  save: async ({ resets }, { reset, at }) => {
    await resets.saveSettled(reset);
    await resets.takeFactorAway(reset.accountId, at);
  },
  record: ({ reset }) => ({
    type: 'user',
    id: reset.userId,
    content: { reset, reason: reset.reason },
    messages: [{ name: 'SecondFactorReset.v1', payload: { userId: reset.userId } }],
  }),
  outcome: ({ reset }) => ({ resetId: reset.id, userId: reset.userId }),
});
