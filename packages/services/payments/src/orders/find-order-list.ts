// SPDX-License-Identifier: EUPL-1.2
import { sentenceFor } from '@platform/graphql';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ItemFault } from '../items/read-item-list.ts';
import { fromJson } from '../json.ts';
import { listFaultMessages } from './list-fault-messages.ts';
import type { OrderMapping } from './order-list-mapping.ts';
import type { OrderListCounts } from './order-list-repository.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly status: string;
  readonly file_name: string;
  readonly counts: unknown;
  readonly faults: unknown;
  readonly version: number;
}

const shownFault = ({ row, column, code, text }: ItemFault) => {
  const found = { code: code in listFaultMessages.de ? code : 'OTHER_FAULT', params: { text } };
  return {
    ...{ row, column, code, text },
    message: { de: sentenceFor(listFaultMessages, 'de', found), en: sentenceFor(listFaultMessages, 'en', found) },
  };
};

/** A list of orders that was checked: what it would become, and what is wrong with it, by row and column. */
export const findOrderList = query({
  name: 'payments.findOrderList',
  action: 'payments.prepareOrders',
  input: z.object({ importId: idInput<'ItemImportId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<Row>`
      select it.id, it.tenant_id, it.status, it.file_name, it.counts, it.faults, it.version from item_import as it
      where it.id = ${input.importId}::uuid and it.subject = 'orders' and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { sumCents, ...counts } = fromJson<OrderListCounts>(row.counts);
    return {
      ...{ id: row.id, tenantId: row.tenant_id, status: row.status, fileName: row.file_name, version: row.version, sum: sumCents },
      ...{ rows: counts.rows, added: counts.added, faulty: counts.faulty, headers: counts.headers },
      faults: fromJson<readonly ItemFault[]>(row.faults).map(shownFault),
    };
  },
});
export type OrderListView = NonNullable<Awaited<ReturnType<typeof findOrderList.run>>>;

/** How a municipality writes its orders, as it was remembered. */
export const findOrderMapping = query({
  name: 'payments.findOrderMapping',
  action: 'payments.prepareOrders',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<{ mapping: unknown }>`
      select it.mapping from exchange_profile as it where it.tenant_id = ${input.tenantId}::uuid and it.subject = 'orders'
        and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    return rows[0] ? fromJson<OrderMapping>(rows[0].mapping) : null;
  },
});
