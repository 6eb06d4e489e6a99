// SPDX-License-Identifier: EUPL-1.2
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { RESET_ACTION } from '../second-factor-rules.ts';
import { orderHolds } from './order-holds.ts';

/** On the start page of administrators: second factors whose reset somebody else has ordered, for whoever may be the second person. */
export const waitingResets = query({
  name: 'tenancy.waitingResets',
  action: RESET_ACTION,
  input: z.object({}),
  run: async (reads, { actor, at, today, permitted }): Promise<readonly WaitingItem[]> => {
    const rows = await reads
      .selectFrom('second_factor_reset')
      .select('user_id as userId')
      .where(permitted({ tenantId: 'second_factor_reset.tenant_id' }))
      .where('outcome', 'is', null)
      .where('expires_at', '>', at)
      .where(orderHolds('second_factor_reset', today))
      .where('ordered_by', '<>', actor.accountId ?? '')
      .where('account_id', '<>', actor.accountId ?? '')
      .execute();
    const [first] = rows;
    if (!first) return [];
    const link = rows.length === 1 ? `administration/users/${first.userId}` : 'administration/users';
    return [{ kind: 'tenancy.waitingResets', count: rows.length, overdue: 0, link }];
  },
});
