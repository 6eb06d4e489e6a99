// SPDX-License-Identifier: EUPL-1.2
import { rejectApproval as decide, type RejectApprovalRefusalCode, type RequestId } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const rejectApproval = requestUseCase({
  name: 'desk.rejectApproval',
  action: 'desk.approveRequest',
  input: z.object({ requestId: idInput<'RequestId'>(), reason: textInput(5000, 0), expectedVersion: versionInput }),
  refusals: codes<RejectApprovalRefusalCode>()('NOT_IN_THIS_STATUS', 'SAME_PERSON', 'REASON_MISSING', 'TOO_LONG'),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  secondPerson: { after: ['desk.submitRequest'], first: ({ request }) => request.requesterUserId },
  decide: (state, input, circumstances) => decide(state.request, { reason: input.reason }, circumstances),
});
