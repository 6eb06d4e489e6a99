// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';
import { contextSql, type Scope } from '../scope.ts';
import { quoted, type TransferTable } from './transfer-tables.ts';

const PAGE = 1_000;

/**
 * The rows of a table as PostgreSQL's JSON texts, in the order of their key; nothing is parsed on the way, so that no number loses a
 * digit. Rows for the member's side alone come behind the others. Leaves the transaction in the scope of the centre.
 */
export async function* rowTexts(client: pg.ClientBase, scope: Scope, table: TransferTable): AsyncGenerator<string> {
  yield* texts(client, table, '');
  if (!table.audience) return;
  await client.query(contextSql({ ...scope, audience: 'member' }));
  yield* texts(client, table, `where audience = 'member'`);
  await client.query(contextSql(scope));
}

async function* texts(client: pg.ClientBase, { name, key }: TransferTable, condition: string): AsyncGenerator<string> {
  const order = key.map(quoted).join(', ');
  await client.query(
    `declare transfer no scroll cursor for select to_jsonb(t)::text as row from ${quoted(name)} t ${condition} order by ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${PAGE} from transfer`);
    for (const { row } of rows) yield row;
    if (rows.length < PAGE) break;
  }
  await client.query('close transfer');
}

/** Columns that a row gets only once everything else stands: table → their values meanwhile. */
export type HeldBack = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** Inserts rows as they were read. What is held back is set by 'completeRows'. */
export async function insertRows(
  client: pg.ClientBase,
  scope: Scope,
  table: TransferTable,
  held: HeldBack,
  rows: readonly string[],
): Promise<void> {
  const into = `insert into ${quoted(table.name)} select r.* from jsonb_array_elements($1::jsonb) e,
    jsonb_populate_record(null::${quoted(table.name)}, e || $2::jsonb) r`;
  const meanwhile = JSON.stringify(held[table.name] ?? {});
  const all = `[${rows.join(',')}]`;
  if (!table.audience) {
    await client.query(into, [all, meanwhile]);
    return;
  }
  await client.query(`${into} where r.audience <> 'member'`, [all, meanwhile]);
  await client.query(contextSql({ ...scope, audience: 'member' }));
  await client.query(`${into} where r.audience = 'member'`, [all, meanwhile]);
  await client.query(contextSql(scope));
}

export async function completeRows(client: pg.ClientBase, table: TransferTable, held: HeldBack, rows: readonly string[]): Promise<void> {
  const columns = Object.keys(held[table.name] ?? {}).map(quoted);
  if (columns.length === 0) return;
  const sets = columns.map((column) => `${column} = r.${column}`).join(', ');
  const same = table.key.map((column) => `t.${quoted(column)} = r.${quoted(column)}`).join(' and ');
  await client.query(
    `update ${quoted(table.name)} t set ${sets} from jsonb_populate_recordset(null::${quoted(table.name)}, $1::jsonb) r where ${same}`,
    [`[${rows.join(',')}]`],
  );
}
