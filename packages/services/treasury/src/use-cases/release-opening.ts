// SPDX-License-Identifier: EUPL-1.2
import { type ReleaseOpeningRefusal, releaseOpening as release } from '@domain/treasury';
import type { TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { batchesOf, carryOversOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';
import { proposeOpening } from './propose-opening.ts';

/** A second person takes the balances into the books. */
export const releaseOpening = useCase({
  name: 'treasury.releaseOpening',
  action: 'treasury.releaseMoney',
  input: z.object({ batchId: idInput<'OpeningBatchId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  ofAll: true,
  refusals: everyCode<ReleaseOpeningRefusal>()('OPENING_DECIDED', 'NOT_A_PERSON', 'SAME_PERSON', 'CARRY_OVER_TWICE'),
  load: async ({ reads, centre, accounts }, { input, actor, at }) => {
    await centre.lockRow('opening_batch', actor.centreId, input.batchId);
    const [batch] = await batchesOf(reads, sql`batch.id = ${input.batchId}::uuid`);
    if (!batch) return null;
    const tenants = [...new Set(batch.rows.flatMap((row) => (row.kind === 'claim' ? [row.tenantId as TenantId] : [])))];
    await accounts.lock([...tenants, actor.centreId]);
    return { ...enteredBy(actor, at), batch, tenants, carryOvers: (await carryOversOf(reads)).carryOvers };
  },
  row: ({ centreId, batch }) => ({ tenantId: centreId, type: 'openingBatch', id: batch.id, version: batch.rowVersion }),
  secondPerson: { after: [proposeOpening.name], first: ({ batch }) => batch.proposedBy.userId },
  decide: (state, _input, circumstances) => release(state, {}, circumstances),
  alsoWrites: ({ tenants }) => tenants,
  save: async ({ centre, accounts }, { batch, items, carryOvers }, by) => {
    await centre.decideBatch(batch.id, 'released', by);
    await centre.addCarryOvers(carryOvers, batch.id, by);
    await accounts.addItems(
      items.map((item) => ({ ...item, batchId: batch.id })),
      by,
    );
  },
  record: (decision) => [
    {
      type: 'openingBatch',
      id: decision.batch.id,
      content: { id: decision.batch.id, status: 'released', carryOvers: decision.carryOvers },
    },
    ...decision.items.map((item) => ({ type: 'openItem', id: item.id, tenantId: item.tenantId as TenantId, content: item })),
  ],
  outcome: ({ batch }) => ({ batchId: batch.id }),
});
