// SPDX-License-Identifier: EUPL-1.2
import { setImmediate } from 'node:timers/promises';
import { appendAuditBulk } from '@platform/audit';
import { contextSql, type Database, inPoolTransaction, type Scope } from '@platform/database';
import type pg from 'pg';
import type { Batch } from '../journal.ts';
import { type Row, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

const ROWS_A_STATEMENT = 2_000;

function statementFor(table: TableName, columns: readonly string[]): string {
  const { key, again } = TABLES[table];
  const list = columns.join(', ');
  const keys: readonly string[] = key;
  const changes = columns.filter((column) => !keys.includes(column)).map((column) => `${column} = excluded.${column}`);
  const conflict = {
    never: '',
    keep: ` on conflict (${keys.join(', ')}) do nothing`,
    replace: ` on conflict (${keys.join(', ')}) do update set ${changes.join(', ')}`,
  }[again];
  return `insert into ${table} (${list}) select ${list} from json_populate_recordset(null::${table}, $1::json)${conflict}`;
}

/** Sends statements one after the other; while the database works on one, the next is put into words. */
function sender(client: pg.ClientBase) {
  let stored: Promise<unknown> = Promise.resolve();
  const send = async (statement: string, values: readonly string[]): Promise<void> => {
    await stored;
    stored = client.query(statement, [...values]);
    // Whoever waits for it is told.
    stored.catch(() => {});
    await setImmediate();
  };
  return { send, done: () => stored };
}

async function insert(send: ReturnType<typeof sender>['send'], table: TableName, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const statement = statementFor(table, Object.keys(first));
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await send(statement, [JSON.stringify(rows.slice(start, start + ROWS_A_STATEMENT))]);
  }
}

async function writeRows(client: pg.ClientBase, scope: Scope, rows: Batch['rows']): Promise<void> {
  const { send, done } = sender(client);
  await send(contextSql(scope), []);
  for (const table of TABLE_NAMES) {
    const all = rows.get(table) ?? [];
    // What only the member's side reads can be written from that side alone.
    const members = all.filter((row) => row['audience'] === 'member');
    await insert(send, table, members.length > 0 ? all.filter((row) => row['audience'] !== 'member') : all);
    if (members.length === 0) continue;
    await send(contextSql({ ...scope, audience: 'member' }), []);
    await insert(send, table, members);
    await send(contextSql(scope), []);
  }
  await done();
}

async function writeLinks(client: pg.ClientBase, scope: Scope, audit: Batch['audit']): Promise<void> {
  await client.query(contextSql(scope));
  await appendAuditBulk(client, audit);
}

/**
 * Writes a batch: rows in the order of the tables on one connection, the links of the chains on another, so that the database works on
 * both at once. They need not stand or fall together, since all that is loaded counts only once it is whole. Straight by the driver,
 * behind the same wall: what comes in megabytes is not read again on its way.
 */
export async function writeBatch(database: Database, scope: Scope, { rows, audit }: Batch): Promise<void> {
  const writtenRows = inPoolTransaction(database.pool, (client) => writeRows(client, scope, rows));
  // A link is refused whose tenant is not there yet.
  if (rows.has('tenant')) await writtenRows;
  const writtenLinks = inPoolTransaction(database.pool, (client) => writeLinks(client, scope, audit));
  const both = await Promise.allSettled([writtenRows, writtenLinks]);
  for (const one of both) if (one.status === 'rejected') throw one.reason;
}
