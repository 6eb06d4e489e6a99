// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { type TenantRow, tenantRowOf, tenantsAsKnown } from './tenant-rows.ts';

export const showTenant = query({
  name: 'tenancy.showTenant',
  action: 'tenancy.readDirectory',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input, at, today }): Promise<TenantRow | null> => {
    const row = await tenantsAsKnown(reads, at).where('tenant.id', '=', input.tenantId).executeTakeFirst();
    return row ? tenantRowOf(today)(row) : null;
  },
});
