// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { addDays, businessDay, type CivilDate, type Instant, instant } from '@kernel/core';
import { openPool } from '@platform/database';
import { type TestAssociation, testDatabase, testWorld } from '@testkit/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newOpaqueToken, sha256Hex } from '../opaque-token.ts';
import { createIdentityStore } from './database-identity-store.ts';
import { createIdentityDirectory } from './identity-directory.ts';
import { resumeContext } from './session-context.ts';

/** The functions of identity, all open to verbund_app alone. */
const IDENTITY = [
  'accounts_of_users',
  'advance_totp_counter',
  'attempts_since',
  'brought_in',
  'find_account',
  'find_account_by_email',
  'find_invitation',
  'find_session_by_token_hash',
  'insert_session',
  'invite',
  'list_associations',
  'list_sessions',
  'log_security_event',
  'people_of_duties',
  'record_attempt',
  'redeem_invitation',
  'reset_second_factor',
  'revoke_all_sessions',
  'revoke_session',
  'rotate_session',
  'save_totp',
  'second_factor_order_fault',
  'second_factor_standing',
  'session_context',
  'set_language',
  'touch_session',
  'update_password',
  'use_recovery_code',
];

/** Every function that runs with more rights than its caller, and who may call it. A new one is reviewed, then it is listed here. */
const SECURITY_DEFINERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IDENTITY.map((name) => [`identity.${name}`, 'verbund_app'])),
  'identity.export_accounts': 'verbund_owner',
  'identity.import_accounts': 'verbund_app',
  'identity.list_sealed_secrets': 'verbund_owner',
  'identity.replace_sealed_secret': 'verbund_owner',
  'wall.check_associations': 'verbund_owner',
  'wall.check_owned_rows': 'verbund_owner',
  'wall.check_published_rows': 'verbund_owner',
  'wall.check_tenants': 'verbund_owner',
  'upkeep.associations': 'verbund_relay',
  'upkeep.remove_expired': 'verbund_relay',
  'wall.applied_migrations': 'verbund_app',
  'wall.association_taken': 'verbund_app',
  'wall.ledger_entry_balanced': '',
  'wall.ledger_posting_with_entry': '',
  'wall.security_events': 'verbund_app',
  'wall.settled_input': 'verbund_app',
};

let world: Awaited<ReturnType<typeof testWorld>>;
let superuser: ReturnType<typeof openPool>;
beforeAll(async () => {
  world = await testWorld();
  superuser = openPool({ url: (await testDatabase()).superuserUrl, maxConnections: 1, applicationName: 'test' });
});
afterAll(() => superuser.end());

const parts = () => {
  const directory = createIdentityDirectory(world.database, world.newId);
  return { store: createIdentityStore(world.database), directory };
};
const now = (): Instant => instant(new Date());
const today = (): CivilDate => businessDay(new Date());
const later = (ms: number): Instant => instant(new Date(Date.now() + ms));
const email = () => `${randomUUID()}@kommune.example`;

async function account(address = email()) {
  const { directory } = parts();
  return { email: address, ...(await directory.invite({ email: address, language: 'de', at: now() })) };
}

async function session(accountId: string) {
  const token = newOpaqueToken();
  const row = { sessionId: world.newId(), accountId, tokenHash: sha256Hex(token), userAgent: 'test' };
  await parts().store.insertSession({ ...row, at: now(), expiresAt: later(3_600_000) });
  return { token, ...row };
}

interface Hiring {
  readonly tenantId: string;
  readonly accountId: string;
  readonly role?: string;
  readonly validFrom?: CivilDate;
  readonly validTo?: CivilDate | null;
  readonly scope?: readonly string[];
}

