// SPDX-License-Identifier: EUPL-1.2
import { type ResolveMethodRefusal, resolveMethod } from '@domain/settlement';
import { dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { centreUseCase } from './centre-use-case.ts';
import { methodCalled, methodNameInput } from './method-names.ts';

/** Records by which method the support centres are shared, with the resolution that says so. */
export const resolveCostCentreMethod = centreUseCase({
  name: 'settlement.resolveCostCentreMethod',
  action: 'settlement.publishKey',
  input: z.object({
    method: methodNameInput,
    /** Of step-down; missing: by the least received services. */
    centreOrder: z.array(idInput<'CostCentreId'>()).max(200, { error: 'TOO_LONG' }).optional(),
    resolution: textInput(300, 0),
    validFrom: dateInput,
    validTo: dateInput.optional(),
    /** Needed where settled months are touched. */
    reason: textInput(300, 0).optional(),
  }),
  ofAll: true,
  refusals: everyCode<ResolveMethodRefusal>()(
    'METHOD_RESOLUTION_MISSING',
    'PERIOD_INVALID',
    'ORDER_UNKNOWN',
    'ORDER_INCOMPLETE',
    'METHOD_OF_SETTLED_MONTHS',
    'NOTHING_CHANGES',
  ),
  load: async ({ centres, gates }, { input, actor, at }) => {
    const { centreId: tenantId, associationId, userId } = actor;
    const all = await centres.lockAll(tenantId);
    if ((input.centreOrder ?? []).some((id) => !all.some((centre) => centre.id === id))) return null;
    const known = await centres.methodsKnown(tenantId);
    return { home: { tenantId, associationId }, userId, at, centres: all, known, frozenMonths: await gates.frozenMonths(tenantId) };
  },
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'costCentreMethod', id: home.tenantId }),
  decide: (state, { method, centreOrder, validTo, reason, ...input }, circumstances) =>
    resolveMethod(
      state,
      { ...input, method: methodCalled(method), centreOrder: centreOrder ?? [], validTo: validTo ?? null, reason: reason ?? '' },
      circumstances,
    ),
  save: ({ centres }, decision, { home, at, userId }) => centres.saveMethod(home, decision, at, userId),
  record: ({ before, ...decision }, { home }) => ({
    type: 'costCentreMethod',
    id: home.tenantId,
    content: { ...decision, changes: [{ field: 'method', from: before, to: decision.method.method }] },
  }),
  outcome: ({ method }) => ({ methodId: method.id }),
});
