// SPDX-License-Identifier: EUPL-1.2
import { ok, type TenantId } from '@kernel/core';
import { fileBook } from '@platform/files';
import { dateInput, idInput } from '@platform/use-case';
import { z } from 'zod';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import { useCase } from '../use-case.ts';

const storedInput = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().max(200),
  mediaType: z.string().max(200),
  sizeBytes: z.int().min(1),
});

/** Files of documents that lie encrypted already, by the documents that they are of and what these said when the files were made. */
const filesInput = z.object({
  documentId: idInput<'DocumentId'>(),
  number: z.string().max(60),
  contentHash: z.string().max(128),
  pdf: storedInput,
  xml: storedInput.nullable(),
});
type Files = z.output<typeof filesInput>;

interface Handing {
  readonly document: DocumentRecord;
  readonly files: Files;
  readonly pdfId: string;
  readonly xmlId: string | null;
}

/** Its number can be voided and another one drawn while the files are being made: what they show is then not this document. */
const areOf = (files: Files, { id, status, number, contentHash }: DocumentRecord): boolean =>
  status === 'numbered' && id === files.documentId && number === files.number && contentHash === files.contentHash;

/** Names the files of documents with numbers and puts these into the members' portals; what is there already stays as it is. */
export const handOver = useCase({
  name: 'billing.handOver',
  action: 'billing.makeFiles',
  input: z.object({
    roundId: idInput<'RoundId'>(),
    /** On which the terms to pay that the files show begin; on another day nothing is handed over. */
    day: dateInput,
    documents: z.array(filesInput).max(100),
  }),
  refusals: [],
  timeoutMs: 60_000,
  load: async ({ rounds, documents }, { input, actor, at, today }) => {
    const { centreId } = actor;
    const found = await rounds.lockRound(centreId, input.roundId);
    if (!found) return null;
    const all = await documents.ofRound(input.roundId);
    return { ...found, centreId, at, all, isOfToday: input.day === today };
  },
  row: ({ centreId, round, version }) => ({ tenantId: centreId, type: 'billingRound', id: round.id, version }),
  decide: ({ round, all, isOfToday }, input, { newId }) => {
    const handed = (isOfToday ? input.documents : []).flatMap((files): Handing[] => {
      const document = all.find((one) => areOf(files, one));
      return document ? [{ document, files, pdfId: newId(), xmlId: files.xml ? newId() : null }] : [];
    });
    const done = new Set(handed.map(({ document }) => document.id));
    const left = all.filter(({ id, status }) => (status === 'numbered' || status === 'announced') && !done.has(id));
    return ok({
      isOfToday,
      round: left.length === 0 && round.status === 'issuing' ? { ...round, status: 'issued' as const } : round,
      handed,
    });
  },
  alsoWrites: (_state, { handed }) => [...new Set(handed.map(({ document }) => document.tenantId))],
  save: async ({ writes, rounds, documents }, { round, handed }, { centreId, at, round: before }) => {
    const rowOf = (tenantId: TenantId, id: string, file: NonNullable<Files['xml']>) => ({
      ...file,
      id,
      tenantId,
      audience: 'both' as const,
      scanState: 'unscanned',
      uploadedBy: null,
      createdAt: at,
    });
    await fileBook(writes).append(
      handed.flatMap(({ document: { tenantId }, files: { pdf, xml }, pdfId, xmlId }) => [
        rowOf(tenantId, pdfId, pdf),
        ...(xml && xmlId ? [rowOf(tenantId, xmlId, xml)] : []),
      ]),
    );
    for (const { document, pdfId, xmlId } of handed) await documents.handOver(document, { pdfFileId: pdfId, xmlFileId: xmlId, at });
    if (round.status !== before.status) await rounds.saveRound(centreId, round);
  },
  record: ({ round, handed }, state) => [
    ...(round.status === state.round.status
      ? []
      : [
          {
            type: 'billingRound',
            id: round.id,
            content: { round, changes: [{ field: 'status', from: state.round.status, to: round.status }] },
            messages: [{ name: 'RoundIssued.v1' as const, payload: { roundId: round.id } }],
          },
        ]),
    ...handed.map(({ document, files }) => ({
      type: 'billingDocument',
      id: document.id,
      tenantId: document.tenantId,
      content: {
        number: document.number,
        contentHash: document.contentHash,
        pdf: files.pdf.sha256,
        xml: files.xml?.sha256 ?? null,
        changes: [{ field: 'status', from: 'numbered', to: 'issued' }],
      },
      messages: [{ name: 'DocumentIssued.v1' as const, payload: { documentId: document.id, tenantId: document.tenantId } }],
    })),
  ],
  outcome: ({ handed, isOfToday }) => ({ handedOver: handed.length, isOfToday }),
});
