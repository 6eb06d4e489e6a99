// SPDX-License-Identifier: EUPL-1.2
import { defineService as decide, type ServiceRefusalCode } from '@domain/desk';
import { z } from 'zod';
import { SERVICE_CODES, serviceInput, serviceShape, serviceUseCase } from '../catalogue-use-case.ts';
import { centreSaving, codes } from '../desk-use-case.ts';

export const defineService = serviceUseCase({
  name: 'desk.defineService',
  action: 'desk.editCatalogue',
  input: z.object(serviceShape),
  ofAll: true,
  refusals: codes<ServiceRefusalCode>()(...SERVICE_CODES),
  load: async (repositories, context) => {
    const saving = await centreSaving(repositories, context);
    if (!saving) return null;
    const { catalogue } = repositories;
    return { families: await catalogue.listFamilies(), codesInUse: await catalogue.serviceCodes(null), saving };
  },
  decide: (state, input, circumstances) => decide(state, serviceInput(input), circumstances),
});
