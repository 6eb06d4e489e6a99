// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { z } from 'zod';
import { daysOf, decideStockImport, readStockFile } from '../stock-import.ts';
import { useCase } from '../use-case.ts';
import { csvInput } from './import-pool-costs.ts';

/** Enters every count of a file, or none of them. What is known already as the file says stays as it is. */
export const importStockCounts = useCase({
  name: 'settlement.importStockCounts',
  action: 'settlement.enterCosts',
  input: z.object({ csv: csvInput }),
  ofAll: true,
  refusals: ['CSV_REJECTED', 'NOTHING_CHANGES'],
  timeoutMs: 30_000,
  load: async ({ counts, charges }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const file = readStockFile(input.csv);
    const members = await charges.listMembers(centreId);
    return { centreId, associationId, accountId, at, file, members, known: await counts.lockAllKnown(daysOf(file, members)) };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'stockImport' }),
  decide: (state, _input, circumstances) => {
    const decided = decideStockImport(state.file, state, circumstances);
    if (!decided.ok) {
      const listed = decided.error.slice(0, 200).map(({ row, column, code, value }) => [row, column ?? '', code, value ?? ''].join('|'));
      return err(refusal('CSV_REJECTED', { field: 'csv', params: { count: decided.error.length, findings: listed } }));
    }
    if (decided.value.entered.length === 0) return err(refusal('NOTHING_CHANGES'));
    return ok({ ...decided.value, id: circumstances.newId(), by: circumstances.by.userId });
  },
  alsoWrites: (_state, { entered }): readonly TenantId[] => [...new Set(entered.map(({ count }) => count.tenantId as TenantId))],
  save: async ({ counts }, { entered, by }, { associationId, accountId, at }) => {
    for (const decision of entered) await counts.save(associationId, decision, { at, accountId, userId: by });
  },
  record: ({ id, entered, unchanged }) => [
    { type: 'stockImport', id, content: { entered: entered.map(({ count }) => count.id), unchanged } },
    ...entered.map(({ count, before }) => ({
      type: 'stockCount',
      id: count.id,
      tenantId: count.tenantId as TenantId,
      content: {
        count,
        reason: count.reason,
        changes: [{ field: 'thousandths', from: before?.thousandths ?? null, to: count.thousandths }],
      },
    })),
  ],
  outcome: ({ entered, unchanged }) => ({ entered: entered.length, unchanged }),
});
