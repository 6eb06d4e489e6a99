// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { DeviceSession, Session } from './session-types.ts';

/** What an endpoint of /auth answered when it was not a yes. */
export interface AuthRefusal {
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

export type AuthAnswer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: AuthRefusal };

const Refused = z.object({
  code: z.string(),
  retryAfterSeconds: z.optional(z.number()),
  params: z.optional(z.record(z.string(), z.unknown())),
});

const refused = (code: string): AuthAnswer<never> => ({ ok: false, refusal: { code } });

/** Network failures are answers too ('UNREACHABLE'): a form must survive them. */
async function call<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  read: (json: unknown) => Value,
  body?: object,
): Promise<AuthAnswer<Value>> {
  let response: Response;
  try {
    response = await fetch(`/auth/${path}`, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'x-verbund': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    return refused('UNREACHABLE');
  }
  const json: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: read(json) };
  const parsed = z.safeParse(Refused, json);
  if (parsed.success) return { ok: false, refusal: parsed.data };
  return refused(response.status === 401 ? 'SIGNED_OUT' : response.status >= 500 ? 'UNREACHABLE' : 'UNKNOWN');
}

const asSession = (json: unknown): Session => z.parse(Session, json);
const nothing = (): undefined => undefined;
const Enrolment = z.object({ secret: z.string(), uri: z.string() });
const Enrolled = z.object({ recoveryCodes: z.optional(z.array(z.string())) });

export const authClient = {
  session: () => call('GET', 'session', asSession),
  signIn: (input: { email: string; password: string }) => call('POST', 'sign-in', asSession, input),
  totp: (code: string) => call('POST', 'totp', nothing, { code }),
  enrol: () => call('POST', 'totp/enrol', (json) => z.parse(Enrolment, json), {}),
  /** Answers the recovery codes, this once. */
  confirmEnrolment: (code: string) => call('POST', 'totp/confirm', (json) => z.parse(Enrolled, json ?? {}).recoveryCodes ?? [], { code }),
  stepUp: (code: string) => call('POST', 'step-up', nothing, { code }),
  changePassword: (input: { current: string; next: string }) => call('POST', 'password', nothing, input),
  signOut: () => call('POST', 'sign-out', nothing, {}),
  signOutEverywhere: () => call('POST', 'sign-out-everywhere', nothing, {}),
  sessions: () =>
    call('GET', 'sessions', (json) =>
      z.parse(z.array(DeviceSession), Array.isArray(json) ? json : (json as { sessions?: unknown } | null)?.sessions),
    ),
  endSession: (id: string) => call('DELETE', `sessions/${encodeURIComponent(id)}`, nothing),
  setLanguage: (language: string) => call('POST', 'language', nothing, { language }),
  acceptInvitation: (input: { token: string; password: string }) => call('POST', 'invitation', nothing, input),
};
