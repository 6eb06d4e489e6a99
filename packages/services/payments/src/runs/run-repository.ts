// SPDX-License-Identifier: EUPL-1.2
import type { PaymentFile, PaymentRun, Person, Release, RunStatus, VoidedRelease, VopAnswer } from '@domain/payments';
import {
  type AccountId,
  type AssociationId,
  type Cents,
  type CivilDate,
  type Instant,
  invariant,
  type TenantId,
  type UserId,
} from '@kernel/core';
import { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, type Writes } from '@platform/database';
import type { FieldCipher } from '@platform/use-case';
import { fromJson, toJson } from '../json.ts';
import { personOrNull } from '../people.ts';
import type { KeptConversion } from './pain-of-run.ts';

/** A payment run with what the rules do not look at. */
export interface StoredRun {
  readonly run: PaymentRun;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  /** Whether it leaves as instant payments. */
  readonly urgent: boolean;
  readonly paymentInfoId: string | null;
  readonly fileId: string | null;
  readonly channel: string | null;
  readonly delivered: boolean;
  readonly version: number;
}

/** The file of a run as it was made. */
export interface MadeFile {
  readonly file: PaymentFile;
  readonly paymentInfoId: string;
  readonly xml: string;
  readonly conversions: readonly KeptConversion[];
  readonly at: Instant;
}

/** What is remembered of a file that left. */
export interface LeftHouse {
  readonly on: CivilDate;
  readonly at: Instant;
  readonly channel: 'download' | 'folder';
  readonly fileId: string;
}

const FILE_OF_RUN = 'payments.file';
const NO_FILE = {
  fileHash: null,
  messageId: null,
  paymentInfoId: null,
  fileCount: null,
  controlSumCents: null,
  fileSealed: null,
  madeAt: null,
};

type Row = NonNullable<Awaited<ReturnType<Writes['paymentRun']['findFirst']>>>;
type ReleaseRow = NonNullable<Awaited<ReturnType<Writes['paymentRelease']['findFirst']>>>;

const releaseOf = (row: ReleaseRow): Release => ({
  by: { userId: row.userId as UserId, accountId: row.accountId as AccountId | null },
  at: fromInstantColumn(row.releasedAt),
  fileHash: row.fileHash,
});
const voidedOf = (row: ReleaseRow): VoidedRelease[] =>
  row.voidedAt === null || row.voidedBecause === null
    ? []
    : [{ ...releaseOf(row), voidedAt: fromInstantColumn(row.voidedAt), because: row.voidedBecause as VoidedRelease['because'] }];

function fileOf({ fileHash, messageId, fileCount, controlSumCents }: Row): PaymentFile | null {
  if (fileHash === null || messageId === null || fileCount === null || controlSumCents === null) return null;
  return { hash: fileHash, messageId, count: fileCount, controlSumCents: controlSumCents as Cents };
}

function fromRow(row: Row, releases: readonly ReleaseRow[], orderIds: readonly string[]): StoredRun {
  const { id, tenantId, bankAccountId, urgent, paymentInfoId, fileId, channel, version } = row;
  const run: PaymentRun = {
    ...{ id, tenantId, bankAccountId, orderIds, executeOn: fromDateColumn(row.executeOn), status: row.status as RunStatus },
    file: fileOf(row),
    releases: releases.filter(({ voidedAt }) => voidedAt === null).map(releaseOf),
    voided: releases.flatMap(voidedOf),
    payeeChecks: fromJson<readonly VopAnswer[]>(row.payeeChecks),
    involved: fromJson<readonly Person[]>(row.involved),
    handedOverBy: personOrNull(row.handedOverBy),
  };
  const home = { tenantId: tenantId as TenantId, associationId: row.associationId as AssociationId };
  return { run, ...home, urgent, paymentInfoId, fileId, channel, delivered: row.deliveredAt !== null, version };
}

const key = ({ tenantId, id }: Pick<PaymentRun, 'tenantId' | 'id'>) => ({ tenantId_id: { tenantId, id } });

