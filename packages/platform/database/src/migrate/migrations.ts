// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFilter } from '@prisma/schema-engine-wasm';
import { LOCK_FILE, LOCK_TEXT, type PrismaFolders, projectFolders, readMigrations, readSchemaFiles } from './migration-folder.ts';
import { type OpenEngine, openSchemaEngine } from './schema-engine.ts';

export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

export interface MigrationStatus {
  /** In the folder, not yet in the database. */
  readonly pending: readonly string[];
  /** In the database, but not in the folder: the checkout is older than the database. */
  readonly unknown: readonly string[];
  /** Applied with a text that was changed afterwards. */
  readonly edited: readonly string[];
  /** Begun and not ended. */
  readonly failed: readonly string[];
}

const NO_FILTER: SchemaFilter = { externalTables: [], externalEnums: [] };

async function withEngine<T>(url: string, folders: PrismaFolders, work: (open: OpenEngine) => Promise<T>): Promise<T> {
  const open = await openSchemaEngine(
    url,
    readSchemaFiles(folders).map((file) => [file.path, file.content]),
  );
  try {
    return await work(open);
  } catch (error) {
    throw new MigrationFailed(describeFailure(open, error, folders), { cause: error });
  } finally {
    await open.close();
  }
}

/** PostgreSQL's message with the line of the migration it points to. */
function describeFailure(open: OpenEngine, error: unknown, folders: PrismaFolders): string {
  const failure = open.failedScript();
  if (failure === undefined) return error instanceof Error ? error.message : String(error);
  const migration = readMigrations(folders).migrationDirectories.find(
    ({ migrationFile }) => migrationFile.content.tag === 'ok' && migrationFile.content.value === failure.script,
  );
  const position = Number(failure.error.position ?? '0');
  const line = position > 0 ? failure.script.slice(0, position).split('\n').length : undefined;
  const place = `${migration?.path ?? 'script'}${line === undefined ? '' : `, line ${line}`}`;
  const hints = [failure.error.detail, failure.error.hint, failure.error.where].filter((text) => text !== undefined);
  return [`${place}: ${failure.error.message} (${failure.error.code ?? 'no code'})`, ...hints].join('\n  ');
}

/**
 * Writes prisma/migrations/<time>_<name>/migration.sql with what leads from the history to the schema. Policies, checks and functions are
 * added to that file by hand. Answers null where nothing is to be done and 'empty' is not wanted.
 * @param scratchUrl an empty database, as its owner
 */
export async function createMigration(options: {
  readonly name: string;
  readonly scratchUrl: string;
  readonly empty?: boolean;
  readonly folders?: PrismaFolders;
}): Promise<{ readonly folder: string; readonly file: string } | null> {
  const folders = options.folders ?? projectFolders;
  if (!/^[a-z0-9_]+$/.test(options.name)) throw new MigrationFailed('a migration is named in lower case letters, digits and underscores');
  const script = await diffSchemaAgainstMigrations(options);
  if (script === null && !(options.empty ?? false)) return null;
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = `${time}_${options.name}`;
  const file = join(folders.migrations, folder, 'migration.sql');
  mkdirSync(join(folders.migrations, folder), { recursive: true });
  writeFileSync(file, script ?? '');
  const lock = join(folders.migrations, LOCK_FILE);
  if (!existsSync(lock)) writeFileSync(lock, LOCK_TEXT);
  return { folder, file };
}

/**
 * Applies what is pending, each migration as one transaction. One that was begun and never ended (a kill) was rolled back by
 * PostgreSQL and is tried again.
 * @throws MigrationFailed with file, line and PostgreSQL's message
 */
export async function applyMigrations(options: {
  readonly ownerUrl: string;
  readonly folders?: PrismaFolders;
}): Promise<readonly string[]> {
  const folders = options.folders ?? projectFolders;
  const { failed } = await migrationStatus(options);
  return withEngine(options.ownerUrl, folders, async ({ engine }) => {
    for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
    const output = await engine.applyMigrations({ migrationsList: readMigrations(folders), filters: NO_FILTER });
    return output.appliedMigrationNames;
  });
}

export async function migrationStatus(options: { readonly ownerUrl: string; readonly folders?: PrismaFolders }): Promise<MigrationStatus> {
  const folders = options.folders ?? projectFolders;
  const migrationsList = readMigrations(folders);
  const diagnosis = await withEngine(options.ownerUrl, folders, ({ engine }) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NO_FILTER }),
  );
  const history = diagnosis.history;
  const all = migrationsList.migrationDirectories.map(({ path }) => path);
  return {
    pending: !diagnosis.hasMigrationsTable
      ? all
      : history !== null && 'unappliedMigrationNames' in history
        ? history.unappliedMigrationNames
        : [],
    unknown: history !== null && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
    edited: diagnosis.editedMigrationNames,
    failed: diagnosis.failedMigrationNames,
  };
}

/**
 * What the history lacks to be the schema, as SQL; null if they say the same. Policies, checks, functions and triggers are unknown to
 * Prisma and take no part.
 * @param scratchUrl an empty database, as its owner
 */
export async function diffSchemaAgainstMigrations(options: {
  readonly scratchUrl: string;
  readonly folders?: PrismaFolders;
}): Promise<string | null> {
  const folders = options.folders ?? projectFolders;
  await applyMigrations({ ownerUrl: options.scratchUrl, folders });
  const result = await withEngine(options.scratchUrl, folders, ({ engine }) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: readSchemaFiles(folders), configDir: folders.schema },
      to: { tag: 'schemaDatamodel', files: readSchemaFiles(folders) },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    }),
  );
  return result.exitCode === 0 ? null : (result.stdout ?? '');
}
