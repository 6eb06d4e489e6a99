// SPDX-License-Identifier: EUPL-1.2
import { randomBytes, randomUUID } from 'node:crypto';
import { type Instant, instant, type Result, unwrap } from '@kernel/core';
import { MasterKeys } from '@platform/keys';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type AccountRecord,
  acceptInvitation,
  beginTotpSetup,
  changePassword,
  confirmRecoveryCode,
  confirmTotp,
  createPasswordHasher,
  finishTotpSetup,
  hashToken,
  type IdentityDependencies,
  type IdentityStore,
  isSteppedUp,
  listSessions,
  newOpaqueToken,
  resumeSession,
  type Session,
  signIn,
  signOut,
  signOutEverywhere,
  stepUp,
  totpCode,
} from './index.ts';

type Row<K extends keyof IdentityStore> = Parameters<IdentityStore[K]>[0];

/** What the SQL functions promise, over arrays. */
class IdentityInMemory implements IdentityStore {
  accounts = new Map<string, AccountRecord>();
  sessions: (Row<'insertSession'> & {
    seenAt: Instant;
    createdAt: Instant;
    secondFactorAt: Instant | null;
    steppedUpAt: Instant | null;
    revokedAt: Instant | null;
  })[] = [];
  attempts: Row<'recordAttempt'>[] = [];
  codes: { accountId: string; codeHash: string; used: boolean }[] = [];
  invitations: { tokenHash: string; accountId: string; expiresAt: Instant; usedAt: Instant | null }[] = [];
  events = new Map<string, Row<'logSecurityEvent'> & { count: number }>();

