// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, daysBetween } from '@kernel/core';
import type { Reads } from '@platform/database';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { choiceInput, idInput, type QueryContext, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import type { ItemStatus } from './diff-items.ts';
import { ITEM_SUBJECTS, type ItemMapping, type ItemSubject } from './item-mapping.ts';
import type { ListCounts } from './item-repository.ts';
import type { ItemFault } from './read-item-list.ts';

export const ITEM_STATUSES = ['open', 'partly', 'settled', 'withdrawn'] as const;
export const ITEM_KINDS = ['receivable', 'payable'] as const;
/** Days overdue. */
export const ITEM_AGES = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const;

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly kind: 'receivable' | 'payable';
  readonly external_key: string;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly partner_name: string | null;
  readonly account: string;
  readonly amount_cents: bigint;
  readonly open_cents: bigint;
  readonly due_on: CivilDate;
  readonly status: ItemStatus;
  readonly order_id: string | null;
  readonly version: number;
  readonly total: number;
}

const filters = {
  tenantId: idInput<'TenantId'>().optional(),
  kind: choiceInput('PaymentItemKind', ITEM_KINDS).optional(),
  status: z.array(choiceInput('PaymentItemStatus', ITEM_STATUSES)).max(4).optional(),
  age: choiceInput('PaymentItemAge', ITEM_AGES).optional(),
  search: textInput(100, 0).optional(),
};
const input = z.object({ ...filters, ...pageFields(200) });
type Asked = z.output<typeof input>;

/** SQL of the days overdue, for 'payment_item as it'. */
const ageOf = (
  today: CivilDate,
) => sql<string>`case when it.due_on >= ${today}::date then 'notDue' when ${today}::date - it.due_on <= 30 then 'upTo30'
  when ${today}::date - it.due_on <= 60 then 'upTo60' when ${today}::date - it.due_on <= 90 then 'upTo90' else 'over90' end`;

function conditions(asked: Omit<Asked, 'first'>, today: CivilDate) {
  const found = [sql`true`];
  if (asked.tenantId) found.push(sql`it.tenant_id = ${asked.tenantId}::uuid`);
  if (asked.kind) found.push(sql`it.kind = ${asked.kind}`);
  if (asked.status) found.push(sql`it.status = any(${asked.status}::text[])`);
  if (asked.age) found.push(sql`${ageOf(today)} = ${asked.age} and it.status in ('open', 'partly')`);
  if (asked.search) {
    const like = `%${asked.search.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`;
    found.push(sql`lower(concat_ws(' ', it.reference, it.external_key, it.partner_name, it.subject)) like ${like}`);
  }
  return sql.join(found, sql` and `);
}

async function itemsOf(reads: Reads, { input: asked, permitted, today }: QueryContext<Asked>) {
  const place = placeFrom(asked.after, isDay);
  const { rows } = await sql<Row>`
    with wanted as not materialized (select it.* from payment_item as it where ${permitted({ tenantId: 'it.tenant_id' })} and ${conditions(asked, today)})
    select it.*, account.number || ' ' || account.label as account, (select count(*)::int from (select from wanted limit 10001) as counted) as total
    from wanted as it join ledger_account as account on account.tenant_id = it.tenant_id and account.id = it.ledger_account_id
    where ${place ? sql`(it.due_on, it.id) > (${place.by}::date, ${place.id}::uuid)` : sql`true`} order by it.due_on, it.id limit ${asked.first + 1}`.execute(
    reads,
  );
  return pageOf(
    rows,
    asked.first,
    (row) => ({ by: row.due_on, id: row.id }),
    (row) => ({
      ...{
        id: row.id,
        tenantId: row.tenant_id,
        kind: row.kind,
        externalKey: row.external_key,
        reference: row.reference,
        subject: row.subject,
      },
      ...{ partnerName: row.partner_name, account: row.account, amount: row.amount_cents, open: row.open_cents, dueOn: row.due_on },
      ...{ status: row.status, overdueDays: Math.max(0, daysBetween(row.due_on, today)), orderId: row.order_id, version: row.version },
    }),
  );
}

/** Claims and liabilities, those due first on top. */
export const listPaymentItems = query({ name: 'payments.listPaymentItems', action: 'payments.read', input, run: itemsOf });
export type PaymentItemRow = Awaited<ReturnType<typeof itemsOf>>['items'][number];

const EXPORTED_ROWS = 50_000;

