// SPDX-License-Identifier: EUPL-1.2
import { startThrowaway, withDatabase } from '../../packages/platform/database/src/embedded/index.ts';
import { applyMigrations } from '../../packages/platform/database/src/migrate/index.ts';
import { migrateQueue } from '../../packages/platform/jobs/src/queue-schema.ts';
import { loadRegister } from '../../packages/services/tenancy/src/load-register.ts';
import { stateFolder } from '../checkout.ts';

const TEMPLATE = 'test_template';

interface Shared {
  users: number;
  readonly stop: Promise<() => Promise<void>>;
}
/** Vitest asks once for each project that names this file; they share one server. */
const SERVER = Symbol.for('verbundwerk.testServer');
const run = globalThis as { [SERVER]?: Shared };

/** One server for all database tests of a run, with one migrated database that each test file copies. */
export async function setup(): Promise<() => Promise<void>> {
  run[SERVER] ??= { users: 0, stop: startServer() };
  const shared = run[SERVER];
  shared.users += 1;
  const stop = await shared.stop;
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await stop();
  };
}

async function startServer(): Promise<() => Promise<void>> {
  const server = await startThrowaway(stateFolder());
  try {
    const ownerUrl = await server.emptyDatabase(TEMPLATE);
    await applyMigrations({ ownerUrl });
    await migrateQueue(ownerUrl);
    await loadRegister(ownerUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env['TEST_SUPERUSER_URL'] = server.superuserUrl;
  process.env['TEST_OWNER_URL'] = withDatabase(server.ownerUrl, TEMPLATE);
  process.env['TEST_APP_URL'] = withDatabase(server.appUrl, TEMPLATE);
  process.env['TEST_TEMPLATE'] = TEMPLATE;
  return server.stop;
}
