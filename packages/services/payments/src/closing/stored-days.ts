// SPDX-License-Identifier: EUPL-1.2
import {
  type ClosingContent,
  closingFromText,
  type DayInput,
  dayInputText,
  type PreviousClosing,
  type Signature,
  workOutDay,
} from '@domain/payments';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { fromJson, sha256 } from '../json.ts';
import { type DayFacts, inputFrom } from './day-facts.ts';

interface Row {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly hash: string;
  readonly content: string;
  readonly signatures: unknown;
  readonly receipt: unknown;
  readonly facts: unknown;
  readonly pdf_hash: string | null;
}

/** A closing as it is stored, and as it is when it is worked out again from statements, entries and files. */
export interface StoredDay {
  readonly id: string;
  readonly status: string;
  readonly hash: string;
  /** The stored text, byte for byte. */
  readonly text: string;
  readonly content: ClosingContent;
  readonly signatures: readonly Signature[];
  readonly receipt: Signature | null;
  readonly input: DayInput;
  readonly again: ClosingContent;
  readonly pdfHash: string | null;
}

/** All closings of a municipality that were not discarded, from the first on, each worked out again. */
export async function* storedDaysOf(reads: Reads, tenantId: string): AsyncGenerator<StoredDay> {
  const { rows } = await sql<Row>`
    select id, number, status, hash, content, signatures, receipt, facts, pdf_hash from day_closing
    where tenant_id = ${tenantId}::uuid and status <> 'discarded' order by number`.execute(reads);
  let previous: PreviousClosing | null = null;
  for (const row of rows) {
    const content = closingFromText(row.content);
    const { madeBy, madeAt, day, rulesVersion } = content;
    const input: DayInput = await inputFrom(reads, { tenantId, day, previous, rulesVersion }, fromJson<DayFacts>(row.facts));
    yield {
      ...{ id: row.id, status: row.status, hash: row.hash, text: row.content, content, pdfHash: row.pdf_hash, input },
      signatures: fromJson<readonly Signature[]>(row.signatures),
      receipt: row.receipt === null ? null : fromJson<Signature>(row.receipt),
      // Worked out only for whoever compares: an export of years does not.
      get again() {
        return { ...workOutDay(input).content, inputHash: sha256(dayInputText(input)), madeBy, madeAt };
      },
    };
    previous = { number: row.number, hash: row.hash, content };
  }
}

export async function storedDays(reads: Reads, tenantId: string): Promise<StoredDay[]> {
  const days: StoredDay[] = [];
  for await (const day of storedDaysOf(reads, tenantId)) days.push(day);
  return days;
}
