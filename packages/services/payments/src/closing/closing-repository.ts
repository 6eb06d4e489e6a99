// SPDX-License-Identifier: EUPL-1.2
import { type ClosingContent, closingFromText, closingText, type Person, type SealedClosing, type Signature } from '@domain/payments';
import type { AssociationId, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromInstantColumn, instantColumn, orNull, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { fromJson, toJson } from '../json.ts';
import type { DayFacts } from './day-facts.ts';

export type ClosingStatus = 'made' | 'signedOnce' | 'closed' | 'discarded';

/** A closing as it is stored. */
export interface StoredClosing {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly status: ClosingStatus;
  readonly closing: SealedClosing;
  readonly facts: DayFacts;
  readonly pdfHash: string | null;
  readonly closedAt: Instant | null;
  readonly version: number;
}

type Row = NonNullable<Awaited<ReturnType<Writes['dayClosing']['findFirst']>>>;

const fromRow = (row: Row): StoredClosing => ({
  ...{ id: row.id, tenantId: row.tenantId as TenantId, status: row.status as ClosingStatus },
  closing: {
    content: closingFromText(row.content),
    hash: row.hash,
    signatures: fromJson<readonly Signature[]>(row.signatures),
    receipt: row.receipt === null ? null : fromJson<Signature>(row.receipt),
  },
  facts: fromJson<DayFacts>(row.facts),
  ...{ pdfHash: row.pdfHash, closedAt: orNull(row.closedAt, fromInstantColumn), version: row.version },
});

/** Closings of days; the database keeps their chain and what was signed. */
export function closingRepository(writes: Writes) {
  const key = ({ tenantId, id }: Pick<StoredClosing, 'tenantId' | 'id'>) => ({ where: { tenantId_id: { tenantId, id } } });
  const next = { version: { increment: 1 } } as const;
  return {
    /** From here to the end of the transaction nobody books in the municipality's books, and what was booked is seen. */
    async lockBooks(tenantId: TenantId): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtext('payments.books'), hashtext(${tenantId}::text))::text as locked`.execute(
        statementsOn(writes),
      );
    },
    async lockClosing(id: string): Promise<StoredClosing | null> {
      await writes.$queryRaw`select 1 as locked from day_closing where id = ${id}::uuid for update`;
      const row = await writes.dayClosing.findFirst({ where: { id } });
      return row && fromRow(row);
    },
    async addClosing(
      home: { readonly tenantId: TenantId; readonly associationId: AssociationId },
      made: { readonly id: string; readonly content: ClosingContent; readonly hash: string; readonly facts: DayFacts },
    ): Promise<void> {
      const { id, content, hash, facts } = made;
      await writes.dayClosing.create({
        data: {
          ...{ ...home, id, hash, status: 'made', number: content.number, previousHash: content.previousHash, version: 1 },
          ...{ day: dateColumn(content.day), content: closingText(content), madeAt: instantColumn(content.madeAt) },
          ...{ signatures: toJson([]), facts: toJson(facts) },
        },
      });
    },
    async discard(stored: StoredClosing, by: Person, discardReason: string): Promise<void> {
      await writes.dayClosing.update({ ...key(stored), data: { status: 'discarded', discardedBy: toJson(by), discardReason, ...next } });
    },
    async sign(
      stored: StoredClosing,
      signatures: readonly Signature[],
      closed: { at: Instant; printCommand: string } | null,
    ): Promise<void> {
      const end = closed && {
        closedAt: instantColumn(closed.at),
        deliveredAt: instantColumn(closed.at),
        printCommand: closed.printCommand,
      };
      const status = closed ? 'closed' : 'signedOnce';
      await writes.dayClosing.update({ ...key(stored), data: { status, signatures: toJson(signatures), ...(end ?? {}), ...next } });
    },
    async receive(stored: StoredClosing, receipt: Signature): Promise<void> {
      await writes.dayClosing.update({ ...key(stored), data: { receipt: toJson(receipt), ...next } });
    },
    async keepPdf(stored: StoredClosing, pdfFileId: string, pdfHash: string): Promise<void> {
      await writes.dayClosing.update({ ...key(stored), data: { pdfFileId, pdfHash, ...next } });
    },
    /** Orders that the closing tells of as debited and that nothing has happened to since; locked, so that nobody takes their line back meanwhile. */
    async debitedOrders(tenantId: TenantId, ids: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`select id from payment_order
        where tenant_id = ${tenantId}::uuid and id = any(${[...ids]}::uuid[]) and status = 'debited' order by id for update`.execute(
        statementsOn(writes),
      );
      return rows.map(({ id }) => id);
    },
    async completeOrders(tenantId: TenantId, ids: readonly string[]): Promise<void> {
      await writes.paymentOrder.updateMany({
        where: { tenantId, id: { in: [...ids] }, status: 'debited' },
        data: { status: 'done', ...next },
      });
    },
  };
}
