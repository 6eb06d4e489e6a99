// SPDX-License-Identifier: EUPL-1.2
import { appendAuditBulk } from '@platform/audit';
import { contextSql, type Database, inPoolTransaction, type Scope } from '@platform/database';
import type pg from 'pg';
import type { Batch } from '../journal.ts';
import { type Row, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

const ROWS_A_STATEMENT = 4_000;

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

async function insert(client: pg.ClientBase, table: TableName, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const statement = statementFor(table, Object.keys(first));
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await client.query(statement, [JSON.stringify(rows.slice(start, start + ROWS_A_STATEMENT))]);
  }
}

/**
 * Writes a batch in one transaction: rows in the order of the tables, then the links of the chains. Straight by the driver, behind the
 * same wall: what comes in megabytes is not read again on its way.
 */
export async function writeBatch(database: Database, scope: Scope, { rows, audit }: Batch): Promise<void> {
  await inPoolTransaction(database.pool, async (client) => {
    await client.query(contextSql(scope));
    for (const table of TABLE_NAMES) {
      const all = rows.get(table) ?? [];
      // What only the member's side reads can be written from that side alone.
      const members = all.filter((row) => row['audience'] === 'member');
      await insert(client, table, members.length > 0 ? all.filter((row) => row['audience'] !== 'member') : all);
      if (members.length === 0) continue;
      await client.query(contextSql({ ...scope, audience: 'member' }));
      await insert(client, table, members);
      await client.query(contextSql(scope));
    }
    await appendAuditBulk(client, audit);
  });
}
