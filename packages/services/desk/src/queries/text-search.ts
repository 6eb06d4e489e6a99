// SPDX-License-Identifier: EUPL-1.2
import { folded } from '@platform/database';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/**
 * Every word stands in one of the columns, umlauts or not. A plain LIKE behind the wall: it looks only at rows that the tenant's index has already
 * picked out and shows nothing that a list would not show.
 */
export function containsText(text: string, columns: readonly (string | RawBuilder<unknown>)[]): RawBuilder<SqlBool> | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  const fields = sql.join(
    columns.map((column) => sql`coalesce(${typeof column === 'string' ? sql.ref(column) : column}, '')`),
    sql` || ' ' || `,
  );
  const each = words
    .slice(0, 8)
    .map((word) => sql<SqlBool>`${folded(sql`(${fields})`)} like ${folded(sql`${`%${escaped(word)}%`}::text`)}`);
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}
