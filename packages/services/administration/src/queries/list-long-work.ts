// SPDX-License-Identifier: EUPL-1.2
import type { Reads } from '@platform/database';
import { choiceInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { COUNTED_UP_TO, pageInput, pageOf, readCursor } from './page.ts';

export const LONG_WORK_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export interface LongWorkRow {
  readonly id: string;
  readonly name: string;
  readonly state: (typeof LONG_WORK_STATES)[number];
  readonly step: string | null;
  readonly done: number;
  readonly total: number;
  readonly orderedByName: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly cancelRequestedAt: string | null;
  readonly outcome: unknown;
  readonly failure: unknown;
  readonly version: number;
}

const COLUMNS = { tenantId: 'c.tenant_id', userId: 'c.ordered_by_user' };

const commands = (reads: Reads) =>
  reads
    .selectFrom('long_command as c')
    .leftJoin('tenant_user as u', (join) => join.onRef('u.tenant_id', '=', 'c.tenant_id').onRef('u.id', '=', 'c.ordered_by_user'))
    .select(['c.id', 'c.name', 'c.state', 'c.step', 'c.done', 'c.total', 'c.outcome', 'c.failure', 'c.version'])
    .select(['u.name as orderedByName', 'c.created_at as createdAt', 'c.started_at as startedAt', 'c.finished_at as finishedAt'])
    .select('c.cancel_requested_at as cancelRequestedAt');

/** Long work with its progress, newest first: one's own, or all of it for the administration, which may ask for its own too. */
export const listLongWork = query({
  name: 'administration.listLongWork',
  action: 'administration.readLongWork',
  input: z.object({ ...pageInput, state: choiceInput('LongWorkState', LONG_WORK_STATES).optional(), mine: z.boolean().optional() }),
  run: async (reads, { input, actor, permitted }) => {
    const mine = sql<boolean>`(${input.mine !== true} or c.ordered_by_user = ${actor.userId}::uuid)`;
    const after = readCursor(input.after, 'id');
    const counted = reads
      .selectFrom('long_command as c')
      .where(permitted(COLUMNS))
      .where(mine)
      .$if(input.state !== undefined, (q) => q.where('c.state', '=', input.state ?? ''))
      .select(sql`1`.as('one'))
      .limit(COUNTED_UP_TO);
    const rows = await commands(reads)
      .where(permitted(COLUMNS))
      .where(mine)
      .$if(input.state !== undefined, (q) => q.where('c.state', '=', input.state ?? ''))
      .select((eb) => [
        eb
          .selectFrom(counted.as('counted'))
          .select((inner) => inner.fn.countAll<bigint>().as('n'))
          .as('total_rows'),
      ])
      .$if(after !== null, (q) => q.where('c.id', '<', after?.[0] ?? ''))
      .orderBy('c.id', 'desc')
      .limit(input.first + 1)
      .execute();
    return pageOf(
      rows.map(({ total_rows, ...row }) => row as LongWorkRow),
      input.first,
      Number(rows[0]?.total_rows ?? 0),
      (row) => [row.id],
    );
  },
});

export const findLongWork = query({
  name: 'administration.findLongWork',
  action: 'administration.readLongWork',
  input: z.object({ commandId: idInput<'LongCommandId'>() }),
  run: async (reads, { input, permitted }): Promise<LongWorkRow | null> =>
    ((await commands(reads).where(permitted(COLUMNS)).where('c.id', '=', input.commandId).executeTakeFirst()) as LongWorkRow) ?? null,
});
