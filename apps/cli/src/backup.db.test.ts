// SPDX-License-Identifier: EUPL-1.2
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { assembly, openHouse } from '@assembly/core';
import { unwrap } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { readConfiguration } from '@platform/configuration';
import { createLogger } from '@platform/logging';
import { type Message, performLongWork, runQuery } from '@platform/use-case';
import { copyTemplate, type TestAssociation, testDatabase, testWorld, type World } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from './outcome.ts';
import { operatorFolder, verbund } from './testing/command-line.ts';

const FAMILY = 'support';
const FILE_TEXT = 'Datum;Betrag\n2026-11-01;12,50\n';

let world: World;
let source: Awaited<ReturnType<typeof operatorFolder>>;
let association: TestAssociation;
let slug: string;
let runId = '';
let finance: Actor;
let fileHash = '';
let backup: string;
const clients: pg.Client[] = [];

async function run(actor: Actor, name: string, input: object): Promise<Record<string, string>> {
  const useCase = world.assembly.useCases.get(name) ?? expect.fail(`no use case ${name}`);
  return unwrap(await world.run(actor, useCase, input as never)) as Record<string, string>;
}

async function superuserOf(database: { superuserUrl: string }): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  clients.push(client);
  return client;
}

const houseOf = (environment: Readonly<Record<string, string>>) =>
  openHouse(unwrap(readConfiguration(environment, 'operator')), {
    process: 'test',
    logger: createLogger({ process: 'test', level: 'silent' }),
    maxConnections: 2,
  });

