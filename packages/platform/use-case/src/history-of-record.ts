// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import type { QueryContext } from './query.ts';

const tableOf = (subjectType: string): string => subjectType.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What was done with a record, for whoever may read the record itself. Its table is named as its subject in the audit: payment_run, paymentRun. */
export async function historyOfRecord(
  reads: Reads,
  { actor, permitted }: QueryContext<unknown>,
  subjectType: string,
  subjectId: string,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<{ tenantId: TenantId }>`
    select it.tenant_id as "tenantId" from ${sql.table(tableOf(subjectType))} as it
    where it.id = ${subjectId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
  const [row] = rows;
  if (!row) return [];
  return recordHistory(reads, { tenantId: row.tenantId, subjectType, subjectId, viewer: { side: actor.body.side } });
}
