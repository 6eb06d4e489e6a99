// SPDX-License-Identifier: EUPL-1.2
import { type CloseDayRefusal, closeDay, closingText, dayInputText } from '@domain/payments';
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { dateInput, everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import { sha256 } from '../json.ts';
import { closingUseCase } from './closing-use-case.ts';
import { collectDay } from './collect-day.ts';

export type MakeClosingCode = CloseDayRefusal | 'PAYMENTS_NOT_SET_UP' | 'DAY_CLOSED' | 'CLOSING_UNSIGNED';

/** Makes the closing of a day out of everything that is known of it; from then on nothing is booked on it. */
export const makeClosing = closingUseCase({
  name: 'payments.makeClosing',
  action: 'payments.close',
  input: z.object({ tenantId: idInput<'TenantId'>(), day: dateInput }),
  refusals: everyCode<MakeClosingCode>()('PAYMENTS_NOT_SET_UP', 'CLOSING_UNSIGNED', 'DAY_CLOSED', 'NOT_A_PERSON', 'NOT_CLOSABLE'),
  timeoutMs: 60_000,
  load: async ({ closings, rules, reads }, { input: { tenantId, day }, actor }) => {
    // Whose right to the municipality is not given sees no rules of it.
    await closings.lockBooks(tenantId as TenantId);
    const ready = (await rules.rulesInForce(tenantId as TenantId)) !== null;
    return { tenantId: tenantId as TenantId, associationId: actor.associationId, ready, ...(await collectDay(reads, tenantId, day)) };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'dayClosing' }),
  decide: ({ input, facts, previous, ready }, { day }, circumstances) => {
    if (!ready || input.accounts.length === 0) return err(refusal('PAYMENTS_NOT_SET_UP'));
    if (previous && !previous.closed) return err(refusal('CLOSING_UNSIGNED', { params: { day: previous.content.day } }));
    if (previous && previous.content.day >= day) return err(refusal('DAY_CLOSED', { params: { closedThrough: previous.content.day } }));
    const made = closeDay(input, { inputHash: sha256(dayInputText(input)) }, circumstances);
    if (!made.ok) return made;
    return ok({ id: circumstances.newId(), content: made.value, hash: sha256(closingText(made.value)), facts });
  },
  save: ({ closings }, made, { tenantId, associationId }) => closings.addClosing({ tenantId, associationId }, made),
  record: ({ id, content, hash }) => ({
    ...{ type: 'dayClosing', id },
    content: { day: content.day, number: content.number, hash, changes: [{ field: 'status', from: null, to: 'made' }] },
  }),
  outcome: ({ id }) => ({ closingId: id }),
});
