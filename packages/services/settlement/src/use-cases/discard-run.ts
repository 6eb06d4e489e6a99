// SPDX-License-Identifier: EUPL-1.2
import { type DiscardRunRefusal, discardRun as discard, type Run } from '@domain/settlement';
import { err, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

export const discardRun = useCase({
  name: 'settlement.discardRun',
  action: 'settlement.makeRun',
  input: z.object({ runId: idInput<'RunId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<DiscardRunRefusal | 'RELEASE_UNDER_WAY'>()('RELEASE_UNDER_WAY', 'RUN_NOT_IN_PREVIEW', 'NOT_A_PERSON'),
  load: async ({ runs }, { input, actor }) => {
    const found = await runs.lockUnlessReleasing(actor.centreId, input.runId);
    return found && { centreId: actor.centreId, ...found };
  },
  row: ({ centreId, run, version }) => ({ tenantId: centreId, type: 'settlementRun', id: run.id, version }),
  decide: ({ run, releasing }, _input, circumstances): Result<Run, Refusal<DiscardRunRefusal | 'RELEASE_UNDER_WAY'>> =>
    releasing ? err(refusal('RELEASE_UNDER_WAY')) : discard(run, {}, circumstances),
  save: ({ runs }, run, { centreId }) => runs.discard(centreId, run),
  record: (run) => ({
    type: 'settlementRun',
    id: run.id,
    content: { run, changes: [{ field: 'status', from: 'preview', to: run.status }] },
    messages: [{ name: 'RunDiscarded.v1', payload: { runId: run.id } }],
  }),
  outcome: ({ id }) => ({ runId: id }),
});
