// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, isUuid, parseCivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Page } from '@platform/graphql';
import { dateInput, ReadRefused } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

const PAGE_ROWS = 100;
export const COUNTED_ROWS = 10_000;

export const pageFields = {
  after: z.string().max(300).optional(),
  first: z.int().min(1).max(PAGE_ROWS).default(50),
};

/** The first and the last day of what is asked for; without one there is no end on that side. */
export const rangeFields = { from: dateInput.optional(), to: dateInput.optional() };

interface DayRange {
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
}

export const hasRange = ({ from, to }: DayRange): boolean => from !== undefined || to !== undefined;

export const inRange = (day: RawBuilder<unknown>, { from, to }: DayRange): RawBuilder<boolean> =>
  sql`(${from === undefined ? sql`true` : sql`${day} >= ${from}::date`} and ${to === undefined ? sql`true` : sql`${day} <= ${to}::date`})`;

/** How many rows a list has, counted no further than lists count. */
export async function countRows(reads: Reads, list: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (select from ${list} limit ${COUNTED_ROWS}) as counted`.execute(reads);
  return rows[0]?.total ?? 0;
}

/** A place in a list: a day or month as text, and an id. */
export interface Place {
  readonly day: string;
  readonly id: string;
}

export function placeFrom(after: string | undefined): Place | null {
  if (after === undefined) return null;
  const [day = '', id = ''] = Buffer.from(after, 'base64url').toString('utf8').split(' ');
  if (parseCivilDate(day) === null || !isUuid(id)) throw new ReadRefused('INVALID_INPUT', 'NOT_A_CURSOR', 'after');
  return { day, id };
}

/** The cursor with which a page goes on behind its last row. */
export const placeAfter = ({ day, id }: Place): string => Buffer.from(`${day} ${id}`).toString('base64url');

/** Rows were asked for with one more than the page holds; each carries the count of all. */
export function pageOf<Row extends { readonly total: number }, Item>(
  rows: readonly Row[],
  first: number,
  place: (row: Row) => Place,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  const next = rows.length > first && last ? place(last) : null;
  return {
    items: shown.map(item),
    nextCursor: next && placeAfter(next),
    total: Math.min(rows[0]?.total ?? 0, COUNTED_ROWS),
  };
}
