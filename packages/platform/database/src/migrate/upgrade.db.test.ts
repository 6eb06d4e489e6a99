// SPDX-License-Identifier: EUPL-1.2
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssociationId, TenantId } from '@kernel/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, dropDatabase, withDatabase } from '../embedded/index.ts';
import { contextSql, openDatabase, type Scope } from '../index.ts';
import { annotatedClasses } from '../testing/annotated-classes.ts';
import { wallFaults } from '../testing/wall-faults.ts';
import { applyMigrations, migrationStatus, projectFolders } from './index.ts';

/** The version from which an installation is upgraded here. With a release, its last migration comes in its place. */
const PREVIOUS = '20261122074508_invitation_to_a_new_password';

const name = `upgrade_${randomBytes(4).toString('hex')}`;
const superuserUrl = process.env['TEST_SUPERUSER_URL'] ?? '';
const ownerUrl = withDatabase(process.env['TEST_OWNER_URL'] ?? '', name);
const appUrl = withDatabase(process.env['TEST_APP_URL'] ?? '', name);
const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
let superuser: pg.Client;

const [associationId, centreId, memberId] = [randomUUID() as AssociationId, randomUUID() as TenantId, randomUUID() as TenantId];
const scope: Scope = { associationId, readTenants: [centreId, memberId], writeTenants: [centreId, memberId], audience: 'centre' };
const [requestId, runId, accountId] = [randomUUID(), randomUUID(), randomUUID()];
const id = randomUUID;

/** Rows as the previous version wrote them: each class of table, each trait. Run by the application behind the wall. */
const WRITTEN_BY_THE_APPLICATION: readonly string[] = [
  `insert into association (tenant_id, id, association_id, name, slug, staff_shown_as, version, created_at)
   values ('${centreId}', '${associationId}', '${associationId}', 'Altverband', 'altverband', 'name', 3, '2025-01-01T08:00:00.123Z')`,
  `insert into tenant (tenant_id, id, association_id, kind, ags, name, short_name, slug, colour, version, created_at) values
   ('${centreId}', '${centreId}', '${associationId}', 'centre', null, 'Zentrum', 'Zentrum', 'zentrum', 'blue', 1, now()),
   ('${centreId}', '${memberId}', '${associationId}', 'member', '05362012', 'Brühl', 'Brühl', 'bruehl', 'green', 1, now())`,
  `insert into service_family (tenant_id, id, association_id, code, name_de, name_en, position, version)
   values ('${centreId}', '${id()}', '${associationId}', 'support', 'Leitstelle', 'Desk', 1, 1)`,
  `insert into tenant_user (tenant_id, id, account_id, name, function_title, email, valid_from, version, created_at)
   values ('${memberId}', '${id()}', '${accountId}', 'Alma Alt', 'Kasse', 'alma@bruehl.example', '2025-01-01', 1, now())`,
  `insert into request (tenant_id, id, association_id, number, service_id, family_code, subject, answers, channel, status, priority, received_at,
     target_working_days, version, created_at, updated_at)
   values ('${memberId}', '${requestId}', '${associationId}', '2025-0001', '${id()}', 'support', 'Drucker', '{"n": 12345678901234567890}', 'portal', 'open',
     'normal', now(), 3, 1, now(), now())`,
  `insert into request_entry (tenant_id, id, request_id, kind, audience, text, by_shown, side, at)
   values ('${memberId}', '${id()}', '${requestId}', 'note', 'centre', 'intern', 'Zentrum', 'centre', now())`,
  `insert into time_entry (tenant_id, id, association_id, family_code, user_id, person_shown, worked_on, minutes, activity, note, kind, version, created_at)
   values ('${memberId}', '${id()}', '${associationId}', 'support', '${id()}', 'K.', '2025-03-03', 90, 'x', 'n', 'billable', 1, now())`,
  `insert into reading (tenant_id, id, association_id, meter, service_family_code, quantity, occurred_on, known_at, source_type, source_id, source_version, label)
   values ('${memberId}', '${id()}', '${associationId}', 'desk.minutes', 'support', 9007199254740993, '2025-03-03', now(), 'timeEntry', '${id()}', 1, 'l')`,
  `insert into settlement_run (tenant_id, id, association_id, period_from, period_to, status, cut_at, made_by, made_at, input_hash, result_hash, input, proof,
     allocations, totals, total_cents, version)
   values ('${centreId}', '${runId}', '${associationId}', '2025-03', '2025-03', 'preview', now(), '${id()}', now(), 'h', 'h', '{}', '{}', '[]', '[]', 10000, 1)`,
  `insert into run_share (tenant_id, id, run_id, pool_id, months_from, months_to, member_id, amount_cents, lineage)
   values ('${centreId}', '${id()}', '${runId}', '${id()}', '2025-03', '2025-03', '${memberId}', 10000, '{}')`,
  `update settlement_run set status = 'released', released_by = '${id()}', released_at = now(), frozen_hash = 'f', frozen_count = 1 where id = '${runId}'`,
  `insert into audit_entry (tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind, correlation_id, commitment, previous_hash, hash)
   values ('${memberId}', 1, '${associationId}', now(), 'x', 'done', 'request', '${requestId}', 'user', 'c', '\\x01', '\\x00', '\\x02')`,
  `insert into outbox_message (tenant_id, id, association_id, name, payload, correlation_id, created_at)
   values ('${memberId}', '${id()}', '${associationId}', 'RequestSubmitted.v1', '{}', 'c', now())`,
  `insert into tenant_key (tenant_id, id, wrapped, master_key_id, created_at) values ('${memberId}', '${id()}', 'w1.x.y', 'x', now())`,
];

