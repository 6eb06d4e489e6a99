// SPDX-License-Identifier: EUPL-1.2
import { retireService as decide, type ServiceId } from '@domain/desk';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { serviceUseCase } from '../catalogue-use-case.ts';
import { centreSaving, codes } from '../desk-use-case.ts';

export const retireService = serviceUseCase({
  name: 'desk.retireService',
  action: 'desk.editCatalogue',
  input: z.object({ serviceId: idInput<'ServiceId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: codes<'SERVICE_INACTIVE'>()('SERVICE_INACTIVE'),
  load: async (repositories, context) => {
    const service = await repositories.catalogue.lockService(context.input.serviceId as ServiceId);
    const saving = await centreSaving(repositories, context);
    return service && saving && { service, saving };
  },
  decide: ({ service }, _input, circumstances) => decide(service, {}, circumstances),
});
