// SPDX-License-Identifier: EUPL-1.2
import type { Collection, DebitMandate, DebitRun, DebitRunStatus, PaymentFile, Person, Release } from '@domain/payments';
import type { AssociationId, Cents, CivilDate, Iban, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, statementsOn, type Writes } from '@platform/database';
import type { FieldCipher } from '@platform/use-case';
import { sql } from 'kysely';
import { openIban, sealIban } from '../iban.ts';
import { fromJson, toJson } from '../json.ts';
import { personOf, personOrNull } from '../people.ts';

const IBAN_OF_MANDATE = 'payments.mandate';
const FILE_OF_RUN = 'payments.debitFile';
/** So long a collection that left is on its way, though its claim still stands open. */
export const ON_ITS_WAY_DAYS = 14;

/** Whether the bank has neither rejected nor booked a collection, as an element of debit_run.collections. */
export const stillOnItsWay = (one: string) =>
  sql`coalesce(${sql.ref(one)} -> 'steps' -> -1 ->> 'status', 'onItsWay') in ('onItsWay', 'accepted')`;

export interface StoredDebitRun {
  readonly run: DebitRun;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  readonly version: number;
}

export interface ClaimRow {
  readonly itemId: string;
  readonly tenantId: TenantId;
  readonly openCents: Cents;
  readonly dueOn: CivilDate;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly inRun: boolean;
}

type MandateRow = NonNullable<Awaited<ReturnType<Writes['debitMandate']['findFirst']>>>;
type RunRow = NonNullable<Awaited<ReturnType<Writes['debitRun']['findFirst']>>>;

async function mandateOf(row: MandateRow, fields: FieldCipher): Promise<DebitMandate> {
  const { id, tenantId, reference, debtorName, noticeDays, evidence } = row;
  return {
    ...{ id, tenantId, reference, debtorName, noticeDays, evidence, signedOn: fromDateColumn(row.signedOn) },
    debtorIban: await openIban(fields, tenantId, IBAN_OF_MANDATE, id, row.ibanSealed),
    ...{ scheme: row.scheme as DebitMandate['scheme'], sequence: row.sequence as DebitMandate['sequence'] },
    ...{ status: row.status as DebitMandate['status'], lastCollectedOn: orNull(row.lastCollectedOn, fromDateColumn) },
    createdBy: personOf(row.createdBy),
  };
}

function fileOf({ fileHash, messageId, fileCount, controlSumCents }: RunRow): PaymentFile | null {
  if (fileHash === null || messageId === null || fileCount === null || controlSumCents === null) return null;
  return { hash: fileHash, messageId, count: fileCount, controlSumCents: controlSumCents as Cents };
}

/** Runs that were composed before files were followed up say nothing of steps. */
const collectionOf = (stored: Collection): Collection => ({
  ...stored,
  paymentInfoId: stored.paymentInfoId ?? null,
  steps: stored.steps ?? [],
});

export const collectionsFrom = (stored: unknown): readonly Collection[] => fromJson<readonly Collection[]>(stored).map(collectionOf);

function runOf(row: RunRow): StoredDebitRun {
  const { id, tenantId, bankAccountId } = row;
  const run: DebitRun = {
    ...{ id, tenantId, bankAccountId, collectOn: fromDateColumn(row.collectOn), scheme: row.scheme as DebitRun['scheme'] },
    ...{ status: row.status as DebitRunStatus, collections: collectionsFrom(row.collections), file: fileOf(row) },
    ...{ preNotifiedOn: orNull(row.preNotifiedOn, fromDateColumn), releases: fromJson<readonly Release[]>(row.releases) },
    ...{ involved: fromJson<readonly Person[]>(row.involved), handedOverBy: personOrNull(row.handedOverBy) },
  };
  return { run, tenantId: tenantId as TenantId, associationId: row.associationId as AssociationId, version: row.version };
}

