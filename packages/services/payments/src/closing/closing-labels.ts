// SPDX-License-Identifier: EUPL-1.2
import type { ClosingContent } from '@domain/payments';
import { type CivilDate, formatAmount, formatCivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** What people call the ids of a closing. */
export interface ClosingLabels {
  readonly municipality: string;
  readonly centre: string;
  /** Bank accounts, ledger accounts, people, items. */
  readonly names: ReadonlyMap<string, string>;
  readonly ibans: ReadonlyMap<string, string>;
  /** Which of the items are payment orders. */
  readonly orders: ReadonlySet<string>;
}

export const nameOf = ({ names }: Pick<ClosingLabels, 'names'>, id: string): string => names.get(id) ?? id;

async function accountNames(reads: Reads, tenantId: string) {
  const banks = await sql<{ id: string; label: string; iban: string }>`
    select id, label, iban from bank_account where tenant_id = ${tenantId}::uuid`.execute(reads);
  const ledger = await sql<{ id: string; number: string; label: string }>`
    select id, number, label from ledger_account where tenant_id = ${tenantId}::uuid`.execute(reads);
  return {
    ibans: new Map(banks.rows.map(({ id, iban }) => [id, iban])),
    names: [
      ...banks.rows.map(({ id, label }) => [id, label] as const),
      ...ledger.rows.map(({ id, number, label }) => [id, `${number} ${label}`] as const),
    ],
  };
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Orders by number and payee, bank lines by day, amount and payer (of charges by their text), claims by reference, what was open before the cut-over by its label. */
async function itemNames(reads: Reads, tenantId: string, items: readonly string[]) {
  const ids = items.filter(isId);
  const orders = await sql<{ id: string; year: number; number: number; name: string }>`
    select id, year, number, creditor_name as name from payment_order where tenant_id = ${tenantId}::uuid and id = any(${ids}::uuid[])`.execute(
    reads,
  );
  const lines = await sql<{ id: string; day: CivilDate; amount: string; name: string | null }>`
    select id, booking_day as day, amount_cents::text as amount, coalesce(nullif(name, ''), left(regexp_replace(text, '\\s+', ' ', 'g'), 60)) as name
    from bank_line where tenant_id = ${tenantId}::uuid and id = any(${ids}::uuid[])`.execute(reads);
  const claims = await sql<{ id: string; reference: string | null; name: string | null }>`
    select id, coalesce(reference, external_key) as reference, partner_name as name from payment_item
    where tenant_id = ${tenantId}::uuid and id = any(${ids}::uuid[])`.execute(reads);
  const openings = await sql<{ item: string; label: string }>`
    select one ->> 'item' as item, one ->> 'label' as label from bank_account, jsonb_array_elements(opening_items) as one
    where tenant_id = ${tenantId}::uuid and one ->> 'item' = any(${[...items]}::text[])`.execute(reads);
  const names = [
    ...orders.rows.map(({ id, year, number, name }) => [id, `${year}/${number} ${name}`] as const),
    ...lines.rows.map(
      ({ id, day, amount, name }) =>
        [id, [formatCivilDate(day), formatAmount(BigInt(amount)).replace('-', '\u2212'), name ?? ''].join(' ').trim()] as const,
    ),
    ...claims.rows.map(({ id, reference, name }) => [id, [reference ?? '', name ?? ''].join(' ').trim()] as const),
    ...openings.rows.map(({ item, label }) => [item, label] as const),
  ];
  return { names, orders: new Set(orders.rows.map(({ id }) => id)) };
}

/** People of the other body are called as the municipality's own rules call them. */
async function peopleNames(reads: Reads, tenantId: string, ids: readonly string[]): Promise<(readonly [string, string])[]> {
  const users = [...new Set(ids)].filter(isId);
  if (users.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select held ->> 'userId' as id, max(held ->> 'name') as name from payment_rules as it, jsonb_array_elements(it.grants) as held
    where it.tenant_id = ${tenantId}::uuid and held ->> 'userId' = any(${users}::text[]) group by 1
    union all select id::text, name from tenant_user where id = any(${users}::uuid[])`.execute(reads);
  return rows.map(({ id, name }) => [id, name] as const);
}

type Sections = Omit<ClosingContent, 'inputHash' | 'madeBy' | 'madeAt'>;

const itemsIn = ({ bridges, carry, keptAccounts, differences }: Sections): string[] => [
  ...new Set([
    ...differences.map(({ subject }) => subject),
    ...bridges.flatMap(({ items }) => items.map(({ item }) => item)),
    ...carry.positions.map(({ item }) => item),
    ...keptAccounts.flatMap(({ items }) => items.map(({ item }) => item)),
  ]),
];

const peopleIn = ({ bridges, files, debitFiles, bankAccounts }: Sections): string[] => [
  ...bridges.flatMap(({ items }) => items.map(({ owner }) => owner)),
  ...[...files, ...(debitFiles ?? [])].flatMap(({ releasedBy }) => releasedBy.map(({ userId }) => userId)),
  ...bankAccounts.flatMap(({ quietBy }) => (quietBy ? [quietBy.userId] : [])),
];

/** @param more ids of people and items beyond those in the sections */
export async function closingLabels(reads: Reads, content: Sections, more: readonly string[] = []): Promise<ClosingLabels> {
  const { tenantId } = content;
  const bodies = await sql<{ name: string; kind: string }>`
    select t.name, t.kind from tenant t where t.id = ${tenantId}::uuid
    union all select c.name, c.kind from tenant t join tenant c on c.association_id = t.association_id and c.kind = 'centre' where t.id = ${tenantId}::uuid`.execute(
    reads,
  );
  const { names, ibans } = await accountNames(reads, tenantId);
  const items = await itemNames(reads, tenantId, [...itemsIn(content), ...more]);
  const people = await peopleNames(reads, tenantId, [...peopleIn(content), ...more]);
  return {
    municipality: bodies.rows.find(({ kind }) => kind !== 'centre')?.name ?? '',
    centre: bodies.rows.find(({ kind }) => kind === 'centre')?.name ?? '',
    names: new Map([...names, ...items.names, ...people]),
    orders: items.orders,
    ibans,
  };
}
