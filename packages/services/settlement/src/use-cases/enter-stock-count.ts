// SPDX-License-Identifier: EUPL-1.2
import { type EnterStockCountRefusal, enterStockCount as enter } from '@domain/settlement';
import { dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** What a member had on a day; entered again for the same day it is known otherwise from then on, also for months that are settled. */
export const enterStockCount = useCase({
  name: 'settlement.enterStockCount',
  action: 'settlement.enterCosts',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    stock: textInput(60, 0),
    unit: textInput(60, 0),
    countedOn: dateInput,
    /** '412', '12,5' */
    value: textInput(30, 0),
    source: textInput(200, 0),
    /** Why it is known otherwise than before. */
    reason: textInput(300, 0).default(''),
    /** How many numbers of the day were seen; left out by whoever enters a day of which nothing is known. */
    expectedVersion: versionInput.optional(),
  }),
  refusals: everyCode<EnterStockCountRefusal>()(
    ...([
      'STOCK_INVALID',
      'UNIT_MISSING',
      'COUNT_INVALID',
      'SOURCE_MISSING',
      'DATE_IN_FUTURE',
      'NOTHING_CHANGES',
      'REASON_MISSING',
    ] as const),
  ),
  load: async ({ charges, counts }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const member = await charges.findMember(input.tenantId, centreId);
    if (!member) return null;
    const before = await counts.lockKnown(input);
    return { associationId, accountId, at, tenantId: member.tenantId, before, version: await counts.versions(input) };
  },
  row: ({ tenantId, before, version }) => ({ tenantId, type: 'stockCount', version, ...(before ? { id: before.id } : {}) }),
  decide: (state, { expectedVersion: _expectedVersion, ...input }, circumstances) => {
    const decision = enter(state, input, circumstances);
    return decision.ok ? { ok: true, value: { ...decision.value, by: circumstances.by.userId } } : decision;
  },
  save: ({ counts }, { count, before, by }, { associationId, accountId, at }) =>
    counts.save(associationId, { count, before }, { at, accountId, userId: by }),
  record: ({ count, before }) => ({
    type: 'stockCount',
    id: count.id,
    content: { count, reason: count.reason, changes: [{ field: 'thousandths', from: before?.thousandths ?? null, to: count.thousandths }] },
  }),
  outcome: ({ count }) => ({ countId: count.id }),
});
