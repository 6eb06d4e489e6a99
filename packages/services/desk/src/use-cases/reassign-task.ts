// SPDX-License-Identifier: EUPL-1.2
import { reassignTask as decide, type ReassignTaskRefusalCode } from '@domain/desk';
import type { UserId } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockTaskFor, taskIdAndVersion, taskUseCase } from '../task-use-case.ts';

export const reassignTask = taskUseCase({
  name: 'desk.reassignTask',
  action: 'desk.assignTask',
  input: z.object({ ...taskIdAndVersion, assigneeUserId: idInput<'UserId'>() }),
  refusals: codes<ReassignTaskRefusalCode>()('NOT_IN_THIS_STATUS', 'SAME_ASSIGNEE', 'NOT_ASSIGNABLE'),
  load: lockTaskFor,
  decide: (state, input, circumstances) => decide(state, { assigneeUserId: input.assigneeUserId as UserId }, circumstances),
});
