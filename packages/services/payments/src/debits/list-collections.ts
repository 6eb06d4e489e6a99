// SPDX-License-Identifier: EUPL-1.2
import { type CollectionStatus, collectionStatus } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { collectionsFrom } from './debit-repository.ts';

interface NamedRow {
  readonly itemId: string;
  readonly collections: unknown;
  readonly reference: string | null;
  readonly partnerName: string | null;
  readonly debtorName: string;
  readonly ibanShown: string;
  readonly mandateReference: string;
}

export interface DebitCollectionRow extends Pick<NamedRow, 'reference' | 'partnerName' | 'debtorName' | 'ibanShown' | 'mandateReference'> {
  /** Of the claim. */
  readonly id: string;
  readonly amount: bigint;
  readonly endToEndId: string;
  readonly status: CollectionStatus;
  /** Since when it stands so, and what the bank said of it. */
  readonly on: CivilDate | null;
  readonly reason: string | null;
  readonly lineId: string | null;
}

/** What became of each collection of a run. */
export const listDebitCollections = query({
  name: 'payments.listDebitCollections',
  action: 'payments.readRuns',
  input: z.object({ debitRunId: idInput<'DebitRunId'>() }),
  run: async (reads, { input, permitted }): Promise<readonly DebitCollectionRow[]> => {
    const { rows } = await sql<NamedRow>`
      select one ->> 'itemId' as "itemId", jsonb_build_array(one) as collections, item.reference,
        item.partner_name as "partnerName", mandate.debtor_name as "debtorName", mandate.iban_shown as "ibanShown", mandate.reference as "mandateReference"
      from debit_run as it cross join lateral jsonb_array_elements(it.collections) as one
      join debit_mandate as mandate on mandate.tenant_id = it.tenant_id and mandate.id = (one ->> 'mandateId')::uuid
      left join payment_item as item on item.tenant_id = it.tenant_id and item.id = (one ->> 'itemId')::uuid
      where it.id = ${input.debitRunId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}
      order by mandate.debtor_name, item.reference, one ->> 'endToEndId'`.execute(reads);
    return rows.flatMap(({ collections, itemId: id, reference, partnerName, debtorName, ibanShown, mandateReference }) =>
      collectionsFrom(collections).map((one) => {
        const { on = null, reason = null, lineId = null } = one.steps.at(-1) ?? {};
        return {
          ...{ id, reference, partnerName, debtorName, ibanShown, mandateReference, amount: one.amountCents, endToEndId: one.endToEndId },
          ...{ status: collectionStatus(one), on, reason, lineId },
        };
      }),
    );
  },
});
