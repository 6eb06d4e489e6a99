// SPDX-License-Identifier: EUPL-1.2
import type { OrderStatus, PaymentOrder, Person, Release, SentCollection } from '@domain/payments';
import { type Cents, type CivilDate, type Iban, type Instant, invariant, type TenantId } from '@kernel/core';
import { fromDateColumn, fromInstantColumn, type Reads, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { collectionsFrom } from '../debits/debit-repository.ts';
import { fromJson, toJson } from '../json.ts';
import { followPayables } from '../orders/payable-orders.ts';
import type { OpenItem, OrderOnItsWay } from './line-books.ts';

type OrderRow = NonNullable<Awaited<ReturnType<Writes['paymentOrder']['findFirst']>>>;

/** An order as a bank line sees it: whom it paid stays sealed, since no booking asks for it. */
const orderOf = (row: OrderRow): PaymentOrder => ({
  ...{ id: row.id, tenantId: row.tenantId, status: row.status as OrderStatus, endToEndId: row.endToEndId },
  content: {
    ...{ bankAccountId: row.bankAccountId, creditorName: row.creditorName, creditorIban: row.ibanShown as Iban },
    ...{ amountCents: row.amountCents as Cents, dueOn: fromDateColumn(row.dueOn), remittance: row.remittance, voucher: row.voucher },
  },
  ...{ steps: fromJson<PaymentOrder['steps']>(row.steps), involved: fromJson<readonly Person[]>(row.involved) },
  ...{ runId: row.runId, reason: row.reason, bankLineId: row.bankLineId },
});

/** Those of the ids that are in the table, for this transaction alone. */
async function lock(reads: Reads, table: 'payment_item' | 'payment_order', tenantId: TenantId, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where tenant_id = ${tenantId}::uuid and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    reads,
  );
  return rows.map(({ id }) => id);
}

