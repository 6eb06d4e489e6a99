// SPDX-License-Identifier: EUPL-1.2
import { historyOfRecord, idInput, query } from '@platform/use-case';
import { z } from 'zod';

export const roundHistory = query({
  name: 'billing.roundHistory',
  action: 'billing.readRounds',
  input: z.object({ roundId: idInput<'RoundId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'billingRound', context.input.roundId),
});

export const documentHistory = query({
  name: 'billing.documentHistory',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'billingDocument', context.input.documentId),
});

export const issuerChangeHistory = query({
  name: 'billing.issuerChangeHistory',
  action: 'billing.readSettings',
  input: z.object({ issuerChangeId: idInput<'IssuerChangeId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'issuerChange', context.input.issuerChangeId),
});
