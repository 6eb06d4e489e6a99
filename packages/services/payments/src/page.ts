// SPDX-License-Identifier: EUPL-1.2
import { isUuid, parseCivilDate } from '@kernel/core';
import type { Page } from '@platform/graphql';
import { ReadRefused } from '@platform/use-case';
import { z } from 'zod';

const PAGE_ROWS = 200;
const COUNTED_ROWS = 10_000;

export const pageFields = {
  after: z.string().max(300).optional(),
  first: z.int().min(1).max(PAGE_ROWS).default(50),
};

/** A place in a list: a day and an id. */
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
    nextCursor: next && Buffer.from(`${next.day} ${next.id}`).toString('base64url'),
    total: Math.min(rows[0]?.total ?? 0, COUNTED_ROWS),
  };
}
