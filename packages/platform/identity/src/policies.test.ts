// SPDX-License-Identifier: EUPL-1.2
import { type Instant, instant } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import {
  checkPassword,
  clearedSessionCookie,
  createPasswordHasher,
  hashToken,
  isSteppedUp,
  keepsSessionCookie,
  newOpaqueToken,
  readSessionCookie,
  retryAfterSeconds,
  type Session,
  sessionCookie,
  sessionStanding,
  THROTTLE,
  totpCode,
} from './index.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-code.ts';
import { accountKey, addressKey } from './throttle.ts';
import { matchTotp, newTotpSecret, totpUri } from './totp.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const AT = '2026-01-05T08:00:00.000Z' as Instant;
const after = (seconds: number): Instant => instant(new Date(Date.parse(AT) + seconds * 1_000));

describe('password hashes', () => {
  it('are argon2id with the documented parameters, and match only their password', async () => {
    const hasher = createPasswordHasher();
    const hash = await hasher.hash('ein langer Satz');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(await hasher.verify(hash, 'ein langer Satz')).toBe(true);
    expect(await hasher.verify(hash, 'ein langer satz')).toBe(false);
    expect(hasher.isOutdated(hash)).toBe(false);
  });
  it('made with other parameters still match and count as outdated', async () => {
    const old = await createPasswordHasher(CHEAP).hash('ein langer Satz');
    const hasher = createPasswordHasher({ ...CHEAP, timeCost: 2 });
    expect(await hasher.verify(old, 'ein langer Satz')).toBe(true);
    expect(hasher.isOutdated(old)).toBe(true);
  });
  it('nobody has no password, and asking takes as long', async () => {
    const hasher = createPasswordHasher();
    const hash = await hasher.hash('x');
    await hasher.verify(null, 'warm');
    const time = async (of: string | null) => {
      const start = performance.now();
      expect(await hasher.verify(of, 'y')).toBe(false);
      return performance.now() - start;
    };
    // In turns, and the quickest of each: what else the machine does only makes some of them slower.
    let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 8; round += 1) {
      known = Math.min(known, await time(hash));
      unknown = Math.min(unknown, await time(null));
    }
    expect(unknown).toBeGreaterThan(known / 3);
  });
  it('one letter typed in two ways is one password', async () => {
    const hasher = createPasswordHasher(CHEAP);
    expect(await hasher.verify(await hasher.hash('Gro\u0308ße und mehr'), 'Größe und mehr')).toBe(true);
  });
});

