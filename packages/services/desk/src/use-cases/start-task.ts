// SPDX-License-Identifier: EUPL-1.2
import { startTask as decide, type StartTaskRefusalCode } from '@domain/desk';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockTaskScene, taskIdAndVersion, taskUseCase } from '../task-use-case.ts';

export const startTask = taskUseCase({
  name: 'desk.startTask',
  action: 'desk.workTasks',
  input: z.object(taskIdAndVersion),
  refusals: codes<StartTaskRefusalCode>()('NOT_IN_THIS_STATUS', 'ALREADY_CLAIMED'),
  load: (repositories, context) => lockTaskScene(repositories, context),
  decide: (state, _input, circumstances) => decide(state, {}, circumstances),
});