  async findAccountByEmail({ email }: Row<'findAccountByEmail'>) {
    return [...this.accounts.values()].find((account) => account.email === email) ?? null;
  }
  async findAccount({ accountId }: Row<'findAccount'>) {
    return this.accounts.get(accountId) ?? null;
  }
  async attemptsSince({ accountKey, addressKey, since, knownSince }: Row<'attemptsSince'>) {
    const ofAccount = this.attempts.filter((row) => row.accountKey === accountKey && row.at > since);
    const ofPair = ofAccount.filter((row) => row.addressKey === addressKey);
    const sinceSuccess = (rows: Row<'recordAttempt'>[]) => rows.slice(rows.findLastIndex((row) => row.succeeded) + 1);
    const failures = (rows: Row<'recordAttempt'>[]) => {
      const failed = rows.filter((row) => !row.succeeded);
      return { failures: failed.length, lastFailureAt: failed.at(-1)?.at ?? null };
    };
    return {
      account: failures(sinceSuccess(ofAccount)),
      pair: failures(sinceSuccess(ofPair)),
      address: failures(this.attempts.filter((row) => row.addressKey === addressKey && row.at > since)),
      pairKnown: this.attempts.some(
        (row) => row.accountKey === accountKey && row.addressKey === addressKey && row.succeeded && row.at > knownSince,
      ),
    };
  }
  async recordAttempt(attempt: Row<'recordAttempt'>) {
    const at = this.attempts.findIndex((row) => row.attemptId === attempt.attemptId);
    if (at < 0) this.attempts.push(attempt);
    else this.attempts[at] = attempt;
  }
  async insertSession(row: Row<'insertSession'>) {
    this.sessions.push({ ...row, seenAt: row.at, createdAt: row.at, secondFactorAt: null, steppedUpAt: null, revokedAt: null });
  }
  async findSessionByTokenHash({ tokenHash }: Row<'findSessionByTokenHash'>): Promise<Session | null> {
    const row = this.sessions.find((session) => session.tokenHash === tokenHash);
    const account = row && this.accounts.get(row.accountId);
    if (!row || !account) return null;
    return { ...row, email: account.email, secondFactor: account.secondFactor, accountDisabled: account.disabled };
  }
  async touchSession({ sessionId, at }: Row<'touchSession'>) {
    for (const row of this.sessions) if (row.sessionId === sessionId && row.seenAt < at) row.seenAt = at;
  }
  async rotateSession({ sessionId, oldTokenHash, newTokenHash, at, ...changes }: Row<'rotateSession'>) {
    const row = this.sessions.find(
      (session) => session.sessionId === sessionId && session.tokenHash === oldTokenHash && session.revokedAt === null,
    );
    if (row) Object.assign(row, { tokenHash: newTokenHash, seenAt: at, ...changes });
    return row !== undefined;
  }
  async revokeSession({ accountId, sessionId, at }: Row<'revokeSession'>) {
    const row = this.sessions.find(
      (session) => session.accountId === accountId && session.sessionId === sessionId && session.revokedAt === null,
    );
    if (row) row.revokedAt = at;
    return row !== undefined;
  }
  async revokeAllSessions({ accountId, exceptSessionId, at }: Row<'revokeAllSessions'>) {
    const rows = this.sessions.filter((row) => row.accountId === accountId && row.sessionId !== exceptSessionId && row.revokedAt === null);
    for (const row of rows) row.revokedAt = at;
    return rows.length;
  }
  async listSessions({ accountId, at }: Row<'listSessions'>) {
    return this.sessions.filter((row) => row.accountId === accountId && row.revokedAt === null && row.expiresAt > at);
  }
  async updatePassword({ accountId, expectedHash, passwordHash, revokeSessionsExcept, at }: Row<'updatePassword'>) {
    const account = this.accounts.get(accountId);
    if (!account || account.passwordHash !== expectedHash) return false;
    this.accounts.set(accountId, { ...account, passwordHash });
    if (revokeSessionsExcept !== null) await this.revokeAllSessions({ accountId, exceptSessionId: revokeSessionsExcept, at });
    return true;
  }
  async saveTotp({ accountId, sealedSecret, counter, recoveryCodeHashes, revokeSessionsExcept, at }: Row<'saveTotp'>) {
    const account = this.accounts.get(accountId) as AccountRecord;
    this.accounts.set(accountId, { ...account, totpSecret: sealedSecret, totpCounter: counter, secondFactor: 'active' });
    this.codes = [
      ...this.codes.filter((code) => code.accountId !== accountId),
      ...recoveryCodeHashes.map((codeHash) => ({ accountId, codeHash, used: false })),
    ];
    await this.revokeAllSessions({ accountId, exceptSessionId: revokeSessionsExcept, at });
  }
  async advanceTotpCounter({ accountId, counter }: Row<'advanceTotpCounter'>) {
    const account = this.accounts.get(accountId) as AccountRecord;
    if ((account.totpCounter ?? -1) >= counter) return false;
    this.accounts.set(accountId, { ...account, totpCounter: counter });
    return true;
  }
  async useRecoveryCode({ accountId, codeHash }: Row<'useRecoveryCode'>) {
    const code = this.codes.find((row) => row.accountId === accountId && row.codeHash === codeHash && !row.used);
    if (code) code.used = true;
    return code !== undefined;
  }
  async findInvitation({ tokenHash }: Row<'findInvitation'>) {
    const row = this.invitations.find((invitation) => invitation.tokenHash === tokenHash);
    return row ? { ...row, email: this.accounts.get(row.accountId)?.email ?? '' } : null;
  }
  async redeemInvitation({ tokenHash, passwordHash, at }: Row<'redeemInvitation'>) {
    const row = this.invitations.find(
      (invitation) => invitation.tokenHash === tokenHash && invitation.usedAt === null && invitation.expiresAt > at,
    );
    if (!row) return false;
    row.usedAt = at;
    this.accounts.set(row.accountId, { ...(this.accounts.get(row.accountId) as AccountRecord), passwordHash });
    await this.revokeAllSessions({ accountId: row.accountId, exceptSessionId: null, at });
    return true;
  }
  async logSecurityEvent(event: Row<'logSecurityEvent'>) {
    this.events.set(event.eventId, { ...event, count: (this.events.get(event.eventId)?.count ?? 0) + 1 });
  }
  kinds = () => [...this.events.values()].map(({ kind, count }) => `${kind}×${count}`);
}

