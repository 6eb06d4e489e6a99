// SPDX-License-Identifier: EUPL-1.2
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from './generated/kysely/types.ts';
import { contextSql, type Scope } from './scope.ts';

/** Typed reads inside one transaction. */
export type Reads = Kysely<DB>;

/** How many statements each connection keeps planned. */
const NAMED_STATEMENTS = 400;
const named = new Map<string, string>();
const seenOnce = new Set<string>();

/**
 * A statement that comes again is prepared under a name, once on each connection: planning a page's joins behind the wall costs
 * PostgreSQL as much as running them. What came once only, as rare filters do, takes no place.
 */
function nameOf(text: string): string | null {
  const known = named.get(text);
  if (known !== undefined) return known;
  if (seenOnce.size >= NAMED_STATEMENTS) seenOnce.clear();
  if (!seenOnce.has(text) || named.size >= NAMED_STATEMENTS) {
    seenOnce.add(text);
    return null;
  }
  const name = `read_${named.size + 1}`;
  named.set(text, name);
  return name;
}

/** Kysely over one connection whose transaction somebody else opened. */
export function readsOn(client: pg.PoolClient): Reads {
  const query = (text: string, values?: unknown[]): Promise<unknown> => {
    const name = nameOf(text);
    return client.query(name ? { name, text, values: values ?? [] } : { text, values: values ?? [] });
  };
  const connection = { query, release() {} };
  const pool = { connect: async () => connection, end: async () => {} };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) });
}

/**
 * One READ ONLY transaction, opened at the first read and closed by 'close'.
 * Several root fields of one query share it; each may bring a scope of its own.
 */
export class ReadSession {
  readonly #pool: pg.Pool;
  #client: pg.PoolClient | null = null;
  #reads: Reads | null = null;
  #context = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Runs one read under its scope; reads of one session wait for each other, as they share a connection. */
  read<T>(scope: Scope, run: (reads: Reads) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => this.#enter(scope)).then(run);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #enter(scope: Scope): Promise<Reads> {
    const context = contextSql(scope);
    if (this.#client && this.#reads) {
      if (context !== this.#context) await this.#client.query(context);
      this.#context = context;
      return this.#reads;
    }
    const client = await this.#pool.connect();
    this.#client = client;
    await client.query(`begin read only; ${context}`);
    this.#context = context;
    this.#reads = readsOn(client);
    return this.#reads;
  }

  async close(): Promise<void> {
    await this.#turn;
    const client = this.#client;
    this.#client = null;
    this.#reads = null;
    if (!client) return;
    try {
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(error instanceof Error ? error : true);
    }
  }
}
