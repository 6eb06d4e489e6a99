// SPDX-License-Identifier: EUPL-1.2
import { CamtReader } from './camt/camt-reader.ts';
import { ReadingStopped } from './file-refusal.ts';
import { SwiftReader } from './mt940/swift-reader.ts';
import type { PartReader, StatementPart } from './statement-part.ts';
import { UnknownReader } from './unknown-reader.ts';

export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

function statementReader(head: string, member: string | null): PartReader | null {
  if (head.startsWith('<')) return new CamtReader(member);
  return /^(\{1:|:20:)|^[^\n]{0,80}\r?\n:20:/.test(head) ? new SwiftReader(member) : null;
}

/**
 * Reads what a bank has delivered (camt.053, .052, .054; MT940, MT942; a ZIP of them) a piece at a time. What is wrong with a file comes
 * as its last part; nothing is thrown.
 */
export async function* readStatements(bytes: ByteSource): AsyncGenerator<StatementPart, void, undefined> {
  const reader = new UnknownReader(statementReader);
  try {
    for await (const piece of bytes) {
      reader.write(piece);
      yield* reader.parts.splice(0);
    }
    reader.end();
    yield* reader.parts.splice(0);
  } catch (fault) {
    if (!(fault instanceof ReadingStopped)) throw fault;
    yield* reader.parts.splice(0);
    const member = fault.refusal.params?.['member'];
    yield { part: 'refused', refusal: fault.refusal, member: typeof member === 'string' ? member : null };
  }
}
