// SPDX-License-Identifier: EUPL-1.2
import type { OrderStatus, OrderStep, PaymentOrder, Person } from '@domain/payments';
import type { AssociationId, Cents, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, statementsOn, type Writes } from '@platform/database';
import type { FieldCipher } from '@platform/use-case';
import { sql } from 'kysely';
import { openIban, sealIban } from '../iban.ts';
import { fromJson, toJson } from '../json.ts';
import { followPayables, holdPayables } from './payable-orders.ts';

const IBAN_OF_ORDER = 'payments.order';

export type OrderOrigin = 'entered' | 'import' | 'invoice' | 'refund' | 'payable';

/** A payment order with what the rules do not look at. */
export interface StoredOrder {
  readonly order: PaymentOrder;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  /** In the municipality's voucher register, gapless per year. */
  readonly year: number;
  readonly number: number;
  readonly payeeAccountId: string | null;
  readonly urgent: boolean;
  readonly urgentReason: string | null;
  readonly origin: OrderOrigin;
  readonly originId: string | null;
  readonly fileId: string | null;
  readonly createdAt: Instant;
  readonly version: number;
}

type Row = NonNullable<Awaited<ReturnType<Writes['paymentOrder']['findFirst']>>>;

async function fromRow(row: Row, fields: FieldCipher): Promise<StoredOrder> {
  const { tenantId, id, bankAccountId, creditorName, remittance, voucher, runId, reason, bankLineId } = row;
  const creditorIban = await openIban(fields, tenantId, IBAN_OF_ORDER, id, row.ibanSealed);
  const content = {
    ...{ bankAccountId, creditorName, creditorIban, remittance, voucher },
    ...{ amountCents: row.amountCents as Cents, dueOn: fromDateColumn(row.dueOn) },
  };
  const order: PaymentOrder = {
    ...{ id, tenantId, endToEndId: row.endToEndId, content, runId, reason, bankLineId },
    status: row.status as OrderStatus,
    steps: fromJson<readonly OrderStep[]>(row.steps),
    involved: fromJson<readonly Person[]>(row.involved),
  };
  return {
    ...{ order, tenantId: tenantId as TenantId, associationId: row.associationId as AssociationId, year: row.year, number: row.number },
    ...{ payeeAccountId: row.payeeAccountId, urgent: row.urgent, urgentReason: row.urgentReason, origin: row.origin as OrderOrigin },
    ...{ originId: row.originId, fileId: row.fileId, createdAt: fromInstantColumn(row.createdAt), version: row.version },
  };
}

/** Short and opaque, from a fresh id: what the statement of account brings back. */
export const endToEndIdOf = (id: string): string => id.replaceAll('-', '').slice(-20).toUpperCase();

const CHUNK = 500;

