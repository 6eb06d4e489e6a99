// SPDX-License-Identifier: EUPL-1.2
import {
  type Collection,
  type CollectionStatus,
  collectionStatus,
  DEBIT_RUN_TRANSITIONS,
  type DebitMandate,
  type DebitRunStatus,
} from '@domain/payments';
import { type WriteColumn, writeCsv } from '@formats/csv';
import type { CivilDate } from '@kernel/core';
import type { Download } from '@platform/service';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type LeftFile, leftFileDownload } from '../exchange/left-file.ts';
import { collectionsFrom, ON_ITS_WAY_DAYS, stillOnItsWay } from './debit-repository.ts';

export const DEBIT_RUN_STATUSES = Object.keys(DEBIT_RUN_TRANSITIONS) as DebitRunStatus[];
const ofTenant = z.object({ tenantId: idInput<'TenantId'>().optional() });

interface MandateRow {
  readonly id: string;
  readonly tenantId: string;
  readonly reference: string;
  readonly debtorName: string;
  readonly ibanShown: string;
  readonly signedOn: CivilDate;
  readonly scheme: DebitMandate['scheme'];
  readonly sequence: DebitMandate['sequence'];
  readonly noticeDays: number;
  readonly status: DebitMandate['status'];
  readonly lastCollectedOn: CivilDate | null;
  readonly evidence: string;
  readonly version: number;
}

/** Mandates for direct debits, those in use first. */
export const listDebitMandates = query({
  name: 'payments.listDebitMandates',
  action: 'payments.readRuns',
  input: ofTenant,
  run: async (reads, { input: { tenantId = null }, permitted }) => {
    const { rows } = await sql<MandateRow>`
      select it.id, it.tenant_id as "tenantId", it.reference, it.debtor_name as "debtorName", it.iban_shown as "ibanShown",
        it.signed_on as "signedOn", it.scheme, it.sequence, it.notice_days as "noticeDays", it.status,
        it.last_collected_on as "lastCollectedOn", it.evidence, it.version
      from debit_mandate as it where ${permitted({ tenantId: 'it.tenant_id' })} and (${tenantId}::uuid is null or it.tenant_id = ${tenantId})
      order by it.status <> 'active', it.debtor_name, it.reference limit 5000`.execute(reads);
    return rows;
  },
});
export type DebitMandateRow = Awaited<ReturnType<typeof listDebitMandates.run>>[number];

interface ClaimJson {
  readonly itemId: string;
  readonly tenantId: string;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly partnerName: string | null;
  readonly open: bigint;
  readonly dueOn: CivilDate;
  readonly mandateId: string;
  readonly mandateReference: string;
  readonly scheme: DebitMandate['scheme'];
  readonly debtorName: string;
  readonly ibanShown: string;
  readonly noticeDays: number;
}

/** Open claims for which there is a mandate: of that name, or under that reference. The person who composes the run looks at each. */
export const listCollectableClaims = query({
  name: 'payments.listCollectableClaims',
  action: 'payments.readRuns',
  input: ofTenant,
  run: async (reads, { input: { tenantId = null }, permitted, today }) => {
    const { rows } = await sql<ClaimJson>`
      select distinct on (item.id) item.id as "itemId", item.tenant_id as "tenantId", item.reference, item.subject, item.partner_name as "partnerName",
        item.open_cents as open, item.due_on as "dueOn", mandate.id as "mandateId", mandate.reference as "mandateReference", mandate.scheme,
        mandate.debtor_name as "debtorName", mandate.iban_shown as "ibanShown", mandate.notice_days as "noticeDays"
      from payment_item as item
      join debit_mandate as mandate on mandate.tenant_id = item.tenant_id and mandate.status = 'active'
        and (mandate.reference = item.reference or lower(btrim(mandate.debtor_name)) = lower(btrim(item.partner_name)))
      where item.kind = 'receivable' and item.status in ('open', 'partly') and ${permitted({ tenantId: 'item.tenant_id' })}
        and (${tenantId}::uuid is null or item.tenant_id = ${tenantId})
        and not exists (select from debit_run as run, jsonb_array_elements(run.collections) as one
          where run.tenant_id = item.tenant_id and one ->> 'itemId' = item.id::text and run.status <> 'cancelled'
            and (run.status <> 'handedOver' or ${stillOnItsWay('one')} and run.collect_on + ${ON_ITS_WAY_DAYS}::int >= ${today}::date))
      order by item.id, (mandate.reference = item.reference) desc, mandate.signed_on desc limit 5000`.execute(reads);
    return rows.map((row) => ({ ...row, id: row.itemId }));
  },
});
export type CollectableClaimRow = Awaited<ReturnType<typeof listCollectableClaims.run>>[number];

interface RunRow {
  readonly id: string;
  readonly tenantId: string;
  readonly accountLabel: string;
  readonly creditorId: string | null;
  readonly collectOn: CivilDate;
  readonly scheme: DebitMandate['scheme'];
  readonly status: DebitRunStatus;
  readonly collections: unknown;
  readonly preNotifiedOn: CivilDate | null;
  readonly fileHash: string | null;
  readonly messageId: string | null;
  readonly releasedBy: readonly string[];
  readonly handedOverAt: string | null;
  readonly version: number;
}

const sumOf = (list: readonly Collection[]): bigint => list.reduce((total, { amountCents }) => total + amountCents, 0n);