const PASSWORD = 'vier Pferde am Ufer';
const EMAIL = 'erika@stadt.example';
const HOME = '192.0.2.1';
const hasher = createPasswordHasher({ memoryCost: 64, timeCost: 1, parallelism: 1 });
let store: IdentityInMemory;
let identity: IdentityDependencies;
let accountId: string;
let nowMs: number;
const at = () => instant(new Date(nowMs));
const wait = (seconds: number) => {
  nowMs += seconds * 1_000;
};
const origin = (address = HOME) => ({ address, at: at() });
const enter = (password = PASSWORD, more: { email?: string; address?: string } = {}) =>
  signIn(identity, { ...origin(more.address), email: more.email ?? EMAIL, password, userAgent: 'Browser' });
const codeOf = (answer: Result<unknown, { code: string }>) => (answer.ok ? 'OK' : answer.error.code);

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 5, 8);
  store = new IdentityInMemory();
  accountId = randomUUID();
  identity = { store, passwords: hasher, secrets: new MasterKeys([{ id: 'k', key: randomBytes(32) }]), newId: randomUUID };
  store.accounts.set(accountId, {
    accountId,
    email: EMAIL,
    language: 'de',
    passwordHash: await hasher.hash(PASSWORD),
    disabled: false,
    secondFactor: 'none',
    totpSecret: null,
    totpCounter: null,
  });
});
const alter = (changes: Partial<AccountRecord>) =>
  store.accounts.set(accountId, { ...(store.accounts.get(accountId) as AccountRecord), ...changes });

/** Signs in, sets up the second factor, and answers what is needed to go on. */
async function withTotp() {
  const opened = unwrap(await enter());
  const setup = unwrap(await beginTotpSetup(identity, { ...origin(), token: opened.token, password: null }));
  const finished = unwrap(
    await finishTotpSetup(identity, { ...origin(), token: opened.token, setupToken: setup.setupToken, code: totpCode(setup.secret, at()) }),
  );
  wait(60);
  return { secret: setup.secret, recoveryCodes: finished.recoveryCodes, token: finished.token, session: finished.session };
}

describe('sign-in', () => {
  it('opens a session whose token only the browser knows', async () => {
    const opened = unwrap(await enter(PASSWORD, { email: '  Erika@Stadt.EXAMPLE ' }));
    expect(opened.standing).toBe('full');
    expect(JSON.stringify([store.sessions, [...store.events.values()]])).not.toContain(opened.token);
    expect(store.sessions[0]?.tokenHash).toBe(hashToken(opened.token));
    expect(unwrap(await resumeSession(identity, { token: opened.token, at: at() })).session.accountId).toBe(accountId);
    expect(store.kinds()).toEqual(['signed_in×1']);
  });

  it('answers alike for a wrong password, no such account, a disabled one, and one without password', async () => {
    const answers = [await enter('falsch'), await enter(PASSWORD, { email: 'nobody@stadt.example' })];
    alter({ disabled: true });
    answers.push(await enter());
    alter({ disabled: false, passwordHash: null });
    answers.push(await enter());
    for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'SIGN_IN_FAILED' } });
    expect(store.sessions).toEqual([]);
  });

  it('stores neither e-mail nor address of attempts', async () => {
    await enter('falsch');
    const stored = JSON.stringify([store.attempts, [...store.events.values()]]);
    expect(stored).not.toContain(EMAIL);
    expect(stored).not.toContain(HOME);
  });

  it('slows down guessing, never hashes while it waits, and lets the right password in afterwards', async () => {
    for (let i = 0; i < 5; i++) expect(codeOf(await enter('falsch'))).toBe('SIGN_IN_FAILED');
    expect(await enter()).toEqual({ ok: false, error: { code: 'SIGN_IN_THROTTLED', params: { retryAfterSeconds: 1 } } });
    for (let i = 0; i < 50; i++) await enter('falsch');
    expect(store.attempts).toHaveLength(5);
    expect(store.kinds()).toEqual(['sign_in_refused×5', 'sign_in_throttled×51']);
    wait(1);
    expect(codeOf(await enter())).toBe('OK');
    for (let i = 0; i < 4; i++) await enter('falsch');
    expect(codeOf(await enter())).toBe('OK');
  });

  it('many guesses at once get no further than a few', async () => {
    const slow = {
      ...hasher,
      verify: async (hash: string | null, password: string) => (await hasher.verify(hash, password)) && hasher.verify(hash, password),
    };
    identity = { ...identity, passwords: slow };
    await Promise.all(Array.from({ length: 4 }, () => enter('falsch')));
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        for (let turn = 0; turn < i; turn++) await Promise.resolve();
        return codeOf(await enter('falsch'));
      }),
    );
    expect(answers.filter((code) => code === 'SIGN_IN_FAILED').length).toBeLessThan(10);
  });

  it('lets its owner in from a known address while somebody guesses from elsewhere', async () => {
    expect(codeOf(await enter())).toBe('OK');
    for (let i = 0; i < 40; i++) {
      await enter('falsch', { address: `198.51.100.${i}` });
      wait(900);
    }
    await enter('falsch', { address: '198.51.100.99' });
    expect(codeOf(await enter(PASSWORD, { address: '203.0.113.7' }))).toBe('SIGN_IN_THROTTLED');
    expect(codeOf(await enter())).toBe('OK');
  });

  it('slows an address that tries account after account', async () => {
    for (let i = 0; i < 21; i++) await enter('falsch', { email: `a${i}@stadt.example` });
    expect(codeOf(await enter())).toBe('SIGN_IN_THROTTLED');
    expect(codeOf(await enter(PASSWORD, { address: '203.0.113.7' }))).toBe('OK');
  });

  it('renews a hash made with old parameters, without ending sessions', async () => {
    const before = unwrap(await enter());
    identity = { ...identity, passwords: createPasswordHasher({ memoryCost: 64, timeCost: 2, parallelism: 1 }) };
    expect(codeOf(await enter())).toBe('OK');
    expect(store.accounts.get(accountId)?.passwordHash).toContain('t=2');
    expect(codeOf(await enter())).toBe('OK');
    expect(codeOf(await resumeSession(identity, { token: before.token, at: at() }))).toBe('OK');
  });
});

