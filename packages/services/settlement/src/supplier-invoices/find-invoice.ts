// SPDX-License-Identifier: EUPL-1.2
import type { CostKind, SupplierInvoiceStatus } from '@domain/settlement';
import { addMonths, type CivilDate, type CivilMonth, monthOf, type UserId } from '@kernel/core';
import { shareAPerson } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { historyOfRecord, idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ShownInvoice } from './invoice-view.ts';
import type { KeptFinding, SupplierReading } from './read-supplier-file.ts';
import { SAME_INVOICE, SAME_NUMBER } from './same-invoice.ts';

interface PlainPart {
  readonly key: string;
  readonly label: string;
  readonly netCents: string;
  readonly grossCents: string;
}

type PlainTarget =
  | { readonly kind: 'pool'; readonly poolId: string; readonly costKind: CostKind; readonly month: CivilMonth }
  | { readonly kind: 'centre'; readonly costCentreId: string; readonly costKind: CostKind; readonly month: CivilMonth }
  | { readonly kind: 'member'; readonly tenantId: string; readonly serviceFamilyCode: string; readonly occurredOn: CivilDate };

interface PlainAssignment {
  readonly lineKey: string;
  readonly amountCents: string;
  readonly label: string;
  readonly target: PlainTarget;
}

/** Another invoice that this one has to do with. */
export interface RelatedInvoice {
  readonly id: string;
  readonly number: string | null;
  readonly status: SupplierInvoiceStatus;
  readonly issueDate: CivilDate | null;
  /** 'duplicate': says the same; 'sameNumber': one number of one seller, of another day; 'corrects': this one names it; 'correctedBy': it names this one. */
  readonly relation: 'duplicate' | 'sameNumber' | 'corrects' | 'correctedBy';
  readonly receivedAt: string;
}

export interface InvoicePostingRow {
  readonly id: string;
  readonly kind: 'cost' | 'centreCost' | 'charge';
  readonly lineKey: string;
  /** Pool, support cost centre or member. */
  readonly placeId: string;
  readonly placeName: string;
  readonly day: CivilDate;
  readonly amount: string;
  readonly label: string;
  readonly reverses: string | null;
  readonly frozenByRun: string | null;
}

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly status: SupplierInvoiceStatus;
  readonly file_id: string;
  readonly file_name: string;
  readonly media_type: string | null;
  readonly scan_state: string | null;
  readonly sha256: string;
  readonly form: string | null;
  readonly number: string | null;
  readonly type_code: string | null;
  readonly issue_date: CivilDate | null;
  readonly due_date: CivilDate | null;
  readonly seller_name: string | null;
  readonly net_cents: bigint | null;
  readonly tax_cents: bigint | null;
  readonly gross_cents: bigint | null;
  readonly corrects: readonly string[];
  readonly lines: readonly PlainPart[];
  readonly view: ShownInvoice | null;
  readonly findings: readonly KeptFinding[];
  readonly failure: SupplierReading['failure'];
  readonly input_tax_deducted: boolean | null;
  readonly input_tax_reason: string | null;
  readonly input_tax_from: CivilDate | null;
  readonly assignments: readonly PlainAssignment[];
  readonly reason: string | null;
  readonly received_at: string;
  readonly assigned_at: string | null;
  readonly booked_at: string | null;
  readonly received_by_name: string | null;
  readonly assigned_by_user: string | null;
  readonly assigned_by_name: string | null;
  readonly booked_by_name: string | null;
  readonly booking_remark: string | null;
  readonly version: number;
  readonly related: readonly RelatedInvoice[];
  readonly postings: readonly InvoicePostingRow[];
  readonly frozen_through: CivilMonth | null;
}

const RELATED = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'number', other.number, 'status', other.status,
    'issueDate', other.issue_date, 'receivedAt', other.received_at, 'relation', case when other.number = any(it.corrects) then 'corrects'
      when it.number = any(other.corrects) then 'correctedBy' when ${SAME_INVOICE} then 'duplicate' else 'sameNumber' end) order by other.id), '[]')
  from supplier_invoice as other where other.tenant_id = it.tenant_id and other.id <> it.id and (${SAME_INVOICE} or ${SAME_NUMBER}
    or (other.seller_key = it.seller_key and (other.number = any(it.corrects) or it.number = any(other.corrects)))))`;

const POSTINGS = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', posting.posting_id, 'kind', posting.kind, 'lineKey', posting.line_key,
    'placeId', coalesce(cost.pool_id, centre_cost.centre_id, charge.tenant_id), 'placeName', coalesce(pool.name, centre.name, member.name),
    'day', coalesce(cost.month || '-01', centre_cost.month || '-01', charge.occurred_on::text),
    'amount', coalesce(cost.amount_cents, centre_cost.amount_cents, charge.amount_cents)::text,
    'label', coalesce(cost.label, centre_cost.label, charge.label), 'reverses', posting.reverses, 'frozenByRun', frozen.run_id)
    order by posting.created_at, posting.posting_id), '[]')
  from supplier_invoice_posting as posting
  left join pool_cost as cost on posting.kind = 'cost' and cost.tenant_id = posting.posting_tenant_id and cost.id = posting.posting_id
  left join pool on pool.tenant_id = cost.tenant_id and pool.id = cost.pool_id
  left join cost_centre_cost as centre_cost on posting.kind = 'centreCost' and centre_cost.tenant_id = posting.posting_tenant_id
    and centre_cost.id = posting.posting_id
  left join cost_centre as centre on centre.tenant_id = centre_cost.tenant_id and centre.id = centre_cost.centre_id
  left join direct_charge as charge on posting.kind = 'charge' and charge.tenant_id = posting.posting_tenant_id and charge.id = posting.posting_id
  left join tenant as member on member.id = charge.tenant_id
  left join frozen_posting as frozen on frozen.tenant_id = posting.posting_tenant_id and frozen.posting_id = posting.posting_id
  where posting.tenant_id = it.tenant_id and posting.invoice_id = it.id)`;

