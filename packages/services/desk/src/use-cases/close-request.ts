// SPDX-License-Identifier: EUPL-1.2
import { type CloseRequestRefusalCode, closeRequest as decide, type RequestId } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const closeRequest = requestUseCase({
  name: 'desk.closeRequest',
  action: 'desk.processRequest',
  input: z.object({
    requestId: idInput<'RequestId'>(),
    costObject: textInput(1000, 0).nullish(),
    reason: textInput(5000, 0).nullish(),
    completeOwnTasks: z.boolean(),
    expectedVersion: versionInput,
  }),
  refusals: codes<CloseRequestRefusalCode>()(
    'NOT_ANSWERED',
    'NOT_IN_THIS_STATUS',
    'OPEN_TASKS',
    'COST_OBJECT_OR_REASON_MISSING',
    'TOO_LONG',
  ),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  decide: (state, input, circumstances) =>
    decide(
      state,
      { costObject: input.costObject ?? null, reason: input.reason ?? null, completeOwnTasks: input.completeOwnTasks },
      circumstances,
    ),
});
