// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { closingUseCase } from './closing-use-case.ts';

export type DiscardClosingCode = 'CLOSING_STATUS' | 'NOT_A_PERSON';

/** Gives up a closing that nobody has signed: its day is open again. */
export const discardClosing = closingUseCase({
  name: 'payments.discardClosing',
  action: 'payments.close',
  input: z.object({ closingId: idInput<'DayClosingId'>(), expectedVersion: versionInput, reason: textInput(500, 3) }),
  refusals: everyCode<DiscardClosingCode>()('CLOSING_STATUS', 'NOT_A_PERSON'),
  load: async ({ closings }, { input: { closingId } }) => {
    const stored = await closings.lockClosing(closingId);
    return stored && { stored };
  },
  row: ({ stored: { tenantId, id, version } }) => ({ tenantId, type: 'dayClosing', id, version }),
  decide: ({ stored }, { reason }, { by: { userId, accountId } }) => {
    if (stored.status !== 'made') return err(refusal('CLOSING_STATUS', { params: { status: stored.status } }));
    return userId === null ? err(refusal('NOT_A_PERSON')) : ok({ stored, by: { userId, accountId }, reason });
  },
  save: ({ closings }, { by, reason }, { stored }) => closings.discard(stored, by, reason),
  record: ({ stored: { id, closing }, reason }) => ({
    ...{ type: 'dayClosing', id },
    content: { day: closing.content.day, hash: closing.hash, reason, changes: [{ field: 'status', from: 'made', to: 'discarded' }] },
  }),
  outcome: ({ stored }) => ({ closingId: stored.id }),
});
