// SPDX-License-Identifier: EUPL-1.2
import { type ChangeServiceRefusalCode, changeService as decide, type ServiceId } from '@domain/desk';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { SERVICE_CODES, serviceInput, serviceShape, serviceUseCase } from '../catalogue-use-case.ts';
import { centreSaving, codes } from '../desk-use-case.ts';

export const changeService = serviceUseCase({
  name: 'desk.changeService',
  action: 'desk.editCatalogue',
  input: z.object({ serviceId: idInput<'ServiceId'>(), ...serviceShape, expectedVersion: versionInput }),
  ofAll: true,
  refusals: codes<ChangeServiceRefusalCode>()('SERVICE_INACTIVE', 'FAMILY_FIXED', ...SERVICE_CODES),
  load: async (repositories, context) => {
    const { catalogue } = repositories;
    const service = await catalogue.lockService(context.input.serviceId as ServiceId);
    const saving = await centreSaving(repositories, context);
    if (!service || !saving) return null;
    return { service, families: await catalogue.listFamilies(), codesInUse: await catalogue.serviceCodes(service.id), saving };
  },
  decide: (state, input, circumstances) => decide(state, serviceInput(input), circumstances),
});
