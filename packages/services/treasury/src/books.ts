// SPDX-License-Identifier: EUPL-1.2
import type {
  Credit,
  Deferral,
  InstalmentPlan,
  ItemFamily,
  ItemMovement,
  LateSettled,
  OpenItem,
  OrderOutlook,
  OrderWish,
  TreasuryRule,
} from '@domain/treasury';
import { type CivilDate, cents, type UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { fromJson } from './json.ts';

/** A claim as it stands in the books, with what names it. */
export interface StoredItem extends OpenItem {
  readonly family: ItemFamily;
  readonly year: number | null;
  readonly number: number | null;
  readonly statedOn: CivilDate | null;
  readonly documentId: string | null;
  readonly documentNumber: string | null;
  /** The order that claimed it, of interest and late charges. */
  readonly orderId: string | null;
  readonly memberName: string;
  readonly ags: string;
  readonly createdAt: string;
}

export interface Books {
  readonly items: readonly StoredItem[];
  readonly movements: readonly (ItemMovement & { readonly paymentId: string | null; readonly creditId: string | null })[];
  readonly deferrals: readonly Deferral[];
  /** What orders have claimed, waived or corrected of what being late costs, in the order of their release. */
  readonly lateSettled: readonly LateSettled[];
}

/** What a released order has settled of what being late costs. */
function lateSettledBy(orderId: string, { wish, outlook }: { readonly wish: OrderWish; readonly outlook: OrderOutlook }): LateSettled[] {
  if (wish.kind === 'lateCorrection')
    return [{ orderId, itemId: wish.itemId, kind: wish.kind, waived: wish.waived, corrected: outlook.corrected ?? [] }];
  if (wish.kind !== 'late' && wish.kind !== 'lateWaiver') return [];
  return [{ orderId, itemId: wish.itemId, kind: wish.kind, after: outlook.fromDay, to: wish.to, amountCents: outlook.toCents }];
}

type Texts<Row, Amounts extends keyof Row> = Omit<Row, Amounts> & { readonly [Key in Amounts]: string };

/** Of one member, or of all that the wall shows; also inside a write. Amounts travel as texts. */
export async function booksOf(reads: Reads, tenantId: string | null): Promise<Books> {
  const own = (table: string) => (tenantId === null ? sql`true` : sql`${sql.ref(`${table}.tenant_id`)} = ${tenantId}::uuid`);
  const { rows: items } = await sql<Texts<StoredItem, 'amountCents'>>`
    select item.id, item.tenant_id as "tenantId", item.kind, item.family, item.label, item.amount_cents::text as "amountCents",
      item.due_on as "dueOn", item.stated_on as "statedOn", item.basis, item.year, item.number, item.document_id as "documentId",
      item.document_number as "documentNumber", item.order_id as "orderId", member.name as "memberName", coalesce(member.ags, '') as ags, item.created_at as "createdAt"
    from open_item as item join tenant as member on member.id = item.tenant_id
    where ${own('item')} order by item.due_on, item.id`.execute(reads);
  const { rows: movements } = await sql<Texts<Books['movements'][number], 'amountCents'>>`
    select id, item_id as "itemId", kind, moved_on as "on", amount_cents::text as "amountCents", payment_id as "paymentId",
      credit_id as "creditId" from item_movement as movement where ${own('movement')} order by moved_on, id`.execute(reads);
  const { rows: deferrals } = await sql<Omit<Deferral, 'grantedBy'> & { grantedByUser: string }>`
    select id, item_id as "itemId", deferred_from as "from", deferred_to as "to", reason, granted_by_user as "grantedByUser"
    from item_deferral as deferral where ${own('deferral')} order by deferred_from, id`.execute(reads);
  const { rows: lateOrders } = await sql<{ id: string; content: unknown }>`
    select id, content from account_order as ordered where ${own('ordered')} and kind in ('late', 'lateWaiver', 'lateCorrection')
      and status = 'released' order by decided_at, id`.execute(reads);
  return {
    lateSettled: lateOrders.flatMap(({ id, content }) => lateSettledBy(id, fromJson(content))),
    items: items.map((row) => ({ ...row, amountCents: cents(BigInt(row.amountCents)) })),
    movements: movements.map((row) => ({ ...row, amountCents: cents(BigInt(row.amountCents)) })),
    deferrals: deferrals.map(({ grantedByUser, ...row }) => ({ ...row, grantedBy: { userId: grantedByUser as UserId, accountId: null } })),
  };
}

export interface StoredCredit extends Credit {
  readonly kind: 'overpayment' | 'document' | 'instalment';
  readonly paymentId: string | null;
  readonly planId: string | null;
  readonly memberName: string;
  readonly ags: string;
}

export async function creditsOf(reads: Reads, tenantId: string | null): Promise<StoredCredit[]> {
  const { rows } = await sql<Texts<StoredCredit, 'amountCents' | 'usedCents'>>`
    select credit.id, credit.tenant_id as "tenantId", credit.kind, credit.label, credit.amount_cents::text as "amountCents",
      credit.arisen_on as "arisenOn", credit.payment_id as "paymentId", credit.plan_id as "planId", member.name as "memberName", coalesce(member.ags, '') as ags,
      (select coalesce(sum(used.amount_cents), 0) from credit_use as used
        where used.tenant_id = credit.tenant_id and used.credit_id = credit.id)::text as "usedCents"
    from member_credit as credit join tenant as member on member.id = credit.tenant_id
    where ${tenantId === null ? sql`true` : sql`credit.tenant_id = ${tenantId}::uuid`}
    order by credit.arisen_on, credit.id`.execute(reads);
  return rows.map((row) => ({ ...row, amountCents: cents(BigInt(row.amountCents)), usedCents: cents(BigInt(row.usedCents)) }));
}

/** Every version of the plans of a year, by member and version. */
export async function plansOf(
  reads: Reads,
  year: number | null,
  tenantId: string | null = null,
): Promise<(InstalmentPlan & { levyId: string | null })[]> {
  const { rows } = await sql<Texts<InstalmentPlan & { levyId: string | null }, 'levyCents' | 'creditCents'>>`
    select id, tenant_id as "tenantId", year, plan_version as version, reason, decided_on as "decidedOn", levy_id as "levyId",
      levy_cents::text as "levyCents", instalments, credit_cents::text as "creditCents", steps
    from instalment_plan as plan
    where ${year === null ? sql`true` : sql`plan.year = ${year}`} and ${tenantId === null ? sql`true` : sql`plan.tenant_id = ${tenantId}::uuid`}
    order by tenant_id, year, plan_version`.execute(reads);
  return rows.map((row) => ({
    ...row,
    levyCents: cents(BigInt(row.levyCents)),
    creditCents: cents(BigInt(row.creditCents)),
    instalments: fromJson(row.instalments),
    steps: fromJson(row.steps),
  }));
}

/** The rules of the association in the order of their entry. */
export async function rulesOf(reads: Reads): Promise<TreasuryRule[]> {
  const { rows } = await sql<{ id: string; validFrom: CivilDate; clause: string; content: unknown }>`
    select id, valid_from as "validFrom", clause, content from treasury_rule order by created_at, id`.execute(reads);
  return rows.map(({ content, ...row }) => ({ ...row, content: fromJson(content) }));
}
