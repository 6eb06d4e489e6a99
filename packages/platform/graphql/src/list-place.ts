// SPDX-License-Identifier: EUPL-1.2
import { isUuid, parseCivilDate } from '@kernel/core';
import { ReadRefused } from '@platform/use-case';
import { z } from 'zod';
import type { Page } from './reads.ts';

/** Lists count their rows no further. */
export const COUNTED_ROWS = 10_000;

/** What a paged list takes, with at most so many rows a page. */
export const pageFields = (most: number) => ({
  after: z.string().max(300).optional(),
  first: z.int().min(1).max(most).default(50),
});

/** A place in a list: what it is sorted by, as a text, and the id that decides between equals. */
export interface Place {
  readonly by: string;
  readonly id: string;
}

/** Whether a list that is sorted by days may begin there. */
export const isDay = (text: string): boolean => parseCivilDate(text) !== null;

/** Whether a list that is sorted by any text may begin there. */
export const isText = (text: string): boolean => !text.includes('\u0000');

/** The place that a cursor names; null for the first page. @throws ReadRefused NOT_A_CURSOR for one that names none */
export function placeFrom(after: string | undefined, isSortedBy: (text: string) => boolean): Place | null {
  if (after === undefined) return null;
  const text = Buffer.from(after, 'base64url').toString('utf8');
  const cut = text.lastIndexOf(' ');
  const [by, id] = [text.slice(0, cut), text.slice(cut + 1)];
  if (cut < 0 || !isUuid(id) || !isSortedBy(by)) throw new ReadRefused('INVALID_INPUT', 'NOT_A_CURSOR', 'after');
  return { by, id };
}

/** The cursor with which a page goes on behind its last row. */
export const placeAfter = ({ by, id }: Place): string => Buffer.from(`${by} ${id}`).toString('base64url');

/** Rows were asked for with one more than the page holds; each carries the count of all. */
export function pageOf<Row extends { readonly total: number }, Item>(
  rows: readonly Row[],
  first: number,
  place: (row: Row) => Place,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > first && last ? placeAfter(place(last)) : null,
    total: Math.min(rows[0]?.total ?? 0, COUNTED_ROWS),
  };
}
