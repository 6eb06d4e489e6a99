// SPDX-License-Identifier: EUPL-1.2
import { checkRunPeriod, type RunPeriodRefusal } from '@domain/settlement';
import { everyCode, longUseCase, runUseCase } from '@platform/use-case';
import { z } from 'zod';
import { readingGateRepository } from '../repositories/reading-gate-repository.ts';
import { periodFields, saveRun } from './save-run.ts';

const STEPS = 2;

/** Makes a preview of the period. Done again after a crash it makes one run all the same: the command is the key of the last step. */
export const makeRun = longUseCase({
  name: 'settlement.makeRun',
  action: 'settlement.makeRun',
  input: z.object(periodFields),
  ofAll: true,
  refusals: everyCode<RunPeriodRefusal>()(
    'PERIOD_INVALID',
    'PERIOD_TOO_LONG',
    'PERIOD_ALREADY_FROZEN',
    'PERIOD_NOT_BEGUN',
    'EARLIER_PERIOD_OPEN',
  ),
  check: async (writes, { input, actor, today }) => {
    const frozenMonths = await readingGateRepository(writes).frozenMonths(actor.centreId);
    return checkRunPeriod({ from: input.periodFrom, to: input.periodTo }, frozenMonths, today);
  },
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
