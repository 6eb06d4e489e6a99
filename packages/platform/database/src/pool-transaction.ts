// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';
import { contextSql, type Scope } from './scope.ts';
import { committed } from './write-client.ts';

/** One transaction on a pool whose role needs no context, such as the relay's. A connection that failed is not used again. */
export function inPoolTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return onClient(pool, 'begin', work);
}

async function onClient<T>(pool: pg.Pool, opening: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening);
    const result = await work(client);
    committed(await client.query('commit'));
    return result;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A read with nothing above the driver: what everything else is measured against. */
export function bareRead<T>(pool: pg.Pool, scope: Scope, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return onClient(pool, `begin read only; ${contextSql(scope)}`, work);
}
