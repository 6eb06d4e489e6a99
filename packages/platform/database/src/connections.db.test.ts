// SPDX-License-Identifier: EUPL-1.2
import { copyTemplate } from '@testkit/core';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openPool } from './connections.ts';

test('a connection that is lost while it is lent out is told by the next query, and the pool goes on', async () => {
  const { appUrl, superuserUrl } = await copyTemplate();
  const pool = openPool({ url: appUrl, maxConnections: 1, applicationName: 'lost' });
  const client = await pool.connect();
  const lost = new Promise((resolve) => client.once('end', resolve));
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'");
  await lost;
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await superuser.end();
});
