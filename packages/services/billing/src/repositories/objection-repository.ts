// SPDX-License-Identifier: EUPL-1.2
import type { Objection } from '@domain/billing';
import { type AssociationId, cents, type Instant } from '@kernel/core';
import { dateColumn, fromInstantColumn, instantColumn, orNull, type Writes } from '@platform/database';
import { personFrom } from './round-repository.ts';

type Row = Awaited<ReturnType<Writes['objection']['findFirstOrThrow']>>;

export interface ObjectionRecord {
  readonly objection: Objection;
  readonly version: number;
}

const recordOf = (row: Row): ObjectionRecord => ({
  version: row.version,
  objection: {
    id: row.id,
    tenantId: row.tenantId,
    roundId: row.roundId,
    documentId: row.documentId,
    draftVersion: row.draftVersion,
    lineKey: row.lineKey,
    lineLabel: row.lineLabel,
    amountCents: cents(row.amountCents),
    text: row.text,
    status: row.status as Objection['status'],
    raisedBy: personFrom(row.raisedByUser, row.raisedBy) as Objection['raisedBy'],
    raisedAt: fromInstantColumn(row.raisedAt),
    answer: row.answer,
    answeredBy: personFrom(row.answeredByUser, row.answeredBy),
    answeredAt: orNull(row.answeredAt, fromInstantColumn),
    withdrawnBy: personFrom(row.withdrawnByUser, null),
    withdrawnAt: orNull(row.withdrawnAt, fromInstantColumn),
    correctedBy: row.correctedBy,
    correctedAt: orNull(row.correctedAt, fromInstantColumn),
    waivedBy: personFrom(row.waivedByUser, null),
    waivedAt: orNull(row.waivedAt, fromInstantColumn),
  },
});

const changeable = (objection: Objection) => ({
  status: objection.status,
  answer: objection.answer,
  answeredBy: objection.answeredBy?.accountId ?? null,
  answeredByUser: objection.answeredBy?.userId ?? null,
  answeredAt: orNull(objection.answeredAt, instantColumn),
  withdrawnByUser: objection.withdrawnBy?.userId ?? null,
  withdrawnAt: orNull(objection.withdrawnAt, instantColumn),
  correctedBy: objection.correctedBy,
  correctedAt: orNull(objection.correctedAt, instantColumn),
  waivedByUser: objection.waivedBy?.userId ?? null,
  waivedAt: orNull(objection.waivedAt, instantColumn),
});

export interface Remedy {
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
  readonly kind: 'objection' | 'action' | 'withdrawal' | 'decision';
  readonly on: string;
  readonly reference: string;
  readonly text: string;
  readonly enteredBy: string | null;
  readonly enteredByUser: string | null;
  readonly at: Instant;
}

export interface Receipt {
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
  readonly kind: 'opened' | 'pdf' | 'xml' | 'confirmed';
  readonly at: Instant;
  readonly by: string | null;
  readonly byUser: string | null;
}

export function objectionRepository(writes: Writes) {
  return {
    async lock(id: string): Promise<ObjectionRecord | null> {
      await writes.$queryRaw`select 1 as locked from objection where id = ${id}::uuid for update`;
      const row = await writes.objection.findFirst({ where: { id } });
      return row && recordOf(row);
    },
    async ofRound(roundId: string): Promise<readonly Objection[]> {
      return (await writes.objection.findMany({ where: { roundId } })).map((row) => recordOf(row).objection);
    },
    async openLines(documentId: string): Promise<readonly string[]> {
      const rows = await writes.objection.findMany({ where: { documentId, status: 'raised' }, select: { lineKey: true } });
      return rows.map(({ lineKey }) => lineKey);
    },
    async add(associationId: AssociationId, objection: Objection): Promise<void> {
      const { id, tenantId, roundId, documentId, draftVersion, lineKey, lineLabel, amountCents, text } = objection;
      await writes.objection.create({
        data: {
          ...{ id, tenantId, associationId, roundId, documentId, draftVersion, lineKey, lineLabel, amountCents, text },
          raisedBy: objection.raisedBy.accountId,
          raisedByUser: objection.raisedBy.userId,
          raisedAt: instantColumn(objection.raisedAt),
          ...changeable(objection),
          version: 1,
        },
      });
    },
    async save(objection: Objection): Promise<void> {
      await writes.objection.update({
        where: { tenantId_id: { tenantId: objection.tenantId, id: objection.id } },
        data: { ...changeable(objection), version: { increment: 1 } },
      });
    },
    async addRemedy(associationId: AssociationId, { on, at, ...remedy }: Remedy): Promise<void> {
      await writes.legalRemedy.create({
        data: { ...remedy, associationId, happenedOn: dateColumn(on as never), createdAt: instantColumn(at) },
      });
    },
    async receipts(documentId: string): Promise<readonly Receipt['kind'][]> {
      const rows = await writes.documentReceipt.findMany({ where: { documentId }, select: { kind: true } });
      return rows.map(({ kind }) => kind as Receipt['kind']);
    },
    async addReceipts(associationId: AssociationId, receipts: readonly Receipt[]): Promise<void> {
      await writes.documentReceipt.createMany({
        data: receipts.map(({ at, ...receipt }) => ({ ...receipt, associationId, at: instantColumn(at) })),
        skipDuplicates: true,
      });
    },
  };
}
