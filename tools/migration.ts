// SPDX-License-Identifier: EUPL-1.2
import { relative } from 'node:path';
import { connectionFault } from '../packages/platform/database/src/connection-fault.ts';
import { findRunning, startEmbedded, withThrowawayServer } from '../packages/platform/database/src/embedded/index.ts';
import {
  applyMigrations,
  createMigration,
  diffSchemaAgainstMigrations,
  migrationStatus,
} from '../packages/platform/database/src/migrate/index.ts';
import { migrateQueue } from '../packages/platform/jobs/src/queue-schema.ts';
import { loadRegister } from '../packages/services/tenancy/src/load-register.ts';
import { DATA_FOLDER, ROOT, stateFolder } from './checkout.ts';

const USAGE = `node tools/migration.ts create NAME [--empty]   write a migration from what changed in prisma/schema
node tools/migration.ts check                   compare the migrations with prisma/schema
node tools/migration.ts apply                   apply what is pending to this checkout's database (or DATABASE_OWNER_URL)
node tools/migration.ts status                  tell what is pending there`;

async function create(name: string, empty: boolean): Promise<number> {
  const made = await withThrowawayServer(stateFolder(), async ({ emptyDatabase }) =>
    createMigration({ name, empty, scratchUrl: await emptyDatabase('scratch') }),
  );
  console.log(made === null ? 'The migrations say what the schema says; nothing was written.' : relative(ROOT, made.file));
  return 0;
}

async function check(): Promise<number> {
  const missing = await withThrowawayServer(stateFolder(), async ({ emptyDatabase }) =>
    diffSchemaAgainstMigrations({ scratchUrl: await emptyDatabase('scratch') }),
  );
  if (missing === null) return 0;
  console.error(`The migrations lack what the schema says:\n\n${missing}`);
  return 1;
}

/** The database named in the environment, or the checkout's own: beside a running start, or for the time of this command. */
async function withOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const named = process.env['DATABASE_OWNER_URL'] ?? findRunning(DATA_FOLDER)?.ownerUrl;
  if (named !== undefined) return work(named);
  const server = await startEmbedded({ dataFolder: DATA_FOLDER });
  try {
    return await work(server.ownerUrl);
  } finally {
    await server.stop();
  }
}

async function main(): Promise<number> {
  const [command, name, ...rest] = process.argv.slice(2);
  if (command === 'create' && name !== undefined) return create(name, rest.includes('--empty'));
  if (command === 'check') return check();
  if (command === 'apply') {
    const applied = await withOwner(async (ownerUrl) => {
      const names = await applyMigrations({ ownerUrl });
      await migrateQueue(ownerUrl);
      await loadRegister(ownerUrl);
      return names;
    });
    console.log(applied.length === 0 ? 'Nothing was pending.' : applied.join('\n'));
    return 0;
  }
  if (command === 'status') {
    console.log(JSON.stringify(await withOwner((ownerUrl) => migrationStatus({ ownerUrl })), null, 2));
    return 0;
  }
  console.error(USAGE);
  return 2;
}

process.exitCode = await main().catch((error: unknown) => {
  const connection = connectionFault(error);
  console.error(connection ? `${connection.en}. [${connection.code}]` : error instanceof Error ? error.message : error);
  return 1;
});