/** The file of a run and what the bank says of it. */
function fileOfRun(writes: Writes, fields: FieldCipher) {
  return {
    async keepFile({ tenantId, id }: PaymentRun, { file, paymentInfoId, xml, conversions, at }: MadeFile): Promise<void> {
      const fileSealed = await fields.encryptField(tenantId, FILE_OF_RUN, id, xml);
      await writes.paymentRun.update({
        where: key({ tenantId, id }),
        data: {
          ...{
            status: 'fileMade',
            fileHash: file.hash,
            messageId: file.messageId,
            fileCount: file.count,
            controlSumCents: file.controlSumCents,
          },
          ...{ paymentInfoId, fileSealed, conversions: toJson(conversions), madeAt: instantColumn(at) },
        },
      });
    },
    /** The bytes that were released; null before the file was made. */
    async openFile({ tenantId, id }: PaymentRun): Promise<string | null> {
      const row = await writes.paymentRun.findUnique({ where: key({ tenantId, id }), select: { fileSealed: true } });
      return row?.fileSealed ? fields.decryptField(tenantId, FILE_OF_RUN, id, row.fileSealed) : null;
    },
    async markHandedOver(run: PaymentRun, { on, at, channel, fileId }: LeftHouse): Promise<void> {
      await writes.paymentRun.update({
        where: key(run),
        data: {
          ...{ status: run.status, handedOverBy: toJson(run.handedOverBy), handedOverAt: instantColumn(at), handedOverOn: dateColumn(on) },
          ...{ channel, fileId, version: { increment: 1 } },
        },
      });
    },
    async markDelivered(run: Pick<PaymentRun, 'tenantId' | 'id'>, delivery: unknown, at: Instant): Promise<void> {
      await writes.paymentRun.update({ where: key(run), data: { delivery: toJson(delivery), deliveredAt: instantColumn(at) } });
    },
    /** The files of the bank that were taken in for a run, by their hash. */
    /** As what the same report was taken in before: one file may hold names of payees and what became of the orders. */
    answersKnown: async (tenantId: TenantId, runId: string, fileHash: string): Promise<ReadonlySet<string>> =>
      new Set((await writes.bankAnswer.findMany({ where: { tenantId, runId, fileHash }, select: { kind: true } })).map(({ kind }) => kind)),
    async addAnswer(answer: {
      readonly id: string;
      readonly tenantId: TenantId;
      readonly runId: string;
      readonly kind: 'payeeCheck' | 'status';
      readonly fileId: string | null;
      readonly fileHash: string;
      readonly answers: unknown;
      readonly by: Person;
      readonly at: Instant;
    }): Promise<void> {
      const { by, at, answers, ...plain } = answer;
      await writes.bankAnswer.create({
        data: { ...plain, answers: toJson(answers), takenInBy: toJson(by), takenInAt: instantColumn(at) },
      });
    },
  };
}

/** Payment runs of the municipalities that the scope reaches. */
export function runRepository(writes: Writes, fields: FieldCipher) {
  return {
    /** Whoever changes a run does so one after the other. */
    async lockRun(id: string): Promise<StoredRun | null> {
      await writes.$queryRaw`select 1 as locked from payment_run where id = ${id}::uuid for update`;
      const row = await writes.paymentRun.findFirst({ where: { id } });
      if (!row) return null;
      const { tenantId } = row;
      const releases = await writes.paymentRelease.findMany({
        where: { tenantId, runId: id },
        orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
      });
      const orders = await writes.paymentOrder.findMany({
        where: { tenantId, runId: id },
        orderBy: [{ year: 'asc' }, { number: 'asc' }],
        select: { id: true },
      });
      return fromRow(
        row,
        releases,
        orders.map((order) => order.id),
      );
    },
    async addRun(run: PaymentRun, { associationId, urgent, at }: { associationId: AssociationId; urgent: boolean; at: Instant }) {
      const { id, tenantId, bankAccountId, status } = run;
      await writes.paymentRun.create({
        data: {
          ...{ id, tenantId, bankAccountId, status, associationId, urgent, executeOn: dateColumn(run.executeOn), version: 1 },
          ...{ payeeChecks: toJson(run.payeeChecks), involved: toJson(run.involved), createdAt: instantColumn(at) },
        },
      });
    },
    /** Where a run stands now; of its releases those that are new, and those that a change took back. */
    async saveRun(before: PaymentRun, after: PaymentRun, releaseId?: string): Promise<void> {
      const { tenantId, id: runId } = after;
      for (const { by, voidedAt, because } of after.voided.slice(before.voided.length))
        await writes.paymentRelease.updateMany({
          where: { tenantId, runId, userId: by.userId, voidedAt: null },
          data: { voidedAt: instantColumn(voidedAt), voidedBecause: because },
        });
      for (const [index, { by, at, fileHash }] of after.releases.entries()) {
        if (index < before.releases.length) continue;
        invariant(releaseId !== undefined, 'a release has an id');
        const { userId, accountId } = by;
        const data = { tenantId, runId, id: releaseId, position: index + 1, userId, accountId, fileHash, releasedAt: instantColumn(at) };
        await writes.paymentRelease.create({ data });
      }
      await writes.paymentRun.update({
        where: key({ tenantId, id: runId }),
        data: {
          ...(after.file === null ? NO_FILE : {}),
          ...{ status: after.status, payeeChecks: toJson(after.payeeChecks), involved: toJson(after.involved), version: { increment: 1 } },
        },
      });
    },
    ...fileOfRun(writes, fields),
  };
}
