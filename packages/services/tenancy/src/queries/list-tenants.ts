// SPDX-License-Identifier: EUPL-1.2
import { choiceInput, query } from '@platform/use-case';
import { z } from 'zod';
import { type TenantRow, tenantRowOf, tenantsAsKnown } from './tenant-rows.ts';

/** The centre first, then the members by name. An association has some dozens of them: no pages. */
export const listTenants = query({
  name: 'tenancy.listTenants',
  action: 'tenancy.readDirectory',
  input: z.object({ status: choiceInput('TenantStatus', ['announced', 'current', 'left']).optional() }),
  run: async (reads, { input, at, today }): Promise<readonly TenantRow[]> => {
    const rows = await tenantsAsKnown(reads, at).orderBy('tenant.kind').orderBy('tenant.short_name').execute();
    return rows.map(tenantRowOf(today)).filter((row) => input.status === undefined || row.status === input.status);
  },
});
