// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

export interface QuietDayRow {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly account: string;
  readonly day: CivilDate;
  readonly saidBy: string | null;
  readonly saidAt: string;
}

/** Days of which somebody said that the bank booked nothing on an account, the last first. */
export const listQuietDays = query({
  name: 'payments.listQuietDays',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input: { tenantId = null }, permitted }): Promise<readonly QuietDayRow[]> => {
    const { rows } = await sql<Omit<QuietDayRow, 'id'>>`
      select it.tenant_id as "tenantId", it.bank_account_id as "bankAccountId", account.label as account, it.day, person.name as "saidBy", it.said_at as "saidAt"
      from quiet_day as it join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
      left join tenant_user as person on person.id = (it.said_by ->> 'userId')::uuid
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${tenantId}::uuid is null or it.tenant_id = ${tenantId}::uuid)
      order by it.day desc, account.label, it.bank_account_id limit 500`.execute(reads);
    return rows.map((row) => ({ ...row, id: `${row.bankAccountId} ${row.day}` }));
  },
});