/** Claims, liabilities and orders that bank lines pay, locked while a booking is made. */
export function booksRepository(writes: Writes) {
  const reads = statementsOn(writes);
  return {
    /** Those of the ids that are claims or liabilities. */
    async lockItems(tenantId: TenantId, ids: readonly string[]): Promise<Map<string, OpenItem>> {
      if (ids.length === 0) return new Map();
      const locked = await lock(reads, 'payment_item', tenantId, ids);
      if (locked.length === 0) return new Map();
      const rows = await writes.paymentItem.findMany({ where: { tenantId, id: { in: locked } } });
      return new Map(
        rows.map(({ id, kind, ledgerAccountId, reference, amountCents, openCents, status, orderId }) => [
          id,
          {
            ...{ id, kind: kind as OpenItem['kind'], ledgerAccountId, reference, status: status as OpenItem['status'] },
            ...{ amountCents: amountCents as Cents, openCents: openCents as Cents, orderId },
          },
        ]),
      );
    },
    /** Those of the ids that are orders. */
    async lockOrders(tenantId: TenantId, ids: readonly string[]): Promise<Map<string, OrderOnItsWay>> {
      if (ids.length === 0) return new Map();
      const locked = await lock(reads, 'payment_order', tenantId, ids);
      if (locked.length === 0) return new Map();
      const rows = await writes.paymentOrder.findMany({ where: { tenantId, id: { in: locked } } });
      const runIds = [...new Set(rows.flatMap(({ runId }) => runId ?? []))];
      const found = await writes.paymentRelease.findMany({ where: { tenantId, runId: { in: runIds }, voidedAt: null } });
      const releases = Map.groupBy(found, ({ runId }) => runId);
      const releaseOf = ({ userId, accountId, releasedAt, fileHash }: (typeof found)[number]): Release => ({
        ...{ by: { userId, accountId } as Person, at: fromInstantColumn(releasedAt), fileHash },
      });
      return new Map(
        rows.map((row) => [
          row.id,
          {
            ...{ order: orderOf(row), releases: (releases.get(row.runId ?? '') ?? []).map(releaseOf) },
            refunds: row.origin === 'refund' ? row.originId : null,
          },
        ]),
      );
    },
    /** Collections of these claims that left the house, with their runs locked. */
    async lockCollections(tenantId: TenantId, itemIds: readonly string[]): Promise<Map<string, SentCollection[]>> {
      if (itemIds.length === 0) return new Map();
      const { rows } = await sql<{ id: string; message_id: string | null; collect_on: CivilDate; collections: unknown }>`
        select id, message_id, collect_on, collections from debit_run as run where run.tenant_id = ${tenantId}::uuid and run.status = 'handedOver'
          and exists (select from jsonb_array_elements(run.collections) as one where one ->> 'itemId' = any(${[...itemIds]}::text[]))
        order by id for update`.execute(reads);
      const wanted = new Set(itemIds);
      const sent = rows.flatMap(({ id: runId, message_id: messageId, collect_on: collectOn, collections }) =>
        collectionsFrom(collections).map((collection): SentCollection => ({ runId, messageId, collectOn, collection })),
      );
      return Map.groupBy(
        sent.filter(({ collection }) => wanted.has(collection.itemId)),
        ({ collection }) => collection.itemId,
      );
    },
    /** What bank lines meant for collections, run by run. */
    async saveCollections(tenantId: TenantId, moved: readonly SentCollection[]): Promise<void> {
      for (const [runId, own] of Map.groupBy(moved, (one) => one.runId)) {
        const rows = JSON.stringify(own.map(({ collection }) => ({ item: collection.itemId, steps: toJson(collection.steps) })));
        await sql`update debit_run set version = version + 1, collections = (
            select jsonb_agg(case when x.steps is null then one else one || jsonb_build_object('steps', x.steps) end order by place)
            from jsonb_array_elements(debit_run.collections) with ordinality as t(one, place)
              left join jsonb_to_recordset(${rows}::jsonb) as x(item text, steps jsonb) on x.item = one ->> 'itemId')
          where debit_run.tenant_id = ${tenantId}::uuid and debit_run.id = ${runId}::uuid`.execute(reads);
      }
    },
    // The ids stand in the condition too: of a text with rows PostgreSQL thinks that it holds a hundred, and reads the whole table for a single one.
    async saveItems(tenantId: TenantId, items: readonly OpenItem[]): Promise<void> {
      if (items.length === 0) return;
      const rows = items.map(({ id, openCents, status }) => ({ id, open: String(openCents), status }));
      await sql`update payment_item set open_cents = x.open, status = x.status, version = version + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, open bigint, status text)
        where payment_item.tenant_id = ${tenantId}::uuid and payment_item.id = x.id and payment_item.id = any(${items.map(({ id }) => id)}::uuid[])`.execute(
        reads,
      );
    },
    async saveOrders(tenantId: TenantId, orders: readonly PaymentOrder[]): Promise<void> {
      if (orders.length === 0) return;
      const rows = orders.map(({ id, status, bankLineId, reason }) => ({ id, status, line: bankLineId, reason }));
      await followPayables(reads, orders);
      await sql`update payment_order set status = x.status, bank_line_id = x.line, reason = x.reason, version = version + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, status text, line uuid, reason text)
        where payment_order.tenant_id = ${tenantId}::uuid and payment_order.id = x.id and payment_order.id = any(${orders.map(({ id }) => id)}::uuid[])`.execute(
        reads,
      );
    },
    /** What lines become: booked by an entry, suggested, unclear, or open again. */
    async saveLines(tenantId: TenantId, lines: readonly LineUpdate[], at: Instant): Promise<void> {
      if (lines.length === 0) return;
      const rows = lines.map(({ id, state, entryId, rule, candidates }) => ({ id, state, entry: entryId, rule, candidates }));
      const saved =
        await sql`update bank_line set state = x.state, entry_id = x.entry, rule = x.rule, candidates = coalesce(x.candidates, bank_line.candidates),
          matched_at = ${at}::timestamptz, version = version + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, state text, entry uuid, rule text, candidates jsonb)
        where bank_line.tenant_id = ${tenantId}::uuid and bank_line.id = x.id and bank_line.id = any(${lines.map(({ id }) => id)}::uuid[])`.execute(
          reads,
        );
      invariant(saved.numAffectedRows === BigInt(lines.length), 'every line is there and writable');
    },
  };
}

export interface LineUpdate {
  readonly id: string;
  readonly state: 'pending' | 'suggested' | 'unclear' | 'booked';
  readonly entryId: string | null;
  /** The rule that booked or suggested; 'person' where somebody chose. */
  readonly rule: string | null;
  /** As jsonb holds them; null: as they are. */
  readonly candidates: unknown;
}
