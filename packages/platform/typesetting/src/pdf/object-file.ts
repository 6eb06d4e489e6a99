// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';

const ENTRY = 20;
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

/**
 * A PDF as the compiler writes it: one table of contents, no packed objects, nothing added later. Objects are exchanged and the
 * table is written anew, so the file stays one of a single piece; whatever looks otherwise is a change of the compiler and stops here.
 */
export class ObjectFile {
  private readonly text: string;
  private readonly tableAt: number;
  private readonly offsets: readonly number[];
  private readonly changed = new Map<number, string>();

  constructor(pdf: Uint8Array) {
    this.text = textOf(pdf);
    const [, startXref = ''] = /startxref\n(\d+)\n%%EOF\s*$/.exec(this.text.slice(-64)) ?? [];
    this.tableAt = Number(startXref);
    const [head = '', count = '0'] = /^xref\n0 (\d+)\n/.exec(this.text.slice(this.tableAt, this.tableAt + 32)) ?? [];
    invariant(head !== '' && Number(count) > 1, 'the PDF has another table of contents than expected');
    const first = this.tableAt + head.length;
    this.offsets = Array.from({ length: Number(count) }, (_, number) =>
      Number(this.text.slice(first + number * ENTRY, first + number * ENTRY + 10)),
    );
    invariant(this.text.startsWith('trailer', first + Number(count) * ENTRY), 'the PDF has more than one table of contents');
  }

  private trailer(): string {
    return this.text.slice(this.text.indexOf('trailer', this.tableAt));
  }

  private referenceIn(text: string, name: string): number {
    const [, number] = new RegExp(`/${name} (\\d+) 0 R`).exec(text) ?? [];
    invariant(number !== undefined, `the PDF has no ${name}`);
    return Number(number);
  }

  /** The object as text, one character for each byte, from its number to its end. */
  private object(number: number): string {
    const from = this.offsets[number];
    invariant(from !== undefined && this.text.startsWith(`${number} 0 obj`, from), `object ${number} stands elsewhere`);
    // What a stream holds may look like the end of the object.
    const head = this.text.slice(from, this.text.indexOf('>>', from));
    const [, length = '0'] = /\/Length (\d+)\n/.exec(head) ?? [];
    return this.text.slice(from, this.text.indexOf('endobj', from + Number(length)) + 'endobj'.length);
  }

  catalogue(): string {
    return this.object(this.referenceIn(this.trailer(), 'Root'));
  }

  replaceCatalogue(changed: string): void {
    this.changed.set(this.referenceIn(this.trailer(), 'Root'), changed);
  }

  /** The XMP packet, as text. */
  metadata(): string {
    const object = this.object(this.referenceIn(this.catalogue(), 'Metadata'));
    const start = object.indexOf('stream\n') + 'stream\n'.length;
    invariant(!object.slice(0, start).includes('/Filter'), 'the metadata are packed');
    return Buffer.from(object.slice(start, object.lastIndexOf('\nendstream')), 'latin1').toString('utf8');
  }

  replaceMetadata(packet: string): void {
    const number = this.referenceIn(this.catalogue(), 'Metadata');
    const stream = Buffer.from(packet, 'utf8');
    this.changed.set(
      number,
      `${number} 0 obj\n<<\n  /Length ${stream.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${stream.toString('latin1')}\nendstream\nendobj`,
    );
  }

  bytes(): Uint8Array {
    let text = this.text.slice(0, this.tableAt);
    const moved = [...this.offsets];
    const last = [...this.changed].sort(([a], [b]) => (this.offsets[b] ?? 0) - (this.offsets[a] ?? 0));
    for (const [number, object] of last) {
      const from = this.offsets[number] ?? 0;
      const before = this.object(number);
      text = text.slice(0, from) + object + text.slice(from + before.length);
      for (const [index, offset] of this.offsets.entries())
        if (offset > from) moved[index] = (moved[index] ?? 0) + object.length - before.length;
    }
    const entries = moved.map((offset, number) => `${String(offset).padStart(10, '0')} ${number === 0 ? '65535 f' : '00000 n'} \n`);
    const trailer = this.trailer().replace(/startxref\n\d+/, `startxref\n${text.length}`);
    return new Uint8Array(bytesOf(`${text}xref\n0 ${entries.length}\n${entries.join('')}${trailer}`));
  }
}
