// SPDX-License-Identifier: EUPL-1.2
import { openPool } from '../../packages/platform/database/src/connections.ts';

/** What somebody types who has an empty database on a server of one's own. The names are theirs to choose. */
export const FIRST_COMMAND = [
  'npm run verbund -- association found --name "Zweckverband …" --short-name "…"',
  '--centre-name "Rechenzentrum …" --founded-on 2020-01-01 --administrator-email … --administrator-name "…"',
].join(' \\\n      ');

/** Whether nobody has founded anything yet; asked with the application's own access. */
export async function holdsNothing(appUrl: string): Promise<boolean> {
  const pool = openPool({ url: appUrl, maxConnections: 1, applicationName: 'verbund start' });
  try {
    const { rows } = await pool.query<{ none: boolean }>(`select identity.list_associations('{}') = '[]' as none`);
    return rows[0]?.none === true;
  } finally {
    await pool.end();
  }
}
