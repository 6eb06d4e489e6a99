// SPDX-License-Identifier: EUPL-1.2
import { type AssignTaskRefusalCode, assignTask as decide } from '@domain/desk';
import type { UserId } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockTaskFor, taskId, taskUseCase } from '../task-use-case.ts';

/** Without a version: whoever comes second hears ALREADY_CLAIMED, which says more. */
export const assignTask = taskUseCase({
  name: 'desk.assignTask',
  action: 'desk.assignTask',
  input: z.object({ ...taskId, assigneeUserId: idInput<'UserId'>() }),
  refusals: codes<AssignTaskRefusalCode>()('ALREADY_CLAIMED', 'NOT_IN_THIS_STATUS', 'NOT_ASSIGNABLE'),
  load: lockTaskFor,
  decide: (state, input, circumstances) => decide(state, { assigneeUserId: input.assigneeUserId as UserId }, circumstances),
});
