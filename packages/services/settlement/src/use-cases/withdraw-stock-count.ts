// SPDX-License-Identifier: EUPL-1.2
import { type WithdrawStockCountRefusal, withdrawStockCount as withdraw } from '@domain/settlement';
import type { TenantId } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** Takes back a count that should not have been entered; what was known until now stays readable. */
export const withdrawStockCount = useCase({
  name: 'settlement.withdrawStockCount',
  action: 'settlement.enterCosts',
  input: z.object({ countId: idInput<'StockCountId'>(), reason: textInput(300, 0) }),
  refusals: everyCode<WithdrawStockCountRefusal>()('COUNT_KNOWN_OTHERWISE', 'REASON_MISSING'),
  load: async ({ counts }, { input, at }) => {
    const found = await counts.lockCount(input.countId);
    return found && { ...found, at };
  },
  row: ({ count }) => ({ tenantId: count.tenantId as TenantId, type: 'stockCount', id: count.id }),
  decide: (state, input, circumstances) => {
    const decision = withdraw(state, input, circumstances);
    return decision.ok ? { ok: true, value: { ...decision.value, by: circumstances.by.userId } } : decision;
  },
  save: ({ counts }, { by, ...withdrawal }, { at }) => counts.withdraw(withdrawal, { at, userId: by }),
  record: ({ count, reason }) => ({
    type: 'stockCount',
    id: count.id,
    content: { count, reason, changes: [{ field: 'thousandths', from: count.thousandths, to: null }] },
  }),
  outcome: ({ count }) => ({ countId: count.id }),
});
