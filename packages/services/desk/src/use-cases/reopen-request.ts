// SPDX-License-Identifier: EUPL-1.2
import { reopenRequest as decide, type ReopenRequestRefusalCode, type RequestId, STANDARD_REOPEN_RULES } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const reopenRequest = requestUseCase({
  name: 'desk.reopenRequest',
  action: 'desk.reopenRequest',
  input: z.object({ requestId: idInput<'RequestId'>(), reason: textInput(5000, 0), expectedVersion: versionInput }),
  refusals: codes<ReopenRequestRefusalCode>()(
    'NOT_IN_THIS_STATUS',
    'REOPEN_BY_PERSON_ONLY',
    'REOPEN_LIMIT',
    'REOPEN_TOO_LATE',
    'REASON_MISSING',
    'TOO_LONG',
  ),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  decide: (state, input, circumstances) => decide({ ...state, rules: STANDARD_REOPEN_RULES }, { reason: input.reason }, circumstances),
});
