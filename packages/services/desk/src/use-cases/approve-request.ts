// SPDX-License-Identifier: EUPL-1.2
import { type ApproveRequestRefusalCode, approveRequest as decide, type RequestId } from '@domain/desk';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, memberFor, requestUseCase } from '../desk-use-case.ts';

export const approveRequest = requestUseCase({
  name: 'desk.approveRequest',
  action: 'desk.approveRequest',
  twoPeople: true,
  input: z.object({ requestId: idInput<'RequestId'>(), expectedVersion: versionInput }),
  refusals: codes<ApproveRequestRefusalCode>()('NOT_IN_THIS_STATUS', 'SAME_PERSON', 'MEMBERSHIP_NOT_VALID', 'NO_VALID_AGREEMENT'),
  load: async (repositories, context) => {
    const scene = await lockRequestScene(repositories, context, context.input.requestId as RequestId);
    const service = scene && (await repositories.catalogue.findService(scene.request.serviceId));
    if (!scene || !service) return null;
    return { ...scene, service, member: await memberFor(repositories, scene.standing, scene.request.familyCode, context.today) };
  },
  secondPerson: { after: ['desk.submitRequest'], first: ({ request }) => request.requesterUserId },
  decide: (state, _input, circumstances) => decide(state, {}, circumstances),
});
