// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';

/** What was done with a body of the association: the centre's readers of all, a member's of its own. */
export const tenantHistory = query({
  name: 'tenancy.tenantHistory',
  action: 'tenancy.readDirectory',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input, actor, permitted }): Promise<readonly HistoryEntry[]> => {
    const row = await reads
      .selectFrom('tenant')
      .select('id')
      .where(permitted({ tenantId: 'tenant.id' }))
      .where('id', '=', input.tenantId)
      .executeTakeFirst();
    return row ? historyOf(reads, row.id as TenantId, { type: 'tenant', id: row.id }, actor.body.side) : [];
  },
});

/** What was done with the association itself, for everybody who may read its settings. */
export const associationHistory = query({
  name: 'tenancy.associationHistory',
  action: 'tenancy.readDirectory',
  input: z.object({}),
  run: async (reads, { actor }): Promise<readonly HistoryEntry[]> => {
    const { id } = await reads.selectFrom('association').select('id').executeTakeFirstOrThrow();
    return historyOf(reads, actor.centreId, { type: 'association', id }, actor.body.side);
  },
});

/** What was done with a user: invitation, roles, deputies. For those who may see the user. */
export const userHistory = query({
  name: 'tenancy.userHistory',
  action: 'tenancy.readUsers',
  input: z.object({ userId: idInput<'UserId'>() }),
  run: async (reads, { input, actor, permitted }): Promise<readonly HistoryEntry[]> => {
    const row = await reads
      .selectFrom('tenant_user')
      .select(['id', 'tenant_id as tenantId'])
      .where(permitted({ tenantId: 'tenant_user.tenant_id' }))
      .where('id', '=', input.userId)
      .executeTakeFirst();
    return row ? historyOf(reads, row.tenantId as TenantId, { type: 'user', id: row.id }, actor.body.side) : [];
  },
});

const historyOf = (
  reads: Parameters<typeof recordHistory>[0],
  tenantId: TenantId,
  subject: { readonly type: string; readonly id: string },
  side: 'centre' | 'member',
): Promise<readonly HistoryEntry[]> =>
  recordHistory(reads, { tenantId, subjectType: subject.type, subjectId: subject.id, viewer: { side } });
