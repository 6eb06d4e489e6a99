// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import type { Reads } from '@platform/database';
import { idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const TABLES = { billingRound: 'billing_round', billingDocument: 'billing_document', issuerChange: 'issuer_change' } as const;

/** What was done with a record, for whoever may read the record itself. */
async function historyOf(
  reads: Reads,
  { actor, permitted }: QueryContext<unknown>,
  type: keyof typeof TABLES,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<{ tenantId: string }>`
    select it.tenant_id as "tenantId" from ${sql.table(TABLES[type])} as it
    where it.id = ${id}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
  const [row] = rows;
  if (!row) return [];
  return recordHistory(reads, { tenantId: row.tenantId as TenantId, subjectType: type, subjectId: id, viewer: { side: actor.body.side } });
}

export const roundHistory = query({
  name: 'billing.roundHistory',
  action: 'billing.readRounds',
  input: z.object({ roundId: idInput<'RoundId'>() }),
  run: (reads, context) => historyOf(reads, context, 'billingRound', context.input.roundId),
});

export const documentHistory = query({
  name: 'billing.documentHistory',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>() }),
  run: (reads, context) => historyOf(reads, context, 'billingDocument', context.input.documentId),
});

export const issuerChangeHistory = query({
  name: 'billing.issuerChangeHistory',
  action: 'billing.readSettings',
  input: z.object({ issuerChangeId: idInput<'IssuerChangeId'>() }),
  run: (reads, context) => historyOf(reads, context, 'issuerChange', context.input.issuerChangeId),
});
