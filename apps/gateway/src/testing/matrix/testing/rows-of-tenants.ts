// SPDX-License-Identifier: EUPL-1.2

import type { openPool } from '@platform/database';

export type Pool = ReturnType<typeof openPool>;

/** A row as the matrix looks at it: whose it is, and for which side of the counter. */
export interface HomedRow {
  readonly table: string;
  readonly class: 'owned' | 'published';
  /** Its id; or a number or an amount of it, which would tell of it as well. */
  readonly id: string;
  readonly tenantId: string;
  readonly audience: 'both' | 'centre' | 'member';
  /** Whose record it is, where it is somebody's own. */
  readonly userId: string | null;
  readonly version: number;
}

export interface TableOfTenants {
  readonly name: string;
  readonly class: 'owned' | 'published';
  readonly columns: ReadonlySet<string>;
}

/** Every table whose rows have a home, as the database describes it; a new one is in it by itself. */
export async function tablesOfTenants(database: Pool): Promise<readonly TableOfTenants[]> {
  const { rows } = await database.query<{ name: string; class: string; columns: string[] }>(`
    select c.relname as name, split_part(substr(obj_description(c.oid, 'pg_class'), 8), ' ', 1) as class,
      array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.oid, c.relname having bool_or(a.attname = 'tenant_id') order by 1`);
  return rows.map((row) => ({ name: row.name, class: row.class === 'published' ? 'published' : 'owned', columns: new Set(row.columns) }));
}

const OWNER_COLUMNS = ['user_id', 'ordered_by_user'];

/** What of a row is looked for in answers: its id, its number, its amount as it is shown. */
const TELLING: Readonly<Record<string, string>> = {
  id: 'id::text',
  number: 'number',
  amount_cents: `to_char(amount_cents / 100.0, 'FM999999990.00')`,
  total_cents: `to_char(total_cents / 100.0, 'FM999999990.00')`,
};

/** All rows of some tables by what tells of them, by table; with the users also their accounts, as rows of the body that they belong to. */
export async function rowsOfTenants(database: Pool, tables: readonly TableOfTenants[]): Promise<ReadonlyMap<string, readonly HomedRow[]>> {
  const found = await Promise.all(tables.map(async (table) => [table.name, await rowsOf(database, table)] as const));
  if (!tables.some(({ name }) => name === 'tenant_user')) return new Map(found);
  const { rows: accounts } = await database.query<{ id: string; tenantId: string; userId: string }>(
    'select account_id as id, tenant_id as "tenantId", id as "userId" from tenant_user order by id',
  );
  const people = accounts.map((row): HomedRow => ({ ...row, table: 'account', class: 'owned', audience: 'both', version: 0 }));
  return new Map([...found, ['account', people]]);
}

async function rowsOf(database: Pool, { name, class: kind, columns }: TableOfTenants): Promise<readonly HomedRow[]> {
  const told = await Promise.all(
    Object.entries(TELLING).map(async ([column, telling]) => {
      if (!columns.has(column)) return [];
      // An amount of a share is its member's, wherever the row is kept.
      const home = column === 'amount_cents' && columns.has('member_id') ? 'member_id' : 'tenant_id';
      const owner = OWNER_COLUMNS.find((one) => columns.has(one));
      const { rows } = await database.query<Omit<HomedRow, 'table' | 'class'>>(
        `select ${telling} as id, ${home} as "tenantId", ${columns.has('audience') ? 'audience' : "'both'"} as audience,
           ${owner ?? 'null'} as "userId", ${columns.has('version') ? 'version' : '0'} as version from ${name} order by ${columns.has('id') ? 'id' : '1'}`,
      );
      return rows.map((row): HomedRow => ({ ...row, table: name, class: kind }));
    }),
  );
  return told.flat();
}
