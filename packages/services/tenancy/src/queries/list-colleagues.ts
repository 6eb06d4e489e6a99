// SPDX-License-Identifier: EUPL-1.2
import { query } from '@platform/use-case';
import { z } from 'zod';

export interface ColleagueRow {
  readonly id: string;
  readonly name: string;
  readonly functionTitle: string;
}

/** Who else is a user of the acting body today: for choosing a deputy. */
export const listColleagues = query({
  name: 'tenancy.listColleagues',
  action: 'tenancy.readDirectory',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<readonly ColleagueRow[]> =>
    reads
      .selectFrom('tenant_user')
      .select(['id', 'name', 'function_title as functionTitle'])
      .where('tenant_id', '=', actor.body.tenantId)
      .where('valid_from', '<=', today)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
      .orderBy('name')
      .execute(),
});
