// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const OFFERED = 5;

/** The centre's cost objects that requests of the same family were closed with last, those of the same member first. */
export const listCostObjects = query({
  name: 'desk.listCostObjects',
  action: 'desk.processRequest',
  input: z.object({ requestId: idInput<'RequestId'>() }),
  run: async (reads, { input, permitted }): Promise<readonly string[]> => {
    const rows = await reads
      .selectFrom('request as n')
      .innerJoin('request as r', 'r.family_code', 'n.family_code')
      .select('r.closing_cost_object as costObject')
      .where('n.id', '=', input.requestId)
      .where('r.closing_cost_object', 'is not', null)
      .where(permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' }))
      .groupBy('r.closing_cost_object')
      .orderBy(sql`bool_or(r.tenant_id = n.tenant_id) desc`)
      .orderBy(sql`max(r.closed_at) desc nulls last`)
      .limit(OFFERED)
      .execute();
    return rows.flatMap(({ costObject }) => costObject ?? []);
  },
});
