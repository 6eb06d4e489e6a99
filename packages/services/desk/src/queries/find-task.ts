// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { type TaskLine, taskLines } from './task-columns.ts';

export const findTask = query({
  name: 'desk.findTask',
  action: 'desk.readTasks',
  input: z.object({ taskId: idInput<'TaskId'>() }),
  run: async (reads, { input, at, permitted }): Promise<TaskLine | null> => {
    const row = await taskLines(reads, at)
      .where('k.id', '=', input.taskId)
      .where(permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' }))
      .executeTakeFirst();
    return (row as TaskLine | undefined) ?? null;
  },
});
