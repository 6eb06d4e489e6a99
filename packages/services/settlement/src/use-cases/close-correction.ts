// SPDX-License-Identifier: EUPL-1.2
import { readingsPort } from '@contracts/settlement';
import { type CloseCorrectionRefusal, closeCorrection as close } from '@domain/settlement';
import { addMonths, type TenantId } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { CLOSING_SOURCE } from '../frozen-set.ts';
import { openCorrection } from '../open-corrections.ts';
import { useCase } from '../use-case.ts';

/** Ends what would be taken off a member's later use; of one that never uses the service again, say. Money is for a direct charge. */
export const closeCorrection = useCase({
  name: 'settlement.closeCorrection',
  action: 'settlement.enterCosts',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    serviceFamilyCode: textInput(60),
    meter: textInput(80),
    /** As the list shows it; below zero. */
    quantity: z.int().max(-1),
    reason: textInput(200, 0),
  }),
  refusals: everyCode<CloseCorrectionRefusal>()('REASON_MISSING', 'CORRECTION_NOT_OPEN', 'CORRECTION_CHANGED'),
  load: async ({ charges, gates, ports, writes, statements }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const member = await charges.findMember(input.tenantId, centreId);
    if (!member) return null;
    const lastFrozen = (await gates.frozenMonths(centreId)).at(-1);
    // Two who close at once, or a release at the same time, wait for each other here.
    if (lastFrozen !== undefined) await gates.post([{ tenantId: input.tenantId, month: addMonths(lastFrozen, 1) }]);
    return {
      book: ports.get(readingsPort),
      writes,
      associationId,
      accountId,
      at,
      tenantId: member.tenantId,
      open: await openCorrection(statements, centreId, input),
      frozenMonths: await gates.frozenMonths(centreId),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'correctionClosing' }),
  decide: (state, input, circumstances) => {
    const closing = close(state, { quantity: BigInt(input.quantity), reason: input.reason }, circumstances);
    return closing.ok ? { ok: true, value: { closing: closing.value, newId: circumstances.newId } } : closing;
  },
  save: async (_repositories, { closing, newId }, { book, writes, associationId, at, accountId }) => {
    const { id, meter, serviceFamilyCode, quantity, occurredOn, reason } = closing;
    const source = { type: CLOSING_SOURCE, id, version: 1 };
    const tenantId = closing.tenantId as TenantId;
    const draft = { tenantId, meter, serviceFamilyCode, quantity: Number(quantity), occurredOn, source, label: reason, reverses: null };
    await book.append(writes, associationId, [draft], { at, enteredBy: accountId, newId });
  },
  record: ({ closing }) => ({ type: 'correctionClosing', id: closing.id, content: closing }),
  outcome: ({ closing }) => ({ closingId: closing.id }),
});
