// SPDX-License-Identifier: EUPL-1.2
import type { BankFileRefusal } from './file-refusal.ts';
import type { Entry, Statement, StatementFoot, StatementHead } from './statement.ts';

/**
 * What a reader gives while it reads: for each statement a head, entries in pieces, a foot. A refusal comes last and means the
 * whole file: whoever books must wait for the end of it.
 */
export type StatementPart =
  | { readonly part: 'head'; readonly statement: StatementHead }
  | { readonly part: 'entries'; readonly entries: readonly Entry[] }
  | { readonly part: 'foot'; readonly statement: StatementFoot }
  | { readonly part: 'refused'; readonly refusal: BankFileRefusal; readonly member: string | null };

/** Bytes go in, parts come out of 'parts'; a reader throws ReadingStopped where a file is refused. */
export interface PartReader<Part = StatementPart> {
  readonly parts: Part[];
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

export interface ReadStatements {
  readonly statements: readonly Statement[];
  readonly refusals: readonly { readonly refusal: BankFileRefusal; readonly member: string | null }[];
}

/** Statements as a whole, for files that are known to be small. */
export async function collectStatements(parts: AsyncIterable<StatementPart> | Iterable<StatementPart>): Promise<ReadStatements> {
  const statements: Statement[] = [];
  const refusals: { refusal: BankFileRefusal; member: string | null }[] = [];
  let head: StatementHead | null = null;
  let entries: Entry[] = [];
  for await (const part of parts) {
    if (part.part === 'head') {
      head = part.statement;
      entries = [];
    } else if (part.part === 'entries') for (const entry of part.entries) entries.push(entry);
    else if (part.part === 'refused') refusals.push({ refusal: part.refusal, member: part.member });
    else if (head !== null) statements.push({ ...head, ...part.statement, entries });
  }
  return { statements, refusals };
}
