// SPDX-License-Identifier: EUPL-1.2
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { isSignedIn, loadSession, StepUpProvider, showAccountLanguage, useSessionState } from '../session/index.ts';
import { ToastRegion } from '../ui/index.ts';

const ExpiredDialog = lazy(() => import('../features/sign-in/expired-dialog.tsx').then((module) => ({ default: module.ExpiredDialog })));

/** Longest delay that a browser's timer keeps. */
const MAX_DELAY_MS = 2_000_000_000;

/** When the session should be over, the gateway is asked: it may have been prolonged by other tabs. */
function useExpiry(): boolean {
  const { session, expired } = useSessionState();
  const expiresAt = isSignedIn(session) ? session.expiresAt : null;
  useEffect(() => {
    if (expiresAt === null) return undefined;
    const ask = (): void => {
      if (Date.now() >= Date.parse(expiresAt)) void loadSession();
    };
    const timer = setTimeout(ask, Math.min(MAX_DELAY_MS, Math.max(1000, Date.parse(expiresAt) - Date.now() + 500)));
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [expiresAt]);
  return expired;
}

/** The language of the account, once for each person who signs in; later choices are written to the account by the menu. */
function useAccountLanguage(): void {
  const { session } = useSessionState();
  const who = isSignedIn(session) ? session.account.id : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is what this waits for
  useEffect(() => showAccountLanguage(session), [who]);
}

/** Round everything: messages, the second factor, and the dialog that keeps a form when the session ends. */
export function Root() {
  const expired = useExpiry();
  useAccountLanguage();
  return (
    <StepUpProvider>
      <Outlet />
      {expired && (
        <Suspense>
          <ExpiredDialog />
        </Suspense>
      )}
      <ToastRegion />
    </StepUpProvider>
  );
}
