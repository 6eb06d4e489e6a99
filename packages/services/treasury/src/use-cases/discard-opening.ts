// SPDX-License-Identifier: EUPL-1.2
import { type DiscardOpeningRefusal, discardOpening as discard } from '@domain/treasury';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { batchesOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

export const discardOpening = useCase({
  name: 'treasury.discardOpening',
  action: 'treasury.keepAccounts',
  input: z.object({ batchId: idInput<'OpeningBatchId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<DiscardOpeningRefusal>()('OPENING_DECIDED', 'NOT_A_PERSON'),
  load: async ({ reads, centre }, { input, actor, at }) => {
    await centre.lockRow('opening_batch', actor.centreId, input.batchId);
    const [batch] = await batchesOf(reads, sql`batch.id = ${input.batchId}::uuid`);
    return batch ? { ...enteredBy(actor, at), batch } : null;
  },
  row: ({ centreId, batch }) => ({ tenantId: centreId, type: 'openingBatch', id: batch.id, version: batch.rowVersion }),
  decide: ({ batch }, _input, circumstances) => discard(batch, {}, circumstances),
  save: ({ centre }, { id, status }, by) => centre.decideBatch(id, status, by),
  record: ({ id, status }) => ({ type: 'openingBatch', id, content: { id, status } }),
  outcome: ({ id }) => ({ batchId: id }),
});
