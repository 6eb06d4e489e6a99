// SPDX-License-Identifier: EUPL-1.2
import { snoozeTask as decide, type SnoozeTaskRefusalCode } from '@domain/desk';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { instantInput } from '../instant-input.ts';
import { lockTaskScene, taskIdAndVersion, taskUseCase } from '../task-use-case.ts';

export const snoozeTask = taskUseCase({
  name: 'desk.snoozeTask',
  action: 'desk.workTasks',
  input: z.object({ ...taskIdAndVersion, until: instantInput }),
  refusals: codes<SnoozeTaskRefusalCode>()('NOT_IN_THIS_STATUS', 'ALREADY_CLAIMED', 'SNOOZE_IN_PAST', 'SNOOZE_TOO_FAR'),
  load: (repositories, context) => lockTaskScene(repositories, context),
  decide: (state, { until }, circumstances) => decide(state, { until }, circumstances),
});