function mandatesOf(writes: Writes, fields: FieldCipher) {
  return {
    referenceTaken: async (tenantId: TenantId, reference: string): Promise<boolean> =>
      (await writes.debitMandate.count({ where: { tenantId, reference } })) > 0,
    async findMandates(ids: readonly string[]): Promise<DebitMandate[]> {
      const rows = await writes.debitMandate.findMany({ where: { id: { in: [...new Set(ids)] } } });
      return Promise.all(rows.map((row) => mandateOf(row, fields)));
    },
    async lockMandate(id: string): Promise<{ mandate: DebitMandate; version: number } | null> {
      await writes.$queryRaw`select 1 as locked from debit_mandate where id = ${id}::uuid for update`;
      const row = await writes.debitMandate.findFirst({ where: { id } });
      return row && { mandate: await mandateOf(row, fields), version: row.version };
    },
    async addMandate(mandate: DebitMandate, at: Instant): Promise<void> {
      const { debtorIban, signedOn, lastCollectedOn: _none, createdBy, ...plain } = mandate;
      const sealed = await sealIban(fields, mandate.tenantId, IBAN_OF_MANDATE, mandate.id, debtorIban);
      await writes.debitMandate.create({
        data: {
          ...plain,
          ...sealed,
          signedOn: dateColumn(signedOn),
          createdBy: toJson(createdBy),
          createdAt: instantColumn(at),
          version: 1,
        },
      });
    },
    async revokeMandate({ tenantId, id }: DebitMandate, by: Person, at: Instant): Promise<void> {
      await writes.debitMandate.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status: 'revoked', revokedBy: toJson(by), revokedAt: instantColumn(at), version: { increment: 1 } },
      });
    },
    /** What the bank rejected before it was collected leaves a mandate for a single debit unused. */
    async freeMandates(tenantId: TenantId, ids: readonly string[]): Promise<void> {
      const where = { tenantId, id: { in: [...ids] }, sequence: 'OOFF', status: 'used' };
      await writes.debitMandate.updateMany({ where, data: { status: 'active', version: { increment: 1 } } });
    },
    async markCollected(tenantId: TenantId, ids: readonly string[], on: CivilDate): Promise<void> {
      const wanted = { tenantId, id: { in: [...ids] } };
      await writes.debitMandate.updateMany({ where: wanted, data: { lastCollectedOn: dateColumn(on), version: { increment: 1 } } });
      await writes.debitMandate.updateMany({ where: { ...wanted, sequence: 'OOFF', status: 'active' }, data: { status: 'used' } });
    },
  };
}

