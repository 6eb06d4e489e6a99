// SPDX-License-Identifier: EUPL-1.2
import { isUuid, parseCivilDate } from '@kernel/core';
import type { Page } from '@platform/graphql';
import { ReadRefused } from '@platform/use-case';
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

/** As PostgreSQL writes a timestamptz. */
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-]\d{2}(:\d{2}){0,2}$/;
const isTimestamp = (text: string): boolean => text === 'infinity' || parseCivilDate(TIMESTAMP.exec(text)?.[1] ?? '') !== null;

function parse(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString());
  } catch {
    return null;
  }
}

/** The place that a cursor of this order names; one that names none is refused, not taken for the beginning. */
function readCursor(after: string, { type }: Order): readonly [string, string] {
  const value = parse(after);
  const [key, id] = Array.isArray(value) ? (value as unknown[]) : [];
  const isKey = typeof key === 'string' && (type === 'timestamptz' ? isTimestamp(key) : !key.includes('\u0000'));
  if (isKey && typeof id === 'string' && isUuid(id)) return [key, id];
  throw new ReadRefused('INVALID_INPUT', 'NOT_A_CURSOR', 'after');
}

/** Rows after the cursor. */
function afterCursor(input: PageInput, order: Order, id: string): RawBuilder<SqlBool> {
  if (input.after === undefined || input.after === null) return sql<SqlBool>`true`;
  const { by, type, descending } = order;
  const cursor = readCursor(input.after, order);
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
