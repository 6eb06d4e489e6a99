// SPDX-License-Identifier: EUPL-1.2
import { currentLanguage } from '../i18n/index.ts';
import { count, isRecord, listOf, objectOf, type Read, text } from '../shape/index.ts';
import { readDeviceSession, readSession } from './session-types.ts';

/** What an endpoint of /auth answered when it was not a yes. */
export interface AuthRefusal {
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

export type AuthAnswer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: AuthRefusal };

const readRefusal = objectOf(
  { code: text },
  { retryAfterSeconds: count, params: (value: unknown) => (isRecord(value) ? value : undefined) },
);

const refused = (code: string): AuthAnswer<never> => ({ ok: false, refusal: { code } });

/** Network failures are answers too ('UNREACHABLE'): a form must survive them. So is an answer that `read` cannot make sense of. */
async function call<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  read: (json: unknown) => AuthAnswer<Value>,
  body?: object,
): Promise<AuthAnswer<Value>> {
  let response: Response;
  try {
    response = await fetch(`/auth/${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        'x-verbund': '1',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    return refused('UNREACHABLE');
  }
  const json: unknown = await response.json().catch(() => null);
  if (response.ok) return read(json);
  const refusal = readRefusal(json);
  if (refusal) return { ok: false, refusal };
  return refused(response.status === 401 ? 'SIGNED_OUT' : response.status >= 500 ? 'UNREACHABLE' : 'UNKNOWN');
}

const given =
  <Value>(read: Read<Value>) =>
  (json: unknown): AuthAnswer<Value> => {
    const value = read(json);
    return value === undefined ? refused('UNKNOWN') : { ok: true, value };
  };
const nothing = (): AuthAnswer<undefined> => ({ ok: true, value: undefined });
const session = given(readSession);
const readEnrolled = objectOf({}, { recoveryCodes: listOf(text) });
const readDevices = objectOf({ sessions: listOf(readDeviceSession) });

export const authClient = {
  /** Nobody signed in is no failure of the question, but to the pages the same refusal as anywhere else: SIGNED_OUT. */
  session: () => call('GET', 'session', (json) => (json === null ? refused('SIGNED_OUT') : session(json))),
  signIn: (input: { email: string; password: string }) => call('POST', 'sign-in', session, input),
  totp: (code: string) => call('POST', 'totp', nothing, { code }),
  /** PASSWORD_NEEDED unless the sign-in was a moment ago. */
  enrol: (password?: string) =>
    call('POST', 'totp/enrol', given(objectOf({ secret: text, uri: text })), password === undefined ? {} : { password }),
  /** Answers the recovery codes, this once. */
  confirmEnrolment: (code: string) =>
    call(
      'POST',
      'totp/confirm',
      given((json) => readEnrolled(json)?.recoveryCodes ?? []),
      { code },
    ),
  stepUp: (code: string) => call('POST', 'step-up', nothing, { code }),
  changePassword: (input: { current: string; next: string }) => call('POST', 'password', nothing, input),
  signOut: () => call('POST', 'sign-out', nothing, {}),
  signOutEverywhere: () => call('POST', 'sign-out-everywhere', nothing, {}),
  sessions: () =>
    call(
      'GET',
      'sessions',
      given((json) => readDevices(json)?.sessions),
    ),
  endSession: (id: string) => call('DELETE', `sessions/${encodeURIComponent(id)}`, nothing),
  setLanguage: (language: string) => call('POST', 'language', nothing, { language }),
  acceptInvitation: (input: { token: string; password: string }) => call('POST', 'invitation', nothing, input),
};
