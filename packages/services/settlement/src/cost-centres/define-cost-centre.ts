// SPDX-License-Identifier: EUPL-1.2
import { type DefineCostCentreRefusal, defineCostCentre as define } from '@domain/settlement';
import { err, ok, refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { centreUseCase } from './centre-use-case.ts';

export const defineCostCentre = centreUseCase({
  name: 'settlement.defineCostCentre',
  action: 'settlement.changePools',
  input: z.object({ name: textInput(120, 0) }),
  ofAll: true,
  refusals: everyCode<DefineCostCentreRefusal>()('NAME_MISSING', 'COST_CENTRE_NAME_TAKEN', 'TOO_MANY_COST_CENTRES'),
  load: async ({ centres }, { actor, at }) => {
    const { centreId, associationId } = actor;
    return { centreId, associationId, at, centres: await centres.lockAll(centreId) };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'costCentre' }),
  decide: (state, input, circumstances) => define(state, input, circumstances),
  save: ({ centres }, centre, { centreId: tenantId, associationId, at }) => centres.addCentre({ tenantId, associationId }, centre, at),
  record: (centre) => ({ type: 'costCentre', id: centre.id, content: centre }),
  outcome: ({ id }) => ({ centreId: id }),
});

/** A retired centre takes no new costs; what was posted is shared all the same, as long as it serves somebody. */
export const retireCostCentre = centreUseCase({
  name: 'settlement.retireCostCentre',
  action: 'settlement.changePools',
  input: z.object({ centreId: idInput<'CostCentreId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: ['COST_CENTRE_RETIRED'],
  load: async ({ centres }, { input, actor }) => {
    const centre = await centres.lockCentre(actor.centreId, input.centreId);
    return centre && { tenantId: actor.centreId, centre };
  },
  row: ({ tenantId, centre }) => ({ tenantId, type: 'costCentre', id: centre.id, version: centre.version }),
  decide: ({ centre }) =>
    centre.active ? ok({ id: centre.id }) : err(refusal('COST_CENTRE_RETIRED', { params: { centre: centre.name } })),
  save: ({ centres }, { id }, { tenantId }) => centres.retireCentre(tenantId, id),
  record: ({ id }) => ({ type: 'costCentre', id, content: { changes: [{ field: 'active', from: true, to: false }] } }),
  outcome: ({ id }) => ({ centreId: id }),
});
