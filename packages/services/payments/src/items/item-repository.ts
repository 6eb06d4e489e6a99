// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import type { Cents, CivilDate, Iban, Instant, NewId, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Reads, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { fromJson, toJson } from '../json.ts';
import type { ItemDiff, ItemStatus, KeptItem } from './diff-items.ts';
import type { ItemMapping, ItemSubject } from './item-mapping.ts';
import type { ItemFault, ListedItem } from './read-item-list.ts';

export interface ItemProfile {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly subject: ItemSubject;
  readonly name: string;
  readonly mapping: ItemMapping;
  readonly version: number;
}

export interface ListCounts {
  readonly rows: number;
  readonly skipped: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly kept: number;
  readonly faulty: number;
  readonly sumCents: bigint;
  readonly headers: readonly string[];
  /** Of the profile that read it: another mapping is another reading. */
  readonly profileVersion: number;
}

export interface CheckedList {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly profileId: string;
  readonly subject: ItemSubject;
  readonly fileId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly asOf: CivilDate;
  readonly counts: ListCounts;
  readonly faults: readonly ItemFault[];
}

const KIND_OF = { receivables: 'receivable', payables: 'payable' } as const satisfies Record<ItemSubject, string>;
const BATCH = 5_000;
const MOST_FAULTS = 500;

const itemJson = (item: ListedItem & { readonly id: string; readonly status: ItemStatus }) => ({
  ...{ id: item.id, key: item.externalKey, reference: item.reference, subject: item.subject, name: item.partnerName, ibans: item.ibans },
  ...{ amount: String(item.amountCents), open: String(item.openCents), due: item.dueOn, status: item.status },
});

const COLUMNS = sql`x(id uuid, key text, reference text, subject text, name text, ibans jsonb, amount bigint, open bigint, due date, status text)`;

interface DiffHome {
  readonly tenantId: TenantId;
  readonly subject: ItemSubject;
  readonly importId: string;
  readonly ledgerAccountId: string;
}

/** Everything that a list changes. */
async function saveDiff(
  reads: Reads,
  { tenantId, subject, importId, ledgerAccountId }: DiffHome,
  { added, changed, gone }: ItemDiff,
  newId: NewId,
  at: Instant,
): Promise<void> {
  const fresh = added.map((item) => {
    const status: ItemStatus = item.openCents === item.amountCents ? 'open' : 'partly';
    return itemJson({ ...item, id: newId(), status });
  });
  for (let from = 0; from < fresh.length; from += BATCH)
    await sql`insert into payment_item (tenant_id, id, kind, external_key, reference, subject, partner_name, ibans, ledger_account_id, amount_cents, open_cents,
            currency, due_on, status, import_id, seen_in, created_at, version)
          select ${tenantId}::uuid, x.id, ${KIND_OF[subject]}, x.key, x.reference, x.subject, x.name, x.ibans, ${ledgerAccountId}::uuid, x.amount, x.open, 'EUR',
            x.due, x.status, ${importId}::uuid, ${importId}::uuid, ${at}::timestamptz, 1
          from jsonb_to_recordset(${JSON.stringify(fresh.slice(from, from + BATCH))}::jsonb) as ${COLUMNS}`.execute(reads);
  const moved = [...changed, ...gone].map(itemJson);
  for (let from = 0; from < moved.length; from += BATCH)
    await sql`update payment_item as it set reference = x.reference, subject = x.subject, partner_name = x.name, ibans = x.ibans, amount_cents = x.amount,
            open_cents = x.open, due_on = x.due, status = x.status, seen_in = case when x.status = 'withdrawn' then it.seen_in else ${importId}::uuid end,
            version = it.version + 1
          from jsonb_to_recordset(${JSON.stringify(moved.slice(from, from + BATCH))}::jsonb) as ${COLUMNS}
          where it.tenant_id = ${tenantId}::uuid and it.id = x.id`.execute(reads);
}

/** A file of the municipality, as the door for uploads keeps it. */
export async function storedFile(writes: Writes, tenantId: TenantId, id: string | null) {
  if (id === null) return null;
  const file = await writes.storedFile.findFirst({ where: { tenantId, id } });
  return file && { id, name: file.name, sha256: file.sha256, infected: file.scanState === 'infected' };
}

