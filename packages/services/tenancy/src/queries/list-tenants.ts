// SPDX-License-Identifier: EUPL-1.2
import { choiceInput, dateInput, query } from '@platform/use-case';
import { z } from 'zod';
import { asKnownOn, type TenantRow, tenantRowOf, tenantsAsKnown, wasKnown } from './tenant-rows.ts';

/** The centre first, then the members by name. An association has some dozens of them: no pages. */
export const listTenants = query({
  name: 'tenancy.listTenants',
  action: 'tenancy.readDirectory',
  input: z.object({ status: choiceInput('TenantStatus', ['announced', 'current', 'left']).optional(), knownOn: dateInput.optional() }),
  run: async (reads, { input, at }): Promise<readonly TenantRow[]> => {
    const { known, day } = asKnownOn(input.knownOn, at);
    const rows = await tenantsAsKnown(reads, known).orderBy('tenant.kind').orderBy('tenant.short_name').execute();
    return rows.map(tenantRowOf(day)).filter((row) => wasKnown(row) && (input.status === undefined || row.status === input.status));
  },
});