async function rowOf(reads: Reads, { permitted }: QueryContext<unknown>, id: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select it.*, file.media_type, file.scan_state, receiver.name as received_by_name, assigner.name as assigned_by_name,
      booker.name as booked_by_name, ${RELATED} as related, ${POSTINGS} as postings,
      (select max(gate.month) from reading_gate as gate where gate.tenant_id = it.tenant_id and gate.frozen_by_run is not null) as frozen_through
    from supplier_invoice as it
    left join stored_file as file on file.tenant_id = it.tenant_id and file.id = it.file_id
    left join tenant_user as receiver on receiver.tenant_id = it.tenant_id and receiver.id = it.received_by_user
    left join tenant_user as assigner on assigner.tenant_id = it.tenant_id and assigner.id = it.assigned_by_user
    left join tenant_user as booker on booker.tenant_id = it.tenant_id and booker.id = it.booked_by_user
    where it.id = ${id}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
  return rows[0] ?? null;
}

const assignmentRow = ({ lineKey, amountCents, label, target }: PlainAssignment) => ({
  lineKey,
  label,
  amount: BigInt(amountCents),
  poolId: target.kind === 'pool' ? target.poolId : null,
  costCentreId: target.kind === 'centre' ? target.costCentreId : null,
  costKind: target.kind === 'member' ? null : target.costKind,
  month: target.kind === 'member' ? null : target.month,
  tenantId: target.kind === 'member' ? target.tenantId : null,
  serviceFamilyCode: target.kind === 'member' ? target.serviceFamilyCode : null,
  occurredOn: target.kind === 'member' ? target.occurredOn : null,
});

/** One invoice with all that stands in it, what speaks against it, what it has become. */
export const findSupplierInvoice = query({
  name: 'settlement.findSupplierInvoice',
  action: 'settlement.readInvoices',
  input: z.object({ invoiceId: idInput<'SupplierInvoiceId'>() }),
  run: async (reads, context) => {
    const row = await rowOf(reads, context, context.input.invoiceId);
    if (!row) return null;
    const { actor, may } = context;
    const assigner = { userId: row.assigned_by_user as UserId | null, accountId: null, inPlaceOf: [] };
    const me = { userId: actor.userId, accountId: actor.accountId, inPlaceOf: [] };
    const current = monthOf(context.today);
    return {
      id: row.id,
      version: row.version,
      status: row.status,
      fileId: row.file_id,
      fileName: row.file_name,
      mediaType: row.media_type ?? '',
      scanState: row.scan_state ?? 'unscanned',
      sha256: row.sha256,
      form: row.form,
      number: row.number,
      typeCode: row.type_code,
      issueDate: row.issue_date,
      dueDate: row.due_date,
      sellerName: row.seller_name,
      net: row.net_cents,
      tax: row.tax_cents,
      gross: row.gross_cents,
      corrects: row.corrects,
      parts: row.lines.map(({ key, label, netCents, grossCents }) => ({ key, label, net: BigInt(netCents), gross: BigInt(grossCents) })),
      view: row.view,
      findings: row.findings,
      failure: row.failure && { de: row.failure.de, en: row.failure.en },
      inputTaxDeducted: row.input_tax_deducted,
      inputTaxReason: row.input_tax_reason,
      inputTaxFrom: row.input_tax_from,
      assignments: row.assignments.map(assignmentRow),
      reason: row.reason,
      receivedAt: row.received_at,
      receivedBy: row.received_by_name,
      assignedAt: row.assigned_at,
      assignedBy: row.assigned_by_name,
      bookedAt: row.booked_at,
      bookedBy: row.booked_by_name,
      bookingRemark: row.booking_remark,
      related: row.related,
      postings: row.postings.map((one) => ({ ...one, amount: BigInt(one.amount) })),
      /** The month that costs are booked in if nobody says otherwise. */
      openMonth: row.frozen_through === null || row.frozen_through < current ? current : addMonths(row.frozen_through, 1),
      mayEnter: may('settlement.enterInvoices'),
      mayBook: may('settlement.bookInvoices') && !shareAPerson(assigner, me, () => undefined),
    };
  },
});

export type SupplierInvoiceDetail = NonNullable<Awaited<ReturnType<typeof findSupplierInvoice.run>>>;

export const supplierInvoiceHistory = query({
  name: 'settlement.supplierInvoiceHistory',
  action: 'settlement.readInvoices',
  input: z.object({ invoiceId: idInput<'SupplierInvoiceId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'supplierInvoice', context.input.invoiceId),
});
