// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { QueryContext } from '@platform/use-case';
import { sql } from 'kysely';
import { withLateness } from './time-columns.ts';

export interface TimeOfRequest {
  readonly id: string;
  readonly workedOn: string;
  readonly minutes: number;
  readonly activity: string;
  readonly note: string;
  readonly personShown: string;
  readonly userId: string | null;
  readonly correctionOf: string | null;
  readonly withdrawnAt: Instant | null;
  /** For the centre: its month was settled before it was entered, and the next run counts it. */
  readonly late: boolean;
  readonly version: number;
}

/** For a request 'r'. Members see what counts; the centre also what was withdrawn. */
export const timesOfRequest = (reads: Reads, side: 'centre' | 'member') =>
  reads
    .selectFrom('time_entry as w')
    .leftJoin('tenant_user as wu', 'wu.id', 'w.user_id')
    .select(['w.id', 'w.worked_on as workedOn', 'w.minutes', 'w.activity', 'w.note', 'wu.id as userId'])
    .select(['w.correction_of as correctionOf', 'w.withdrawn_at as withdrawnAt', 'w.version'])
    .select(sql<string>`coalesce(wu.name, w.person_shown)`.as('personShown'))
    .where('w.tenant_id', '=', sql.ref<string>('r.tenant_id'))
    .where('w.request_id', '=', sql.ref<string>('r.id'))
    .$if(side === 'member', (q) => q.where('w.withdrawn_at', 'is', null).where('w.kind', '=', 'billable'))
    .orderBy('w.worked_on')
    .orderBy('w.id');

/** Which run counts an entry is the centre's affair; members read it in their statements. */
export async function withLatenessFor<Entry extends { readonly id: string; readonly workedOn: string }>(
  reads: Reads,
  context: Pick<QueryContext<unknown>, 'ports' | 'actor'>,
  tenantId: string,
  entries: readonly Entry[],
) {
  const dated = entries.map((entry) => ({ ...entry, tenantId, late: false }));
  return context.actor.body.side === 'centre' ? withLateness(reads, context, dated) : dated;
}
