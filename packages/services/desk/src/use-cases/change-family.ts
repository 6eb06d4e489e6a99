// SPDX-License-Identifier: EUPL-1.2
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { localizedInput } from '../catalogue-use-case.ts';
import { changeFamily as decide } from '../decide-family.ts';
import { centreSaving, codes, useCase } from '../desk-use-case.ts';

export const changeFamily = useCase({
  name: 'desk.changeFamily',
  action: 'desk.editCatalogue',
  input: z.object({
    familyId: idInput<'FamilyId'>(),
    name: localizedInput,
    position: z.int().min(0).max(10_000),
    active: z.boolean(),
    expectedVersion: versionInput,
  }),
  ofAll: true,
  refusals: codes<'NAME_MISSING' | 'NOTHING_CHANGED'>()('NAME_MISSING', 'NOTHING_CHANGED'),
  load: async (repositories, context) => {
    const family = await repositories.catalogue.lockFamily(context.input.familyId);
    const saving = await centreSaving(repositories, context);
    return family && saving && { family, saving };
  },
  row: ({ family, saving }) => ({ tenantId: saving.centreId, type: 'family', id: family.id, version: family.version }),
  decide: ({ family }, { name, position, active }, circumstances) => decide(family, { name, position, active }, circumstances),
  save: (repositories, { family }, { saving }) => repositories.catalogue.saveFamily(family, saving),
  record: (decision) => ({
    type: 'family',
    id: decision.family.id,
    content: decision,
    messages: [{ name: 'FamilyChanged.v1', payload: { familyId: decision.family.id } }],
  }),
  outcome: ({ family }) => ({ familyId: family.id }),
});
