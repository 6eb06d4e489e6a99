// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { COUNTED_ROWS } from '@platform/graphql';
import { dateInput } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';

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