/** How many of a run that left stand how: what the bank accepted, rejected, booked, gave back. */
function standOf(status: DebitRunStatus, list: readonly Collection[]) {
  const count = (wanted: CollectionStatus): number =>
    status === 'handedOver' ? list.filter((one) => collectionStatus(one) === wanted).length : 0;
  return {
    ...{ onItsWay: count('onItsWay'), accepted: count('accepted'), rejected: count('rejected') },
    ...{ collected: count('collected'), returned: count('returned') },
  };
}

/** Runs of direct debits, the newest first. */
export const listDebitRuns = query({
  name: 'payments.listDebitRuns',
  action: 'payments.readRuns',
  input: ofTenant,
  run: async (reads, { input: { tenantId = null }, permitted }) => {
    const { rows } = await sql<RunRow>`
      select it.id, it.tenant_id as "tenantId", account.label as "accountLabel", account.creditor_id as "creditorId", it.collect_on as "collectOn",
        it.scheme, it.status, it.collections, it.pre_notified_on as "preNotifiedOn", it.file_hash as "fileHash", it.message_id as "messageId",
        (select coalesce(jsonb_agg(p.name), '[]') from jsonb_array_elements(it.releases) as r
          join tenant_user as p on p.id = (r -> 'by' ->> 'userId')::uuid) as "releasedBy",
        it.handed_over_at as "handedOverAt", it.version
      from debit_run as it join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${tenantId}::uuid is null or it.tenant_id = ${tenantId})
      order by it.created_at desc, it.id desc limit 500`.execute(reads);
    return rows.map(({ collections, ...row }) => {
      const list = collectionsFrom(collections);
      return { ...row, ...standOf(row.status, list), count: list.length, sum: sumOf(list) };
    });
  },
});
export type DebitRunRow = Awaited<ReturnType<typeof listDebitRuns.run>>[number];

interface NoticeRow {
  readonly debtorName: string;
  readonly ibanShown: string;
  readonly reference: string;
  readonly amount: string;
  readonly remittance: string;
  readonly collectOn: CivilDate;
  readonly creditorId: string | null;
  readonly holder: string;
}

/** What each debtor is to be told of a run (Vorabankündigung). */
export const debitNotices = query({
  name: 'payments.debitNotices',
  action: 'payments.process',
  input: z.object({ debitRunId: idInput<'DebitRunId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<NoticeRow>`
      select mandate.debtor_name as "debtorName", mandate.iban_shown as "ibanShown", mandate.reference, one -> 'amountCents' ->> '$int' as amount,
        one ->> 'remittance' as remittance, it.collect_on as "collectOn", account.creditor_id as "creditorId", account.holder
      from debit_run as it cross join lateral jsonb_array_elements(it.collections) as one
      join debit_mandate as mandate on mandate.tenant_id = it.tenant_id and mandate.id = (one ->> 'mandateId')::uuid
      join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
      where it.id = ${input.debitRunId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })} order by mandate.debtor_name, mandate.reference`.execute(
      reads,
    );
    return rows;
  },
});

const HEADERS = {
  de: ['Zahlungspflichtig', 'Konto', 'Mandatsreferenz', 'Betrag in Euro', 'Einzug am', 'Verwendungszweck', 'Gläubiger', 'Gläubiger-ID'],
  en: ['Debtor', 'Account', 'Mandate reference', 'Amount in euro', 'Collected on', 'Remittance', 'Creditor', 'Creditor identifier'],
} as const;

function columns(language: 'de' | 'en'): WriteColumn<NoticeRow>[] {
  const headers = HEADERS[language];
  const text = (at: number, value: (row: NoticeRow) => string): WriteColumn<NoticeRow> => ({
    header: headers[at] ?? '',
    kind: 'text',
    value,
  });
  return [
    text(0, ({ debtorName }) => debtorName),
    text(1, ({ ibanShown }) => ibanShown),
    text(2, ({ reference }) => reference),
    { header: headers[3], kind: 'amount', value: ({ amount }) => BigInt(amount) as never },
    { header: headers[4], kind: 'date', value: ({ collectOn }) => collectOn },
    text(5, ({ remittance }) => remittance),
    text(6, ({ holder }) => holder),
    text(7, ({ creditorId }) => creditorId ?? ''),
  ];
}

/** The file of a run that left the house; before that there is nothing to download. */
export const debitFile = query({
  name: 'payments.debitFile',
  action: 'payments.process',
  input: z.object({ debitRunId: idInput<'DebitRunId'>() }),
  run: async (reads, { input, permitted }): Promise<LeftFile | null> => {
    const { rows } = await sql<LeftFile>`
      select it.tenant_id, file.sha256, it.message_id from debit_run as it
      join stored_file as file on file.tenant_id = it.tenant_id and file.id = it.file_id and file.sha256 = it.file_hash
      where it.id = ${input.debitRunId}::uuid and it.status = 'handedOver' and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    return rows[0] ?? null;
  },
});

export const debitDownloads: readonly Download[] = [
  {
    ...{ name: 'debit-notices', action: debitNotices.action, query: debitNotices },
    toFile: (rows: readonly NoticeRow[], { language }) => ({
      fileName: language === 'de' ? 'vorabankuendigungen.csv' : 'pre-notifications.csv',
      mediaType: 'text/csv; charset=utf-8',
      content: writeCsv(columns(language), rows),
    }),
  },
  { name: 'debit-file', action: debitFile.action, query: debitFile, toFile: leftFileDownload },
];
