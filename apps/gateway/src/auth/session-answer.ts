// SPDX-License-Identifier: EUPL-1.2
import { actionsOf, type House, rolesOf } from '@assembly/core';
import type { Instant } from '@kernel/core';
import { isSteppedUp, type SessionContext } from '@platform/identity';

/** none: nothing asked · enrolmentNeeded: must set one up · required: code wanted now · done: given · fresh: given a moment ago */
type SecondFactorState = 'none' | 'enrolmentNeeded' | 'required' | 'done' | 'fresh';

function secondFactorOf({ standing, session }: SessionContext, at: Instant): SecondFactorState {
  if (standing === 'awaiting_second_factor') return 'required';
  if (standing === 'awaiting_second_factor_setup') return 'enrolmentNeeded';
  if (isSteppedUp(session, at)) return 'fresh';
  return session.secondFactorAt === null ? 'none' : 'done';
}

/** What the face is told of a session. The bodies stay hidden until the second factor was given. */
export function sessionAnswer({ platform: { book }, configuration }: House, context: SessionContext, at: Instant) {
  const { session, standing, language } = context;
  const bodies = context.bodies
    .map(({ tenantIds: _tenants, grants: _grants, centreId: _centre, ...shown }, index) => {
      const body = context.bodies[index];
      if (!body) return { ...shown, actions: [], roles: [] };
      return { ...shown, actions: actionsOf(book, body), roles: rolesOf(book, body).map((role) => role[language]) };
    })
    .filter((body) => body.actions.length > 0);
  return {
    account: { id: session.accountId, email: session.email },
    secondFactor: secondFactorOf(context, at),
    bodies: standing === 'full' ? bodies : [],
    language,
    expiresAt: session.expiresAt,
    demo: configuration.demo,
  };
}
