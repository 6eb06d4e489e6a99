// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, type DocumentStatus, documentFromJson, netOfRound } from '@domain/billing';
import type { AssociationId, CivilDate, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, type Writes } from '@platform/database';
import { hashOfContent, plainJson } from '../plain-json.ts';

/** Why a document cannot go out: a rule of e-invoices by its id, or a rule of ours by its code. */
export interface StoredFinding {
  readonly rule: string;
  readonly at: string;
  readonly de: string;
  readonly en: string;
}

export interface DocumentRecord {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly roundId: string;
  readonly status: DocumentStatus;
  readonly draftVersion: number;
  readonly objectionsUntil: CivilDate | null;
  readonly number: string | null;
  readonly issuedOn: CivilDate | null;
  readonly content: DocumentContent;
  readonly contentHash: string;
  readonly findings: readonly StoredFinding[];
  readonly version: number;
}

type Row = Awaited<ReturnType<Writes['billingDocument']['findFirstOrThrow']>>;

const recordOf = (row: Row): DocumentRecord => ({
  tenantId: row.tenantId as TenantId,
  id: row.id,
  roundId: row.roundId,
  status: row.status as DocumentStatus,
  draftVersion: row.draftVersion,
  objectionsUntil: orNull(row.objectionsUntil, fromDateColumn),
  number: row.number,
  issuedOn: orNull(row.issuedOn, fromDateColumn),
  content: documentFromJson(row.content),
  contentHash: row.contentHash,
  findings: row.findings as unknown as readonly StoredFinding[],
  version: row.version,
});

const ofContent = (content: DocumentContent) => ({
  family: content.family,
  kind: content.kind,
  year: content.year,
  typeCode: content.typeCode,
  number: content.issue?.number ?? null,
  issuedOn: orNull(content.issue?.issuedOn ?? null, dateColumn),
  dueOn: orNull(content.issue?.dueOn ?? null, dateColumn),
  netCents: content.totals.netCents,
  grossCents: content.totals.grossCents,
  advancesCents: content.totals.advancesCents,
  assessedCents: content.totals.assessedCents,
  correctsId: content.corrects?.documentId ?? null,
  correctsNumber: content.corrects?.number ?? null,
  content: plainJson(content),
  contentHash: hashOfContent(content),
});

export interface HandedOver {
  readonly pdfFileId: string;
  readonly xmlFileId: string | null;
  readonly at: Instant;
}

