// SPDX-License-Identifier: EUPL-1.2
import { type ReceiveClosingRefusal, receiveClosing } from '@domain/payments';
import { invariant } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { closingUseCase } from './closing-use-case.ts';

/** The municipality confirms that it got the closing of its day (§ 94 (1) GO NRW). */
export const receiveDayClosing = closingUseCase({
  name: 'payments.receiveClosing',
  action: 'payments.receiveClosing',
  input: z.object({ closingId: idInput<'DayClosingId'>(), expectedVersion: versionInput, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  refusals: everyCode<ReceiveClosingRefusal>()(
    ...(['NOT_CLOSED', 'ALREADY_RECEIVED', 'CLOSING_CHANGED', 'NOT_A_PERSON', 'WRONG_SIDE', 'SAME_PERSON'] as const),
  ),
  load: async ({ closings }, { input: { closingId } }) => {
    const stored = await closings.lockClosing(closingId);
    return stored && { stored };
  },
  row: ({ stored: { tenantId, id, version } }) => ({ tenantId, type: 'dayClosing', id, version }),
  decide: ({ stored }, { hash }, circumstances) => receiveClosing(stored.closing, { hash }, circumstances),
  save: async ({ closings }, { receipt }, { stored }) => {
    invariant(receipt !== null, 'what is received has a receipt');
    await closings.receive(stored, receipt);
  },
  record: ({ content, hash, receipt }, { stored: { id } }) => ({
    ...{ type: 'dayClosing', id },
    content: { day: content.day, number: content.number, hash, changes: [{ field: 'receivedAt', from: null, to: receipt?.at ?? null }] },
  }),
  outcome: (_received, { stored }) => ({ closingId: stored.id }),
});