describe('password policy', () => {
  const email = 'erika.beispiel@stadt.example';
  it.each([
    ['kurz', 'PASSWORD_TOO_SHORT'],
    ['elf Zeichen', 'PASSWORD_TOO_SHORT'],
    ['😀'.repeat(11), 'PASSWORD_TOO_SHORT'],
    ['x1'.repeat(65), 'PASSWORD_TOO_LONG'],
    ['erika.beispiel@stadt.example', 'PASSWORD_IS_EMAIL'],
    ['Erika.Beispiel@stadt.example!', 'PASSWORD_IS_EMAIL'],
    ['erika.beispiel2026', 'PASSWORD_IS_EMAIL'],
    ['Passwort1234', 'PASSWORD_TOO_COMMON'],
    ['password12345!', 'PASSWORD_TOO_COMMON'],
    ['123456789012', 'PASSWORD_TOO_COMMON'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['hallohallohallo', 'PASSWORD_TOO_COMMON'],
    ['Verbundwerk2026', 'PASSWORD_TOO_COMMON'],
    ['qwertzuiop12', 'PASSWORD_TOO_COMMON'],
  ])('%j is refused as %s', (password, code) => {
    expect(checkPassword(password, email)).toMatchObject({ ok: false, error: { code, field: 'newPassword' } });
  });
  it.each([
    'zwölf Zeiche',
    'vier Pferde grasen am Ufer',
    'kX9#mQ2$vL7!',
    'x'.repeat(60) + 'lange Sätze sind gut'.repeat(3),
    '春は曙やうやう白くなりゆく',
  ])('%j is taken', (password) => {
    expect(checkPassword(password, email).ok).toBe(true);
  });
});

describe('tokens', () => {
  it('are 43 characters of their own; what cannot be one is not asked for', () => {
    const tokens = new Set(Array.from({ length: 1_000 }, newOpaqueToken));
    expect(tokens.size).toBe(1_000);
    for (const token of tokens) expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    for (const text of ['', 'x', `${newOpaqueToken()}=`, "' or 1=1 --"]) expect(hashToken(text)).toBeNull();
  });
});

describe('TOTP', () => {
  // RFC 6238, appendix B, SHA-1: eight digits there, of which these are the last six.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s the code is %s', (seconds, code) => {
    const at = instant(new Date(seconds * 1_000));
    expect(totpCode(secret, at)).toBe(code);
    expect(matchTotp(secret, code, at)).toBe(Math.floor(seconds / 30));
    expect(matchTotp(secret, `${code.slice(0, 3)} ${code.slice(3)}`, at)).toBe(Math.floor(seconds / 30));
  });
  it('one step of clock difference is allowed, two are not', () => {
    const counter = Math.floor(Date.parse(AT) / 30_000);
    const code = totpCode(secret, AT);
    expect([-60, -30, 0, 30, 60].map((seconds) => matchTotp(secret, code, after(seconds)))).toEqual([
      null,
      counter,
      counter,
      counter,
      null,
    ]);
  });
  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is no code', (code) => expect(matchTotp(secret, code, AT)).toBeNull());
  it('the address for the QR code names issuer and account', () => {
    const fresh = newTotpSecret();
    expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(fresh, 'a@b.example')).toBe(
      `otpauth://totp/Verbundwerk:a%40b.example?issuer=Verbundwerk&secret=${fresh}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});

describe('recovery codes', () => {
  it('are ten different ones, hashed with their account, however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    const [code = ''] = codes;
    expect(hashRecoveryCode('a', code.toUpperCase().replaceAll('-', ' '))).toBe(hashRecoveryCode('a', code));
    expect(hashRecoveryCode('b', code)).not.toBe(hashRecoveryCode('a', code));
  });
});

describe('throttle', () => {
  const none = { failures: 0, lastFailureAt: null };
  const failed = (failures: number) => ({ failures, lastFailureAt: AT });
  it('doubles the wait of an account up to its cap, and no further, ever', () => {
    const waits = [0, 4, 5, 6, 7, 10, 14, 15, 100, 1_000_000].map((n) =>
      retryAfterSeconds({ account: failed(n), address: none, pair: none, pairKnown: false }, AT),
    );
    expect(waits).toEqual([0, 0, 1, 2, 4, 32, 512, 900, 900, 900]);
  });
  it('ends when the wait is over, and a clock set back does not lengthen it', () => {
    const history = { account: failed(10), address: none, pair: none, pairKnown: false };
    expect([0, 1, 31.5, 32, 1_000, -500].map((seconds) => retryAfterSeconds(history, after(seconds)))).toEqual([32, 31, 1, 0, 0, 32]);
  });
  it('slows an address that tries many accounts', () => {
    expect(retryAfterSeconds({ account: none, address: failed(20), pair: none, pairKnown: false }, AT)).toBe(0);
    expect(retryAfterSeconds({ account: none, address: failed(500), pair: none, pairKnown: false }, AT)).toBe(THROTTLE.address.capSeconds);
  });
  it('does not keep the owner out of a known place while somebody hammers from elsewhere', () => {
    expect(retryAfterSeconds({ account: failed(500), address: none, pair: none, pairKnown: true }, AT)).toBe(0);
    expect(retryAfterSeconds({ account: failed(500), address: none, pair: failed(500), pairKnown: true }, AT)).toBe(900);
  });
  it('knows one account and one household however they are written', () => {
    expect(accountKey(' A@B.example ')).toBe(accountKey('a@b.example'));
    expect(addressKey('::ffff:192.0.2.1')).toBe(addressKey('192.0.2.1'));
    expect(addressKey('192.0.2.2')).not.toBe(addressKey('192.0.2.1'));
    expect(addressKey('2001:db8:0:1::5')).toBe(addressKey('2001:0DB8::1:a:b:c:d'));
    expect(addressKey('2001:db8:0:2::5')).not.toBe(addressKey('2001:db8:0:1::5'));
    expect(addressKey('::1')).toBe(addressKey('0:0:0:0:0:0:0:1'));
  });
});

describe('a session', () => {
  const session: Session = {
    sessionId: 's',
    accountId: 'a',
    email: 'a@b.example',
    secondFactor: 'active',
    accountDisabled: false,
    createdAt: AT,
    seenAt: AT,
    expiresAt: after(12 * 3_600),
    secondFactorAt: AT,
    steppedUpAt: AT,
    revokedAt: null,
  };
  it.each([
    ['used', {}, 60, 'full'],
    ['29:59 unused', {}, 1_799, 'full'],
    ['30:00 unused', {}, 1_800, 'ended'],
    ['just before its end', { seenAt: after(43_000) }, 43_199, 'full'],
    ['at its end', { seenAt: after(43_000) }, 43_200, 'ended'],
    ['revoked', { revokedAt: AT }, 1, 'ended'],
    ['of a disabled account', { accountDisabled: true }, 1, 'ended'],
    ['without its second factor', { secondFactorAt: null }, 1, 'awaiting_second_factor'],
    [
      'of somebody who must have a factor and has none',
      { secondFactor: 'required', secondFactorAt: null },
      1,
      'awaiting_second_factor_setup',
    ],
    ['of somebody who needs none', { secondFactor: 'none', secondFactorAt: null }, 1, 'full'],
  ] as const)('%s', (_, changes, seconds, standing) => {
    expect(sessionStanding({ ...session, ...changes }, after(seconds))).toBe(standing);
  });
  it('is fresh for a release for five minutes', () => {
    expect([0, 299, 300].map((seconds) => isSteppedUp(session, after(seconds)))).toEqual([true, true, false]);
    expect(isSteppedUp({ ...session, steppedUpAt: after(60) }, AT)).toBe(false);
    expect(isSteppedUp({ ...session, steppedUpAt: null }, AT)).toBe(false);
    expect(isSteppedUp({ ...session, revokedAt: AT }, AT)).toBe(false);
    expect(isSteppedUp({ ...session, secondFactorAt: null }, AT)).toBe(false);
  });
});

describe('the cookie', () => {
  it('is bound to this host, unreadable for scripts, and read back', () => {
    const cookie = sessionCookie('token');
    expect(cookie).toBe('__Host-verbund=token; Path=/; Secure; HttpOnly; SameSite=Lax');
    expect(cookie).not.toContain('Domain');
    expect(clearedSessionCookie()).toContain('Max-Age=0');
    expect(readSessionCookie('a=b; __Host-verbund=token; c=d')).toBe('token');
    expect(
      [undefined, '', 'verbund=x', 'x__Host-verbund=y', '__Host-verbund=a; __Host-verbund=b', '__Host-verbund='].map(readSessionCookie),
    ).toEqual(Array(6).fill(null));
  });
  it.each([
    ['https', 'verbund.example', true],
    ['http', 'localhost:4000', true],
    ['http', '127.0.0.1:4000', true],
    ['http', '[::1]:4000', true],
    ['http', 'verbund.example', false],
    ['http', 'localhost.evil.example', false],
    ['http', '127.0.0.1.evil.example', false],
  ] as const)('%s://%s: %s', (protocol, host, keeps) => expect(keepsSessionCookie(protocol, host)).toBe(keeps));
});
