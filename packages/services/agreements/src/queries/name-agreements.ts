// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { SIGNED } from '../signed.ts';

/** Number and title of signed agreements, for lists that name them. */
export const nameAgreements = query({
  name: 'agreements.nameAgreements',
  action: 'agreements.read',
  input: z.object({ ids: z.array(idInput<'AgreementId'>()).max(100) }),
  run: (reads, { input, permitted }): Promise<readonly { readonly id: string; readonly text: string }[]> =>
    reads
      .selectFrom('agreement')
      .innerJoin('agreement_terms as terms', (join) =>
        join
          .onRef('terms.tenant_id', '=', 'agreement.tenant_id')
          .onRef('terms.agreement_id', '=', 'agreement.id')
          .on('terms.known_to', 'is', null)
          .on('terms.concluded_on', 'is not', null),
      )
      .select(['agreement.id', sql<string>`concat_ws(' · ', agreement.number, terms.title)`.as('text')])
      .where(permitted({ tenantId: 'agreement.tenant_id' }))
      .where('agreement.id', 'in', input.ids)
      .where('agreement.status', 'in', SIGNED)
      .execute(),
});