const WRITTEN_BY_OTHERS: readonly string[] = [
  `insert into municipality (ags, ars, name, short_name, kind, district_key, district_name) values ('05362012', '053620012012', 'Brühl, Stadt', 'Brühl', 'town', '05362', 'R')`,
  `insert into account (id, email, password_hash, created_at) values ('${accountId}', 'alma@bruehl.example', 'hash', now())`,
];

const TABLES = [
  ...['association', 'tenant', 'service_family', 'tenant_user', 'request', 'request_entry', 'time_entry', 'reading', 'settlement_run'],
  ...['run_share', 'audit_entry', 'outbox_message', 'tenant_key', 'municipality', 'account'],
];

async function asApplication<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(contextSql(scope));
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** Every value that the previous version knew, by table. */
async function contentOf(columns: ReadonlyMap<string, readonly string[]>): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const [table, names] of columns) {
    const { rows } = await superuser.query(`select ${names.map((column) => `"${column}"::text`).join(', ')} from "${table}" order by 1, 2`);
    content[table] = rows;
  }
  return content;
}

async function columnsOf(table: string): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    'select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum',
    [table],
  );
  return rows.map((row) => row.name);
}

async function columnsOfAll(): Promise<Map<string, readonly string[]>> {
  const all = new Map<string, readonly string[]>();
  for (const table of TABLES) all.set(table, await columnsOf(table));
  return all;
}

let before: Record<string, unknown>;
let known: ReadonlyMap<string, readonly string[]>;
let applied: readonly string[];

beforeAll(async () => {
  await createDatabase(superuserUrl, name);
  superuser = new pg.Client({ connectionString: withDatabase(superuserUrl, name) });
  await superuser.connect();
  const migrations = join(folder, 'migrations');
  for (const one of readdirSync(projectFolders.migrations).filter((entry) => entry <= PREVIOUS || !/^\d/.test(entry)))
    cpSync(join(projectFolders.migrations, one), join(migrations, one), { recursive: true });
  expect((await applyMigrations({ ownerUrl, folders: { ...projectFolders, migrations } })).at(-1)).toBe(PREVIOUS);
  for (const statement of WRITTEN_BY_OTHERS) await superuser.query(statement);
  await asApplication(async (client) => {
    for (const statement of WRITTEN_BY_THE_APPLICATION) await client.query(statement);
  });
  known = await columnsOfAll();
  before = await contentOf(known);
  applied = await applyMigrations({ ownerUrl });
});
afterAll(async () => {
  await superuser.end();
  await dropDatabase(superuserUrl, name);
  rmSync(folder, { recursive: true, force: true });
});

test('an upgrade applies what is new and nothing twice', async () => {
  expect(applied.length).toBeGreaterThan(0);
  expect(applied.every((migration) => migration > PREVIOUS)).toBe(true);
  expect(await migrationStatus({ ownerUrl })).toEqual({ pending: [], unknown: [], edited: [], failed: [] });
  expect(await applyMigrations({ ownerUrl })).toEqual([]);
});

test('every value that was there is there, digit for digit', async () => {
  const now = await columnsOfAll();
  const still = new Map([...known].map(([table, names]) => [table, names.filter((column) => now.get(table)?.includes(column))] as const));
  const kept = (content: Record<string, unknown>) =>
    Object.fromEntries(
      [...still].map(([table, names]) => [
        table,
        (content[table] as Record<string, unknown>[]).map((row) => Object.fromEntries(names.map((column) => [column, row[column]]))),
      ]),
    );
  expect(kept(await contentOf(still))).toEqual(kept(before));
});

test('the wall stands around old and new tables', async () => {
  expect((await wallFaults(superuser, annotatedClasses())).filter((fault) => !fault.startsWith('_prisma_migrations'))).toEqual([]);
});

test('the application goes on: it reads what was, writes more, and what was closed stays closed', async () => {
  const database = openDatabase({ url: appUrl, applicationName: 'test', maxConnections: 2 });
  try {
    const read = await database.read(scope, (reads) => reads.selectFrom('reading').select(['quantity', 'occurred_on']).execute());
    expect(read).toEqual([{ quantity: 9007199254740993n, occurred_on: '2025-03-03' }]);
    await database.write(scope, (writes) =>
      writes.request.updateMany({ where: { id: requestId }, data: { priority: 'high', version: 2 } }),
    );
    const message = {
      tenantId: memberId,
      id: randomUUID(),
      associationId,
      name: 'New.v1',
      payload: {},
      correlationId: 'c',
      createdAt: new Date(),
    };
    await database.write(scope, (writes) => writes.outboxMessage.create({ data: message }));
    expect(await database.read(scope, (reads) => reads.selectFrom('outbox_message').select('name').orderBy('name').execute())).toHaveLength(
      2,
    );
    await expect(asApplication((client) => client.query(`update settlement_run set total_cents = 1`))).rejects.toThrow('not changed');
    await expect(asApplication((client) => client.query(`update reading set label = 'x'`))).rejects.toThrow('permission denied');
    const foreign = { ...message, id: randomUUID(), associationId: randomUUID() };
    await expect(database.write(scope, (writes) => writes.outboxMessage.create({ data: foreign }))).rejects.toThrow('does not belong');
    const { rows } = await database.pool.query<{ account: { email: string } }>('select identity.find_account($1) as account', [
      { accountId },
    ]);
    expect(rows[0]?.account.email).toBe('alma@bruehl.example');
  } finally {
    await database.close();
  }
});
