// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { SIGNED } from '../signed.ts';

/** What was done with an agreement, for all who may read it; the time as a draft is the centre's own. */
export const agreementHistory = query({
  name: 'agreements.agreementHistory',
  action: 'agreements.read',
  input: z.object({ agreementId: idInput<'AgreementId'>() }),
  run: async (reads, { input, actor, permitted }): Promise<readonly HistoryEntry[]> => {
    const { side } = actor.body;
    const row = await reads
      .selectFrom('agreement')
      .select(['id', 'tenant_id as tenantId'])
      .where(permitted({ tenantId: 'agreement.tenant_id' }))
      .where('id', '=', input.agreementId)
      .$if(side === 'member', (rows) => rows.where('status', 'in', SIGNED))
      .executeTakeFirst();
    if (!row) return [];
    return recordHistory(reads, { tenantId: row.tenantId as TenantId, subjectType: 'agreement', subjectId: row.id, viewer: { side } });
  },
});
