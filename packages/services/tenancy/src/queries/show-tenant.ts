// SPDX-License-Identifier: EUPL-1.2
import { dateInput, idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { asKnownOn, type TenantRow, tenantRowOf, tenantsAsKnown, wasKnown } from './tenant-rows.ts';

export const showTenant = query({
  name: 'tenancy.showTenant',
  action: 'tenancy.readDirectory',
  input: z.object({ tenantId: idInput<'TenantId'>(), knownOn: dateInput.optional() }),
  run: async (reads, { input, at }): Promise<TenantRow | null> => {
    const { known, day } = asKnownOn(input.knownOn, at);
    const found = await tenantsAsKnown(reads, known).where('tenant.id', '=', input.tenantId).executeTakeFirst();
    const row = found && tenantRowOf(day)(found);
    return row && wasKnown(row) ? row : null;
  },
});
