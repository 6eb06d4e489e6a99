// SPDX-License-Identifier: EUPL-1.2
import { useSyncExternalStore } from 'react';
import { type AuthAnswer, authClient } from './auth-client.ts';
import type { ActingBody, Session } from './session-types.ts';

export interface SessionState {
  readonly session: Session | null;
  /** The server says that nobody is signed in any more, while pages with unsaved forms are open. */
  readonly expired: boolean;
  /** The last word of the gateway: can it be reached, can it reach its database? */
  readonly reachable: 'yes' | 'offline' | 'database';
}

let state: SessionState = { session: null, expired: false, reachable: 'yes' };
const listeners = new Set<() => void>();

const update = (change: Partial<SessionState>): void => {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
};

export const sessionState = (): SessionState => state;
export const setSession = (session: Session | null): void => update({ session, expired: false });
export const markExpired = (): void => {
  if (state.session !== null && !state.expired) update({ expired: true });
};
export const markReachable = (reachable: SessionState['reachable']): void => {
  if (state.reachable !== reachable) update({ reachable });
};

let running: Promise<AuthAnswer<Session>> | null = null;

/** Asks the gateway who is signed in; several askers at once share one answer. */
export function loadSession(): Promise<AuthAnswer<Session>> {
  running ??= authClient.session().then((answer) => {
    running = null;
    if (answer.ok) {
      update({ session: answer.value, expired: false, reachable: 'yes' });
    } else if (answer.refusal.code === 'UNREACHABLE') {
      markReachable('offline');
    } else {
      markReachable('yes');
      if (state.session === null) update({ session: null });
      else markExpired();
    }
    return answer;
  });
  return running;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useSessionState = (): SessionState => useSyncExternalStore(subscribe, sessionState, sessionState);

export const findBody = (session: Session | null, association: string, body: string): ActingBody | undefined =>
  session?.bodies.find((one) => one.associationSlug === association && one.tenantSlug === body);

const LAST_BODY = 'verbundwerk.body';
export const rememberBody = (body: ActingBody): void => localStorage.setItem(LAST_BODY, body.tenantId);
export const lastBody = (session: Session): ActingBody | undefined =>
  session.bodies.find((one) => one.tenantId === localStorage.getItem(LAST_BODY)) ?? session.bodies[0];
