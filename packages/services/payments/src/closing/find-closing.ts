// SPDX-License-Identifier: EUPL-1.2
import { closingFromText, type Signature } from '@domain/payments';
import type { Instant } from '@kernel/core';
import { historyOfRecord, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import { closingLabels, nameOf } from './closing-labels.ts';
import type { ClosingStatus } from './closing-repository.ts';
import { sectionsView } from './sections-view.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly status: ClosingStatus;
  readonly hash: string;
  readonly content: string;
  readonly signatures: unknown;
  readonly receipt: unknown;
  readonly pdf_file_id: string | null;
  readonly pdf_hash: string | null;
  readonly delivered_at: Instant | null;
  readonly discard_reason: string | null;
  readonly previous_id: string | null;
  readonly version: number;
}

/** A closing with all its sections, who signed it, and whether the municipality has it. */
export const findClosing = query({
  name: 'payments.findClosing',
  action: 'payments.read',
  input: z.object({ closingId: idInput<'DayClosingId'>() }),
  run: async (reads, { input, actor, permitted, may }) => {
    const { rows } = await sql<Row>`
      select c.id, c.tenant_id, c.status, c.hash, c.content, c.signatures, c.receipt, c.pdf_file_id, c.pdf_hash, c.delivered_at, c.discard_reason,
        c.version, (select b.id from day_closing b where b.tenant_id = c.tenant_id and b.hash = c.previous_hash and b.status <> 'discarded') as previous_id
      from day_closing c where c.id = ${input.closingId}::uuid and ${permitted({ tenantId: 'c.tenant_id' })}`.execute(reads);
    const row = rows[0];
    if (!row) return null;
    const content = closingFromText(row.content);
    const signatures = fromJson<readonly Signature[]>(row.signatures);
    const receipt = row.receipt === null ? null : fromJson<Signature>(row.receipt);
    const people = [content.madeBy.userId, ...signatures.map(({ by }) => by.userId), ...(receipt ? [receipt.by.userId] : [])];
    const labels = await closingLabels(reads, content, people);
    const signed = signatures.some(({ by }) => by.userId === actor.userId);
    return {
      ...{ id: row.id, tenantId: row.tenant_id, municipality: labels.municipality, status: row.status, version: row.version },
      ...{ day: content.day, number: content.number, hash: row.hash, previousHash: content.previousHash, previousId: row.previous_id },
      ...{ inputHash: content.inputHash, rulesVersion: content.rulesVersion, previousDay: content.previousDay },
      ...{ madeBy: nameOf(labels, content.madeBy.userId), madeAt: content.madeAt, deliveredAt: row.delivered_at },
      signatures: signatures.map(({ by, at }) => ({ by: nameOf(labels, by.userId), at })),
      receipt: receipt && { by: nameOf(labels, receipt.by.userId), at: receipt.at },
      ...{ pdfFileId: row.pdf_file_id, pdfHash: row.pdf_hash, discardReason: row.discard_reason },
      sections: sectionsView(content, labels),
      maySign: may('payments.close') && (row.status === 'made' || row.status === 'signedOnce') && !signed,
      mayDiscard: may('payments.close') && row.status === 'made',
      mayReceive: may('payments.receiveClosing') && row.status === 'closed' && receipt === null && !signed,
    };
  },
});
export type ClosingView = NonNullable<Awaited<ReturnType<typeof findClosing.run>>>;

export const closingHistory = query({
  name: 'payments.closingHistory',
  action: 'payments.read',
  input: z.object({ closingId: idInput<'DayClosingId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'dayClosing', context.input.closingId),
});
