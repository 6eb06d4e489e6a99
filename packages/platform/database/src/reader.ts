// SPDX-License-Identifier: EUPL-1.2
import type { Writable } from 'node:stream';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from './generated/kysely/types.ts';
import { contextSql, type Scope } from './scope.ts';
import { statementNames } from './statement-names.ts';

/** Typed reads, each under the scope with which they were asked for. */
export type Reads = Kysely<DB>;

const nameOf = statementNames('read', { statements: 150 });

type Ask = (statement: pg.QueryConfig) => Promise<pg.QueryResult>;

function kyselyOver(ask: Ask): Reads {
  const connection = {
    query: (text: string, values: unknown[] = []) => ask({ name: nameOf(text), text, values }),
    release() {},
  };
  const pool = { connect: async () => connection, end: async () => {} };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) });
}

/** Kysely over one connection whose transaction somebody else opened. */
export const readsOn = (client: pg.PoolClient): Reads => kyselyOver((statement) => client.query(statement));

/** A plan kept under a name no longer fits a table that a migration has changed, or is gone. */
const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && ((error as { code?: string }).code === '26000' || error.message === 'cached plan must not change result type');

/** Everything that is asked meanwhile leaves in one packet: writing to the connection costs more than putting the question together. */
function inOnePacket<T>(client: pg.PoolClient, ask: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return ask();
  } finally {
    stream.uncork();
  }
}

/** One statement in a READ ONLY transaction of its own, there and back once. A pool without pipelining sends it in three parts. */
async function askAlone(pool: pg.Pool, opening: string, statement: pg.QueryConfig): Promise<pg.QueryResult> {
  const client = await pool.connect();
  let broken: boolean | Error = true;
  try {
    const [begun, answered, ended] = await Promise.allSettled(
      inOnePacket(client, () => [client.query(opening), client.query(statement), client.query('commit')] as const),
    );
    if (begun.status === 'rejected') throw begun.reason;
    if (answered.status === 'rejected') {
      broken = ended.status === 'rejected' || isStalePlan(answered.reason);
      throw answered.reason;
    }
    broken = ended.status === 'rejected';
    return answered.value;
  } finally {
    client.release(broken);
  }
}

/**
 * Reads of one question. Each statement is a READ ONLY transaction of its own that begins with the context of its scope; no connection is
 * held between them. Under READ COMMITTED statements of one transaction would not see the same moment either: what must agree is one
 * statement.
 */
export class ReadSession {
  readonly #pool: pg.Pool;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Runs one read under its scope; reads of one session wait for each other, so that one question never takes all connections. */
  read<T>(scope: Scope, run: (reads: Reads) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => run(this.#readsUnder(scope)));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #readsUnder(scope: Scope): Reads {
    const opening = `begin read only; ${contextSql(scope)}`;
    let turn: Promise<unknown> = Promise.resolve();
    return kyselyOver((statement) => {
      const answer = turn.then(() => this.#ask(opening, statement));
      turn = answer.catch(() => {});
      return answer;
    });
  }

  async #ask(opening: string, statement: pg.QueryConfig): Promise<pg.QueryResult> {
    try {
      return await askAlone(this.#pool, opening, statement);
    } catch (error) {
      if (!statement.name || !isStalePlan(error)) throw error;
      return askAlone(this.#pool, opening, { text: statement.text, values: statement.values ?? [] });
    }
  }

  /** Resolves when nothing of this session is under way. */
  async close(): Promise<void> {
    await this.#turn;
  }
}
