// SPDX-License-Identifier: EUPL-1.2
import { ReadingStopped } from './file-refusal.ts';
import type { PartReader } from './statement-part.ts';
import { ZipReader } from './zip/zip-reader.ts';

/** Bytes that tell what a file is. */
const HEAD = 64;

/** The reader for what a file begins with; null where it is nothing that is read. @param member name of the file within a ZIP */
export type Choose<Part> = (head: string, member: string | null) => PartReader<Part> | null;

const beginsWith = (bytes: Uint8Array, ...values: readonly number[]): boolean => values.every((value, at) => bytes[at] === value);

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
export class UnknownReader<Part> implements PartReader<Part> {
  readonly parts: Part[] = [];
  private readonly member: string | null;
  private readonly choose: Choose<Part>;
  private reader: PartReader<Part> | null = null;
  private waiting: Uint8Array = new Uint8Array(0);

  constructor(choose: Choose<Part>, member: string | null = null) {
    this.choose = choose;
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
    this.reader = this.chosen(this.waiting.subarray(0, 4096));
    this.reader.write(this.waiting);
    this.waiting = new Uint8Array(0);
    this.pass();
  }

  private pass(): void {
    if (this.reader === null) return;
    for (const part of this.reader.parts.splice(0)) this.parts.push(part);
  }

  private chosen(head: Uint8Array): PartReader<Part> {
    if (beginsWith(head, 0x50, 0x4b, 0x03, 0x04) || beginsWith(head, 0x50, 0x4b, 0x05, 0x06)) {
      if (this.member !== null) throw new ReadingStopped('ZIP_WITHIN_ZIP');
      return new ZipReader((name) => new UnknownReader(this.choose, name));
    }
    const isWide = beginsWith(head, 0xff, 0xfe) || beginsWith(head, 0xfe, 0xff);
    const text = new TextDecoder('latin1')
      .decode(head)
      .replace(/^\u00ef\u00bb\u00bf/, '')
      // Files that came over old lines begin with a control character of the line.
      .replace(/^[\s\p{Cc}]+/u, '');
    const reader = this.choose(isWide ? '<' : text, this.member);
    if (reader === null) throw new ReadingStopped('NOT_A_BANK_FILE');
    return reader;
  }
}
