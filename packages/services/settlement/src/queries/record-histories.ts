// SPDX-License-Identifier: EUPL-1.2
import { historyOfRecord, idInput, query } from '@platform/use-case';
import { z } from 'zod';

export const keyHistory = query({
  name: 'settlement.keyHistory',
  action: 'settlement.readKeys',
  input: z.object({ keyId: idInput() }),
  run: (reads, context) => historyOfRecord(reads, context, 'allocationKey', context.input.keyId),
});

export const poolHistory = query({
  name: 'settlement.poolHistory',
  action: 'settlement.readPools',
  input: z.object({ poolId: idInput() }),
  run: (reads, context) => historyOfRecord(reads, context, 'pool', context.input.poolId),
});

export const runHistory = query({
  name: 'settlement.runHistory',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'settlementRun', context.input.runId),
});