describe('a session', () => {
  it('lives while it is used, at most twelve hours', async () => {
    const { token } = unwrap(await enter());
    for (let minutes = 0; minutes < 11 * 60 + 50; minutes += 10) {
      wait(600);
      expect(codeOf(await resumeSession(identity, { token, at: at() }))).toBe('OK');
    }
    wait(600);
    expect(codeOf(await resumeSession(identity, { token, at: at() }))).toBe('SESSION_ENDED');
  });

  it('ends after thirty minutes without use', async () => {
    const { token } = unwrap(await enter());
    wait(1_800);
    expect(codeOf(await resumeSession(identity, { token, at: at() }))).toBe('SESSION_ENDED');
  });

  it('does not open for tokens that nobody gave', async () => {
    for (const token of ['', 'x', newOpaqueToken()])
      expect(codeOf(await resumeSession(identity, { token, at: at() }))).toBe('SESSION_ENDED');
  });

  it('ends by signing out, here or everywhere, and when the account is disabled', async () => {
    const [a, b, c] = [unwrap(await enter()), unwrap(await enter()), unwrap(await enter())];
    expect(unwrap(await listSessions(identity, { token: a.token, at: at() }))).toHaveLength(3);
    await signOut(identity, { token: a.token, at: at() });
    expect(codeOf(await resumeSession(identity, { token: a.token, at: at() }))).toBe('SESSION_ENDED');
    expect(codeOf(await resumeSession(identity, { token: b.token, at: at() }))).toBe('OK');
    expect(unwrap(await signOutEverywhere(identity, { ...origin(), token: b.token }))).toEqual({ revoked: 2 });
    expect(codeOf(await resumeSession(identity, { token: c.token, at: at() }))).toBe('SESSION_ENDED');
    const last = unwrap(await enter());
    alter({ disabled: true });
    expect(codeOf(await resumeSession(identity, { token: last.token, at: at() }))).toBe('SESSION_ENDED');
  });
});

