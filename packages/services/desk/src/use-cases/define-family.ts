// SPDX-License-Identifier: EUPL-1.2
import { textInput } from '@platform/use-case';
import { z } from 'zod';
import { localizedInput } from '../catalogue-use-case.ts';
import { defineFamily as decide, type FamilyRefusalCode } from '../decide-family.ts';
import { centreSaving, codes, useCase } from '../desk-use-case.ts';

export const defineFamily = useCase({
  name: 'desk.defineFamily',
  action: 'desk.editCatalogue',
  input: z.object({ code: textInput(100, 0), name: localizedInput, position: z.int().min(0).max(10_000) }),
  ofAll: true,
  refusals: codes<FamilyRefusalCode>()('CODE_MALFORMED', 'CODE_TAKEN', 'NAME_MISSING'),
  load: async (repositories, context) => {
    const saving = await centreSaving(repositories, context);
    return saving && { codesInUse: await repositories.catalogue.familyCodes(), saving };
  },
  row: ({ saving }) => ({ tenantId: saving.centreId, type: 'family' }),
  decide: ({ codesInUse }, input, circumstances) => decide(codesInUse, input, circumstances),
  save: (repositories, { family }, { saving }) => repositories.catalogue.saveFamily(family, saving),
  record: (decision) => ({
    type: 'family',
    id: decision.family.id,
    content: decision,
    messages: [{ name: 'FamilyDefined.v1', payload: { familyId: decision.family.id } }],
  }),
  outcome: ({ family }) => ({ familyId: family.id }),
});
