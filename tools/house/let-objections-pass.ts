// SPDX-License-Identifier: EUPL-1.2
import { openPool } from '../../packages/platform/database/src/connections.ts';

/** The days for objections to a round, as if they were over: a member has two weeks, a journey minutes. Behind the house, as its owner. */
export async function letObjectionsPass(roundId: string): Promise<void> {
  const pool = openPool({ url: process.env['HOUSE_OWNER_URL'] ?? '', maxConnections: 1, applicationName: 'journeys' });
  const client = await pool.connect();
  try {
    await client.query('begin');
    // The wall holds for the owner as well; it is down for this one statement and nobody else reads the table meanwhile.
    await client.query('alter table billing_round no force row level security');
    const { rowCount } = await client.query(`update billing_round set objections_until = current_date - 1 where id = $1::uuid`, [roundId]);
    await client.query('alter table billing_round force row level security');
    await client.query('commit');
    if (rowCount !== 1) throw new Error(`no round ${roundId}`);
  } finally {
    client.release();
    await pool.end();
  }
}