/** A month with time, costs and a released run, a file, keys, accounts, and rows for each side of the counter. */
async function liveAMonth(): Promise<void> {
  association = await world.association({ members: 3 });
  const { centreId, associationId, members } = association;
  finance = await world.actor(association, 'finance');
  const releaser = await world.actor(association, 'financeReleaser');
  const clerk = await world.actor(association, 'clerk');
  const family = {
    tenantId: centreId,
    id: world.newId(),
    associationId,
    code: FAMILY,
    nameDe: 'Leitstelle',
    nameEn: 'Desk',
    position: 1,
    version: 1,
  };
  await world.database.write(world.scope(association), (writes) => writes.serviceFamily.create({ data: family }));
  const key = {
    name: 'Leitstelle',
    serviceFamilyCode: FAMILY,
    validFrom: '2020-01-01',
    resolution: 'Beschluss',
    clause: '§ 12 der Satzung',
  };
  const parts = [
    { sharePermyriad: 6000, kind: 'hours' },
    { sharePermyriad: 4000, kind: 'equal' },
  ];
  const { keyId = '' } = await run(finance, 'settlement.publishKeyVersion', { ...key, parts });
  for (const { tenantId, ags } of members) {
    const agreementId = world.newId();
    const terms = { title: 'Vereinbarung', form: 'publicLawAgreement', serviceFamilyCodes: [FAMILY], noticeMonths: 6 };
    const [validFrom, knownFrom] = [new Date('2020-01-01'), new Date('2019-12-20')];
    const keyCitations = [{ serviceFamilyCode: FAMILY, keyId, keyVersion: 1, clause: '§ 5', resolution: null }];
    const vatTreatments = [{ validFrom: '2020-01-01', validTo: null, code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' }];
    const dates = { concludedOn: knownFrom, validFrom, knownFrom };
    await world.database.write(world.scope(association), async (writes) => {
      await writes.agreement.create({
        data: { tenantId, id: agreementId, number: ags, status: 'active', version: 1, createdAt: knownFrom },
      });
      await writes.agreementTerms.create({
        data: { tenantId, id: world.newId(), agreementId, ...terms, ...dates, keyCitations, vatTreatments },
      });
    });
  }
  const { poolId = '' } = await run(finance, 'settlement.definePool', { serviceFamilyCode: FAMILY, name: 'Leitstelle', keyId });
  const entry = { kind: 'billable', familyCode: FAMILY, workedOn: '2026-10-13', activity: 'processing', note: 'Drucker „Süd“ \\ {"a":1}' };
  for (const [index, { tenantId }] of members.entries())
    await run(clerk, 'desk.bookTime', { ...entry, tenantId, minutes: 30 * (index + 1) });
  await run(finance, 'settlement.enterPoolCost', { poolId, month: '2026-10', kind: 'staff', amount: '100.00', label: 'Personalkosten' });
  const { commandId = '' } = await run(finance, 'settlement.makeRun', { periodFrom: '2026-10', periodTo: '2026-10' });
  const worker = async (ordered: string): Promise<void> => {
    const message: Message = {
      ...{ id: world.newId(), name: 'LongWorkOrdered.v1', tenantId: centreId, associationId, payload: { commandId: ordered } },
      ...{ causeAccountId: finance.accountId, correlationId: world.newId() },
    };
    await performLongWork(world.platform, world.assembly.longUseCases, message, () => 'settlement');
  };
  await worker(commandId);
  const progress = world.assembly.queries.get('settlement.runProgress') ?? expect.fail('no query');
  runId = ((await world.ask(finance, progress, { commandId })) as { runId: string }).runId;
  const order = await run(releaser, 'settlement.releaseRun', { runId, expectedVersion: 1 });
  await worker(order.commandId ?? '');
}

async function addFilesAndAccounts(): Promise<void> {
  const { centreId, associationId, members } = association;
  const house = await houseOf(source.environment);
  const tenantId = members[0]?.tenantId ?? centreId;
  const content = (async function* () {
    yield Buffer.from(FILE_TEXT);
  })();
  const stored = unwrap(await house.files.storeStream(tenantId, content, { fileName: 'a.csv', maxBytes: 1_000, allowedTypes: ['csv'] }));
  fileHash = stored.sha256;
  const file = { tenantId, sha256: stored.sha256, name: 'a.csv', mediaType: 'text/csv', bytes: 10, createdAt: new Date() };
  for (const audience of ['both', 'centre', 'member'] as const) {
    const scope = { ...world.scope(association), audience: audience === 'member' ? ('member' as const) : ('centre' as const) };
    await world.database.write(scope, (writes) => writes.storedFile.create({ data: { ...file, id: world.newId(), audience } }));
  }
  await house.close();
  const superuser = await superuserOf(await testDatabase());
  // The actors of the test world have no accounts yet.
  await superuser.query(
    `insert into account (id, email, password_hash, totp_secret, totp_confirmed_at, created_at)
     select account_id, email, 'hash', 'm1.' || $2 || '.x', now(), now() from tenant_user where tenant_id in (select id from tenant where association_id = $1)`,
    [associationId, (await import('@platform/keys')).parseMasterKeys(readFileSync(source.environment.MASTER_KEY_FILE, 'utf8')).newestId],
  );
  await superuser.query(`insert into recovery_code (account_id, code_hash) select id, '\\x0102' from account`);
  const { rows } = await superuser.query('select slug from association where id = $1', [associationId]);
  slug = rows[0]?.slug;
}

beforeAll(async () => {
  world = await testWorld(assembly().services);
  source = await operatorFolder(await testDatabase());
  await liveAMonth();
  await addFilesAndAccounts();
  // A neighbour who must not come along.
  await world.association();
  backup = join(source.folder, 'backup');
});
afterAll(async () => {
  source.remove();
  for (const client of clients) await client.end();
});

const countsIn = async (client: pg.Client): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and obj_description(c.oid, 'pg_class') ~ '^class: (owned|published)'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const all = [association.centreId, ...association.members.map(({ tenantId }) => tenantId)];
    const found = await client.query<{ n: number }>(`select count(*)::int as n from "${name}" where tenant_id = any ($1)`, [all]);
    counts[name] = found.rows[0]?.n ?? 0;
  }
  return counts;
};

