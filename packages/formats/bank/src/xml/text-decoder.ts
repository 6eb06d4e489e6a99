// SPDX-License-Identifier: EUPL-1.2
import { ReadingStopped } from '../file-refusal.ts';

const ENCODINGS = new Set(['utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii']);
/** The XML declaration stands within so many bytes. */
const HEAD_BYTES = 200;

/** By its byte order mark, else by what its first line declares, else UTF-8; null where that is no encoding that banks use. */
function encodingOf(head: Uint8Array): string | null {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const text = new TextDecoder('windows-1252').decode(head.subarray(0, HEAD_BYTES));
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(text)?.[1]?.toLowerCase();
  if (declared === undefined || declared.startsWith('utf-16')) return 'utf-8';
  return ENCODINGS.has(declared) ? declared : null;
}

/** Bytes to text, a piece at a time; bytes that are none of the declared encoding stop the reading. */
export class XmlTextDecoder {
  private waiting: Uint8Array | null = new Uint8Array(0);
  private decoder: InstanceType<typeof TextDecoder> | null = null;

  write(bytes: Uint8Array): string {
    if (this.decoder !== null) return this.decode(bytes, true);
    const joined = new Uint8Array((this.waiting?.length ?? 0) + bytes.length);
    joined.set(this.waiting ?? new Uint8Array(0));
    joined.set(bytes, this.waiting?.length ?? 0);
    if (joined.length < HEAD_BYTES) {
      this.waiting = joined;
      return '';
    }
    return this.begin(joined);
  }

  end(): string {
    const rest = this.decoder === null ? this.begin(this.waiting ?? new Uint8Array(0)) : '';
    return rest + this.decode(new Uint8Array(0), false);
  }

  private begin(head: Uint8Array): string {
    const encoding = encodingOf(head);
    if (encoding === null) throw new ReadingStopped('XML_NOT_TEXT');
    this.decoder = new TextDecoder(encoding, { fatal: true });
    this.waiting = null;
    return this.decode(head, true);
  }

  private decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.decoder?.decode(bytes, { stream }) ?? '';
    } catch {
      throw new ReadingStopped('XML_NOT_TEXT');
    }
  }
}
