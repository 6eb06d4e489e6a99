// SPDX-License-Identifier: EUPL-1.2
import { recordRequest as decide, type RecordRequestRefusalCode, type ServiceId } from '@domain/desk';
import { type Instant, instant } from '@kernel/core';
import { choiceInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, newRequestUseCase } from '../desk-use-case.ts';
import { instantInput } from '../instant-input.ts';
import { loadTakeIn, TAKE_IN_CODES, takeInRow, takeInShape, takeInValues } from './submit-request.ts';

export const recordRequest = newRequestUseCase({
  name: 'desk.recordRequest',
  action: 'desk.recordRequest',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    ...takeInShape,
    channel: choiceInput('RecordedChannel', ['telephone', 'letter', 'mail']),
    onBehalfOf: textInput(1000, 0),
    receivedAt: instantInput.nullish(),
  }),
  refusals: [
    ...TAKE_IN_CODES,
    ...codes<Exclude<RecordRequestRefusalCode, (typeof TAKE_IN_CODES)[number]>>()('CALLER_MISSING', 'RECEIVED_IN_FUTURE'),
  ],
  load: (repositories, context) => loadTakeIn(repositories, context, context.input.tenantId, context.input.serviceId as ServiceId),
  decide: (state, input, circumstances) => {
    const receivedAt: Instant | null = input.receivedAt ? instant(new Date(input.receivedAt)) : null;
    return decide(state, { ...takeInValues(input), channel: input.channel, onBehalfOf: input.onBehalfOf, receivedAt }, circumstances);
  },
  row: takeInRow,
});
