// SPDX-License-Identifier: EUPL-1.2
import { SUPPLIER_INVOICE_STATUSES, type SupplierInvoiceStatus } from '@domain/settlement';
import type { CivilDate } from '@kernel/core';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { choiceInput, dateInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { SAME_INVOICE, SAME_NUMBER } from './same-invoice.ts';

interface Row {
  readonly id: string;
  readonly status: SupplierInvoiceStatus;
  readonly file_id: string;
  readonly file_name: string;
  readonly form: string | null;
  readonly number: string | null;
  readonly type_code: string | null;
  readonly issue_date: CivilDate | null;
  readonly due_date: CivilDate | null;
  readonly seller_name: string | null;
  readonly net_cents: bigint | null;
  readonly gross_cents: bigint | null;
  readonly fatal_findings: number;
  readonly received_at: string;
  readonly received_on: CivilDate;
  readonly assigned_by: string | null;
  readonly duplicate: boolean;
  readonly version: number;
  readonly total: number;
}

/** For 'supplier_invoice as it': whether another one that says the same, or bears its number, came in before or is booked. */
const IS_DUPLICATE = sql<boolean>`exists (select from supplier_invoice as other
  where other.tenant_id = it.tenant_id and other.id <> it.id and other.status <> 'rejected' and (other.status = 'booked' or other.id < it.id)
    and (${SAME_INVOICE} or ${SAME_NUMBER}))`;

/** Suppliers' invoices, the last received first. */
export const listSupplierInvoices = query({
  name: 'settlement.listSupplierInvoices',
  action: 'settlement.readInvoices',
  input: z.object({
    status: z.array(choiceInput('SupplierInvoiceStatus', SUPPLIER_INVOICE_STATUSES)).max(10).optional(),
    search: textInput(100, 0).optional(),
    issuedFrom: dateInput.optional(),
    issuedTo: dateInput.optional(),
    ...pageFields(100),
  }),
  run: async (reads, { input, permitted }) => {
    const place = placeFrom(input.after, isDay);
    const like = input.search ? `%${input.search.replace(/[\\%_]/g, '\\$&')}%` : null;
    const { rows } = await sql<Row>`
      with wanted as (
        select it.*, (it.received_at at time zone 'Europe/Berlin')::date as received_on, ${IS_DUPLICATE} and it.status not in ('booked', 'rejected') as duplicate
        from supplier_invoice as it
        where ${permitted({ tenantId: 'it.tenant_id' })}
          and (${input.status ?? null}::text[] is null or it.status = any(${input.status ?? null}::text[]))
          and (${input.issuedFrom ?? null}::date is null or it.issue_date >= ${input.issuedFrom ?? null}::date)
          and (${input.issuedTo ?? null}::date is null or it.issue_date <= ${input.issuedTo ?? null}::date)
          and (${like}::text is null or lower(concat_ws(' ', it.seller_name, it.number, it.file_name)) like lower(${like})))
      select it.id, it.status, it.file_id, it.file_name, it.form, it.number, it.type_code, it.issue_date, it.due_date, it.seller_name,
        it.net_cents, it.gross_cents, it.fatal_findings, it.received_at, it.received_on, it.duplicate, it.version, person.name as assigned_by,
        (select count(*)::int from (select from wanted limit 10001) as counted) as total
      from wanted as it left join tenant_user as person on person.tenant_id = it.tenant_id and person.id = it.assigned_by_user
      where ${place ? sql`(it.received_on, it.id) < (${place.by}::date, ${place.id}::uuid)` : sql`true`}
      order by it.received_on desc, it.id desc limit ${input.first + 1}`.execute(reads);
    return pageOf(
      rows,
      input.first,
      (row) => ({ by: row.received_on, id: row.id }),
      (row) => ({
        id: row.id,
        status: row.status,
        fileId: row.file_id,
        fileName: row.file_name,
        form: row.form,
        number: row.number,
        typeCode: row.type_code,
        issueDate: row.issue_date,
        dueDate: row.due_date,
        sellerName: row.seller_name,
        net: row.net_cents,
        gross: row.gross_cents,
        fatalFindings: row.fatal_findings,
        receivedAt: row.received_at,
        assignedBy: row.assigned_by,
        duplicate: row.duplicate,
        version: row.version,
      }),
    );
  },
});

export type SupplierInvoiceRow = Awaited<ReturnType<typeof listSupplierInvoices.run>>['items'][number];