describe('the second factor', () => {
  it('must be set up where a role demands it, before anything else', async () => {
    alter({ secondFactor: 'required' });
    const opened = unwrap(await enter());
    expect(opened.standing).toBe('awaiting_second_factor_setup');
    const other = unwrap(await enter());
    expect(
      codeOf(
        await changePassword(identity, { ...origin(), token: opened.token, currentPassword: PASSWORD, newPassword: 'ein ganz neuer Satz' }),
      ),
    ).toBe('SECOND_FACTOR_DUE');
    const setup = unwrap(await beginTotpSetup(identity, { ...origin(), token: opened.token, password: null }));
    const finish = (setupToken: string, code: string) => finishTotpSetup(identity, { ...origin(), token: opened.token, setupToken, code });
    expect(codeOf(await finish(setup.setupToken, '000000'))).toBe('SECOND_FACTOR_WRONG');
    expect(codeOf(await finish('made up', totpCode(setup.secret, at())))).toBe('TOTP_SETUP_ENDED');
    const done = unwrap(await finish(setup.setupToken, totpCode(setup.secret, at())));
    expect(done.standing).toBe('full');
    expect(done.recoveryCodes).toHaveLength(10);
    const stored = JSON.stringify([[...store.accounts.values()], store.codes, store.sessions]);
    expect(stored).not.toContain(setup.secret);
    for (const code of done.recoveryCodes) expect(stored).not.toContain(code);
    expect(codeOf(await resumeSession(identity, { token: opened.token, at: at() }))).toBe('SESSION_ENDED');
    expect(codeOf(await resumeSession(identity, { token: other.token, at: at() }))).toBe('SESSION_ENDED');
    expect(unwrap(await resumeSession(identity, { token: done.token, at: at() })).standing).toBe('full');
  });

  it('is set up only with the password, given within five minutes or again, and in the session that gave it', async () => {
    const { token } = unwrap(await enter());
    const begin = (password: string | null) => beginTotpSetup(identity, { ...origin(), token, password });
    wait(299);
    expect(codeOf(await begin(null))).toBe('OK');
    wait(1);
    expect(codeOf(await begin(null))).toBe('PASSWORD_NEEDED');
    expect(codeOf(await begin('falsch'))).toBe('CURRENT_PASSWORD_WRONG');
    expect(store.kinds()).toContain('password_refused×1');
    expect(store.kinds().join()).not.toContain('second_factor_refused');
    const setup = unwrap(await begin(PASSWORD));
    const other = unwrap(await enter());
    const finish = (inSession: string) =>
      finishTotpSetup(identity, { ...origin(), token: inSession, setupToken: setup.setupToken, code: totpCode(setup.secret, at()) });
    expect(codeOf(await finish(other.token))).toBe('TOTP_SETUP_ENDED');
    expect(codeOf(await finish(token))).toBe('OK');
  });

  it('guesses at the password while setting up are slowed down as at the sign-in', async () => {
    const { token } = unwrap(await enter());
    const begin = (password: string) => beginTotpSetup(identity, { ...origin(), token, password });
    for (let i = 0; i < 5; i++) expect(codeOf(await begin('falsch'))).toBe('CURRENT_PASSWORD_WRONG');
    expect(codeOf(await begin(PASSWORD))).toBe('PASSWORD_THROTTLED');
  });

  it('a session that waits for it signs nobody out', async () => {
    await withTotp();
    const waiting = unwrap(await enter());
    expect(codeOf(await signOutEverywhere(identity, { ...origin(), token: waiting.token }))).toBe('SECOND_FACTOR_DUE');
  });

  it('a set-up ends after a quarter of an hour', async () => {
    const { token } = unwrap(await enter());
    const setup = unwrap(await beginTotpSetup(identity, { ...origin(), token, password: null }));
    wait(900);
    expect(
      codeOf(await finishTotpSetup(identity, { ...origin(), token, setupToken: setup.setupToken, code: totpCode(setup.secret, at()) })),
    ).toBe('TOTP_SETUP_ENDED');
  });

  it('makes the waiting session a full one under a new token', async () => {
    const { secret } = await withTotp();
    const opened = unwrap(await enter());
    expect(opened.standing).toBe('awaiting_second_factor');
    const full = unwrap(await confirmTotp(identity, { ...origin(), token: opened.token, code: totpCode(secret, at()) }));
    expect([full.standing, full.session.sessionId, isSteppedUp(full.session, at())]).toEqual(['full', opened.session.sessionId, true]);
    expect(codeOf(await resumeSession(identity, { token: opened.token, at: at() }))).toBe('SESSION_ENDED');
    wait(1_700);
    expect(unwrap(await resumeSession(identity, { token: full.token, at: at() })).standing).toBe('full');
    expect(codeOf(await confirmTotp(identity, { ...origin(), token: full.token, code: totpCode(secret, at()) }))).toBe(
      'SECOND_FACTOR_NOT_DUE',
    );
  });

  it('waits ten minutes, no longer', async () => {
    const { secret } = await withTotp();
    const opened = unwrap(await enter());
    wait(600);
    expect(codeOf(await confirmTotp(identity, { ...origin(), token: opened.token, code: totpCode(secret, at()) }))).toBe('SESSION_ENDED');
  });

  it('takes no code twice, not even at once in two sessions', async () => {
    const { secret } = await withTotp();
    const [a, b] = [unwrap(await enter()), unwrap(await enter())];
    const code = totpCode(secret, at());
    const answers = await Promise.all([a, b].map(({ token }) => confirmTotp(identity, { ...origin(), token, code })));
    expect(answers.map(codeOf).sort()).toEqual(['OK', 'SECOND_FACTOR_ALREADY_USED']);
    const left = answers[0]?.ok ? b : a;
    expect(
      codeOf(await confirmTotp(identity, { ...origin(), token: left.token, code: totpCode(secret, instant(new Date(nowMs - 30_000))) })),
    ).toBe('SECOND_FACTOR_ALREADY_USED');
    wait(30);
    expect(codeOf(await confirmTotp(identity, { ...origin(), token: left.token, code: totpCode(secret, at()) }))).toBe('OK');
  });

  it('slows down guessing', async () => {
    const { secret } = await withTotp();
    const { token } = unwrap(await enter());
    for (let i = 0; i < 5; i++)
      expect(codeOf(await confirmTotp(identity, { ...origin(), token, code: '000000' }))).toBe('SECOND_FACTOR_WRONG');
    expect(codeOf(await confirmTotp(identity, { ...origin(), token, code: totpCode(secret, at()) }))).toBe('SECOND_FACTOR_THROTTLED');
    wait(1);
    expect(codeOf(await confirmTotp(identity, { ...origin(), token, code: totpCode(secret, at()) }))).toBe('OK');
  });

  it('is replaced by a recovery code, once each, which does not allow a release', async () => {
    const { recoveryCodes, secret } = await withTotp();
    const [code = '', next = ''] = recoveryCodes;
    const opened = unwrap(await enter());
    const full = unwrap(await confirmRecoveryCode(identity, { ...origin(), token: opened.token, code: code.toUpperCase() }));
    expect([full.standing, isSteppedUp(full.session, at())]).toEqual(['full', false]);
    const again = unwrap(await enter());
    expect(codeOf(await confirmRecoveryCode(identity, { ...origin(), token: again.token, code }))).toBe('SECOND_FACTOR_WRONG');
    expect(codeOf(await confirmRecoveryCode(identity, { ...origin(), token: again.token, code: next }))).toBe('OK');
    expect(codeOf(await beginTotpSetup(identity, { ...origin(), token: full.token, password: null }))).toBe('OK');
    wait(300);
    expect(codeOf(await beginTotpSetup(identity, { ...origin(), token: full.token, password: PASSWORD }))).toBe('STEP_UP_NEEDED');
    const fresh = unwrap(await stepUp(identity, { ...origin(), token: full.token, code: totpCode(secret, at()) }));
    expect(codeOf(await beginTotpSetup(identity, { ...origin(), token: fresh.token, password: PASSWORD }))).toBe('OK');
  });

  it('is asked again before a release, and stays fresh five minutes', async () => {
    const { secret, token, session } = await withTotp();
    wait(600);
    const before = unwrap(await resumeSession(identity, { token, at: at() })).session;
    expect(isSteppedUp(before, at())).toBe(false);
    const fresh = unwrap(await stepUp(identity, { ...origin(), token, code: totpCode(secret, at()) }));
    expect([fresh.session.sessionId, isSteppedUp(fresh.session, at())]).toEqual([session.sessionId, true]);
    expect(fresh.session.expiresAt).toBe(session.expiresAt);
    expect(codeOf(await resumeSession(identity, { token, at: at() }))).toBe('SESSION_ENDED');
    wait(300);
    expect(isSteppedUp(unwrap(await resumeSession(identity, { token: fresh.token, at: at() })).session, at())).toBe(false);
  });

  it('cannot be stepped up without a factor, nor before the sign-in is complete', async () => {
    const plain = unwrap(await enter());
    expect(codeOf(await stepUp(identity, { ...origin(), token: plain.token, code: '123456' }))).toBe('SECOND_FACTOR_NOT_SET_UP');
    expect(codeOf(await confirmTotp(identity, { ...origin(), token: plain.token, code: '123456' }))).toBe('SECOND_FACTOR_NOT_SET_UP');
    const { secret } = await withTotp();
    const waiting = unwrap(await enter());
    expect(codeOf(await stepUp(identity, { ...origin(), token: waiting.token, code: totpCode(secret, at()) }))).toBe('SECOND_FACTOR_DUE');
  });

  it('does not open with the sealed secret of another account', async () => {
    await withTotp();
    const other = randomUUID();
    store.accounts.set(other, { ...(store.accounts.get(accountId) as AccountRecord), accountId: other, email: 'other@stadt.example' });
    const { token } = unwrap(await enter(PASSWORD, { email: 'other@stadt.example' }));
    await expect(confirmTotp(identity, { ...origin(), token, code: '123456' })).rejects.toThrow('CIPHERTEXT_NOT_AUTHENTIC');
  });
});

