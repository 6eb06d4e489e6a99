// SPDX-License-Identifier: EUPL-1.2
import { copyTemplate } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, inPoolTransaction, isRetryable, later, openDatabase, openPool, Prisma, type Scope, type Writes } from './index.ts';

const scope: Scope = { associationId: null, readTenants: [], writeTenants: [], audience: 'centre' };
let database: Database;
let owner: ReturnType<typeof openPool>;
beforeAll(async () => {
  const { appUrl, ownerUrl } = await copyTemplate();
  database = openDatabase({ url: appUrl, applicationName: 'held', maxConnections: 2 });
  owner = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'owner' });
  await owner.query('create table held_back (n int primary key check (n > 0), at_once xid8 not null default pg_current_xact_id())');
  await owner.query('grant select, insert on held_back to public');
});
afterAll(async () => {
  await database.close();
  await owner.end();
});

const insert = (n: number) => Prisma.sql`insert into held_back (n) values (${n}::int)`;
const kept = async (): Promise<number[]> => (await owner.query('select n from held_back order by n')).rows.map(({ n }) => n);

test('what is stored later is there for the next question, in its order and in the same transaction, and after the commit', async () => {
  const seen = await database.write(scope, async (writes) => {
    await later(writes, insert(1));
    await later(writes, insert(2));
    return writes.$queryRaw<{ n: number }[]>`select n from held_back order by n`;
  });
  expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
  await database.write(scope, (writes) => later(writes, insert(3)));
  expect(await kept()).toEqual([1, 2, 3]);
  expect((await owner.query('select count(distinct at_once) as n from held_back')).rows[0]).toEqual({ n: 2n });
});

test('what fails later lets the next question fail with its own reason, and the commit too', async () => {
  const before = await kept();
  const asked = database.write(scope, async (writes) => {
    await later(writes, insert(4));
    await later(writes, insert(0));
    return writes.$queryRaw`select 1`;
  });
  await expect(asked).rejects.toThrow(/held_back_n_check/);
  const committed = database.write(scope, async (writes) => {
    await later(writes, insert(5));
    await later(writes, insert(-1));
  });
  await expect(committed).rejects.toThrow(/held_back_n_check/);
  expect(await kept()).toEqual(before);
});

test('a commit that lost a race says so, and every connection is back for the next', async () => {
  const race = () =>
    database.write(
      scope,
      async (writes) => {
        const [row] = await writes.$queryRaw<{ n: number }[]>`select count(*)::int as n from held_back`;
        await both();
        await later(writes, insert(100 + Math.floor(performance.now() * 1_000)));
        return row?.n;
      },
      { isolation: 'serializable' },
    );
  let arrived = 0;
  const both = async () => {
    arrived += 1;
    await expect.poll(() => arrived >= 2).toBe(true);
  };
  for (let round = 0; round < 3; round++) {
    arrived = 0;
    const outcomes = await Promise.allSettled([race(), race()]);
    const lost = outcomes.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(isRetryable(lost[0]?.reason)).toBe(true);
  }
});

test('a write that gives up leaves nothing behind for whoever takes its connection next', async () => {
  const before = await kept();
  for (let round = 0; round < 4; round++) {
    const given = database.write(scope, async (writes) => {
      await later(writes, insert(6));
      if (round % 2 === 1) await writes.$queryRaw`select 1`;
      await later(writes, insert(7));
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(await database.write(scope, (writes) => writes.$queryRaw`select count(*)::int as n from held_back`)).toEqual([
      { n: before.length },
    ]);
  }
});

test('what fails is not told as done by whoever swallows it, and the connection serves the next', async () => {
  const before = await kept();
  const refused = (writes: Writes) => writes.$executeRaw(insert(0)).catch(() => 'swallowed');
  for (let round = 0; round < 4; round++) {
    const told = database.write(scope, async (writes) => {
      await writes.$executeRaw(insert(8));
      await refused(writes);
      if (round % 2 === 1) await later(writes, insert(9)).catch(() => 'swallowed too');
      return 'told done';
    });
    await expect(told).rejects.toThrow(round % 2 === 1 ? /current transaction is aborted|held_back_n_check/ : /nothing of it is stored/);
    expect(await kept()).toEqual(before);
  }
  const bare = inPoolTransaction(owner, async (client) => {
    await client.query('insert into held_back (n) values (8)');
    await client.query('insert into held_back (n) values (0)').catch(() => 'swallowed');
    return 'told done';
  });
  await expect(bare).rejects.toThrow(/nothing of it is stored/);
  expect(await kept()).toEqual(before);
  await database.write(scope, (writes) => writes.$executeRaw(insert(8)));
  expect(await kept()).toContain(8);
});

test('questions asked at once are each answered with their own', async () => {
  const answers = await database.write(scope, (writes) =>
    Promise.all([1, 2, 3, 4].map((n) => writes.$queryRaw<{ n: number }[]>`select ${n}::int as n`)),
  );
  expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }], [{ n: 4 }]]);
});
