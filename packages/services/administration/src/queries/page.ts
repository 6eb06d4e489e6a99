// SPDX-License-Identifier: EUPL-1.2
import { isUuid, parseCivilDate } from '@kernel/core';
import { ReadRefused } from '@platform/use-case';
import { z } from 'zod';

/** How many rows a page counts up to; beyond it "more than" is said. */
export const COUNTED_UP_TO = 10_000;

export const pageInput = {
  first: z.int().min(1).max(200).default(50),
  after: z.string().max(300).optional(),
};

/** Where the next page begins: the sort values of the last row, unreadable on purpose. */
export const writeCursor = (values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

const PARTS = {
  id: isUuid,
  instant: (text: string) => parseCivilDate(text.slice(0, 10)) !== null && !Number.isNaN(Date.parse(text)),
  number: (text: string) => /^\d{1,18}$/.test(text),
};

/** The values of a cursor, each of the given kind; null for the first page. */
export function readCursor(cursor: string | undefined, ...kinds: readonly (keyof typeof PARTS)[]): readonly string[] | null {
  if (cursor === undefined) return null;
  const values = parse(cursor);
  const fits = (value: unknown, at: number): boolean => typeof value === 'string' && PARTS[kinds[at] ?? 'id'](value);
  if (Array.isArray(values) && values.length === kinds.length && values.every(fits)) return values as string[];
  throw new ReadRefused('INVALID_INPUT', 'NOT_A_CURSOR', 'after');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** One page out of first + 1 rows. */
export function pageOf<Row>(rows: readonly Row[], first: number, total: number, cursorOf: (row: Row) => readonly string[]) {
  const items = rows.slice(0, first);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > first && last ? writeCursor(cursorOf(last)) : null, total };
}
