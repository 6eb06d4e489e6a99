// SPDX-License-Identifier: EUPL-1.2
import type { Answer } from './static-web.ts';

const body = (tenantId: string, tenantName: string, tenantSlug: string, side: 'centre' | 'member', colour: string) => ({
  associationId: 'a1',
  associationName: 'Zweckverband Musterland',
  associationSlug: 'musterland',
  tenantId,
  tenantName,
  tenantSlug,
  colour,
  side,
  actions: [],
});
const session = (secondFactor: string, expiresInMs = 3_600_000) => ({
  account: { id: 'p1', email: 'erika@beispiel.example', name: 'Erika Beispiel' },
  secondFactor,
  bodies: [
    body('t1', 'Servicezentrum Musterland', 'zentrale', 'centre', '#2044aa'),
    body('t2', 'Stadt Musterau', 'musterau', 'member', '#2f7d5b'),
  ],
  language: 'de',
  expiresAt: new Date(Date.now() + expiresInMs).toISOString(),
});

export type SessionState = 'out' | 'code' | 'enrol' | 'in' | 'short';
/** What the answers depend on; a journey sets it. */
export const gateway: { state: SessionState; steppedUp: boolean; databaseDown: boolean } = {
  state: 'out',
  steppedUp: false,
  databaseDown: false,
};

const SESSIONS: Readonly<Record<SessionState, () => Answer>> = {
  out: () => ({ json: null }),
  code: () => ({ json: session('required') }),
  enrol: () => ({ json: session('enrolmentNeeded') }),
  in: () => ({ json: session('done') }),
  short: () => ({ json: session('done', 1500) }),
};

const NOTHING_WAITS: Answer = { json: { data: { waiting: [], myNotifications: { items: [] } } } };
const BROWSERS: Answer = {
  json: {
    sessions: [
      {
        id: 's1',
        createdAt: '2026-07-03T08:00:00Z',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
        current: true,
      },
      { id: 's2', createdAt: '2026-07-02T08:00:00Z', userAgent: 'Chrome' },
    ],
  },
};

function signInAnswer(password: string | undefined): Answer {
  if (password === 'zu oft') return { status: 429, json: { code: 'THROTTLED', retryAfterSeconds: 30 } };
  if (password !== 'richtig') return { status: 401, json: { code: 'WRONG_CREDENTIALS' } };
  gateway.state = gateway.state === 'short' ? 'in' : 'code';
  return SESSIONS[gateway.state]();
}

function secondFactorAnswer(code: string | undefined): Answer {
  if (code !== '123456') return { status: 401, json: { code: 'WRONG_CODE' } };
  gateway.state = 'in';
  return { json: null };
}

function stepUpAnswer(code: string | undefined): Answer {
  gateway.steppedUp = code === '123456';
  return gateway.steppedUp ? { json: null } : { status: 401, json: { code: 'WRONG_CODE' } };
}

/** Who is signed in for long gives a code and the password again. */
function enrolmentAnswer(password: string | undefined): Answer {
  if (gateway.state === 'in' && !gateway.steppedUp) return { status: 403, json: { code: 'STEP_UP_NEEDED' } };
  if (gateway.state === 'in' && password === undefined) return { status: 403, json: { code: 'PASSWORD_NEEDED' } };
  if (gateway.state === 'in' && password !== 'richtig') return { status: 400, json: { code: 'WRONG_CREDENTIALS' } };
  return { json: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Verbundwerk:erika?secret=JBSWY3DPEHPK3PXP' } };
}

/** A gateway of answers alone, for what the shell does before there is any data. */
export function gatewayAnswer(method: string, path: string, input: unknown): Answer | null {
  const data = (input ?? {}) as Readonly<Record<string, string>>;
  if (path === '/health/ready') return { status: gateway.databaseDown ? 503 : 200, json: {} };
  if (path.endsWith('/graphql')) return NOTHING_WAITS;
  if (path === '/auth/session') return SESSIONS[gateway.state]();
  if (path === '/auth/sign-in') return signInAnswer(data['password']);
  if (path === '/auth/totp' || path === '/auth/totp/confirm') return secondFactorAnswer(data['code']);
  if (path === '/auth/step-up') return stepUpAnswer(data['code']);
  if (path === '/auth/totp/enrol') return enrolmentAnswer(data['password']);
  if (path === '/auth/sessions' && method === 'GET') return BROWSERS;
  return path.startsWith('/auth/') ? { json: null } : null;
}
