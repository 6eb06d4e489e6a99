// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';
import { expect, test } from 'vitest';
import { copyTemplate, testDatabase } from './test-database.ts';

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

test('a test file has one database of its own, and each role gets in as itself', async () => {
  const database = await testDatabase();
  expect(await testDatabase()).toBe(database);
  expect(await ask(database.appUrl, 'SELECT current_user, current_database()')).toEqual([['verbund_app', database.name]]);
  expect(await ask(database.relayUrl, 'SELECT current_user')).toEqual([['verbund_relay']]);
  expect(await ask(database.ownerUrl, 'SELECT current_user')).toEqual([['verbund_owner']]);
});

test('what one copy holds, another does not', async () => {
  const [one, other] = await Promise.all([copyTemplate(), copyTemplate()]);
  await ask(one.ownerUrl, 'CREATE TABLE only_here (a int)');
  const there = "SELECT to_regclass('only_here') IS NOT NULL";
  expect([await ask(one.ownerUrl, there), await ask(other.ownerUrl, there)]).toEqual([[[true]], [[false]]]);
  await one.drop();
  await expect(ask(one.ownerUrl, 'SELECT 1')).rejects.toThrow('does not exist');
});

test('none of the roles that sign in stands above the wall', async () => {
  const database = await testDatabase();
  const above =
    "SELECT rolname FROM pg_roles WHERE rolname LIKE 'verbund%' AND rolcanlogin AND (rolsuper OR rolbypassrls OR rolcreaterole)";
  expect(await ask(database.superuserUrl, above)).toEqual([]);
  await expect(ask(database.appUrl, 'SET ROLE verbund_search')).rejects.toThrow('permission denied');
  await expect(ask(database.appUrl, 'CREATE TABLE mine (a int)')).rejects.toThrow('permission denied');
});
