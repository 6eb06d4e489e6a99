// SPDX-License-Identifier: EUPL-1.2
import { type DeclineRequestRefusalCode, declineRequest as decide, type RequestId } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const declineRequest = requestUseCase({
  name: 'desk.declineRequest',
  action: 'desk.processRequest',
  input: z.object({ requestId: idInput<'RequestId'>(), reason: textInput(5000, 0), expectedVersion: versionInput }),
  refusals: codes<DeclineRequestRefusalCode>()('NOT_IN_THIS_STATUS', 'REASON_MISSING', 'TOO_LONG'),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  decide: (state, input, circumstances) => decide(state, { reason: input.reason }, circumstances),
});
