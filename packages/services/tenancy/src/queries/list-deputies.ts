// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';

export interface DeputyRow {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly deputyUserId: string;
  readonly deputyName: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly version: number;
}

/** Present and coming deputies of a body; whoever may not administer them sees where he is one of the two. */
export const listDeputies = query({
  name: 'tenancy.listDeputies',
  action: 'tenancy.readDirectory',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), withFormer: z.boolean().default(false) }),
  run: async (reads, { input, actor, today, may }): Promise<readonly DeputyRow[]> =>
    reads
      .selectFrom('deputy')
      .innerJoin('tenant_user as user', (join) =>
        join.onRef('user.id', '=', 'deputy.user_id').onRef('user.tenant_id', '=', 'deputy.tenant_id'),
      )
      .innerJoin('tenant_user as stand_in', (join) =>
        join.onRef('stand_in.id', '=', 'deputy.deputy_user_id').onRef('stand_in.tenant_id', '=', 'deputy.tenant_id'),
      )
      .select(['deputy.id', 'deputy.user_id as userId', 'user.name as userName', 'deputy.deputy_user_id as deputyUserId'])
      .select(['stand_in.name as deputyName', 'deputy.valid_from as validFrom', 'deputy.valid_to as validTo', 'deputy.version'])
      .where('deputy.tenant_id', '=', input.tenantId ?? actor.body.tenantId)
      .whereRef('deputy.valid_to', '>=', 'deputy.valid_from')
      .$if(!input.withFormer, (deputies) => deputies.where('deputy.valid_to', '>=', today))
      .$if(!may('tenancy.readUsers'), (deputies) =>
        deputies.where((eb) => eb.or([eb('deputy.user_id', '=', actor.userId), eb('deputy.deputy_user_id', '=', actor.userId)])),
      )
      .orderBy('deputy.valid_from')
      .execute(),
});
