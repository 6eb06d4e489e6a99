// SPDX-License-Identifier: EUPL-1.2
import { releaseTask as decide, type TaskStatusRefusalCode } from '@domain/desk';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockTaskScene, taskIdAndVersion, taskUseCase } from '../task-use-case.ts';

export const releaseTask = taskUseCase({
  name: 'desk.releaseTask',
  action: 'desk.releaseTask',
  input: z.object(taskIdAndVersion),
  refusals: codes<TaskStatusRefusalCode>()('NOT_IN_THIS_STATUS'),
  load: (repositories, context) => lockTaskScene(repositories, context),
  decide: (state, _input, circumstances) => decide(state, {}, circumstances),
});