/** Lists of open items, how they are read, and what they brought. */
export function itemRepository(writes: Writes) {
  const reads = statementsOn(writes);
  return {
    async findProfile(id: string): Promise<ItemProfile | null> {
      const row = await writes.exchangeProfile.findFirst({ where: { id, subject: { in: ['receivables', 'payables'] } } });
      if (!row) return null;
      const { tenantId, subject, name, version } = row;
      return {
        id,
        tenantId: tenantId as TenantId,
        subject: subject as ItemSubject,
        name,
        version,
        mapping: fromJson<ItemMapping>(row.mapping),
      };
    },
    async saveProfile(profile: Omit<ItemProfile, 'version'>, isNew: boolean, by: Person, at: Instant): Promise<void> {
      const { id, tenantId, subject, name, mapping } = profile;
      const data = { name, format: mapping.format, mapping: toJson(mapping), savedBy: toJson(by), savedAt: instantColumn(at) };
      if (isNew) await writes.exchangeProfile.create({ data: { ...data, id, tenantId, subject, version: 1 } });
      else await writes.exchangeProfile.update({ where: { tenantId_id: { tenantId, id } }, data: { ...data, version: { increment: 1 } } });
    },
    isTaken: async (tenantId: TenantId, subject: ItemSubject, fileHash: string): Promise<boolean> =>
      (await writes.itemImport.count({ where: { tenantId, subject, fileHash, status: 'taken' } })) > 0,
    /** All items of a municipality; none of them is paid or imported meanwhile. */
    async lockItems(tenantId: TenantId, subject: ItemSubject): Promise<KeptItem[]> {
      await sql`select 1 as held from pg_advisory_xact_lock(hashtextextended(${`items ${tenantId} ${subject}`}, 0))`.execute(reads);
      const { rows } = await sql<{
        id: string;
        key: string;
        reference: string | null;
        subject: string | null;
        name: string | null;
        ibans: Iban[];
        amount: string;
        open: string;
        due: CivilDate;
        status: ItemStatus;
      }>`
        select id, external_key as key, reference, subject, partner_name as name, ibans, amount_cents::text as amount, open_cents::text as open, due_on as due, status
        from payment_item where tenant_id = ${tenantId}::uuid and kind = ${KIND_OF[subject]} order by id for update`.execute(reads);
      return rows.map(({ id, key, reference, subject: own, name, ibans, amount, open, due, status }) => ({
        ...{ id, externalKey: key, reference, subject: own, partnerName: name, ibans, dueOn: due, status },
        ...{ amountCents: BigInt(amount) as Cents, openCents: BigInt(open) as Cents },
      }));
    },
    async addCheck(list: CheckedList, by: Person, at: Instant): Promise<void> {
      const { counts, faults, asOf, ...plain } = list;
      await writes.itemImport.create({
        data: {
          ...plain,
          ...{ status: 'checked', asOf: dateColumn(asOf), counts: toJson(counts), faults: toJson(faults.slice(0, MOST_FAULTS)) },
          ...{ checkedBy: toJson(by), checkedAt: instantColumn(at), version: 1 },
        },
      });
    },
    async lockCheck(id: string) {
      await sql`select id from item_import where id = ${id}::uuid for update`.execute(reads);
      const row = await writes.itemImport.findFirst({ where: { id } });
      if (!row) return null;
      const { tenantId, profileId, subject, status, fileId, fileName, fileHash, asOf, counts, version } = row;
      return {
        ...{ id, tenantId: tenantId as TenantId, profileId, subject: subject as ItemSubject, status, fileName, fileHash, version },
        ...{ fileId, asOf: fromDateColumn(asOf), counts: fromJson<ListCounts>(counts) },
      };
    },
    async setCheck(
      tenantId: TenantId,
      id: string,
      status: 'taken' | 'discarded',
      counts: ListCounts,
      by: Person | null,
      at: Instant,
    ): Promise<void> {
      await writes.itemImport.update({
        where: { tenantId_id: { tenantId, id } },
        data: {
          status,
          counts: toJson(counts),
          version: { increment: 1 },
          takenAt: instantColumn(at),
          ...(by ? { takenBy: toJson(by) } : {}),
        },
      });
    },
    saveDiff: (home: DiffHome, diff: ItemDiff, newId: NewId, at: Instant) => saveDiff(reads, home, diff, newId, at),
  };
}
