// SPDX-License-Identifier: EUPL-1.2
import { type DiscardLevyRefusal, discardLevy as discard } from '@domain/treasury';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { leviesOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

export const discardLevy = useCase({
  name: 'treasury.discardLevy',
  action: 'treasury.planBudget',
  input: z.object({ levyId: idInput<'LevyId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<DiscardLevyRefusal>()('LEVY_NOT_PREPARED', 'NOT_A_PERSON'),
  load: async ({ reads, centre }, { input, actor, at }) => {
    await centre.lockRow('levy', actor.centreId, input.levyId);
    const [levy] = await leviesOf(reads, sql`levy.id = ${input.levyId}::uuid`);
    return levy ? { ...enteredBy(actor, at), levy } : null;
  },
  row: ({ centreId, levy }) => ({ tenantId: centreId, type: 'levy', id: levy.id, version: levy.rowVersion }),
  decide: ({ levy }, _input, circumstances) => discard(levy, {}, circumstances),
  save: ({ centre }, { id }, { centreId }) => centre.discardLevy(centreId, id),
  record: ({ id, status }) => ({ type: 'levy', id, content: { id, status } }),
  outcome: ({ id }) => ({ levyId: id }),
});
