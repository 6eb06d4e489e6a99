// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';

/** Numbers of statements, for lists that name them. */
export const nameStatements = query({
  name: 'settlement.nameStatements',
  action: 'settlement.readStatements',
  input: z.object({ ids: z.array(idInput<'StatementId'>()).max(100) }),
  run: (reads, { input, permitted }): Promise<readonly { readonly id: string; readonly text: string }[]> =>
    reads
      .selectFrom('statement')
      .select(['statement.id', 'statement.number as text'])
      .where(permitted({ tenantId: 'statement.tenant_id' }))
      .where('statement.id', 'in', input.ids)
      .execute(),
});
