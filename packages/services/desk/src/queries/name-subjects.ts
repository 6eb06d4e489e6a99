// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { familiesOfSheet } from './person-families.ts';

export interface NamedSubject {
  readonly id: string;
  readonly text: string;
}

/** Number and subject of requests, for lists that name them; for the centre with the member, since numbers run for each by itself. */
export const nameRequests = query({
  name: 'desk.nameRequests',
  action: 'desk.readRequests',
  input: z.object({ ids: z.array(idInput<'RequestId'>()).max(100) }),
  run: (reads, { actor, input, permitted }): Promise<readonly NamedSubject[]> =>
    reads
      .selectFrom('request as r')
      .innerJoin('tenant as t', 't.id', 'r.tenant_id')
      .select([
        'r.id',
        sql<string>`concat_ws(' · ', r.number, case when ${actor.body.side === 'centre'} then t.short_name end, r.subject)`.as('text'),
      ])
      .where('r.id', 'in', input.ids)
      .where(permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' }))
      .execute(),
});

/** Titles of tasks. */
export const nameTasks = query({
  name: 'desk.nameTasks',
  action: 'desk.readTasks',
  input: z.object({ ids: z.array(idInput<'TaskId'>()).max(100) }),
  run: (reads, { input, permitted }): Promise<readonly NamedSubject[]> =>
    reads
      .selectFrom('task as k')
      .select(['k.id', 'k.title as text'])
      .where('k.id', 'in', input.ids)
      .where(permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' }))
      .execute(),
});

/** Whose month it is: the centre's own people know each other by name, whatever members see of them. */
export const nameTimeSheets = query({
  name: 'desk.nameTimeSheets',
  action: 'desk.readTimeSheets',
  input: z.object({ ids: z.array(idInput<'TimeSheetId'>()).max(100) }),
  run: (reads, { input, permitted }): Promise<readonly NamedSubject[]> =>
    reads
      .selectFrom('time_sheet as h')
      .innerJoin('tenant_user as p', (join) => join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.id', '=', 'h.user_id'))
      .select(['h.id', 'p.name as text'])
      .where('h.id', 'in', input.ids)
      .where(permitted({ tenantId: 'h.tenant_id', familyCodes: familiesOfSheet, userId: 'h.user_id' }))
      .execute(),
});
