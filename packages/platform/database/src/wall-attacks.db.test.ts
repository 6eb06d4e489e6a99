// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { type TestAssociation, testDatabase, testWorld, type World } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextSql, type Scope } from './index.ts';

/** What somebody tries who holds the role of the application, with a context of one's own. */
let world: World;
let app: pg.Pool;
let superuser: pg.Client;
let here: TestAssociation;
let there: TestAssociation;

beforeAll(async () => {
  const { appUrl, superuserUrl } = await testDatabase();
  world = await testWorld();
  app = new pg.Pool({ connectionString: appUrl, max: 2 });
  superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  here = await world.association();
  there = await world.association();
});
afterAll(async () => {
  await app.end();
  await superuser.end();
});

const member = (association: TestAssociation, at = 0) => {
  const found = association.members[at];
  if (!found) throw new Error('no member');
  return found.tenantId;
};

const scopeOf = (association: TestAssociation, changes: Partial<Scope> = {}): Scope => ({
  associationId: association.associationId,
  readTenants: [member(association)],
  writeTenants: [member(association)],
  audience: 'centre',
  ...changes,
});

/** Runs statements as the application in one transaction that is always rolled back; answers the last one's rows. */
async function attack(scope: Scope | null, ...statements: readonly string[]): Promise<pg.QueryResult> {
  const client = await app.connect();
  try {
    await client.query('begin');
    if (scope) await client.query(contextSql(scope));
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    if (!result) throw new Error('nothing was tried');
    return result;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const idsIn = async (scope: Scope | null, table: string) =>
  (await attack(scope, `select tenant_id from ${table}`)).rows.map((row) => row.tenant_id);

test('without a context nothing is seen; with one, the tenants of the context and no other', async () => {
  for (const table of ['tenant_settings', 'tenant', 'audit_entry', 'outbox_message']) expect(await idsIn(null, table)).toEqual([]);
  expect(await idsIn(scopeOf(here), 'tenant_settings')).toEqual([member(here)]);
  const tenants = (await attack(scopeOf(here), 'select distinct association_id from tenant')).rows;
  expect(tenants).toEqual([{ association_id: here.associationId }]);
});

test.each([
  ['update tenant_settings set version = 99', 1],
  ["update tenant_settings set version = 99 where tenant_id = 'FOREIGN'", 0],
  ["update tenant set name = 'taken' where id = 'FOREIGN'", 0],
  ["select 1 from tenant_settings where tenant_id = 'FOREIGN' for update", 0],
  ["with seen as (select * from tenant_settings) select 1 from seen where tenant_id = 'FOREIGN'", 0],
])('%s touches %i rows', async (sql, rows) => {
  const { rowCount } = await attack(scopeOf(here), sql.replace('FOREIGN', member(there)));
  expect(rowCount).toBe(rows);
});

const settings = (tenantId: string): string =>
  `insert into tenant_settings (tenant_id, id, office_calendar, version) values ('${tenantId}', '${randomUUID()}', '{}', 1)`;

test('nothing is written for a tenant outside the context, nor moved there', async () => {
  await expect(attack(scopeOf(here), settings(member(there)))).rejects.toThrow('row-level security');
  await expect(attack(scopeOf(here), settings(member(here, 1)))).rejects.toThrow('row-level security');
  await expect(attack(scopeOf(here), `update tenant_settings set tenant_id = '${member(there)}'`)).rejects.toThrow('row-level security');
});

test('what may only be read is not changed', async () => {
  const scope = scopeOf(here, { readTenants: [member(here), member(here, 1)] });
  expect((await attack(scope, 'select 1 from tenant_settings')).rowCount).toBe(2);
  expect((await attack(scope, 'update tenant_settings set version = 99')).rowCount).toBe(1);
  const reader = scopeOf(here, { writeTenants: [] });
  expect((await attack(reader, 'update tenant_settings set version = 99')).rowCount).toBe(0);
  // Published rows are seen by every member and written by the centre alone.
  expect((await attack(scopeOf(here), "update tenant set name = 'taken'")).rowCount).toBe(0);
});

test('one side of the counter does not see what is for the other', async () => {
  const [tenantId, associationId] = [member(here), here.associationId];
  const file = (audience: string) =>
    `insert into stored_file (tenant_id, id, sha256, name, media_type, bytes, audience, created_at)
     values ('${tenantId}', '${randomUUID()}', 'x', 'a.pdf', 'application/pdf', 1, '${audience}', now())`;
  const seen = async (audience: Scope['audience']) => {
    const rows = await attack(scopeOf(here, { associationId, audience }), 'select audience from stored_file order by 1');
    return rows.rows.map((row) => row.audience);
  };
  for (const audience of ['both', 'centre', 'member']) await superuser.query(file(audience));
  expect(await seen('centre')).toEqual(['both', 'centre']);
  expect(await seen('member')).toEqual(['both', 'member']);
  await expect(attack(scopeOf(here, { audience: 'member' }), file('centre'))).rejects.toThrow('row-level security');
  const hide = "update stored_file set audience = 'centre' where audience = 'both'";
  await expect(attack(scopeOf(here, { audience: 'member' }), hide)).rejects.toThrow('row-level security');
});

test.each([
  ['set role verbund_owner', 'permission denied'],
  ['set role verbund_search', 'permission denied'],
  ['set role postgres', 'permission denied'],
  ['set session authorization postgres', 'permission denied'],
  ['set local row_security = off; select * from tenant_settings', 'row-level security'],
  ['delete from tenant_settings', 'permission denied'],
  ['delete from audit_entry', 'permission denied'],
  ["update audit_entry set action = 'x'", 'permission denied'],
  ["update reading set label = 'x'", 'permission denied'],
  ['truncate tenant_settings', 'permission denied'],
  ['drop table tenant_settings', 'must be owner'],
  ['alter table tenant_settings disable row level security', 'must be owner'],
  ['drop policy wall_read on tenant_settings', 'must be owner'],
  ['create policy open on tenant_settings using (true)', 'must be owner'],
  ['create table mine (a int)', 'permission denied'],
  ['create temp table mine (a int)', 'permission denied'],
  ['create view everything as select * from tenant_settings', 'permission denied'],
  ['create function mine() returns int language sql as $$ select 1 $$', 'permission denied'],
  ["copy tenant_settings to program 'cat'", 'permission denied'],
  ["copy tenant_settings to '/tmp/x'", 'permission denied'],
  ["copy tenant_settings from '/etc/passwd'", 'permission denied'],
  ["select pg_read_file('/etc/passwd')", 'permission denied'],
  ["select lo_import('/etc/passwd')", 'permission denied'],
  ['select * from account', 'permission denied'],
  ['select * from session', 'permission denied'],
  ['select * from _prisma_migrations', 'permission denied'],
  ['select * from bullmq.job', 'permission denied'],
  ['select * from upkeep.associations()', 'permission denied'],
  ['insert into municipality (ags) values (null)', 'permission denied'],
  ["select wall.protect('tenant_settings', 'reference')", /must be owner|permission denied/],
  ['alter role verbund_app bypassrls', /permission denied|must/],
])('refused: %s', async (sql, why) => {
  const all = [...here.members, ...there.members].map(({ tenantId }) => tenantId);
  await expect(attack(scopeOf(here, { readTenants: all, writeTenants: all }), sql)).rejects.toThrow(why);
});

describe('a row stays at home', () => {
  const message = (tenantId: string, associationId: string): string =>
    `insert into outbox_message (tenant_id, id, association_id, name, payload, correlation_id, created_at)
     values ('${tenantId}', '${randomUUID()}', '${associationId}', 'Planted.v1', '{}', 'x', now())`;
  const family = (tenantId: string, associationId: string): string =>
    `insert into service_family (tenant_id, id, association_id, code, name_de, name_en, position, version)
     values ('${tenantId}', '${randomUUID()}', '${associationId}', 'planted', 'x', 'x', 1, 1)`;
  const tenant = (centreId: string, id: string, associationId: string, kind = 'member'): string =>
    `insert into tenant (tenant_id, id, association_id, kind, name, short_name, slug, colour, version, created_at)
     values ('${centreId}', '${id}', '${associationId}', '${kind}', 'x', 'x', '${id}', 'blue', 1, now())`;
  const association = (centreId: string, id: string): string =>
    `insert into association (tenant_id, id, association_id, name, slug, staff_shown_as, version, created_at)
     values ('${centreId}', '${id}', '${id}', 'x', '${id}', 'name', 1, now())`;
  const centre = () => scopeOf(here, { writeTenants: [here.centreId, member(here)], readTenants: [here.centreId, member(here)] });

  test('an owned row of one association, by whatever path, names no other', async () => {
    expect((await attack(scopeOf(here), message(member(here), here.associationId))).rowCount).toBe(1);
    for (const foreign of [there.associationId, randomUUID()]) {
      await expect(attack(scopeOf(here), message(member(here), foreign))).rejects.toThrow('does not belong');
      const both = `${message(member(here), here.associationId)}, ('${member(here)}', '${randomUUID()}', '${foreign}', 'x', '{}', 'x', now())`;
      await expect(attack(scopeOf(here), both)).rejects.toThrow('does not belong');
    }
    const unknown = randomUUID() as never;
    const nobody = scopeOf(here, { readTenants: [unknown], writeTenants: [unknown] });
    await expect(attack(nobody, message(unknown, here.associationId))).rejects.toThrow('does not belong');
    // What a refused founding leaves: nobody's.
    expect((await attack(nobody, message(unknown, randomUUID()))).rowCount).toBe(1);
    const move = `update outbox_message set association_id = '${there.associationId}'`;
    await expect(attack(scopeOf(here), message(member(here), here.associationId), move)).rejects.toThrow('stays with its tenant');
    const within = `update outbox_message set tenant_id = '${here.centreId}'`;
    await expect(attack(centre(), message(member(here), here.associationId), within)).rejects.toThrow('stays with its tenant');
    const upsert = `${message(member(here), there.associationId)} on conflict (tenant_id, id) do update set name = 'y'`;
    await expect(attack(scopeOf(here), upsert)).rejects.toThrow('does not belong');
  });

  test('a published row stands at the centre, and at no other tenant that may be written', async () => {
    expect((await attack(centre(), family(here.centreId, here.associationId))).rowCount).toBe(1);
    await expect(attack(centre(), family(member(here), here.associationId))).rejects.toThrow('does not stand at the centre');
    // A scope that somebody mixed up: the own centre in the name of the other association.
    const mixed = { ...centre(), associationId: there.associationId };
    await expect(attack(mixed, family(here.centreId, there.associationId))).rejects.toThrow('does not stand at the centre');
  });

  test('a tenant of one association is none of another, and a centre has one association', async () => {
    expect((await attack(centre(), tenant(here.centreId, randomUUID(), here.associationId))).rowCount).toBe(1);
    for (const taken of [member(there), there.centreId])
      await expect(attack(centre(), tenant(here.centreId, taken, here.associationId))).rejects.toThrow('belongs to one association');
    await expect(attack(centre(), tenant(member(here), randomUUID(), here.associationId))).rejects.toThrow('belongs to one association');
    const second = randomUUID();
    const founding = (centreId: string): Scope => ({ ...centre(), associationId: second as never, writeTenants: [centreId as never] });
    for (const taken of [here.centreId, member(here), member(there)])
      await expect(attack(founding(taken), association(taken, second))).rejects.toThrow('an association has one centre');
    const fresh = randomUUID();
    expect((await attack(founding(fresh), association(fresh, second), tenant(fresh, fresh, second, 'centre'))).rowCount).toBe(1);
    await expect(attack(centre(), `update tenant set id = '${randomUUID()}' where kind = 'member'`)).rejects.toThrow(
      'stays with its tenant',
    );
  });
});

test('copying out shows what selecting shows', async () => {
  // The driver does not read COPY's stream; the plan shows that the policy stands in it.
  const { rows } = await attack(scopeOf(here), 'explain (costs off) select * from tenant_settings');
  expect(rows.map((row) => Object.values(row)[0]).join('\n')).toContain('tenant_id = ANY');
});

test('the role of the relay sees the outbox and the queue, and nothing else', async () => {
  const relay = async (sql: string) => attack(null, 'set local role verbund_relay', sql);
  expect((await relay('select * from outbox_message')).rowCount).toBe(0);
  for (const table of ['tenant_settings', 'audit_entry', 'account', 'failed_job', 'tenant'])
    await expect(relay(`select * from ${table}`)).rejects.toThrow('permission denied');
  await expect(relay('delete from outbox_message')).rejects.toThrow('permission denied');
  await expect(relay('insert into outbox_message default values')).rejects.toThrow('permission denied');
});

test('a context of one transaction is gone in the next', async () => {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query(contextSql(scopeOf(here)));
    expect((await client.query('select 1 from tenant_settings')).rowCount).toBe(1);
    await client.query('commit');
    expect((await client.query('select 1 from tenant_settings')).rowCount).toBe(0);
  } finally {
    client.release();
  }
  const inReads = world.database.read(scopeOf(here), (reads) => reads.deleteFrom('tenant_settings').execute());
  await expect(inReads).rejects.toThrow(/read-only|permission denied/);
});

test('a foreign key and a unique index tell nothing about other tenants', async () => {
  const userId = randomUUID();
  const user = (tenantId: string, id: string, account: string) =>
    `insert into tenant_user (tenant_id, id, account_id, name, function_title, email, valid_from, version, created_at)
     values ('${tenantId}', '${id}', '${account}', 'Test', 'Test', 'test@test.example', '2026-01-01', 1, now())`;
  await superuser.query(user(member(there), userId, userId));
  const grant = (id: string) =>
    `insert into role_grant (tenant_id, id, user_id, role, scope_tenant_ids, service_family_codes, valid_from, version, created_at)
     values ('${member(here)}', '${randomUUID()}', '${id}', 'memberClerk', '{}', '{}', '2026-01-01', 1, now())`;
  const answers = await Promise.all(
    [userId, randomUUID()].map((id) =>
      attack(scopeOf(here), grant(id)).then(
        () => 'done',
        (error: { constraint?: string }) => error.constraint,
      ),
    ),
  );
  expect(answers).toEqual(['role_grant_tenant_id_user_id_fkey', 'role_grant_tenant_id_user_id_fkey']);
  // The same id and the same account as the foreign row's: no collision.
  expect((await attack(scopeOf(here), user(member(here), userId, userId))).rowCount).toBe(1);
});

test('under the wall the index is used, for one tenant and for many', async () => {
  await superuser.query(
    `insert into outbox_message (tenant_id, id, association_id, name, payload, correlation_id, created_at, sent_at)
     select ($1::uuid[])[1 + n % 6], gen_random_uuid(), ($2::uuid[])[1 + (n % 6) / 3], 'Planted.v1', '{}', 'x', now(), now()
     from generate_series(1, 30000) n`,
    [[...here.members, ...there.members].map(({ tenantId }) => tenantId), [here.associationId, there.associationId]],
  );
  await superuser.query('analyze outbox_message');
  const planOf = async (scope: Scope, condition: string) =>
    (await attack(scope, `explain select payload from outbox_message where ${condition}`)).rows.map((row) => row['QUERY PLAN']).join('\n');
  const ids = [randomUUID(), randomUUID()].map((id) => `'${id}'`).join(', ');
  expect(await planOf(scopeOf(here), `id in (${ids})`)).toMatch(/Index.*outbox_message_pkey/);
  const many = scopeOf(here, { readTenants: here.members.map(({ tenantId }) => tenantId) });
  expect(await planOf(many, `id in (${ids})`)).toMatch(/Index.*outbox_message_pkey/);
  expect(await planOf(many, `tenant_id = '${member(here)}' and id in (${ids})`)).toMatch(/Index Cond: \(\(tenant_id = .*\) AND \(id = /);
});