describe('the password', () => {
  const NEW = 'ein ganz neuer Satz';
  const change = (token: string, currentPassword: string, newPassword: string) =>
    changePassword(identity, { ...origin(), token, currentPassword, newPassword });

  it('changes with the present one; all other sessions end, this one goes on under a new token', async () => {
    const [here, there] = [unwrap(await enter()), unwrap(await enter())];
    const changed = unwrap(await change(here.token, PASSWORD, NEW));
    expect(changed.session.sessionId).toBe(here.session.sessionId);
    const codes = await Promise.all(
      [here.token, there.token, changed.token].map(async (token) => codeOf(await resumeSession(identity, { token, at: at() }))),
    );
    expect(codes).toEqual(['SESSION_ENDED', 'SESSION_ENDED', 'OK']);
    expect([codeOf(await enter()), codeOf(await enter(NEW))]).toEqual(['SIGN_IN_FAILED', 'OK']);
  });

  it('stays as it is where something is wrong', async () => {
    const { token } = unwrap(await enter());
    expect(codeOf(await change(newOpaqueToken(), PASSWORD, NEW))).toBe('SESSION_ENDED');
    expect(codeOf(await change(token, 'falsch', NEW))).toBe('CURRENT_PASSWORD_WRONG');
    expect(codeOf(await change(token, PASSWORD, 'kurz'))).toBe('PASSWORD_TOO_SHORT');
    expect(codeOf(await change(token, PASSWORD, PASSWORD))).toBe('PASSWORD_UNCHANGED');
    expect(codeOf(await enter())).toBe('OK');
    for (let i = 0; i < 5; i++) await change(token, 'falsch', NEW);
    expect(codeOf(await change(token, PASSWORD, NEW))).toBe('PASSWORD_CHANGE_THROTTLED');
  });

  it('is set by a one-time link, once, in time, and opens no session', async () => {
    alter({ passwordHash: null });
    const invitationToken = newOpaqueToken();
    store.invitations.push({
      tokenHash: hashToken(invitationToken) ?? '',
      accountId,
      expiresAt: instant(new Date(nowMs + 3_600_000)),
      usedAt: null,
    });
    const accept = (newPassword: string, token = invitationToken) =>
      acceptInvitation(identity, { ...origin(), invitationToken: token, newPassword });
    expect(codeOf(await accept(NEW, newOpaqueToken()))).toBe('INVITATION_ENDED');
    expect(codeOf(await accept(EMAIL))).toBe('PASSWORD_IS_EMAIL');
    const answers = await Promise.all([accept(NEW), accept('noch ein anderer Satz')]);
    expect(answers.map(codeOf).sort()).toEqual(['INVITATION_ENDED', 'OK']);
    expect(store.sessions).toEqual([]);
    store.invitations[0] = { tokenHash: hashToken(invitationToken) ?? '', accountId, expiresAt: at(), usedAt: null };
    expect(codeOf(await accept(NEW))).toBe('INVITATION_ENDED');
  });
});
