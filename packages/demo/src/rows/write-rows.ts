// SPDX-License-Identifier: EUPL-1.2
import { appendAuditBulk } from '@platform/audit';
import { type Database, enter, type Scope, type Writes } from '@platform/database';
import type { Batch } from '../journal.ts';
import { type Row, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

const ROWS_A_STATEMENT = 4_000;
const TIMEOUT_MS = 120_000;

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

async function insert(writes: Writes, table: TableName, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const statement = statementFor(table, Object.keys(first));
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await writes.$executeRawUnsafe(statement, JSON.stringify(rows.slice(start, start + ROWS_A_STATEMENT)));
  }
}

/** Writes a batch in one transaction: rows in the order of the tables, then the links of the chains. */
export async function writeBatch(database: Database, scope: Scope, { rows, audit }: Batch): Promise<void> {
  await database.write(
    scope,
    async (writes) => {
      for (const table of TABLE_NAMES) {
        const all = rows.get(table) ?? [];
        // What only the member's side reads can be written from that side alone.
        const members = all.filter((row) => row['audience'] === 'member');
        await insert(writes, table, members.length > 0 ? all.filter((row) => row['audience'] !== 'member') : all);
        if (members.length === 0) continue;
        await enter(writes, { ...scope, audience: 'member' });
        await insert(writes, table, members);
        await enter(writes, scope);
      }
      await appendAuditBulk(writes, audit);
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
