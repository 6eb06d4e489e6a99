// SPDX-License-Identifier: EUPL-1.2
import { CamtReader } from './camt/camt-reader.ts';
import { ReadingStopped } from './file-refusal.ts';
import { SwiftReader } from './mt940/swift-reader.ts';
import type { PartReader, StatementPart } from './statement-part.ts';
import { ZipReader } from './zip/zip-reader.ts';

export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Bytes that tell what a file is. */
const HEAD = 64;

const beginsWith = (bytes: Uint8Array, ...values: readonly number[]): boolean => values.every((value, at) => bytes[at] === value);

/** The reader for what the first bytes say. @param member name of the file within a ZIP @throws ReadingStopped */
function readerFor(head: Uint8Array, member: string | null): PartReader {
  if (beginsWith(head, 0x50, 0x4b, 0x03, 0x04) || beginsWith(head, 0x50, 0x4b, 0x05, 0x06)) {
    if (member !== null) throw new ReadingStopped('ZIP_WITHIN_ZIP');
    return new ZipReader((name) => new UnknownReader(name));
  }
  const isWide = beginsWith(head, 0xff, 0xfe) || beginsWith(head, 0xfe, 0xff);
  const text = new TextDecoder('latin1')
    .decode(head)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (isWide || text.startsWith('<')) return new CamtReader(member);
  if (/^(\{1:|:20:)|^[^\n]{0,80}\r?\n:20:/.test(text)) return new SwiftReader(member);
  throw new ReadingStopped('NOT_A_BANK_FILE');
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Waits for enough bytes to know what is to be read. */
class UnknownReader implements PartReader {
  readonly parts: StatementPart[] = [];
  private readonly member: string | null;
  private reader: PartReader | null = null;
  private waiting: Uint8Array = new Uint8Array(0);

  constructor(member: string | null) {
    this.member = member;
  }

  write(bytes: Uint8Array): void {
    if (this.reader === null) {
      this.waiting = join([this.waiting, bytes]);
      if (this.waiting.length >= HEAD) this.begin();
      return;
    }
    this.reader.write(bytes);
    this.pass();
  }

  end(): void {
    if (this.reader === null) this.begin();
    this.reader?.end();
    this.pass();
  }

  private begin(): void {
    if (this.waiting.every((byte) => byte <= 0x20)) {
      if (this.waiting.length > 1_000_000 || this.waiting.length < HEAD) throw new ReadingStopped('FILE_EMPTY');
      return;
    }
    this.reader = readerFor(this.waiting.subarray(0, 4096), this.member);
    this.reader.write(this.waiting);
    this.waiting = new Uint8Array(0);
    this.pass();
  }

  private pass(): void {
    if (this.reader === null) return;
    for (const part of this.reader.parts.splice(0)) this.parts.push(part);
  }
}

/**
 * Reads what a bank has delivered (camt.053, .052, .054; MT940, MT942; a ZIP of them) a piece at a time. What is wrong with a file comes
 * as its last part; nothing is thrown.
 */
export async function* readStatements(bytes: ByteSource): AsyncGenerator<StatementPart, void, undefined> {
  const reader = new UnknownReader(null);
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
    yield { part: 'refused', refusal: fault.refusal, member: null };
  }
}