async function hire(association: TestAssociation, { tenantId, accountId, role, validFrom, validTo = null, scope = [] }: Hiring) {
  const from = new Date(validFrom ?? addDays(today(), -30));
  const userId = world.newId();
  const base = { tenantId, version: 1, createdAt: new Date() };
  await world.database.write(world.scope(association), async (writes) => {
    await writes.tenantUser.create({
      data: { ...base, id: userId, accountId, name: 'Petra Probe', functionTitle: 'Stelle 1', email: email(), validFrom: from },
    });
    if (!role) return;
    const dates = { validFrom: from, validTo: validTo ? new Date(validTo) : null };
    await writes.roleGrant.create({
      data: { ...base, ...dates, id: world.newId(), userId, role, scopeTenantIds: [...scope], serviceFamilyCodes: [] },
    });
  });
  return userId;
}

describe('the functions that look over the wall', () => {
  test('are those of the list, each with a fixed search path, owned by verbund_search and open to one role alone', async () => {
    const { rows } = await superuser.query<{ name: string; owner: string; path: string[] | null; grantees: string[] }>(`
      select n.nspname || '.' || p.proname as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as path,
        array(select coalesce(pg_get_userbyid(nullif(a.grantee, 0))::text, 'PUBLIC') from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
          where a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner) as grantees
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`);
    expect(Object.fromEntries(rows.map((row) => [row.name, row.grantees.join(',')]))).toEqual(SECURITY_DEFINERS);
    for (const { name, owner, path } of rows) {
      expect({ name, owner }).toEqual({ name, owner: 'verbund_search' });
      expect(path?.join(), name).toMatch(/^search_path=pg_catalog, (pg_temp|public)$/);
    }
  });

  test('are the only way: the tables of identity are closed to the application, the pieces of the functions too', async () => {
    for (const table of ['account', 'session', 'recovery_code', 'invitation', 'sign_in_attempt', 'security_event']) {
      await expect(world.database.pool.query(`select * from ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(world.database.pool.query('select identity.iso(now())')).rejects.toMatchObject({ code: '42501' });
  });
});

test('an invitation answers the same whether or not the account was there, and never puts a password at stake', async () => {
  const { store, directory } = parts();
  const first = await account();
  const again = await directory.invite({ email: first.email.toUpperCase(), language: 'en', at: now() });
  expect(again).toEqual({ accountId: first.accountId, token: expect.any(String), expiresAt: expect.any(String) });
  expect(await store.redeemInvitation({ tokenHash: sha256Hex(first.token), passwordHash: 'hash-1', at: now() })).toBe(true);
  expect(await store.redeemInvitation({ tokenHash: sha256Hex(again.token), passwordHash: 'hash-2', at: now() })).toBe(false);
  const third = await directory.invite({ email: first.email, language: 'de', at: now() });
  expect(await store.findInvitation({ tokenHash: sha256Hex(third.token) })).toBeNull();
  expect(await store.findAccountByEmail({ email: first.email })).toMatchObject({
    passwordHash: 'hash-1',
    language: 'de',
    secondFactor: 'none',
  });
});

test('a forgotten password: the own association sends a link again, another one does not get at it', async () => {
  const { store, directory } = parts();
  const [here, there] = [await world.association(), await world.association()];
  const one = await account();
  await store.redeemInvitation({ tokenHash: sha256Hex(one.token), passwordHash: 'old', at: now() });
  await hire(here, { tenantId: here.centreId, accountId: one.accountId, role: 'clerk' });
  const renew = async (renewFor: TestAssociation) => {
    const { token } = await directory.invite({ email: one.email, language: 'de', at: now(), renewFor: renewFor.associationId });
    return store.findInvitation({ tokenHash: sha256Hex(token) });
  };
  expect(await renew(there)).toBeNull();
  expect(await renew(here)).toMatchObject({ accountId: one.accountId });
  // Hired elsewhere without a word of the owner: that closes nothing here and opens nothing there. Having acted there does.
  await hire(there, { tenantId: there.centreId, accountId: one.accountId, role: 'clerk' });
  expect(await renew(there)).toBeNull();
  expect(await renew(here)).toMatchObject({ accountId: one.accountId });
  await superuser.query(
    `insert into audit_entry (tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind, actor_account_id,
       acting_tenant_id, correlation_id, commitment, previous_hash, hash)
     values ($1, 1, $2, now(), 'test.act', 'done', 'test', $3, 'user', $4, $1, 'test', '', '', '')`,
    [there.centreId, there.associationId, world.newId(), one.accountId],
  );
  expect(await renew(here)).toBeNull();
});

test('attempts: a success ends the count of account and pair, not that of the address', async () => {
  const { store } = parts();
  const keys = { accountKey: sha256Hex(randomUUID()), addressKey: sha256Hex(randomUUID()) };
  const window = { since: later(-86_400_000), knownSince: later(-86_400_000 * 30) };
  const attempt = async (succeeded: boolean, secondsAgo: number, addressKey = keys.addressKey) => {
    const row = { attemptId: world.newId(), ...keys, addressKey, at: later(-secondsAgo * 1_000) };
    await store.recordAttempt({ ...row, succeeded: false });
    if (succeeded) await store.recordAttempt({ ...row, succeeded: true });
  };
  await attempt(false, 50);
  await attempt(false, 40);
  expect(await store.attemptsSince({ ...keys, ...window })).toMatchObject({
    account: { failures: 2 },
    pair: { failures: 2 },
    pairKnown: false,
  });
  await attempt(true, 30);
  await attempt(false, 20, sha256Hex('elsewhere'));
  const lastFailureAt = later(-10_000);
  await store.recordAttempt({ attemptId: world.newId(), ...keys, succeeded: false, at: lastFailureAt });
  expect(await store.attemptsSince({ ...keys, ...window })).toEqual({
    account: { failures: 2, lastFailureAt },
    address: { failures: 3, lastFailureAt },
    pair: { failures: 1, lastFailureAt },
    pairKnown: true,
  });
});

test('a session is found, touched, rotated once and revoked; its old token opens nothing', async () => {
  const { store } = parts();
  const { accountId, email: address } = await account();
  const opened = await session(accountId);
  const found = await store.findSessionByTokenHash(opened);
  expect(found).toMatchObject({ sessionId: opened.sessionId, email: address, secondFactor: 'none', revokedAt: null, steppedUpAt: null });
  const seenLater = later(60_000);
  await store.touchSession({ sessionId: opened.sessionId, at: seenLater });
  await store.touchSession({ sessionId: opened.sessionId, at: now() });
  expect(await store.findSessionByTokenHash(opened)).toMatchObject({ seenAt: seenLater });
  const next = sha256Hex(newOpaqueToken());
  const change = {
    sessionId: opened.sessionId,
    oldTokenHash: opened.tokenHash,
    at: now(),
    expiresAt: later(7_200_000),
    secondFactorAt: null,
  };
  expect(await store.rotateSession({ ...change, newTokenHash: next, steppedUpAt: seenLater })).toBe(true);
  expect(await store.rotateSession({ ...change, newTokenHash: sha256Hex('other'), steppedUpAt: null })).toBe(false);
  expect(await store.findSessionByTokenHash(opened)).toBeNull();
  expect(await store.findSessionByTokenHash({ tokenHash: next })).toMatchObject({ steppedUpAt: seenLater });
  expect(await store.listSessions({ accountId, at: now() })).toMatchObject([{ sessionId: opened.sessionId, userAgent: 'test' }]);
  expect(await store.revokeSession({ accountId: randomUUID(), sessionId: opened.sessionId, at: now() })).toBe(false);
  expect(await store.revokeSession({ accountId, sessionId: opened.sessionId, at: now() })).toBe(true);
  expect(await store.listSessions({ accountId, at: now() })).toEqual([]);
});

test('a new password needs the old hash and ends the other sessions', async () => {
  const { store } = parts();
  const { accountId } = await account();
  const [own, other] = [await session(accountId), await session(accountId)];
  const change = { accountId, passwordHash: 'new', revokeSessionsExcept: own.sessionId, at: now() };
  expect(await store.updatePassword({ ...change, expectedHash: 'wrong' })).toBe(false);
  expect(await store.updatePassword({ ...change, expectedHash: null })).toBe(true);
  expect((await store.findSessionByTokenHash(other))?.revokedAt).not.toBeNull();
  expect((await store.findSessionByTokenHash(own))?.revokedAt).toBeNull();
  expect(await store.revokeAllSessions({ accountId, exceptSessionId: null, at: now() })).toBe(1);
});

test('a second factor: the counter only grows, a recovery code is good once, setting it up again voids the old codes', async () => {
  const { store } = parts();
  const { accountId } = await account();
  const own = await session(accountId);
  const codes = [sha256Hex('a'), sha256Hex('b')];
  const setup = { accountId, sealedSecret: 'sealed', counter: 10, revokeSessionsExcept: own.sessionId, at: now() };
  await store.saveTotp({ ...setup, recoveryCodeHashes: codes });
  expect(await store.findAccount({ accountId })).toMatchObject({ secondFactor: 'active', totpSecret: 'sealed', totpCounter: 10 });
  const raced = await Promise.all([11, 11].map((counter) => store.advanceTotpCounter({ accountId, counter })));
  expect(raced.sort()).toEqual([false, true]);
  expect(await store.advanceTotpCounter({ accountId, counter: 10 })).toBe(false);
  expect(await store.useRecoveryCode({ accountId, codeHash: sha256Hex('a'), at: now() })).toBe(true);
  expect(await store.useRecoveryCode({ accountId, codeHash: sha256Hex('a'), at: now() })).toBe(false);
  await store.saveTotp({ ...setup, counter: 20, recoveryCodeHashes: [sha256Hex('c')] });
  expect(await store.useRecoveryCode({ accountId, codeHash: sha256Hex('b'), at: now() })).toBe(false);
});

test('a second factor is taken away with its codes and all sessions; the password stays, and another factor is demanded', async () => {
  const { store } = parts();
  const { accountId, token } = await account();
  await store.redeemInvitation({ tokenHash: sha256Hex(token), passwordHash: 'kept', at: now() });
  const [own, other] = [await session(accountId), await session(accountId)];
  const reset = async () =>
    (await world.database.pool.query('select identity.reset_second_factor($1) as done', [JSON.stringify({ accountId, at: now() })])).rows[0]
      .done;
  expect(await reset()).toBe(false);
  expect((await store.findSessionByTokenHash(own))?.revokedAt).toBeNull();
  const setup = { accountId, sealedSecret: 'sealed', counter: 10, recoveryCodeHashes: [sha256Hex('a')], at: now() };
  await store.saveTotp({ ...setup, revokeSessionsExcept: own.sessionId });
  expect(await reset()).toBe(true);
  expect(await store.findAccount({ accountId })).toMatchObject({ passwordHash: 'kept', secondFactor: 'required', totpSecret: null });
  expect(await store.useRecoveryCode({ accountId, codeHash: sha256Hex('a'), at: now() })).toBe(false);
  for (const opened of [own, other]) expect((await store.findSessionByTokenHash(opened))?.revokedAt).not.toBeNull();
  const next = await session(accountId);
  await store.saveTotp({ ...setup, counter: 3, revokeSessionsExcept: next.sessionId });
  expect(await store.findAccount({ accountId })).toMatchObject({ secondFactor: 'active', totpCounter: 3 });
});

test('the same security event within a minute counts up', async () => {
  const { directory } = parts();
  const { accountId } = await account();
  const note = { kind: 'ACTION_REFUSED', accountId, associationId: null, detail: { action: 'toy.change' } };
  await directory.noteSecurityEvent({ ...note, at: now() });
  await directory.noteSecurityEvent({ ...note, at: now() });
  await directory.noteSecurityEvent({ ...note, detail: { action: 'toy.read' }, at: now() });
  await directory.noteSecurityEvent({ ...note, at: later(120_000) });
  const { rows } = await superuser.query(
    'select detail->>$$action$$ as action, count from security_event where account_id = $1 order by at, action',
    [accountId],
  );
  expect(rows).toEqual([
    { action: 'toy.change', count: 2 },
    { action: 'toy.read', count: 1 },
    { action: 'toy.change', count: 1 },
  ]);
});

describe('the context of a session', () => {
  test('names every body of today, none of yesterday or tomorrow, and nothing of the other association', async () => {
    const { store, directory } = parts();
    const [here, there] = [await world.association(), await world.association()];
    const { accountId } = await account();
    const [member, other] = here.members;
    const [foreign] = there.members;
    if (!member || !other || !foreign) throw new Error('members are missing');
    const userId = await hire(here, { tenantId: here.centreId, accountId, role: 'clerk', scope: [member.tenantId] });
    await hire(here, { tenantId: member.tenantId, accountId, role: 'memberClerk', validTo: addDays(today(), -1) });
    await hire(here, { tenantId: other.tenantId, accountId, role: 'memberClerk', validFrom: addDays(today(), 1) });
    await hire(there, { tenantId: foreign.tenantId, accountId, role: 'memberTreasurer', validTo: today() });
    await hire(there, { tenantId: there.centreId, accountId });
    const { token } = await session(accountId);
    const context = await resumeContext({ store, directory }, { token, at: now() });
    expect(context?.standing).toBe('awaiting_second_factor_setup');
    expect(context?.bodies.map((body) => [body.tenantId, body.side, body.grants.map((grant) => grant.role)]).sort()).toEqual(
      [
        [here.centreId, 'centre', ['clerk']],
        [foreign.tenantId, 'member', ['memberTreasurer']],
      ].sort(),
    );
    const centre = context?.bodies.find((body) => body.tenantId === here.centreId);
    expect(centre).toMatchObject({ userId, centreId: here.centreId, associationId: here.associationId });
    expect(centre?.grants[0]).toMatchObject({ scopeTenantIds: [member.tenantId], familyCodes: [], deputyFor: null });
    expect([...(centre?.tenantIds ?? [])].sort()).toEqual([here.centreId, ...here.members.map((one) => one.tenantId)].sort());
    expect(await resumeContext({ store, directory }, { token: newOpaqueToken(), at: now() })).toBeNull();
    expect(await resumeContext({ store, directory }, { token, at: later(3_600_000 * 2) })).toBeNull();
  });

  test('a deputy has the roles of the absent user while the deputyship lasts, marked as such', async () => {
    const { store, directory } = parts();
    const here = await world.association();
    const [absent, deputy] = [await account(), await account()];
    const tenantId = here.centreId;
    const absentId = await hire(here, { tenantId, accountId: absent.accountId, role: 'financeReleaser' });
    const deputyId = await hire(here, { tenantId, accountId: deputy.accountId, role: 'clerk' });
    const { token } = await session(deputy.accountId);
    const roles = async () => {
      const context = await resumeContext({ store, directory }, { token, at: now() });
      return context?.bodies.flatMap((body) => body.grants.map(({ role, deputyFor }) => ({ role, deputyFor })));
    };
    const stand = (validFrom: CivilDate, validTo: CivilDate) =>
      world.database.write(world.scope(here), (writes) =>
        writes.deputy.create({
          data: {
            ...{ tenantId, id: world.newId(), userId: absentId, deputyUserId: deputyId, version: 1, createdAt: new Date() },
            ...{ validFrom: new Date(validFrom), validTo: new Date(validTo) },
          },
        }),
      );
    await stand(addDays(today(), -9), addDays(today(), -1));
    expect(await roles()).toEqual([{ role: 'clerk', deputyFor: null }]);
    await stand(today(), today());
    expect(await roles()).toEqual([
      { role: 'clerk', deputyFor: null },
      { role: 'financeReleaser', deputyFor: absentId },
    ]);
  });
});

test('the list of associations holds ids of all', async () => {
  const here = await world.association();
  const found = (await parts().directory.listAssociations()).find((one) => one.associationId === here.associationId);
  expect(found?.centreId).toBe(here.centreId);
  expect(found?.tenantIds).toHaveLength(4);
});
