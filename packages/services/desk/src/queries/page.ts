// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@platform/graphql';
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';

/** Rows are counted up to here. */
const COUNT_LIMIT = 10_000;

/** What every paged query takes. */
export const pageShape = {
  first: z.int().min(1).max(200).nullish(),
  after: z.string().max(400).nullish(),
};
interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** What a list is sorted by; the row's id decides between equals, so the order is total. */
export interface Order {
  readonly by: RawBuilder<unknown>;
  readonly type: 'timestamptz' | 'text';
  readonly descending: boolean;
}

/** Page size; one row more is fetched to know whether there is a next page. */
const sizeOf = ({ first }: PageInput): number => first ?? 50;

const cursorOf = (key: string, id: string): string => Buffer.from(JSON.stringify([key, id])).toString('base64url');

function readCursor(after: string): readonly [string, string] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    const [key, id] = Array.isArray(value) ? value : [];
    return typeof key === 'string' && z.uuid().safeParse(id).success ? [key, String(id)] : null;
  } catch {
    return null;
  }
}

/** Rows after the cursor; a cursor that is none begins at the start. */
function afterCursor(input: PageInput, { by, type, descending }: Order, id: string): RawBuilder<SqlBool> {
  const cursor = input.after ? readCursor(input.after) : null;
  if (!cursor) return sql<SqlBool>`true`;
  const value = type === 'timestamptz' ? sql`${cursor[0]}::timestamptz` : sql`${cursor[0]}::text`;
  const comparison = descending ? sql`<` : sql`>`;
  return sql<SqlBool>`(${by}, ${sql.ref(id)}) ${comparison} (${value}, ${cursor[1]}::uuid)`;
}

export interface Keyed {
  readonly id: string;
  readonly sortKey: string;
  readonly total: number;
}

/**
 * Sorts, cuts and counts in the statement of the rows itself. 'filtered' picks from the table alone which rows there are; 'rows' joins
 * what the page shows to those few. Both call the table by the same short name.
 */
export async function fetchPage<DB, TB extends keyof DB, FilteredDB, FB extends keyof FilteredDB, Row extends object>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  filtered: SelectQueryBuilder<FilteredDB, FB, object>,
  input: PageInput,
  { order, table }: { order: Order; table: string },
): Promise<Page<Row & Keyed>> {
  const size = sizeOf(input);
  const id = sql.ref<string>(`${table}.id`);
  const key = sql`${sql.ref(`${table}.tenant_id`)}, ${id}`;
  const direction = order.descending ? sql`desc` : sql`asc`;
  const sorted = sql`order by ${order.by} ${direction}, ${id} ${direction} limit ${size + 1}`;
  const wanted = filtered.where(afterCursor(input, order, `${table}.id`));
  const counted = filtered.select(sql<number>`1`.as('one')).limit(COUNT_LIMIT);
  const fetched = (await rows
    .select([sql<string>`(${order.by})::text`.as('sortKey'), sql<number>`(select count(*)::int from (${counted}) counted)`.as('total')])
    .where(
      sql<SqlBool>`(${key}) in (${wanted
        .select(sql<string>`${sql.ref(`${table}.tenant_id`)}`.as('tenant_id'))
        .select(id.as('id'))
        .modifyEnd(sorted)})`,
    )
    .orderBy(sql`${order.by} ${direction}`)
    .orderBy(sql`${id} ${direction}`)
    .execute()) as unknown as (Row & Keyed)[];
  const items = fetched.slice(0, size);
  const last = items.at(-1);
  return {
    items,
    nextCursor: fetched.length > size && last ? cursorOf(last.sortKey, last.id) : null,
    total: fetched[0]?.total ?? 0,
  };
}
