// SPDX-License-Identifier: EUPL-1.2
import { historyOfRecord, idInput, query } from '@platform/use-case';
import { z } from 'zod';

export const accountOrderHistory = query({
  name: 'treasury.accountOrderHistory',
  action: 'treasury.readBudget',
  input: z.object({ accountOrderId: idInput<'AccountOrderId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'accountOrder', context.input.accountOrderId),
});

export const budgetHistory = query({
  name: 'treasury.budgetHistory',
  action: 'treasury.readBudget',
  input: z.object({ budgetId: idInput<'BudgetId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'budget', context.input.budgetId),
});

export const levyHistory = query({
  name: 'treasury.levyHistory',
  action: 'treasury.readBudget',
  input: z.object({ levyId: idInput<'LevyId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'levy', context.input.levyId),
});

export const openItemHistory = query({
  name: 'treasury.openItemHistory',
  action: 'treasury.readAccounts',
  input: z.object({ itemId: idInput<'OpenItemId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'openItem', context.input.itemId),
});
