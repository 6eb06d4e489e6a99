// SPDX-License-Identifier: EUPL-1.2
import type { Writable } from 'node:stream';
import pg from 'pg';

/** Begins a statement whose answer nobody waits for. */
export const LATER = '/* later */ ';

const OPENING = /^(BEGIN$|SET TRANSACTION ISOLATION LEVEL )/;
const CLOSING = /^(COMMIT|ROLLBACK)$/;

const isHeld = (text: string): boolean => text.startsWith(LATER) || OPENING.test(text);

const NOTHING = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

type Statement = pg.QueryConfig & { readonly text: string };
type Ask = (statement: Statement | string) => Promise<pg.QueryResult>;

/** One text for those that bring no values: one message instead of one for each. */
function joined(held: readonly Statement[]): (Statement | string)[] {
  const parts: (Statement | string)[] = [];
  for (const statement of held) {
    const last = parts.at(-1);
    if (statement.values && statement.values.length > 0) parts.push(statement);
    else if (typeof last === 'string') parts[parts.length - 1] = `${last}; ${statement.text}`;
    else parts.push(statement.text);
  }
  return parts;
}

/**
 * A connection for writes. Each way to PostgreSQL and back costs a write several times what its statement costs, so statements whose
 * answer nobody needs (who acts, the opening of the transaction, what is only stored) are held and leave in one packet with the next one
 * that is asked, in their order; so do those that are asked at once. A held statement that fails lets the one fail that it left with:
 * COMMIT is one of them, so that nothing is told as done that is not.
 */
export class WriteClient extends pg.Client {
  #held: Statement[] = [];
  #begun = false;
  #corked = false;

  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has a dozen shapes; ours is the one of Prisma's adapter
  override query(...given: any[]): any {
    const [first] = given as [Statement | string, ...unknown[]];
    const ask: Ask = (statement) => super.query(statement as never) as unknown as Promise<pg.QueryResult>;
    if (typeof first === 'string' || given.length > 1 || 'submit' in first) return super.query(...(given as [never]));
    if (isHeld(first.text)) {
      this.#held.push(first);
      return Promise.resolve(NOTHING);
    }
    const held = this.#held;
    this.#held = [];
    const begun = this.#begun;
    this.#begun = !CLOSING.test(first.text) && (begun || held.length > 0);
    // What is given up need not be sent; a transaction that never began needs no end.
    if (first.text === 'ROLLBACK') return begun ? ask(first) : Promise.resolve(NOTHING);
    this.#cork();
    const asked = held.length === 0 ? ask(first) : together(joined(held).map(ask), ask(first));
    return first.text === 'COMMIT' ? asked.then(committed) : asked;
  }

  /** Whatever is asked until everything that is ready has run leaves in one packet. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      stream.uncork();
    });
  }
}

/** SQLSTATE in_failed_sql_transaction. */
const FAILED_BEFORE = '25P02';

/** PostgreSQL answers the COMMIT of a transaction in which a statement failed as if all were well, and has rolled it back. */
export function committed(answer: pg.QueryResult): pg.QueryResult {
  if (answer.command !== 'ROLLBACK') return answer;
  throw Object.assign(new Error('a statement of this transaction had failed: nothing of it is stored'), { code: FAILED_BEFORE });
}

/** The first that failed tells why all after it did. */
async function together(before: readonly Promise<pg.QueryResult>[], asked: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
  const settled = await Promise.allSettled([...before, asked]);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return asked;
}
