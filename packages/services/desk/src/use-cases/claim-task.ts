// SPDX-License-Identifier: EUPL-1.2
import { type ClaimTaskRefusalCode, claimTask as decide } from '@domain/desk';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockTaskScene, taskId, taskUseCase } from '../task-use-case.ts';

export const claimTask = taskUseCase({
  name: 'desk.claimTask',
  action: 'desk.workTasks',
  input: z.object(taskId),
  refusals: codes<ClaimTaskRefusalCode>()('ALREADY_CLAIMED', 'NOT_IN_THIS_STATUS'),
  load: (repositories, context) => lockTaskScene(repositories, context),
  decide: (state, _input, circumstances) => decide(state, {}, circumstances),
});
