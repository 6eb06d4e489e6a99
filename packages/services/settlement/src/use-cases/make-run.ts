// SPDX-License-Identifier: EUPL-1.2
import { longUseCase, runUseCase } from '@platform/use-case';
import { z } from 'zod';
import { periodFields, saveRun } from './save-run.ts';

const STEPS = 2;

/** Makes a preview of the period. Done again after a crash it makes one run all the same: the command is the key of the last step. */
export const makeRun = longUseCase({
  name: 'settlement.makeRun',
  action: 'settlement.makeRun',
  input: z.object(periodFields),
  steps: [
    {
      name: 'collect',
      run: async (work) => {
        await work.progress(1, STEPS);
        return undefined;
      },
    },
    {
      name: 'settle',
      run: async (work) => {
        const { platform, actor, input, commandId } = work;
        const answer = await runUseCase(platform, saveRun, { actor, input, idempotencyKey: commandId });
        if (answer.ok) await work.progress(STEPS, STEPS);
        return answer;
      },
    },
  ],
});
