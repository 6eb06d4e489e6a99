// SPDX-License-Identifier: EUPL-1.2
import { type ChangeCostReferenceRefusalCode, changeCostReference as decide, type RequestId } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const changeCostReference = requestUseCase({
  name: 'desk.changeCostReference',
  action: 'desk.changeCostReference',
  input: z.object({
    requestId: idInput<'RequestId'>(),
    costUnit: textInput(1000, 0).nullish(),
    orderNumber: textInput(1000, 0).nullish(),
    expectedVersion: versionInput,
  }),
  refusals: codes<ChangeCostReferenceRefusalCode>()('NOT_IN_THIS_STATUS', 'TOO_LONG', 'NOTHING_CHANGED'),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  decide: (state, input, circumstances) =>
    decide(state.request, { costUnit: input.costUnit ?? null, orderNumber: input.orderNumber ?? null }, circumstances),
});
