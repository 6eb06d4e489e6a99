// SPDX-License-Identifier: EUPL-1.2

import type { TenantId } from '@kernel/core';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { openPool, openPrismaPool, STATEMENT_TIMEOUT_MS } from './connections.ts';
import { Prisma, PrismaClient } from './generated/prisma/client.ts';
import { ReadSession, type Reads } from './reader.ts';
import { contextSql, type Scope, writeTenantsSql } from './scope.ts';
import { statementNames } from './statement-names.ts';
import { LATER } from './write-client.ts';

/** Prisma inside one write transaction. */
export type Writes = Prisma.TransactionClient;

export interface WriteOptions {
  /**
   * SERIALIZABLE is for closing. REPEATABLE READ is for freezing behind locked gates: all is read as of one moment, and a gate that was
   * changed since lets the work begin again; what was read is not remembered row by row, which for millions of them PostgreSQL could not.
   */
  readonly isolation?: 'readCommitted' | 'repeatableRead' | 'serializable';
  /** How long the transaction may last. */
  readonly timeoutMs?: number;
}

export interface Database {
  /** One transaction that may change what the scope allows; all or nothing. */
  write<T>(scope: Scope, run: (writes: Writes) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Reads one after the other, each statement a READ ONLY transaction. */
  read<T>(scope: Scope, run: (reads: Reads) => Promise<T>): Promise<T>;
  /** For several reads of one question; the caller closes it. */
  readSession(): ReadSession;
  /** For the functions that come before any tenant is known, and for health checks. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly applicationName: string;
  readonly maxConnections?: number;
}

/** PostgreSQL's own 4 MB send the sums of millions of rows through files. */
const LONG_WORK_MEMORY = '64MB';

const nameOf = statementNames('write', { statements: 250 });

/** What PostgreSQL does by itself needs no question of its own. */
const ISOLATION = {
  readCommitted: {},
  repeatableRead: { isolationLevel: 'RepeatableRead' },
  serializable: { isolationLevel: 'Serializable' },
} as const;

export function openDatabase(options: DatabaseOptions): Database {
  const max = options.maxConnections ?? 10;
  const pool = openPool({ url: options.url, maxConnections: max, applicationName: options.applicationName, pipeline: true });
  const prismaPool = openPrismaPool({ url: options.url, maxConnections: max, applicationName: `${options.applicationName} writes` });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(prismaPool, { statementNameGenerator: ({ sql, args }) => (args.length === 0 ? '' : nameOf(sql)) }),
  });

  const read: Database['read'] = async (scope, run) => {
    const session = new ReadSession(pool);
    try {
      return await session.read(scope, run);
    } finally {
      await session.close();
    }
  };

  const write: Database['write'] = (scope, run, { isolation = 'readCommitted', timeoutMs = 10_000 } = {}) =>
    prisma.$transaction(
      async (writes) => {
        await enter(writes, scope);
        if (timeoutMs > STATEMENT_TIMEOUT_MS) await allow(writes, timeoutMs);
        return run(writes);
      },
      { ...ISOLATION[isolation], timeout: timeoutMs, maxWait: 5_000 },
    );

  return {
    pool,
    read,
    write,
    readSession: () => new ReadSession(pool),
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), prismaPool.ended ? undefined : prismaPool.end()]);
    },
  };
}

/** From here on this transaction may change these tenants alone; what it sees stays as it is. */
export async function narrowWrites(writes: Writes, tenants: readonly TenantId[]): Promise<void> {
  await writes.$executeRawUnsafe(LATER + writeTenantsSql(tenants));
}

/** Tells PostgreSQL who acts from here on in this transaction. */
async function enter(writes: Writes, scope: Scope): Promise<void> {
  await writes.$executeRawUnsafe(LATER + contextSql(scope));
}

/**
 * Work that may take long: its statements, and what is worked out between them, have as long as its transaction, and there is room to sort
 * and to join what they work on.
 */
async function allow(writes: Writes, timeoutMs: number): Promise<void> {
  const settings = [
    ['statement_timeout', String(Math.trunc(timeoutMs))],
    ['idle_in_transaction_session_timeout', String(Math.trunc(timeoutMs))],
    ['work_mem', LONG_WORK_MEMORY],
  ];
  await writes.$executeRawUnsafe(`${LATER}select ${settings.map(([name, value]) => `set_config('${name}', '${value}', true)`).join(', ')}`);
}

/**
 * Stores something of which nobody asks how it went: the statement leaves with the next one, or with COMMIT, which fails if it failed.
 * Not for what a constraint may refuse with a reason of its own.
 */
export async function later(writes: Writes, statement: Prisma.Sql): Promise<void> {
  await writes.$executeRaw(Prisma.sql`${Prisma.raw(LATER)}${statement}`);
}
