// SPDX-License-Identifier: EUPL-1.2

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Writes } from './database.ts';
import type { Reads } from './reader.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+00:00$/;

/** As the pool of reads gives them: days and instants as texts. Whole numbers of 64 bits must be cast to text by the statement. */
const exact = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && INSTANT.test(value) ? new Date(value).toISOString() : value;

class TransactionConnection implements DatabaseConnection {
  readonly #writes: Writes;
  constructor(writes: Writes) {
    this.#writes = writes;
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (/^\s*(insert|update)\b/i.test(sql)) {
      const count = await this.#writes.$executeRawUnsafe(sql, ...parameters);
      return { rows: [], numAffectedRows: BigInt(count) };
    }
    const rows = await this.#writes.$queryRawUnsafe<{ row: string }[]>(
      `select to_jsonb(answer)::text as row from (${sql}) as answer`,
      ...parameters,
    );
    return { rows: rows.map(({ row }) => JSON.parse(row, exact) as R) };
  }
  // biome-ignore lint/correctness/useYield: nothing is streamed here, and the interface wants it said
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('a write transaction does not stream');
  }
}

/**
 * Typed statements inside a write transaction, so that a port that reads can be asked where its answer must not change
 * before the commit: a release collects its inputs in the very transaction that freezes them.
 */
export function statementsOn(writes: Writes): Reads {
  const connection = new TransactionConnection(writes);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {
      throw new Error('the transaction is open already');
    },
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
