// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';

/** A table whose rows belong to an association or to its tenants. */
export interface TransferTable {
  readonly name: string;
  /** Columns of the primary key: the order in which its rows are written. */
  readonly key: readonly string[];
  /** Rows for one side of the counter only; both sides are taken. */
  readonly audience: boolean;
}

interface Found extends TransferTable {
  readonly parents: readonly string[];
}

/** What the triggers look for comes first; foreign keys say the rest. */
const FIRST: readonly string[] = ['association', 'tenant', 'settlement_run'];

const SQL = `
  select c.relname as name, obj_description(c.oid, 'pg_class') ~ '\\maudience\\M' as audience,
    array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
      where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)) as key,
    array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and obj_description(c.oid, 'pg_class') ~ '^class: (owned|published)\\M'
  order by c.relname`;

/** Every table of the classes owned and published, each after those to which it refers. */
export async function listTransferTables(client: pg.ClientBase): Promise<readonly TransferTable[]> {
  const { rows } = await client.query<Found>(SQL);
  const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const waiting = rows.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  const done: Found[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parents }) => parents.every((parent) => done.some(({ name }) => name === parent)));
    if (next < 0) throw new Error(`foreign keys in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    done.push(...waiting.splice(next, 1));
  }
  return done.map(({ name, key, audience }) => ({ name, key, audience }));
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
