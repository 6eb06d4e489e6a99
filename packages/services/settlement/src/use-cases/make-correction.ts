// SPDX-License-Identifier: EUPL-1.2
import { checkCorrection, type MakeCorrectionRefusal } from '@domain/settlement';
import { refusal } from '@kernel/core';
import { everyCode, longUseCase, runUseCase } from '@platform/use-case';
import { z } from 'zod';
import { chainOf } from '../correction-chain.ts';
import { runRepository } from '../repositories/run-repository.ts';
import { statementsOn } from '../statements-on.ts';
import { correctionFields, saveCorrection } from './save-correction.ts';

const STEPS = 2;

type Code = Exclude<MakeCorrectionRefusal, 'NOT_A_PERSON' | 'NOTHING_TO_CORRECT'> | 'NOT_FOUND';

/** Makes a preview of a correction of a released run. Done again after a crash it makes one all the same. */
export const makeCorrection = longUseCase({
  name: 'settlement.makeCorrection',
  action: 'settlement.makeRun',
  input: z.object(correctionFields),
  ofAll: true,
  refusals: everyCode<Code>()(
    'NOT_FOUND',
    'CORRECTION_OF_CORRECTION',
    'RUN_NOT_RELEASED',
    'MADE_BY_OTHER_RULES',
    'REASON_MISSING',
    'CORRECTION_IN_PREVIEW',
  ),
  check: async (writes, { input, actor }) => {
    const { centreId } = actor;
    const found = await runRepository(writes).findRun(centreId, input.runId);
    if (!found) return refusal('NOT_FOUND');
    return checkCorrection({ run: found, ...(await chainOf(statementsOn(writes), centreId, found.id)) }, input.reason);
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
        const answer = await runUseCase(platform, saveCorrection, { actor, input, idempotencyKey: commandId });
        if (answer.ok) await work.progress(STEPS, STEPS);
        return answer;
      },
    },
  ],
});
