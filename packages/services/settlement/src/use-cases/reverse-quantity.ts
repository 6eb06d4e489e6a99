// SPDX-License-Identifier: EUPL-1.2
import { readingsPort } from '@contracts/settlement';
import { type ReverseQuantityRefusal, reverseQuantity as reverse } from '@domain/settlement';
import { monthOf, type TenantId } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { QUANTITY_SOURCE } from '../repositories/charge-repository.ts';
import { useCase } from '../use-case.ts';

/** Takes a quantity back on its own day; where the month is frozen, the next run counts it. */
export const reverseQuantity = useCase({
  name: 'settlement.reverseQuantity',
  action: 'settlement.enterCosts',
  input: z.object({ quantityId: idInput<'QuantityId'>(), reason: textInput(200, 0) }),
  refusals: everyCode<ReverseQuantityRefusal>()('REASON_MISSING', 'IS_A_REVERSAL', 'ALREADY_REVERSED'),
  load: async ({ charges, gates, ports, writes }, { input, actor, at }) => {
    const before = await charges.findQuantity(input.quantityId);
    if (!before) return null;
    const tenantId = before.entry.tenantId as TenantId;
    await gates.post([{ tenantId, month: monthOf(before.entry.occurredOn) }]);
    const found = (await charges.findQuantity(input.quantityId)) ?? before;
    const { associationId, accountId } = actor;
    return { book: ports.get(readingsPort), writes, associationId, at, accountId, tenantId, ...found };
  },
  row: ({ tenantId, entry }) => ({ tenantId, type: 'quantity', id: entry.id }),
  decide: (state, input, circumstances) => {
    const entry = reverse(state, input, circumstances);
    return entry.ok ? { ok: true, value: { entry: entry.value, newId: circumstances.newId } } : entry;
  },
  save: async (_repositories, { entry, newId }, { book, writes, tenantId, associationId, at, accountId, entry: before }) => {
    const { id, meter, serviceFamilyCode, quantity, occurredOn, label } = entry;
    const source = { type: QUANTITY_SOURCE, id, version: 1 };
    const reverses = { type: QUANTITY_SOURCE, id: before.id, version: 1 };
    const draft = { tenantId, meter, serviceFamilyCode, quantity: Number(quantity), occurredOn, source, label, reverses };
    await book.append(writes, associationId, [draft], { at, enteredBy: accountId, newId });
  },
  record: ({ entry }) => ({ type: 'quantity', id: entry.id, content: entry }),
  outcome: ({ entry }) => ({ quantityId: entry.id }),
});
