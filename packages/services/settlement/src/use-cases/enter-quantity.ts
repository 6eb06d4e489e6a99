// SPDX-License-Identifier: EUPL-1.2
import { readingsPort } from '@contracts/settlement';
import { tenancyPort } from '@contracts/tenancy';
import { type EnterQuantityRefusal, enterQuantity as enter } from '@domain/settlement';
import { monthOf, type TenantId } from '@kernel/core';
import { dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { QUANTITY_SOURCE } from '../repositories/charge-repository.ts';
import { useCase } from '../use-case.ts';
import { forCorrectionField } from './for-correction-field.ts';

/** Whole pieces; the rule itself refuses zero and less. */
const quantityInput = z.int().min(-2_000_000_000).max(2_000_000_000);

export const enterQuantity = useCase({
  name: 'settlement.enterQuantity',
  action: 'settlement.enterCosts',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    serviceFamilyCode: textInput(60),
    code: textInput(60, 0),
    quantity: quantityInput,
    occurredOn: dateInput,
    label: textInput(200, 0),
    ...forCorrectionField,
  }),
  refusals: everyCode<EnterQuantityRefusal>()(
    'LABEL_MISSING',
    'METER_INVALID',
    'ZERO_QUANTITY',
    'NEGATIVE_QUANTITY',
    'DATE_IN_FUTURE',
    'DATE_BEFORE_MEMBERSHIP',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async ({ charges, keys, gates, ports, writes, statements }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const member = await charges.findMember(input.tenantId, centreId);
    if (!member || !(await keys.familyExists(centreId, input.serviceFamilyCode))) return null;
    await gates.post([{ tenantId: input.tenantId, month: monthOf(input.occurredOn) }]);
    const book = ports.get(readingsPort);
    const memberSince = (await ports.get(tenancyPort).beginnings(statements)).memberSince.get(input.tenantId) ?? null;
    const frozenMonths = await gates.frozenMonths(centreId);
    return { book, writes, associationId, at, accountId, tenantId: member.tenantId, memberSince, frozenMonths };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'quantity' }),
  decide: (state, input, circumstances) => {
    const entry = enter(state, { ...input, quantity: BigInt(input.quantity) }, circumstances);
    return entry.ok ? { ok: true, value: { entry: entry.value, newId: circumstances.newId } } : entry;
  },
  save: async (_repositories, { entry, newId }, { book, writes, associationId, at, accountId }) => {
    const { id, meter, serviceFamilyCode, quantity, occurredOn, label } = entry;
    const source = { type: QUANTITY_SOURCE, id, version: 1 };
    const tenantId = entry.tenantId as TenantId;
    const draft = { tenantId, meter, serviceFamilyCode, quantity: Number(quantity), occurredOn, source, label, reverses: null };
    await book.append(writes, associationId, [draft], { at, enteredBy: accountId, newId });
  },
  record: ({ entry }) => ({ type: 'quantity', id: entry.id, content: entry }),
  outcome: ({ entry }) => ({ quantityId: entry.id }),
});
