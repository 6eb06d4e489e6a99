// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';
import { openPool } from './connections.ts';

/**
 * A schema of this name stands in a database from before the first row of a filling until after its last. It outlives the process that
 * made it and the emptying of all tables: who finds it has found half of something, whoever began it and however it ended.
 */
const MARK = 'unfinished_filling';
const LOCK = 'verbund filling';
/** A process that was killed leaves its lock behind for a moment. */
const LOCK_WAIT_MS = 5_000;

/** Whether a filling was begun and not ended: what stands in the tables is then not to be worked with. Any role may ask. */
export async function isHalfFilled(pool: Pick<pg.Pool, 'query'>): Promise<boolean> {
  const { rows } = await pool.query<{ half: boolean }>('select to_regnamespace($1) is not null as half', [MARK]);
  return rows[0]?.half === true;
}

/** The same for who has no pool. */
export async function isHalfFilledAt(ownerUrl: string): Promise<boolean> {
  const owner = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'filling' });
  try {
    return await isHalfFilled(owner);
  } finally {
    await owner.end();
  }
}

export interface Filling {
  /** One before was begun and not ended. */
  readonly wasHalf: boolean;
  /** Before the first change. */
  readonly begin: () => Promise<void>;
  /** After the last one, or where nothing was changed. */
  readonly end: () => Promise<void>;
}

/** Does the work as the only filling of this database; null, and nothing done, where another one goes on. */
export async function asOnlyFilling<T>(ownerUrl: string, work: (filling: Filling) => Promise<T>): Promise<T | null> {
  const owner = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'filling' });
  try {
    const connection = await owner.connect();
    try {
      await connection.query(`set lock_timeout = ${LOCK_WAIT_MS}`);
      const locked = await connection.query('select pg_advisory_lock(hashtext($1))', [LOCK]).catch((error: { code?: string }) => {
        if (error.code === '55P03') return null;
        throw error;
      });
      if (locked === null) return null;
      return await work({
        wasHalf: await isHalfFilled(connection),
        begin: async () => void (await connection.query(`create schema if not exists ${MARK}`)),
        end: async () => void (await connection.query(`drop schema if exists ${MARK}`)),
      });
    } finally {
      // Ends the session, and the lock with it.
      connection.release(true);
    }
  } finally {
    await owner.end();
  }
}