test('a backup holds every row, account and file of the association, and no master key', async () => {
  const written = await verbund(source.environment, 'backup', '--association', slug, '--out', backup, '--json');
  expect(written).toMatchObject({ code: EXIT.done, json: { ok: true, files: 1, accounts: 3, association: slug } });
  const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'));
  const counts = await countsIn(await superuserOf(await testDatabase()));
  expect(Object.fromEntries(manifest.tables.map((part: { table: string; rows: number }) => [part.table, part.rows]))).toEqual(counts);
  for (const table of [
    'time_entry',
    'reading',
    'run_share',
    'statement',
    'explanation',
    'pool_weights',
    'frozen_reading',
    'audit_entry',
    'tenant_key',
    'stored_file',
  ])
    expect(counts[table], table).toBeGreaterThan(0);
  const keys = readFileSync(source.environment.MASTER_KEY_FILE, 'utf8');
  const secret = keys.trim().split('\n').at(-1)?.split(' ')[1] ?? '-';
  for (const file of readdirSync(backup, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()))
    expect(readFileSync(join(file.parentPath, file.name)).includes(secret)).toBe(false);
  const again = await verbund(source.environment, 'backup', '--association', slug, '--out', backup);
  expect(again).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('[FOLDER_NOT_EMPTY]') });
});

test('the same association gives the same lines again', async () => {
  const second = join(source.folder, 'second');
  await verbund(source.environment, 'backup', '--association', slug, '--out', second);
  const parts = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).tables;
  expect(parts(second)).toEqual(parts(backup));
});

describe('a damaged backup names file and line, and writes nothing', () => {
  let empty: Awaited<ReturnType<typeof copyTemplate>>;
  let target: Awaited<ReturnType<typeof operatorFolder>>;
  let damaged: string;
  beforeAll(async () => {
    empty = await copyTemplate();
    target = await operatorFolder(empty, source.environment.MASTER_KEY_FILE);
    damaged = join(target.folder, 'damaged');
  });
  afterAll(() => target.remove());
  const edit = (file: string, change: (content: string) => string) => {
    const path = join(damaged, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const storedFile = () => readdirSync(join(damaged, 'files'), { recursive: true, withFileTypes: true }).find((entry) => entry.isFile());

  test.each<[string, string, () => void]>([
    [
      'a figure altered',
      'tables/time_entry.ndjson:2: This line was altered. [LINE_DAMAGED]',
      () => edit('tables/time_entry.ndjson', (content) => content.replace(/(\n.*"minutes": )/, '$19')),
    ],
    [
      'a line gone',
      'tables/time_entry.ndjson:3: There are more or fewer lines than the manifest says',
      () => edit('tables/time_entry.ndjson', (content) => `${content.trimEnd().split('\n').slice(0, 2).join('\n')}\n`),
    ],
    [
      'two lines exchanged',
      'tables/time_entry.ndjson: The file was altered. [HASH_DIFFERS]',
      () => edit('tables/time_entry.ndjson', (content) => `${content.trimEnd().split('\n').reverse().join('\n')}\n`),
    ],
    ['a line added', 'tables/role_grant.ndjson', () => appendFileSync(join(damaged, 'tables/role_grant.ndjson'), '{}\n')],
    ['a table missing', 'tables/pool.ndjson: The file is missing', () => rmSync(join(damaged, 'tables/pool.ndjson'))],
    [
      'the manifest altered',
      'manifest.json: The file was altered',
      () => edit('manifest.json', (content) => content.replace('"rows": 3', '"rows": 4')),
    ],
    [
      'a file that nobody listed',
      'tables/extra.ndjson: The manifest does not list this file. [FILE_NOT_LISTED]',
      () => appendFileSync(join(damaged, 'tables/extra.ndjson'), '{}\n'),
    ],
    [
      'an encrypted file altered',
      'The file was altered. [HASH_DIFFERS]',
      () => {
        const entry = storedFile();
        if (entry) appendFileSync(join(entry.parentPath, entry.name), 'x');
      },
    ],
  ])('%s', async (_what, said, damage) => {
    rmSync(damaged, { recursive: true, force: true });
    cpSync(backup, damaged, { recursive: true });
    damage();
    const refused = await verbund(target.environment, 'restore', damaged);
    expect(refused.code).toBe(EXIT.refused);
    expect(refused.err).toContain(said);
    expect(refused.err).toContain('Nothing was written.');
    expect((await verbund(target.environment, 'association', 'list')).out).toBe('');
    expect(existsSync(target.environment.FILES_FOLDER)).toBe(false);
  });

  test('no backup at all', async () => {
    expect(await verbund(target.environment, 'restore', target.folder)).toMatchObject({ code: EXIT.unavailable });
  });

  test('the key file lacks a key, or the schema is another', async () => {
    const stranger = await operatorFolder(empty);
    expect(await verbund(stranger.environment, 'restore', backup)).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('[MASTER_KEY_MISSING]'),
    });
    stranger.remove();
    const superuser = await superuserOf(empty);
    await superuser.query(
      `insert into _prisma_migrations select 'x', checksum, finished_at, '29990101000000_later', logs, null, started_at, 1 from _prisma_migrations limit 1`,
    );
    expect(await verbund(target.environment, 'restore', backup)).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('[SCHEMA_DIFFERS]'),
    });
    await superuser.query("delete from _prisma_migrations where id = 'x'");
    expect(existsSync(join(target.environment.FILES_FOLDER, association.centreId))).toBe(false);
  });

  test('an address that belongs to somebody else here', async () => {
    const superuser = await superuserOf(empty);
    const { rows } = await (await superuserOf(await testDatabase())).query('select email from account limit 1');
    await superuser.query('insert into account (id, email, created_at) values (gen_random_uuid(), $1, now())', [rows[0]?.email]);
    expect(await verbund(target.environment, 'restore', backup)).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('[ACCOUNTS_CLASH]'),
    });
    expect((await verbund(target.environment, 'association', 'list')).out).toBe('');
  });
});

