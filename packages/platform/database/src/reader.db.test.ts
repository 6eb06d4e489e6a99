// SPDX-License-Identifier: EUPL-1.2
import { copyTemplate, testDatabase } from '@testkit/core';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import type { Scope } from './scope.ts';

const scope: Scope = { associationId: null, readTenants: [], writeTenants: [], audience: 'centre' };

test('a statement that comes again is planned once for its connection; one that came once takes no place', async () => {
  const { appUrl } = await testDatabase();
  const database = openDatabase({ url: appUrl, applicationName: 'test', maxConnections: 1 });
  try {
    const ask = (value: number) =>
      database.read(scope, (reads) => sql<{ twice: number }>`select 2 * ${value}::int as twice`.execute(reads));
    const kept = () =>
      database.read(
        scope,
        async (reads) => (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(reads)).rows,
      );
    await ask(1);
    expect(await kept()).toEqual([]);
    expect((await ask(2)).rows).toEqual([{ twice: 4 }]);
    expect((await ask(3)).rows).toEqual([{ twice: 6 }]);
    expect(await kept()).toContainEqual({ statement: 'select 2 * $1::int as twice' });
  } finally {
    await database.close();
  }
});

test('a session holds no connection between its statements, and each is told its scope in a READ ONLY transaction', async () => {
  const { appUrl } = await testDatabase();
  const database = openDatabase({ url: appUrl, applicationName: 'test', maxConnections: 1 });
  const told = sql<{ side: string; readOnly: string }>`
    select current_setting('app.audience') as side, current_setting('transaction_read_only') as "readOnly"`;
  const session = database.readSession();
  try {
    const sides = await Promise.all(
      (['centre', 'member'] as const).map((audience) =>
        session.read({ ...scope, audience }, async (reads) => {
          const both = await Promise.all([told.execute(reads), told.execute(reads)]);
          return both.flatMap(({ rows }) => rows);
        }),
      ),
    );
    expect(sides.map((rows) => rows.map(({ side, readOnly }) => `${side} ${readOnly}`))).toEqual([
      ['centre on', 'centre on'],
      ['member on', 'member on'],
    ]);
    const { rows } = await database.pool.query(`select current_setting('app.audience', true) as side`);
    expect(rows).toEqual([{ side: '' }]);
  } finally {
    await session.close();
    await database.close();
  }
});

test('a statement that fails is told as such, changes nothing, and the next read goes on', async () => {
  const { appUrl } = await testDatabase();
  const database = openDatabase({ url: appUrl, applicationName: 'test', maxConnections: 1 });
  try {
    const ask = (text: string) => database.read(scope, (reads) => sql.raw<{ one: number }>(text).execute(reads));
    await expect(ask('select 1 / 0 as one')).rejects.toThrow('division by zero');
    await expect(ask('update tenant set name = name')).rejects.toThrow('read-only transaction');
    expect((await ask('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await database.close();
  }
});

test('a plan that no longer fits its table is made anew', async () => {
  const { appUrl, superuserUrl } = await copyTemplate();
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query('create table grown (one int); insert into grown values (1); grant select on grown to public');
  const database = openDatabase({ url: appUrl, applicationName: 'test', maxConnections: 1 });
  try {
    const ask = async () => (await database.read(scope, (reads) => sql`select * from grown`.execute(reads))).rows;
    for (let time = 0; time < 3; time++) expect(await ask()).toEqual([{ one: 1 }]);
    await superuser.query('alter table grown add column two int default 2');
    for (let time = 0; time < 3; time++) expect(await ask()).toEqual([{ one: 1, two: 2 }]);
  } finally {
    await database.close();
    await superuser.end();
  }
});
