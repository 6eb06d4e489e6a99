// SPDX-License-Identifier: EUPL-1.2
import { cancelTask as decide, type TaskStatusRefusalCode } from '@domain/desk';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockTaskScene, taskIdAndVersion, taskUseCase } from '../task-use-case.ts';

export const cancelTask = taskUseCase({
  name: 'desk.cancelTask',
  action: 'desk.workTasks',
  input: z.object(taskIdAndVersion),
  refusals: codes<TaskStatusRefusalCode>()('NOT_IN_THIS_STATUS'),
  load: (repositories, context) => lockTaskScene(repositories, context),
  decide: (state, _input, circumstances) => decide(state, {}, circumstances),
});
