// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, dropDatabase, withDatabase } from '../embedded/index.ts';
import { applyMigrations, createMigration, diffSchemaAgainstMigrations, migrationStatus, type PrismaFolders } from './index.ts';

const SCHEMA = `datasource db {
  provider = "postgresql"
}
model Parcel {
  tenantId String @map("tenant_id") @db.Uuid
  id       String @db.Uuid
  state    String
  sentOn   DateTime @map("sent_on") @db.Date
  @@id([tenantId, id])
  @@map("parcel")
}
`;
/** All that Prisma has no words for, and that it may neither cut in pieces nor want to take away. */
const BY_HAND = `
ALTER TABLE parcel ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON parcel USING (state <> 'a;b');
ALTER TABLE parcel ADD CONSTRAINT parcel_state CHECK (state IN ('open', 'a;b'));
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.state := NEW.state; RETURN NEW; END; $$;
CREATE TRIGGER touch BEFORE UPDATE ON parcel FOR EACH ROW EXECUTE FUNCTION touched();
CREATE UNIQUE INDEX parcel_one_open ON parcel (tenant_id) WHERE state = 'open';
CREATE VIEW parcel_view WITH (security_invoker = true) AS SELECT id FROM parcel;
`;

const superuserUrl = process.env['TEST_SUPERUSER_URL'] ?? '';
const made: string[] = [];
let folders: PrismaFolders;

async function emptyDatabase(): Promise<string> {
  const name = `migrate_${randomBytes(4).toString('hex')}`;
  await createDatabase(superuserUrl, name);
  made.push(name);
  return withDatabase(process.env['TEST_OWNER_URL'] ?? '', name);
}

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  folders = { schema: join(folder, 'schema'), migrations: join(folder, 'migrations') };
  mkdirSync(folders.schema);
  writeFileSync(join(folders.schema, 'parcel.prisma'), SCHEMA);
});

afterEach(async () => {
  rmSync(join(folders.schema, '..'), { recursive: true, force: true });
  for (const name of made.splice(0)) await dropDatabase(superuserUrl, name);
});

async function firstMigration(): Promise<string> {
  const first = await createMigration({ name: 'first', scratchUrl: await emptyDatabase(), folders });
  if (first === null) throw new Error('expected a migration');
  appendFileSync(first.file, BY_HAND);
  return first.folder;
}

test('a migration holds what the schema says, and what was added by hand is neither cut nor wanted away', async () => {
  const folder = await firstMigration();
  expect(readFileSync(join(folders.migrations, 'migration_lock.toml'), 'utf8')).toContain('provider = "postgresql"');
  expect(await diffSchemaAgainstMigrations({ scratchUrl: await emptyDatabase(), folders })).toBeNull();
  const ownerUrl = await emptyDatabase();
  expect(await migrationStatus({ ownerUrl, folders })).toEqual({ pending: [folder], unknown: [], edited: [], failed: [] });
  expect(await applyMigrations({ ownerUrl, folders })).toEqual([folder]);
  expect(await applyMigrations({ ownerUrl, folders })).toEqual([]);
  expect(await ask(ownerUrl, "SELECT relrowsecurity, relhastriggers FROM pg_class WHERE relname = 'parcel'")).toEqual([[true, true]]);
  expect(await ask(ownerUrl, 'SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations')).toEqual([[folder, true]]);
});

test('a schema that went ahead of its migrations is told with the SQL that is missing', async () => {
  await firstMigration();
  writeFileSync(
    join(folders.schema, 'parcel.prisma'),
    SCHEMA.replace('state    String', 'state    String\n  weightGrams Int @map("weight_grams")'),
  );
  expect(await diffSchemaAgainstMigrations({ scratchUrl: await emptyDatabase(), folders })).toContain(
    'ADD COLUMN     "weight_grams" INTEGER NOT NULL',
  );
});

test('a failing migration names its line, leaves nothing, and goes through once it is mended', async () => {
  await firstMigration();
  const ownerUrl = await emptyDatabase();
  await applyMigrations({ ownerUrl, folders });
  const second = join(folders.migrations, '20990101000000_second');
  mkdirSync(second);
  writeFileSync(join(second, 'migration.sql'), 'CREATE TABLE half (a int);\n\nCREATE TABLE rest (a no_such_type);\n');
  await expect(applyMigrations({ ownerUrl, folders })).rejects.toThrow('20990101000000_second, line 3: type "no_such_type" does not exist');
  expect(await ask(ownerUrl, "SELECT to_regclass('half')")).toEqual([[null]]);
  expect((await migrationStatus({ ownerUrl, folders })).failed).toEqual(['20990101000000_second']);
  writeFileSync(join(second, 'migration.sql'), 'CREATE TABLE half (a int);\nCREATE TABLE rest (a int);\n');
  expect(await applyMigrations({ ownerUrl, folders })).toEqual(['20990101000000_second']);
  expect(await ask(ownerUrl, "SELECT to_regclass('rest') IS NOT NULL")).toEqual([[true]]);
});

test('cut off between the script and the note of its end, a migration still counts as done: the note is part of it', async () => {
  const folder = await firstMigration();
  const script = `CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut off'; END; $$;
CREATE TRIGGER cut BEFORE UPDATE OF applied_steps_count ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION cut();`;
  appendFileSync(join(folders.migrations, folder, 'migration.sql'), script);
  const ownerUrl = await emptyDatabase();
  await expect(applyMigrations({ ownerUrl, folders })).rejects.toThrow('cut off');
  expect(await migrationStatus({ ownerUrl, folders })).toEqual({ pending: [], unknown: [], edited: [], failed: [] });
  expect(await applyMigrations({ ownerUrl, folders })).toEqual([]);
});

test('an applied migration whose text was changed, and one that the folder lacks, are told', async () => {
  const folder = await firstMigration();
  const ownerUrl = await emptyDatabase();
  await applyMigrations({ ownerUrl, folders });
  appendFileSync(join(folders.migrations, folder, 'migration.sql'), '-- later thought\n');
  expect((await migrationStatus({ ownerUrl, folders })).edited).toEqual([folder]);
  rmSync(join(folders.migrations, folder), { recursive: true });
  expect((await migrationStatus({ ownerUrl, folders })).unknown).toEqual([folder]);
});