/** The same as a file. */
export const exportPaymentItems = query({
  name: 'payments.exportPaymentItems',
  action: 'payments.read',
  input: z.object(filters),
  run: async (reads, context) => (await itemsOf(reads, { ...context, input: { ...context.input, first: EXPORTED_ROWS } })).items,
});

/** How old what is open is. */
export const ageItems = query({
  name: 'payments.ageItems',
  action: 'payments.read',
  input: z.object({ tenantId: filters.tenantId, kind: filters.kind }),
  run: async (reads, { input: asked, permitted, today }) => {
    const { rows } = await sql<{ age: string; count: number; open: bigint }>`
      select ${ageOf(today)} as age, count(*)::int as count, sum(it.open_cents)::bigint as open from payment_item as it
      where ${permitted({ tenantId: 'it.tenant_id' })} and it.status in ('open', 'partly') and ${conditions(asked, today)} group by 1`.execute(
      reads,
    );
    return ITEM_AGES.map((age) => rows.find((row) => row.age === age) ?? { age, count: 0, open: 0n });
  },
});
export type ItemAgeRow = Awaited<ReturnType<typeof ageItems.run>>[number];

/** How lists of a municipality are read. */
export const listItemProfiles = query({
  name: 'payments.listItemProfiles',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input: asked, permitted }) => {
    const { rows } = await sql<{ id: string; tenant_id: string; subject: ItemSubject; name: string; mapping: unknown; version: number }>`
      select it.id, it.tenant_id, it.subject, it.name, it.mapping, it.version from exchange_profile as it
      where it.tenant_id = ${asked.tenantId}::uuid and it.subject = any(${[...ITEM_SUBJECTS]}::text[]) and ${permitted({ tenantId: 'it.tenant_id' })} order by it.name`.execute(
      reads,
    );
    return rows.map(({ id, tenant_id, subject, name, mapping, version }) => ({
      ...fromJson<ItemMapping>(mapping),
      id,
      tenantId: tenant_id,
      list: subject,
      name,
      version,
    }));
  },
});
export type ItemProfileRow = Awaited<ReturnType<typeof listItemProfiles.run>>[number];

interface ImportRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly profile_id: string;
  readonly profile: string;
  readonly subject: ItemSubject;
  readonly status: string;
  readonly file_name: string;
  readonly as_of: CivilDate;
  readonly counts: unknown;
  readonly faults: unknown;
  readonly checked_at: string;
  readonly checked_by: string | null;
  readonly taken_at: string | null;
  readonly version: number;
}

/** Lists that came in, the last first. */
export const listItemImports = query({
  name: 'payments.listItemImports',
  action: 'payments.read',
  input: z.object({
    tenantId: idInput<'TenantId'>().optional(),
    importId: idInput<'ItemImportId'>().optional(),
    first: z.int().min(1).max(100).default(20),
  }),
  run: async (reads, { input: asked, permitted }) => {
    const { rows } = await sql<ImportRow>`
      select it.*, profile.name as profile, person.name as checked_by from item_import as it
      join exchange_profile as profile on profile.tenant_id = it.tenant_id and profile.id = it.profile_id
      left join tenant_user as person on person.id = (it.checked_by ->> 'userId')::uuid
      where ${permitted({ tenantId: 'it.tenant_id' })} and it.subject = any(${[...ITEM_SUBJECTS]}::text[])
        and (${asked.tenantId ?? null}::uuid is null or it.tenant_id = ${asked.tenantId ?? null}::uuid)
        and (${asked.importId ?? null}::uuid is null or it.id = ${asked.importId ?? null}::uuid)
      order by it.checked_at desc, it.id desc limit ${asked.first}`.execute(reads);
    return rows.map((row) => {
      const { sumCents, headers, profileVersion: _version, ...counts } = fromJson<ListCounts>(row.counts);
      return {
        ...{
          id: row.id,
          tenantId: row.tenant_id,
          profileId: row.profile_id,
          profile: row.profile,
          subject: row.subject,
          status: row.status,
        },
        ...{
          fileName: row.file_name,
          asOf: row.as_of,
          sum: sumCents,
          headers,
          ...counts,
          faults: fromJson<readonly ItemFault[]>(row.faults),
        },
        ...{ checkedAt: row.checked_at, checkedBy: row.checked_by, takenAt: row.taken_at, version: row.version },
      };
    });
  },
});
export type ItemImportRow = Awaited<ReturnType<typeof listItemImports.run>>[number];
