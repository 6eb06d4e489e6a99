// SPDX-License-Identifier: EUPL-1.2
import { mayTask, type TaskStatus } from '@domain/desk';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { WORKING_ROLES } from '../actions.ts';

/** What would become of a task: 'assign' and 'reassign' name the mutation to send, the others why it is left out. */
export type BulkVerdict = 'assign' | 'reassign' | 'sameAssignee' | 'notAssignable' | 'finished';
export const BULK_VERDICTS = ['assign', 'reassign', 'sameAssignee', 'notAssignable', 'finished'] as const satisfies readonly BulkVerdict[];

export interface BulkAssignPreview {
  readonly assignable: number;
  readonly tasks: readonly { taskId: string; title: string; version: number; verdict: BulkVerdict }[];
}

/** A dry run of giving many tasks to one person; each is then an ordinary mutation of its own. Tasks out of reach are left out. */
export const previewBulkAssign = query({
  name: 'desk.previewBulkAssign',
  action: 'desk.assignTask',
  input: z.object({ taskIds: z.array(idInput<'TaskId'>()).min(1).max(200), assigneeUserId: idInput<'UserId'>() }),
  run: async (reads, { input, actor, today, permitted }): Promise<BulkAssignPreview> => {
    const mayServe = sql<boolean>`exists (select 1 from role_grant g join tenant_user u on u.tenant_id = g.tenant_id and u.id = g.user_id
      where g.tenant_id = ${actor.centreId}::uuid and g.user_id = ${input.assigneeUserId}::uuid and g.role = any(${[...WORKING_ROLES]}::text[])
      and g.valid_from <= ${today}::date and (g.valid_to is null or g.valid_to >= ${today}::date)
      and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to >= ${today}::date)
      and (k.tenant_id = ${actor.centreId}::uuid or cardinality(g.scope_tenant_ids) = 0 or k.tenant_id = any(g.scope_tenant_ids))
      and (cardinality(g.service_family_codes) = 0 or k.family_code = any(g.service_family_codes)))`;
    const rows = await reads
      .selectFrom('task as k')
      .select(['k.id', 'k.title', 'k.version', 'k.status', 'k.assignee_user_id'])
      .select(mayServe.as('mayServe'))
      .where('k.id', 'in', input.taskIds)
      .where(permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' }))
      .orderBy('k.id')
      .execute();
    const verdictOf = (row: (typeof rows)[number]): BulkVerdict => {
      const status = row.status as TaskStatus;
      if (!mayTask('assign', status) && !mayTask('reassign', status)) return 'finished';
      if (row.assignee_user_id === input.assigneeUserId) return 'sameAssignee';
      if (!row.mayServe) return 'notAssignable';
      return mayTask('assign', status) ? 'assign' : 'reassign';
    };
    const tasks = rows.map((row) => ({ taskId: row.id, title: row.title, version: row.version, verdict: verdictOf(row) }));
    return { assignable: tasks.filter(({ verdict }) => verdict === 'assign' || verdict === 'reassign').length, tasks };
  },
});
