// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, objectType, readField } from '@platform/graphql';
import { historyType } from '@platform/service';
import { labels } from '../labels.ts';
import { messages } from '../messages/index.ts';
import { accountOrderHistory, budgetHistory, levyHistory, openItemHistory } from '../queries/record-histories.ts';
import { useCases } from '../use-cases.ts';
import { accountFields } from './account-types.ts';
import { bookFields } from './book-types.ts';
import { budgetFields } from './budget-types.ts';

export function graphql(builder: Builder): void {
  const text = objectType<{ de: string; en: string }>(builder, 'TreasuryText', { de: 'text', en: 'text' });
  budgetFields(builder, text);
  accountFields(builder, text);
  bookFields(builder, text);
  const step = historyType(builder, 'Treasury', labels);
  readField(builder, 'accountOrderHistory', accountOrderHistory, [step]);
  readField(builder, 'budgetHistory', budgetHistory, [step]);
  readField(builder, 'levyHistory', levyHistory, [step]);
  readField(builder, 'openItemHistory', openItemHistory, [step]);
  for (const useCase of useCases) mutationField(builder, useCase, { messages });
}
