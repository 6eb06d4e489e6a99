// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { WORKING_ROLES } from '../actions.ts';

export interface AssignableUser {
  readonly userId: string;
  readonly name: string;
  readonly functionTitle: string;
  /** Unfinished tasks that the person has now, as far as the reader may see them. */
  readonly openTasks: number;
}

/** People of the centre who serve the task's member and family today. */
export const listAssignableUsers = query({
  name: 'desk.listAssignableUsers',
  action: 'desk.readTasks',
  input: z.object({ taskId: idInput<'TaskId'>() }),
  run: async (reads, { input, actor, today, permitted }): Promise<readonly AssignableUser[]> =>
    reads
      .selectFrom('task as k')
      .innerJoin('tenant_user as u', (join) => join.on('u.tenant_id', '=', actor.centreId))
      .select(['u.id as userId', 'u.name', 'u.function_title as functionTitle'])
      .select(
        sql<number>`(select count(*)::int from task o where o.assignee_user_id = u.id and o.status in ('claimed', 'inProgress', 'onHold'))`.as(
          'openTasks',
        ),
      )
      .where('k.id', '=', input.taskId)
      .where(permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' }))
      .where('u.valid_from', '<=', today)
      .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>=', today)]))
      .where(
        sql<boolean>`exists (select 1 from role_grant g where g.tenant_id = u.tenant_id and g.user_id = u.id
          and g.role = any(${[...WORKING_ROLES]}::text[]) and g.valid_from <= ${today}::date and (g.valid_to is null or g.valid_to >= ${today}::date)
          and (k.tenant_id = ${actor.centreId}::uuid or cardinality(g.scope_tenant_ids) = 0 or k.tenant_id = any(g.scope_tenant_ids))
          and (cardinality(g.service_family_codes) = 0 or k.family_code = any(g.service_family_codes)))`,
      )
      .orderBy('u.name')
      .execute(),
});
