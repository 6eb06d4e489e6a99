// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import type { Reads } from '@platform/database';
import { idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const TABLES = { accountOrder: 'account_order', budget: 'budget', levy: 'levy', openItem: 'open_item' } as const;

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

export const accountOrderHistory = query({
  name: 'treasury.accountOrderHistory',
  action: 'treasury.readBudget',
  input: z.object({ accountOrderId: idInput<'AccountOrderId'>() }),
  run: (reads, context) => historyOf(reads, context, 'accountOrder', context.input.accountOrderId),
});

export const budgetHistory = query({
  name: 'treasury.budgetHistory',
  action: 'treasury.readBudget',
  input: z.object({ budgetId: idInput<'BudgetId'>() }),
  run: (reads, context) => historyOf(reads, context, 'budget', context.input.budgetId),
});

export const levyHistory = query({
  name: 'treasury.levyHistory',
  action: 'treasury.readBudget',
  input: z.object({ levyId: idInput<'LevyId'>() }),
  run: (reads, context) => historyOf(reads, context, 'levy', context.input.levyId),
});

export const openItemHistory = query({
  name: 'treasury.openItemHistory',
  action: 'treasury.readAccounts',
  input: z.object({ itemId: idInput<'OpenItemId'>() }),
  run: (reads, context) => historyOf(reads, context, 'openItem', context.input.itemId),
});
