// SPDX-License-Identifier: EUPL-1.2
import { triageRequest as decide, REQUEST_PRIORITIES, type RequestId, type ServiceId, type TriageRequestRefusalCode } from '@domain/desk';
import { choiceInput, dateInput, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, memberFor, requestUseCase } from '../desk-use-case.ts';

export const triageRequest = requestUseCase({
  name: 'desk.triageRequest',
  action: 'desk.processRequest',
  input: z.object({
    requestId: idInput<'RequestId'>(),
    priority: choiceInput('RequestPriority', REQUEST_PRIORITIES).nullish(),
    dueOn: dateInput.nullish(),
    serviceId: idInput<'ServiceId'>().nullish(),
    expectedVersion: versionInput,
  }),
  refusals: codes<TriageRequestRefusalCode>()(
    'NOT_IN_THIS_STATUS',
    'SERVICE_INACTIVE',
    'MEMBERSHIP_NOT_VALID',
    'NO_VALID_AGREEMENT',
    'DUE_IN_PAST',
    'NOTHING_CHANGED',
  ),
  load: async (repositories, context) => {
    const scene = await lockRequestScene(repositories, context, context.input.requestId as RequestId);
    if (!scene) return null;
    const wanted = context.input.serviceId as ServiceId | null | undefined;
    const service = wanted ? await repositories.catalogue.findService(wanted) : null;
    if (wanted && !service) return null;
    const family = service?.familyCode ?? scene.request.familyCode;
    return { ...scene, service, member: await memberFor(repositories, scene.standing, family, context.today) };
  },
  decide: (state, input, circumstances) =>
    decide(
      state,
      { priority: input.priority ?? null, dueOn: input.dueOn ?? null, serviceId: (input.serviceId ?? null) as ServiceId | null },
      circumstances,
    ),
});