function writing(writes: Writes, fields: FieldCipher) {
  const reads = statementsOn(writes);
  return {
    async addOrders(orders: readonly Omit<StoredOrder, 'version'>[]): Promise<void> {
      const data = await Promise.all(
        orders.map(async ({ order, createdAt, ...more }) => {
          const { creditorIban, dueOn, ...content } = order.content;
          const { id, status, endToEndId, runId, reason, bankLineId } = order;
          return {
            ...{ ...more, ...content, id, status, endToEndId, runId, reason, bankLineId, version: 1 },
            ...(await sealIban(fields, more.tenantId, IBAN_OF_ORDER, id, creditorIban)),
            ...{
              dueOn: dateColumn(dueOn),
              steps: toJson(order.steps),
              involved: toJson(order.involved),
              createdAt: instantColumn(createdAt),
            },
          };
        }),
      );
      for (let at = 0; at < data.length; at += CHUNK) await writes.paymentOrder.createMany({ data: data.slice(at, at + CHUNK) });
      const payables = orders.filter(({ origin }) => origin === 'payable');
      if (payables.length > 0) await holdPayables(reads, payables);
    },
    /** Where orders stand now: status, steps, who was involved, run, reason, bank line. The content stays as it is. */
    async moveOrders(orders: readonly PaymentOrder[]): Promise<void> {
      await followPayables(reads, orders);
      for (let at = 0; at < orders.length; at += CHUNK) {
        const part = orders.slice(at, at + CHUNK).map((order) => ({
          ...{ id: order.id, tenant: order.tenantId, status: order.status, steps: toJson(order.steps), involved: toJson(order.involved) },
          ...{ run: order.runId, reason: order.reason, line: order.bankLineId },
        }));
        await sql`
          update payment_order as o set status = n.status, steps = n.steps, involved = n.involved, run_id = n.run, reason = n.reason,
            bank_line_id = n.line, version = o.version + 1
          from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
            as n(id uuid, tenant uuid, status text, steps jsonb, involved jsonb, run uuid, reason text, line uuid)
          where o.tenant_id = n.tenant and o.id = n.id`.execute(reads);
      }
    },
    /** The order with another content: what is paid, when, to whom, by which voucher. */
    async amendOrder(
      order: PaymentOrder,
      more: Partial<Pick<StoredOrder, 'payeeAccountId' | 'urgent' | 'urgentReason' | 'fileId'>> = {},
    ): Promise<void> {
      const { creditorIban, dueOn, ...content } = order.content;
      await followPayables(reads, [order]);
      await writes.paymentOrder.update({
        where: { tenantId_id: { tenantId: order.tenantId, id: order.id } },
        data: {
          ...{ ...more, ...content, status: order.status, runId: order.runId, reason: order.reason, bankLineId: order.bankLineId },
          ...(await sealIban(fields, order.tenantId, IBAN_OF_ORDER, order.id, creditorIban)),
          ...{ dueOn: dateColumn(dueOn), steps: toJson(order.steps), involved: toJson(order.involved), version: { increment: 1 } },
        },
      });
    },
  };
}

/** Payment orders of the municipalities that the scope reaches. */
export function orderRepository(writes: Writes, fields: FieldCipher) {
  const reads = statementsOn(writes);
  const opened = (rows: readonly Row[]): Promise<StoredOrder[]> => Promise.all(rows.map((row) => fromRow(row, fields)));
  return {
    /** In the order of the ids given; what is not there for this scope is left out. Locks them. */
    async lockOrders(ids: readonly string[]): Promise<StoredOrder[]> {
      await sql`select 1 as locked from payment_order where id = any(${[...ids]}::uuid[]) order by id for update`.execute(reads);
      const found = await opened(await writes.paymentOrder.findMany({ where: { id: { in: [...new Set(ids)] } } }));
      const byId = new Map(found.map((stored) => [stored.order.id, stored]));
      return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    },
    /** All orders of a run, oldest first. Locks them. */
    async lockOrdersOfRun(tenantId: TenantId, runId: string): Promise<StoredOrder[]> {
      const scope = sql`tenant_id = ${tenantId}::uuid and run_id = ${runId}::uuid`;
      await sql`select 1 as locked from payment_order where ${scope} order by id for update`.execute(reads);
      return opened(await writes.paymentOrder.findMany({ where: { tenantId, runId }, orderBy: [{ year: 'asc' }, { number: 'asc' }] }));
    },
    async findOrder(id: string): Promise<StoredOrder | null> {
      const row = await writes.paymentOrder.findFirst({ where: { id } });
      return row && fromRow(row, fields);
    },
    /** The first of the next numbers in the municipality's register; others wait until this transaction ends. */
    async nextNumber(tenantId: TenantId, year: number): Promise<number> {
      await sql`select 1 as locked from pg_advisory_xact_lock(hashtextextended(${`payment orders ${tenantId}`}, 0))`.execute(reads);
      const last = await writes.paymentOrder.aggregate({ where: { tenantId, year }, _max: { number: true } });
      return (last._max.number ?? 0) + 1;
    },
    ...writing(writes, fields),
  };
}