/** Mandates, and the runs that collect by them. */
export function debitRepository(writes: Writes, fields: FieldCipher) {
  const reads = statementsOn(writes);
  const key = ({ tenantId, id }: Pick<DebitRun, 'tenantId' | 'id'>) => ({ tenantId_id: { tenantId, id } });
  return {
    ...mandatesOf(writes, fields),
    /** Open claims, locked one municipality at a time, so that none is put into two runs at once. */
    async lockClaims(tenantId: TenantId, ids: readonly string[], today: CivilDate): Promise<ClaimRow[]> {
      await sql`select 1 as held from pg_advisory_xact_lock(hashtextextended(${`debit runs ${tenantId}`}, 0))`.execute(reads);
      const { rows } = await sql<Omit<ClaimRow, 'openCents'> & { readonly open: string }>`
        select item.id as "itemId", item.tenant_id as "tenantId", item.open_cents::text as open, item.due_on as "dueOn", item.reference, item.subject,
          exists (select from debit_run as run, jsonb_array_elements(run.collections) as one
            where run.tenant_id = item.tenant_id and one ->> 'itemId' = item.id::text and run.status <> 'cancelled'
              and (run.status <> 'handedOver' or ${stillOnItsWay('one')} and run.collect_on + ${ON_ITS_WAY_DAYS}::int >= ${today}::date)) as "inRun"
        from payment_item as item where item.tenant_id = ${tenantId}::uuid and item.kind = 'receivable'
          and item.status in ('open', 'partly') and item.id = any(${[...ids]}::uuid[])`.execute(reads);
      return rows.map(({ open, ...row }) => ({ ...row, openCents: BigInt(open) as Cents }));
    },
    async lockDebitRun(id: string): Promise<StoredDebitRun | null> {
      await writes.$queryRaw`select 1 as locked from debit_run where id = ${id}::uuid for update`;
      const row = await writes.debitRun.findFirst({ where: { id } });
      return row && runOf(row);
    },
    async addDebitRun(run: DebitRun, associationId: AssociationId, at: Instant): Promise<void> {
      const { id, tenantId, bankAccountId, scheme, status } = run;
      await writes.debitRun.create({
        data: {
          ...{ id, tenantId, bankAccountId, scheme, status, associationId, collectOn: dateColumn(run.collectOn), version: 1 },
          ...{ collections: toJson(run.collections), releases: toJson([]), involved: toJson(run.involved), createdAt: instantColumn(at) },
        },
      });
    },
    /** Where a run stands now; without a file nothing of an earlier one is left. */
    async saveDebitRun(run: DebitRun): Promise<void> {
      const none = {
        fileHash: null,
        messageId: null,
        paymentInfoId: null,
        fileCount: null,
        controlSumCents: null,
        fileSealed: null,
        madeAt: null,
      };
      await writes.debitRun.update({
        where: key(run),
        data: {
          ...(run.file === null ? none : {}),
          ...{ status: run.status, releases: toJson(run.releases), involved: toJson(run.involved), version: { increment: 1 } },
          preNotifiedOn: orNull(run.preNotifiedOn, dateColumn),
        },
      });
    },
    async keepDebitFile(
      run: DebitRun,
      {
        file,
        paymentInfoId,
        xml,
        at,
      }: { readonly file: PaymentFile; readonly paymentInfoId: string; readonly xml: string; readonly at: Instant },
    ) {
      const { hash: fileHash, messageId, count: fileCount, controlSumCents } = file;
      const fileSealed = await fields.encryptField(run.tenantId, FILE_OF_RUN, run.id, xml);
      const made = { fileHash, messageId, paymentInfoId, fileCount, controlSumCents, fileSealed, madeAt: instantColumn(at) };
      await writes.debitRun.update({ where: key(run), data: { status: 'fileMade', ...made, collections: toJson(run.collections) } });
    },
    async saveCollections({ tenantId, id, collections }: DebitRun): Promise<void> {
      const where = { tenantId_id: { tenantId, id } };
      await writes.debitRun.update({ where, data: { collections: toJson(collections), version: { increment: 1 } } });
    },
    async openDebitFile(run: DebitRun): Promise<string | null> {
      const row = await writes.debitRun.findUnique({ where: key(run), select: { fileSealed: true } });
      return row?.fileSealed ? fields.decryptField(run.tenantId, FILE_OF_RUN, run.id, row.fileSealed) : null;
    },
    async markDebitsLeft(
      run: DebitRun,
      left: { on: CivilDate; at: Instant; channel: 'download' | 'folder'; fileId: string },
    ): Promise<void> {
      const { on, at, channel, fileId } = left;
      const data = {
        status: run.status,
        handedOverBy: toJson(run.handedOverBy),
        handedOverAt: instantColumn(at),
        handedOverOn: dateColumn(on),
      };
      await writes.debitRun.update({ where: key(run), data: { ...data, channel, fileId, version: { increment: 1 } } });
    },
    async markDebitsDelivered(run: DebitRun, delivery: unknown, at: Instant): Promise<void> {
      await writes.debitRun.update({ where: key(run), data: { delivery: toJson(delivery), deliveredAt: instantColumn(at) } });
    },
  };
}

export const ibanOf = (text: string): Iban => text.replace(/\s/g, '').toUpperCase() as Iban;
