// SPDX-License-Identifier: EUPL-1.2
import { type AddReplyRefusalCode, addReply as decide, type RequestId } from '@domain/desk';
import { choiceInput, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const addReply = requestUseCase({
  name: 'desk.addReply',
  action: 'desk.reply',
  input: z.object({
    requestId: idInput<'RequestId'>(),
    text: textInput(20_000, 0),
    means: choiceInput('ReplyMeaning', ['answered', 'waiting']).nullish(),
    expectedVersion: versionInput,
  }),
  refusals: codes<AddReplyRefusalCode>()('NOT_IN_THIS_STATUS', 'TEXT_MISSING', 'TOO_LONG'),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  // biome-ignore lint/suspicious/noThenProperty: the rule's own word; the value is never awaited
  decide: (state, { text, means }, circumstances) => decide(state, { text, then: means ?? null }, circumstances),
});
