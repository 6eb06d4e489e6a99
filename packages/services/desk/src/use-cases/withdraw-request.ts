// SPDX-License-Identifier: EUPL-1.2
import { withdrawRequest as decide, type RequestId, type WithdrawRequestRefusalCode } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const withdrawRequest = requestUseCase({
  name: 'desk.withdrawRequest',
  action: 'desk.withdrawRequest',
  input: z.object({ requestId: idInput<'RequestId'>(), reason: textInput(5000, 0).nullish(), expectedVersion: versionInput }),
  refusals: codes<WithdrawRequestRefusalCode>()('NOT_IN_THIS_STATUS', 'TOO_LONG'),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  decide: (state, input, circumstances) => decide(state, { reason: input.reason ?? null }, circumstances),
});
