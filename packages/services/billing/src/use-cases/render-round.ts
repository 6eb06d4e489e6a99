// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, documentFromJson } from '@domain/billing';
import { err, invariant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import type { StoredContent } from '@platform/files';
import { type InputOf, idInput, type LongWork, longUseCase, runUseCase } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type MadeFiles, makeFiles } from '../letter/make-files.ts';
import { handOver } from './hand-over.ts';
import { noteFault } from './note-fault.ts';
import { redateRound } from './redate-round.ts';

/** Documents that are handed over in one transaction. */
const BATCH = 12;
const MAX_BYTES = 50_000_000;

interface Numbered {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly number: string;
  readonly content: unknown;
  readonly content_hash: string;
}

type Ready = InputOf<typeof handOver>['documents'][number];
type Work = LongWork<{ readonly roundId: string }>;

async function numberedOf(work: Work): Promise<readonly Numbered[]> {
  const { rows } = await work.read((reads) =>
    sql<Numbered>`
      select id, tenant_id, number, content, content_hash from billing_document
      where round_id = ${work.input.roundId}::uuid and status = 'numbered' order by number`.execute(reads),
  );
  return rows;
}

const shown = ({ sha256, fileName, mediaType, sizeBytes }: StoredContent) => ({ sha256, fileName, mediaType, sizeBytes });

async function store(work: Work, tenantId: TenantId, fileName: string, bytes: Uint8Array, type: 'pdf' | 'xml') {
  const { files } = work.platform;
  invariant(files !== undefined, 'who makes files has a place for them');
  async function* once() {
    yield bytes;
  }
  const stored = await files.storeStream(tenantId, once(), { fileName, maxBytes: MAX_BYTES, allowedTypes: [type] });
  return stored.ok ? ok(shown(stored.value)) : err(stored.error as Refusal);
}

async function stored(work: Work, tenantId: TenantId, content: DocumentContent, { pdf, xml }: MadeFiles) {
  const name = content.issue?.number ?? 'Dokument';
  const [pdfFile, xmlFile] = [
    await store(work, tenantId, `${name}.pdf`, pdf, 'pdf'),
    xml ? await store(work, tenantId, `${name}.xml`, xml, 'xml') : ok(null),
  ];
  if (!pdfFile.ok) return pdfFile;
  if (!xmlFile.ok) return xmlFile;
  return ok({ pdf: pdfFile.value, xml: xmlFile.value });
}

/** The files of one document, or why there are none. */
async function filesFor(work: Work, { id, tenant_id: tenantId, number, content: json, content_hash: contentHash }: Numbered) {
  const { typesetter } = work.platform;
  invariant(typesetter !== undefined, 'who makes letters has a typesetter');
  const content = documentFromJson(json);
  const made = await makeFiles(content, typesetter);
  if (!made.ok) return made;
  const files = await stored(work, tenantId, content, made.value);
  return files.ok ? ok({ documentId: id as never, number, contentHash, ...files.value }) : files;
}

async function fault(work: Work, { id, content_hash: contentHash }: Numbered, { code, params }: Refusal): Promise<void> {
  const words = params === undefined ? code : `${code} ${JSON.stringify(params)}`.slice(0, 900);
  const input = { documentId: id as never, contentHash, rule: code, de: words, en: words };
  await runUseCase(work.platform, noteFault, { actor: work.actor, input });
}

/** What came of the whole: how many were handed over, and how many could not be. */
async function render(work: Work): Promise<Result<unknown, Refusal>> {
  const redated = await runUseCase(work.platform, redateRound, { actor: work.actor, input: { roundId: work.input.roundId as never } });
  if (!redated.ok) return redated;
  const waiting = await numberedOf(work);
  let [done, handedOver, failed] = [0, 0, 0];
  for (let at = 0; at < waiting.length; at += BATCH) {
    const ready: Ready[] = [];
    const batch = waiting.slice(at, at + BATCH);
    // All at once: while the typesetter sets one letter, the next is put into words and the last one stored.
    const made = await Promise.all(batch.map(async (numbered) => ({ numbered, files: await filesFor(work, numbered) })));
    for (const { numbered, files } of made) {
      if (files.ok) ready.push(files.value);
      else {
        failed += 1;
        await fault(work, numbered, files.error);
      }
      done += 1;
    }
    const answer = await runUseCase(work.platform, handOver, {
      actor: work.actor,
      input: { roundId: work.input.roundId as never, day: redated.value.day, documents: ready },
    });
    if (!answer.ok) return answer;
    // Midnight has passed while the files were made: what is left is due later.
    if (!answer.value.isOfToday) return render(work);
    handedOver += answer.value.handedOver;
    await work.progress(done, waiting.length);
  }
  return failed > 0
    ? err(refusal('FILES_NOT_MADE', { params: { failed, of: waiting.length } }))
    : ok({ roundId: work.input.roundId, handedOver });
}

/**
 * Makes the files of documents with numbers and hands these over, a few at a time. After a crash it goes on with those that are left:
 * the same content gives the same bytes, and nothing is numbered here. A document that got another number meanwhile is left to the order
 * that came with that number.
 */
export const renderRound = longUseCase({
  name: 'billing.renderRound',
  action: 'billing.makeFiles',
  ofAll: true,
  input: z.object({ roundId: idInput<'RoundId'>() }),
  refusals: ['NO_FILES_TO_MAKE'],
  check: async (writes, { input, actor: { centreId: tenantId } }) => {
    const round = await writes.billingRound.findUnique({ where: { tenantId_id: { tenantId, id: input.roundId } }, select: { id: true } });
    if (!round) return refusal('NOT_FOUND');
    const waiting = await writes.billingDocument.count({ where: { roundId: input.roundId, status: 'numbered' } });
    return waiting === 0 ? refusal('NO_FILES_TO_MAKE') : null;
  },
  steps: [{ name: 'files', run: (work) => render(work as Work) }],
});
