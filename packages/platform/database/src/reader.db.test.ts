// SPDX-License-Identifier: EUPL-1.2
import { testDatabase } from '@testkit/core';
import { sql } from 'kysely';
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
