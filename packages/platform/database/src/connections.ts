// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';
import { WriteClient } from './write-client.ts';

const OID = { int8: 20, date: 1082, timestamptz: 1184 } as const;

function parserFor(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary') {
    if (oid === OID.int8) return (text: string) => BigInt(text);
    if (oid === OID.date) return (text: string) => text;
    if (oid === OID.timestamptz) return (text: string) => new Date(text).toISOString();
  }
  return pg.types.getTypeParser(oid, format);
}

/** Dates stay 'YYYY-MM-DD', instants become ISO texts in UTC, bigints stay exact. */
const exactTypes = { getTypeParser: parserFor } as unknown as pg.CustomTypesConfig;

export interface PoolOptions {
  readonly url: string;
  readonly maxConnections: number;
  readonly applicationName: string;
  /** Questions leave without waiting for the answers to those before them; each still answers for itself. */
  readonly pipeline?: boolean;
}

/** No statement takes longer, but in a write that has asked for more (see WriteOptions). */
export const STATEMENT_TIMEOUT_MS = 60_000;

const settings = (options: PoolOptions): pg.PoolConfig & { pipeline: boolean } => ({
  pipeline: options.pipeline ?? false,
  connectionString: options.url,
  max: options.maxConnections,
  application_name: options.applicationName,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: STATEMENT_TIMEOUT_MS,
  idle_in_transaction_session_timeout: 60_000,
});

/**
 * A lost connection is no crash, neither an idle one nor one that is lent out and waits between two queries (for those the pool
 * itself does not listen): the next query says what is wrong.
 */
export function surviveLostConnections(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** A pool whose results have exact types. */
export function openPool(options: PoolOptions): pg.Pool {
  return surviveLostConnections(new pg.Pool({ ...settings(options), types: exactTypes }));
}

/** A pool as Prisma's adapter expects it, with the driver's own types; its connections collect what can leave together. */
export function openPrismaPool(options: PoolOptions): pg.Pool {
  return surviveLostConnections(
    new pg.Pool({ ...settings({ ...options, pipeline: true }), Client: WriteClient as unknown as new () => pg.ClientBase }),
  );
}
