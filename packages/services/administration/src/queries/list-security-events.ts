// SPDX-License-Identifier: EUPL-1.2
import { query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { pageInput, readCursor, writeCursor } from './page.ts';

export interface SecurityEventRow {
  readonly id: string;
  readonly kind: string;
  readonly accountName: string | null;
  readonly detail: unknown;
  /** The same again within a short time counts up. */
  readonly count: number;
  readonly at: string;
}

/** Refused sign-ins and actions of the association, newest first. The function in the database looks over the wall for this one list. */
export const listSecurityEvents = query({
  name: 'administration.listSecurityEvents',
  action: 'administration.readSecurityEvents',
  input: z.object({ ...pageInput, kind: textInput(60).optional() }),
  run: async (reads, { input }) => {
    const before = readCursor(input.after, 'instant')?.[0] ?? null;
    const { rows } = await sql<SecurityEventRow>`
      select id, kind, account_name as "accountName", detail, count, at
      from wall.security_events(${before}::timestamptz, ${input.kind ?? null}::text, ${input.first})`.execute(reads);
    const last = rows.at(-1);
    return { items: rows, nextCursor: rows.length === input.first && last ? writeCursor([last.at]) : null };
  },
});
