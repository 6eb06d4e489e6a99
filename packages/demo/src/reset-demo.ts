// SPDX-License-Identifier: EUPL-1.2
import { openPool } from '@platform/database';
import type { DemoHouse } from './load-demo.ts';

/** Everything but the migrations and the register, which are the same for every association. */
const KEPT = ['_prisma_migrations', 'municipality', 'population'];

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
    return true;
  } finally {
    await owner.end();
  }
}
