// SPDX-License-Identifier: EUPL-1.2
import type { AssignedInvoice, Assignment, InvoiceFacts, InvoicePosting, SupplierInvoice, SupplierInvoiceStatus } from '@domain/settlement';
import { type AccountId, type AssociationId, type CivilDate, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { plainJson } from '../plain-json.ts';
import { statementsOn } from '../statements-on.ts';
import type { SupplierReading } from './read-supplier-file.ts';
import { partsOf } from './reading-record.ts';
import { SAME_INVOICE, SAME_NUMBER } from './same-invoice.ts';

export interface ReceivedInvoice {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly sha256: string;
}

export interface LockedInvoice {
  readonly invoice: SupplierInvoice;
  readonly version: number;
}

type Row = Awaited<ReturnType<Writes['supplierInvoice']['findFirstOrThrow']>>;

const assignmentsOf = (plain: unknown): Assignment[] =>
  (plain as Assignment[]).map((one) => ({ ...one, amountCents: cents(BigInt(String(one.amountCents))) }));

const day = (value: Date | null): CivilDate | null => value && fromDateColumn(value);
const column = (value: CivilDate | null): Date | null => value && dateColumn(value);

function invoiceOf(row: Row, { duplicateOf, sameNumber }: Pick<SupplierInvoice, 'duplicateOf' | 'sameNumber'>): SupplierInvoice {
  return {
    id: row.id,
    status: row.status as SupplierInvoiceStatus,
    number: row.number,
    sellerName: row.sellerName,
    issueDate: day(row.issueDate),
    totals: row.netCents === null || row.grossCents === null ? null : { netCents: cents(row.netCents), grossCents: cents(row.grossCents) },
    parts: partsOf(row.lines),
    inputTax:
      row.inputTaxDeducted === null || row.inputTaxFrom === null
        ? null
        : { deducted: row.inputTaxDeducted, reason: row.inputTaxReason ?? '', from: fromDateColumn(row.inputTaxFrom) },
    assignments: assignmentsOf(row.assignments),
    assignedBy: row.assignedByUser as UserId | null,
    duplicateOf,
    fatalFindings: row.fatalFindings,
    sameNumber,
  };
}

/**
 * The invoice with whatever came in before it and says the same, or bears the same number of the same seller. All of
 * them are locked in one order, so that of two that are booked at once one sees the other.
 */
async function lockInvoice(writes: Writes, tenantId: TenantId, id: string): Promise<LockedInvoice | null> {
  const alike = await sql<{ id: string; same: boolean }>`
    select other.id, ${SAME_INVOICE} as same from supplier_invoice as other, supplier_invoice as it
    where it.tenant_id = ${tenantId}::uuid and it.id = ${id}::uuid and other.tenant_id = it.tenant_id
      and (other.id = it.id or ${SAME_INVOICE} or ${SAME_NUMBER})
    order by other.id for update of other`.execute(statementsOn(writes));
  const rows = await writes.supplierInvoice.findMany({
    where: { tenantId, id: { in: alike.rows.map((one) => one.id) } },
    orderBy: { id: 'asc' },
  });
  const row = rows.find((one) => one.id === id);
  if (!row) return null;
  const same = new Set(alike.rows.flatMap((one) => (one.same ? [one.id] : [])));
  const earlier = rows.filter((one) => one.id !== id && one.status !== 'rejected' && (one.status === 'booked' || one.id < id));
  const duplicate = earlier.find((one) => same.has(one.id));
  const numbered = earlier.find((one) => !same.has(one.id));
  const related = {
    duplicateOf: duplicate ? { id: duplicate.id, number: duplicate.number } : null,
    sameNumber: numbered ? { id: numbered.id, number: numbered.number, issueDate: day(numbered.issueDate) } : null,
  };
  return { invoice: invoiceOf(row, related), version: row.version };
}

export function supplierInvoiceRepository(writes: Writes) {
  const update = (tenantId: TenantId, id: string, data: Parameters<Writes['supplierInvoice']['update']>[0]['data']) =>
    writes.supplierInvoice.update({ where: { tenantId_id: { tenantId, id } }, data: { ...data, version: { increment: 1 } } });
  const factColumns = ({ parts, issueDate, dueDate, corrects, ...facts }: InvoiceFacts) => ({
    ...facts,
    issueDate: column(issueDate),
    dueDate: column(dueDate),
    corrects: [...corrects],
    lines: plainJson(parts),
  });
  return {
    /** Stored files of the centre that an invoice may be; with whether one is made of them, or of the same bytes, already. */
    async findFiles(tenantId: TenantId, ids: readonly string[]) {
      const [files, taken] = await Promise.all([
        writes.storedFile.findMany({ where: { tenantId, id: { in: [...ids] } } }),
        writes.supplierInvoice.findMany({ where: { tenantId, fileId: { in: [...ids] } }, select: { fileId: true } }),
      ]);
      const used = new Set(taken.map(({ fileId }) => fileId));
      const same = await writes.supplierInvoice.findMany({
        where: { tenantId, sha256: { in: files.map(({ sha256 }) => sha256) }, status: { not: 'rejected' } },
        select: { sha256: true },
      });
      const known = new Set(same.map(({ sha256 }) => sha256));
      return files.map(({ id, name, sha256, mediaType, scanState }) => ({
        ...{ id, name, sha256, mediaType, scanState },
        taken: used.has(id) || known.has(sha256),
      }));
    },
    lockInvoice: (tenantId: TenantId, id: string) => lockInvoice(writes, tenantId, id),
    async addReceived(
      home: { readonly tenantId: TenantId; readonly associationId: AssociationId },
      invoices: readonly ReceivedInvoice[],
      by: { readonly accountId: AccountId | null; readonly userId: UserId | null; readonly at: Instant },
    ): Promise<void> {
      await writes.supplierInvoice.createMany({
        data: invoices.map((one) => ({
          ...home,
          ...one,
          status: 'received',
          receivedBy: by.accountId,
          receivedByUser: by.userId,
          receivedAt: instantColumn(by.at),
          version: 1,
        })),
      });
    },
    async keepReading(tenantId: TenantId, id: string, { facts, failure, view, findings, fatalFindings }: SupplierReading, at: Instant) {
      await update(tenantId, id, {
        ...(facts ? factColumns(facts) : {}),
        status: facts ? 'read' : 'unreadable',
        readAt: instantColumn(at),
        findings: plainJson(findings),
        fatalFindings,
        ...(failure ? { failure: plainJson(failure) } : {}),
        ...(view ? { view: plainJson(view) } : {}),
      });
    },
    async typeIn(tenantId: TenantId, id: string, facts: InvoiceFacts, at: Instant): Promise<void> {
      await update(tenantId, id, { ...factColumns(facts), status: 'read', readAt: instantColumn(at), assignments: plainJson([]) });
    },
    async assign(tenantId: TenantId, { id, inputTax, assignments }: AssignedInvoice, by: UserId | null, at: Instant): Promise<void> {
      await update(tenantId, id, {
        status: 'assigned',
        inputTaxDeducted: inputTax.deducted,
        inputTaxReason: inputTax.reason,
        inputTaxFrom: dateColumn(inputTax.from),
        assignments: plainJson(assignments),
        assignedByUser: by,
        assignedAt: instantColumn(at),
        reason: null,
      });
    },
    async book(tenantId: TenantId, id: string, remark: string, by: UserId | null, at: Instant): Promise<void> {
      await update(tenantId, id, { status: 'booked', bookingRemark: remark || null, bookedByUser: by, bookedAt: instantColumn(at) });
    },
    async refuse(tenantId: TenantId, id: string, status: 'rejected' | 'read', reason: string): Promise<void> {
      await update(tenantId, id, { status, reason });
    },
  };
}

/** Which costs and charges an invoice became. */
export function invoicePostingRepository(writes: Writes) {
  return {
    async addPostings(
      tenantId: TenantId,
      invoiceId: string,
      postings: readonly {
        kind: InvoicePosting['kind'];
        postingId: string;
        postingTenantId: TenantId;
        lineKey: string;
        reverses: string | null;
      }[],
      at: Instant,
    ): Promise<void> {
      await writes.supplierInvoicePosting.createMany({
        data: postings.map((one) => ({ tenantId, invoiceId, ...one, createdAt: instantColumn(at) })),
      });
    },
    /** Ids of what the invoice became, the counter-entries left out. */
    async postingsOf(tenantId: TenantId, invoiceId: string) {
      const rows = await writes.supplierInvoicePosting.findMany({
        where: { tenantId, invoiceId, reverses: null },
        orderBy: { postingId: 'asc' },
      });
      return rows.map(({ postingId, kind, lineKey }) => ({ postingId, kind: kind as InvoicePosting['kind'], lineKey }));
    },
  };
}
