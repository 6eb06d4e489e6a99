// SPDX-License-Identifier: EUPL-1.2
import { closingFromText, type Signature } from '@domain/payments';
import { err, invariant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { idInput, type LongWork, longUseCase, runUseCase } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import { closingLabels } from './closing-labels.ts';
import { closingLetter } from './closing-letter.ts';
import { keepClosingFile } from './keep-closing-file.ts';

const MAX_BYTES = 50_000_000;

interface Row {
  readonly tenant_id: TenantId;
  readonly content: string;
  readonly hash: string;
  readonly signatures: unknown;
  readonly status: string;
  readonly pdf_hash: string | null;
}

type Work = LongWork<{ readonly closingId: string }>;

async function print(work: Work): Promise<Result<unknown, Refusal>> {
  const { typesetter, files } = work.platform;
  invariant(typesetter !== undefined && files !== undefined, 'who makes papers has a typesetter and a place for them');
  const { closingId } = work.input;
  const found = await work.read(async (reads) => {
    const { rows } = await sql<Row>`
      select tenant_id, content, hash, signatures, status, pdf_hash from day_closing where id = ${closingId}::uuid`.execute(reads);
    const row = rows[0];
    if (row?.status !== 'closed') return null;
    const content = closingFromText(row.content);
    const signatures = fromJson<readonly Signature[]>(row.signatures);
    const people = [content.madeBy.userId, ...signatures.map(({ by }) => by.userId)];
    return { row, closing: { content, hash: row.hash, signatures, receipt: null }, labels: await closingLabels(reads, content, people) };
  });
  if (found === null) return err(refusal('NOT_FOUND'));
  if (found.row.pdf_hash !== null) return ok({ closingId });
  const printed = await typesetter.render(closingLetter(found.closing, found.labels));
  if (!printed.ok) return printed;
  async function* once() {
    yield printed.ok ? printed.value.pdf : new Uint8Array();
  }
  const fileName = `Tagesabschluss-${found.closing.content.day}.pdf`;
  const stored = await files.storeStream(found.row.tenant_id, once(), { fileName, maxBytes: MAX_BYTES, allowedTypes: ['pdf'] });
  if (!stored.ok) return err(stored.error as Refusal);
  const { sha256, mediaType, sizeBytes } = stored.value;
  const input = { closingId: closingId as never, file: { sha256, fileName, mediaType, sizeBytes } };
  return runUseCase(work.platform, keepClosingFile, { actor: work.actor, input });
}

/** Sets a closed day on paper and keeps the paper with its hash. Done again after a crash, it gives the same bytes and keeps them once. */
export const printClosing = longUseCase({
  name: 'payments.printClosing',
  action: 'payments.print',
  input: z.object({ closingId: idInput<'DayClosingId'>() }),
  refusals: ['CLOSING_STATUS'],
  check: async (writes, { input: { closingId } }) => {
    const row = await writes.dayClosing.findFirst({ where: { id: closingId }, select: { status: true, pdfHash: true } });
    if (!row) return refusal('NOT_FOUND');
    return row.status === 'closed' && row.pdfHash === null ? null : refusal('CLOSING_STATUS', { params: { status: row.status } });
  },
  steps: [{ name: 'print', run: (work) => print(work as Work) }],
});
