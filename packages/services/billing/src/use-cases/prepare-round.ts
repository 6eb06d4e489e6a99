// SPDX-License-Identifier: EUPL-1.2
import { setRefusal } from '@domain/billing';
import { statementsOn } from '@platform/database';
import { longUseCase, runUseCase } from '@platform/use-case';
import { z } from 'zod';
import { findSet } from '../collect-round.ts';
import { roundRepository } from '../repositories/round-repository.ts';
import { PREPARE_REFUSALS, roundFields, saveRound } from './save-round.ts';

const STEPS = 2;

/** Makes the drafts of a round. Done again after a crash it makes one round all the same: the command is the key of the last step. */
export const prepareRound = longUseCase({
  name: 'billing.prepareRound',
  action: 'billing.prepareRounds',
  input: z.object(roundFields),
  ofAll: true,
  refusals: PREPARE_REFUSALS,
  check: async (writes, { input, actor, ports }) => {
    const { centreId, associationId } = actor;
    const rounds = roundRepository(writes);
    const set = await findSet({ ports, statements: statementsOn(writes) }, associationId, input.source, input.sourceId);
    return setRefusal(set, {
      existing: await rounds.findOfSet(centreId, input.sourceId),
      ofRegular: set?.corrects ? await rounds.findOfSet(centreId, set.corrects) : null,
    });
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
      name: 'compose',
      run: async (work) => {
        const { platform, actor, input, commandId } = work;
        const answer = await runUseCase(platform, saveRound, { actor, input, idempotencyKey: commandId });
        if (answer.ok) await work.progress(STEPS, STEPS);
        return answer;
      },
    },
  ],
});
