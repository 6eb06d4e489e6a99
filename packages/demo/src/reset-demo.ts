// SPDX-License-Identifier: EUPL-1.2
import { openPool } from '@platform/database';
import type pg from 'pg';
import type { DemoHouse } from './load-demo.ts';

/** Everything but the migrations and the register, which are the same for every association. */
const KEPT = ['_prisma_migrations', 'municipality', 'population'];

/** What the queue knows of itself, and not of its jobs. */
const KEPT_OF_QUEUE = ['migration', 'meta', 'scheduler'];

/** Jobs of the former demo. What comes again by the clock belongs to the house, and a worker that runs goes on with it. */
async function emptyQueue(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where table_schema = 'bullmq' and column_name = 'queue' and table_name <> all ($1)`,
    [KEPT_OF_QUEUE],
  );
  for (const { name } of rows) await owner.query(`delete from ${name} where queue !~ 'schedules$'`);
}

/** Whether every association of the database bears the demo's mark; true for a database without any. */
export async function holdsDemoOnly({ platform, identity }: Pick<DemoHouse, 'platform' | 'identity'>): Promise<boolean> {
  for (const { associationId } of await identity.directory.listAssociations()) {
    const scope = { associationId, readTenants: [], writeTenants: [], audience: 'centre' } as const;
    const rows = await platform.database.read(scope, (reads) =>
      reads.selectFrom('association').select('settings').where('id', '=', associationId).execute(),
    );
    if (!rows.every(({ settings }) => (settings as { demo?: boolean } | null)?.demo === true)) return false;
  }
  return true;
}

/** Empties a database that holds the demo and nothing else; false, and nothing done, for any other. */
export async function resetDemo(house: DemoHouse): Promise<boolean> {
  if (!(await holdsDemoOnly(house))) return false;
  const owner = openPool({ url: house.ownerUrl, maxConnections: 1, applicationName: 'demo reset' });
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' and tablename <> all ($1)`,
      [KEPT],
    );
    if (rows.length > 0) await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
    await emptyQueue(owner);
    // No row names any file now.
    await house.files.sweep(async () => [], house.platform.clock());
    return true;
  } finally {
    await owner.end();
  }
}
