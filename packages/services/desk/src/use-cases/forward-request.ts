// SPDX-License-Identifier: EUPL-1.2
import { forwardRequest as decide, type ForwardRequestRefusalCode, type RequestId, type ServiceId } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, memberFor, requestUseCase } from '../desk-use-case.ts';

export const forwardRequest = requestUseCase({
  name: 'desk.forwardRequest',
  action: 'desk.processRequest',
  input: z.object({
    requestId: idInput<'RequestId'>(),
    serviceId: idInput<'ServiceId'>(),
    reason: textInput(5000, 0),
    expectedVersion: versionInput,
  }),
  refusals: codes<ForwardRequestRefusalCode>()(
    'NOT_IN_THIS_STATUS',
    'ALREADY_THERE',
    'SERVICE_INACTIVE',
    'MEMBERSHIP_NOT_VALID',
    'NO_VALID_AGREEMENT',
    'REASON_MISSING',
    'TOO_LONG',
  ),
  load: async (repositories, context) => {
    const scene = await lockRequestScene(repositories, context, context.input.requestId as RequestId);
    const service = scene && (await repositories.catalogue.findService(context.input.serviceId as ServiceId));
    if (!scene || !service) return null;
    return { ...scene, service, member: await memberFor(repositories, scene.standing, service.familyCode, context.today) };
  },
  decide: (state, { reason }, circumstances) => decide(state, { reason }, circumstances),
});
