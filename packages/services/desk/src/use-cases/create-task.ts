// SPDX-License-Identifier: EUPL-1.2
import { type CreateTaskRefusalCode, createTask as decide, type RequestId } from '@domain/desk';
import { err, type Refusal, refusal, type UserId } from '@kernel/core';
import { idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, savingFor } from '../desk-use-case.ts';
import { instantInput } from '../instant-input.ts';
import { newTaskUseCase } from '../task-use-case.ts';

/** For a request, or without one for the centre itself; then the family must be told. */
export const createTask = newTaskUseCase({
  name: 'desk.createTask',
  action: 'desk.workTasks',
  input: z.object({
    requestId: idInput<'RequestId'>().nullish(),
    familyCode: textInput(60).nullish(),
    title: textInput(1000, 0),
    assigneeUserId: idInput<'UserId'>().nullish(),
    dueAt: instantInput.nullish(),
  }),
  refusals: codes<CreateTaskRefusalCode | 'FAMILY_UNKNOWN'>()(
    'FAMILY_UNKNOWN',
    'REQUEST_OVER',
    'REQUEST_NOT_APPROVED',
    'TITLE_MISSING',
    'TOO_LONG',
    'NOT_ASSIGNABLE',
  ),
  load: async (repositories, context) => {
    const { input, actor, today } = context;
    const request = input.requestId ? await repositories.requests.lockRequest(input.requestId as RequestId) : null;
    if (input.requestId && !request) return null;
    const tenantId = request?.tenantId ?? actor.centreId;
    const familyCode = input.familyCode ?? request?.familyCode ?? '';
    const standing = await repositories.findStanding(tenantId, today);
    if (!standing) return null;
    const assignee = (input.assigneeUserId ?? null) as UserId | null;
    const families = await repositories.catalogue.listFamilies();
    return {
      tenantId,
      request,
      familyCode,
      familyKnown: families.some(({ code }) => code === familyCode),
      assigneeMayServe:
        assignee !== null && (await repositories.people.mayServe(actor.centreId, assignee, { tenantId, familyCode }, today)),
      saving: await savingFor(repositories, context, standing, [assignee]),
    };
  },
  row: ({ tenantId, familyCode }) => ({ tenantId, familyCode, type: 'task' }),
  decide: (state, input, circumstances) => {
    const { familyCode } = state;
    if (!state.familyKnown) {
      const unknown: Refusal<'FAMILY_UNKNOWN'> = refusal('FAMILY_UNKNOWN', { field: 'familyCode', params: { code: familyCode } });
      return err(unknown);
    }
    const assigneeUserId = (input.assigneeUserId ?? null) as UserId | null;
    return decide(state, { title: input.title, familyCode, assigneeUserId, dueAt: input.dueAt ?? null }, circumstances);
  },
});
