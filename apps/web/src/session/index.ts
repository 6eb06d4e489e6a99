// SPDX-License-Identifier: EUPL-1.2
export { chooseLanguage, showAccountLanguage } from './account-language.ts';
export { ActingBodyProvider, useActingBody, useIsInShell, useMay } from './acting-body.tsx';
export { type AuthAnswer, type AuthRefusal, authClient } from './auth-client.ts';
export {
  findBody,
  lastBody,
  loadSession,
  markExpired,
  markReachable,
  rememberBody,
  sessionState,
  setSession,
  useSessionState,
} from './session-store.ts';
export { type ActingBody, type DeviceSession, isSignedIn, type Session } from './session-types.ts';
export { StepUpProvider, useStepUp } from './step-up.tsx';
