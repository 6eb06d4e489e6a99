// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type Instant } from '@kernel/core';
import type { IdentityStore } from '../identity-store.ts';
import { hashToken } from '../opaque-token.ts';
import { needsTouch, type SessionStanding, sessionStanding } from '../session-policy.ts';
import type { IdentityDirectory, SessionFacts } from './identity-directory.ts';

/** A living session with everything that it may act for today. */
export interface SessionContext extends SessionFacts {
  readonly standing: Exclude<SessionStanding, 'ended'>;
}

/**
 * The session of a token as it stands now, in one question to the database; null for unknown, ended and revoked ones alike.
 * @param use whether this is a sign of life of the person ('touch') or of a program that only looks ('look')
 */
export async function resumeContext(
  { store, directory }: { readonly store: Pick<IdentityStore, 'touchSession'>; readonly directory: IdentityDirectory },
  input: { readonly token: string; readonly at: Instant },
  use: 'touch' | 'look' = 'touch',
): Promise<SessionContext | null> {
  const { at } = input;
  const tokenHash = hashToken(input.token);
  const facts = tokenHash === null ? null : await directory.findSessionFacts({ tokenHash, today: businessDayOf(at) });
  if (!facts) return null;
  const standing = sessionStanding(facts.session, at);
  if (standing === 'ended') return null;
  if (use === 'touch' && needsTouch(facts.session, at)) await store.touchSession({ sessionId: facts.session.sessionId, at });
  return { ...facts, standing };
}