describe('a restored association', () => {
  let database: Awaited<ReturnType<typeof copyTemplate>>;
  let target: Awaited<ReturnType<typeof operatorFolder>>;
  beforeAll(async () => {
    database = await copyTemplate();
    target = await operatorFolder(database, source.environment.MASTER_KEY_FILE);
    expect(await verbund(target.environment, 'restore', backup, '--check')).toMatchObject({ code: EXIT.done });
    expect((await verbund(target.environment, 'association', 'list')).out).toBe('');
    expect(await verbund(target.environment, 'restore', backup)).toMatchObject({
      code: EXIT.done,
      out: expect.stringContaining('3 accounts came with it'),
    });
  });
  afterAll(() => target.remove());

  test('has every row, its chains verify, and it does not come in twice', async () => {
    const [before, after] = [await countsIn(await superuserOf(await testDatabase())), await countsIn(await superuserOf(database))];
    expect(after).toEqual(before);
    expect(await verbund(target.environment, 'audit', 'verify', '--json')).toMatchObject({ code: EXIT.done, json: { findings: [] } });
    expect(await verbund(target.environment, 'restore', backup)).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('[ASSOCIATION_EXISTS]'),
    });
  });

  test('gives the same backup again', async () => {
    const again = join(target.folder, 'again');
    await verbund(target.environment, 'backup', '--out', again);
    const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect({ ...manifest(again), createdAt: '' }).toEqual({ ...manifest(backup), createdAt: '' });
  });

  test('reads its files with its wrapped keys', async () => {
    const house = await houseOf(target.environment);
    const opened = await house.files.openStream(association.members[0]?.tenantId ?? '', fileHash);
    expect(await text(opened?.stream ?? expect.fail('no file'))).toBe(FILE_TEXT);
    await house.close();
  });

  test('has its run released and closed as before, with the same hashes', async () => {
    const superuser = await superuserOf(database);
    const sql = 'select to_jsonb(r) as run from settlement_run r where id = $1';
    const [before, after] = [await (await superuserOf(await testDatabase())).query(sql, [runId]), await superuser.query(sql, [runId])];
    expect(after.rows).toEqual(before.rows);
    expect(after.rows[0]?.run).toMatchObject({ status: 'released', result_hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const house = await houseOf(target.environment);
    const verify = house.assembly.queries.get('settlement.verifyRun') ?? expect.fail('no query');
    const session = house.database.readSession();
    const verified = await runQuery(house.platform, session, verify, { actor: finance, input: { runId } });
    await session.close();
    await house.close();
    expect(verified).toMatchObject({ holds: true, inputs: true, result: true, frozenSet: true, shares: true, statements: true });
    await expect(superuser.query("update settlement_run set status = 'preview' where id = $1", [runId])).rejects.toThrow('not changed');
  });
});
