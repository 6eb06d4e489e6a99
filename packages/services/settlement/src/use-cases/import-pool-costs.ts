// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import type { CsvFinding } from '@formats/csv';
import { err, ok, type Refusal, refusal, sumCents } from '@kernel/core';
import { z } from 'zod';
import { decideCostImport, readCostImport } from '../cost-import.ts';
import { useCase } from '../use-case.ts';
import { forCorrectionField } from './for-correction-field.ts';

/** The text of a file: month;pool;kind;amount;label;voucher. */
export const csvInput = z.string().min(1, { error: 'REQUIRED' }).max(2_000_000, { error: 'TOO_LONG' });

/** 'row|column|code|value' of each finding, at most 200 of them. */
function rejected(findings: readonly CsvFinding[]): Refusal<'CSV_REJECTED'> {
  const listed = findings.slice(0, 200).map(({ row, column, code, value }) => [row, column ?? '', code, value ?? ''].join('|'));
  return refusal('CSV_REJECTED', { field: 'csv', params: { count: findings.length, findings: listed } });
}

/** Posts every row of a file, or none of them. */
export const importPoolCosts = useCase({
  name: 'settlement.importPoolCosts',
  action: 'settlement.enterCosts',
  input: z.object({ csv: csvInput, ...forCorrectionField }),
  ofAll: true,
  refusals: ['CSV_REJECTED'],
  timeoutMs: 30_000,
  load: async ({ pools, keys, gates, ports, statements }, { input, actor, at }) => {
    const { centreId, accountId } = actor;
    const file = readCostImport(input.csv);
    const months = [...new Set(file.rows.flatMap(({ values }) => values.month ?? []))];
    await gates.post(months.map((month) => ({ tenantId: centreId, month })));
    return {
      centreId,
      posted: { at, accountId },
      file,
      pools: await pools.allPools(centreId),
      keys: await keys.versionsOf({ tenantId: centreId }),
      foundedOn: (await ports.get(tenancyPort).beginnings(statements)).foundedOn,
      frozenMonths: await gates.frozenMonths(centreId),
    };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'costImport' }),
  decide: (state, { forCorrection }, circumstances) => {
    const costs = decideCostImport(state.file, { ...state, forCorrection }, circumstances);
    return costs.ok ? ok({ id: circumstances.newId(), costs: costs.value }) : err(rejected(costs.error));
  },
  save: ({ pools }, { costs }, { centreId, posted }) => pools.addCosts(centreId, costs, posted),
  record: ({ id, costs }) => ({ type: 'costImport', id, content: { costs } }),
  outcome: ({ costs }) => ({ count: costs.length, total: String(sumCents(costs.map(({ amountCents }) => amountCents))) }),
});
