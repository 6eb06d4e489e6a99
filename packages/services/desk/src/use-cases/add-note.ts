// SPDX-License-Identifier: EUPL-1.2
import { addNote as decide, type EntryTextRefusalCode, type RequestId } from '@domain/desk';
import { idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, recordsOf, requestRow, useCase } from '../desk-use-case.ts';
import { saveDecision } from '../repositories/save-decision.ts';

/** A note is for its own side alone and leaves the request's version as it is. */
export const addNote = useCase({
  name: 'desk.addNote',
  action: 'desk.note',
  input: z.object({ requestId: idInput<'RequestId'>(), text: textInput(20_000, 0) }),
  refusals: codes<EntryTextRefusalCode>()('TEXT_MISSING', 'TOO_LONG'),
  load: (repositories, context) => lockRequestScene(repositories, context, context.input.requestId as RequestId),
  row: requestRow,
  decide: (state, { text }, circumstances) => decide(state.request, { text }, circumstances),
  save: (repositories, decision, { saving }) => saveDecision(repositories, decision, saving),
  record: (decision, { request }) => recordsOf({ type: 'request', id: request.id, tenantId: request.tenantId }, decision),
  outcome: (_decision, { request }) => ({ requestId: request.id }),
});