const key = ({ tenantId, id }: Pick<DocumentRecord, 'tenantId' | 'id'>) => ({ tenantId_id: { tenantId, id } });
/** In the order in which numbers are drawn. */
const inOrder = (a: DocumentRecord, b: DocumentRecord): number => {
  const [x, y] = [
    `${a.content.member.ags} ${a.tenantId} ${a.content.groupKey}`,
    `${b.content.member.ags} ${b.tenantId} ${b.content.groupKey}`,
  ];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** What is there. */
function documentReads(writes: Writes) {
  return {
    /** Of a round, by AGS. Who writes next holds the row of the round. */
    async ofRound(roundId: string): Promise<readonly DocumentRecord[]> {
      return (await writes.billingDocument.findMany({ where: { roundId } })).map(recordOf).sort(inOrder);
    },
    async find(id: string): Promise<DocumentRecord | null> {
      const row = await writes.billingDocument.findFirst({ where: { id } });
      return row && recordOf(row);
    },
    async findMany(ids: readonly string[]): Promise<readonly DocumentRecord[]> {
      return (await writes.billingDocument.findMany({ where: { id: { in: [...ids] } } })).map(recordOf).sort(inOrder);
    },
    async byNumbers(numbers: readonly string[]): Promise<readonly DocumentRecord[]> {
      if (numbers.length === 0) return [];
      return (await writes.billingDocument.findMany({ where: { number: { in: [...numbers] }, status: 'issued' } })).map(recordOf);
    },
    /** Issued documents of the rounds over a set: those that a correction of it can correct. */
    async issuedOfSet(centreId: TenantId, sourceId: string): Promise<readonly DocumentRecord[]> {
      const rounds = await writes.billingRound.findMany({ where: { tenantId: centreId, sourceId }, select: { id: true } });
      return (await writes.billingDocument.findMany({ where: { roundId: { in: rounds.map(({ id }) => id) }, status: 'issued' } })).map(
        recordOf,
      );
    },
  };
}

/** How drafts come, change and go. */
function documentChanges(writes: Writes) {
  return {
    async add(
      of: { associationId: AssociationId; roundId: string; at: Instant; announced: boolean },
      documents: readonly { id: string; content: DocumentContent }[],
    ): Promise<void> {
      await writes.billingDocument.createMany({
        data: documents.map(({ id, content }) => ({
          tenantId: content.member.tenantId,
          id,
          associationId: of.associationId,
          roundId: of.roundId,
          groupKey: content.groupKey,
          audience: of.announced ? 'both' : 'centre',
          status: of.announced ? 'announced' : 'draft',
          draftVersion: 1,
          ...ofContent(content),
          findings: [],
          createdAt: instantColumn(of.at),
          version: 1,
        })),
      });
    },
    async announce(roundId: string): Promise<void> {
      await writes.billingDocument.updateMany({
        where: { roundId, status: 'draft' },
        data: { status: 'announced', audience: 'both', version: { increment: 1 } },
      });
    },
    /** The period of the round, where the member's side sees it. */
    async setPeriod(roundId: string, objectionsUntil: CivilDate | null): Promise<void> {
      await writes.billingDocument.updateMany({
        where: { roundId, status: 'announced' },
        data: { objectionsUntil: orNull(objectionsUntil, dateColumn) },
      });
    },
    async discard(roundId: string): Promise<void> {
      await writes.billingDocument.updateMany({
        where: { roundId, status: { in: ['draft', 'announced'] } },
        data: { status: 'discarded', version: { increment: 1 } },
      });
    },
    /** A draft that says something else from now on, under the next version where members have seen the last one. */
    async redraft(document: DocumentRecord, to: { content: DocumentContent; status: DocumentStatus; draftVersion: number }): Promise<void> {
      await writes.billingDocument.update({
        where: key(document),
        data: { ...ofContent(to.content), status: to.status, draftVersion: to.draftVersion, version: { increment: 1 } },
      });
    },
    async drop(document: DocumentRecord): Promise<void> {
      await writes.billingDocument.update({ where: key(document), data: { status: 'discarded', version: { increment: 1 } } });
    },
    /** What the member saw, kept for good. */
    async keepDrafts(
      of: { associationId: AssociationId; at: Instant; newId: () => string },
      drafts: readonly { tenantId: string; documentId: string; draftVersion: number; content: DocumentContent }[],
    ): Promise<void> {
      await writes.billingDraft.createMany({
        data: drafts.map(({ tenantId, documentId, draftVersion, content }) => ({
          tenantId,
          id: of.newId(),
          associationId: of.associationId,
          documentId,
          draftVersion,
          netCents: netOfRound([content]),
          content: plainJson(content),
          contentHash: hashOfContent(content),
          shownAt: instantColumn(of.at),
        })),
      });
    },
  };
}

/** The way out: number, hindrances, portal. */
function documentIssue(writes: Writes) {
  return {
    async number(document: DocumentRecord, content: DocumentContent): Promise<void> {
      await writes.billingDocument.update({
        where: key(document),
        data: { ...ofContent(content), status: 'numbered', findings: [], version: { increment: 1 } },
      });
    },
    async block(document: Pick<DocumentRecord, 'tenantId' | 'id'>, findings: readonly StoredFinding[]): Promise<void> {
      await writes.billingDocument.update({ where: key(document), data: { findings: plainJson(findings), version: { increment: 1 } } });
    },
    async handOver(document: Pick<DocumentRecord, 'tenantId' | 'id'>, { pdfFileId, xmlFileId, at }: HandedOver): Promise<void> {
      await writes.billingDocument.update({
        where: key(document),
        data: { status: 'issued', pdfFileId, xmlFileId, handedOverAt: instantColumn(at), findings: [], version: { increment: 1 } },
      });
    },
    /** Its number was voided: a draft again, as the members saw it. */
    async unnumber(document: DocumentRecord, content: DocumentContent): Promise<void> {
      await writes.billingDocument.update({
        where: key(document),
        data: { ...ofContent(content), status: 'announced', version: { increment: 1 } },
      });
    },
  };
}

export const documentRepository = (writes: Writes) => ({
  ...documentReads(writes),
  ...documentChanges(writes),
  ...documentIssue(writes),
});
