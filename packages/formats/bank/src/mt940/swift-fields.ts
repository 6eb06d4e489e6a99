// SPDX-License-Identifier: EUPL-1.2
import { ReadingStopped } from '../file-refusal.ts';

/** ':86:' with what stands behind it, a line each. */
export interface SwiftField {
  readonly tag: string;
  readonly lines: readonly string[];
  /** Of its first line in the file, from 1. */
  readonly line: number;
}

/** A line of SWIFT has 65 characters; some banks write :86: in one line. */
const MAX_LINE = 20_000;
/** Lines of one field; :86: has six, some banks put a letter into it. */
const MAX_LINES = 2_000;
const LINE_FEED = 0x0a;

/** Line by line UTF-8, or else Windows-1252: the two character sets that German banks deliver. */
function decodeLine(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, '');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/\r$/, '');
  }
}

/** Bytes to fields, a piece at a time. A message ends at '-', '-}' or where the next one begins. */
export class SwiftFields {
  private rest: Uint8Array = new Uint8Array(0);
  private line = 0;
  private open: { tag: string; lines: string[]; line: number } | null = null;
  private readonly field: (field: SwiftField) => void;
  private readonly ended: () => void;
  private readonly header: (text: string) => void;
  /** Whether a '-' alone can end the message where the reader stands, or is a line of somebody's text. */
  private readonly mayEnd: (open: string) => boolean;

  constructor(to: Pick<SwiftReceiver, 'field' | 'ended' | 'header' | 'mayEnd'>) {
    this.field = (field) => to.field(field);
    this.ended = () => to.ended();
    this.header = (text) => to.header(text);
    this.mayEnd = (open) => to.mayEnd(open);
  }

  write(bytes: Uint8Array): void {
    let from = 0;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
      this.take(this.joined(bytes.subarray(from, at)));
      this.rest = new Uint8Array(0);
      from = at + 1;
    }
    this.rest = this.joined(bytes.subarray(from));
  }

  end(): void {
    if (this.rest.length > 0) this.take(this.rest);
    this.close();
    this.ended();
  }

  private joined(bytes: Uint8Array): Uint8Array {
    if (this.rest.length + bytes.length > MAX_LINE)
      throw new ReadingStopped('SWIFT_LINE_TOO_LONG', { line: this.line + 1, limit: MAX_LINE });
    if (this.rest.length === 0) return bytes.slice();
    const whole = new Uint8Array(this.rest.length + bytes.length);
    whole.set(this.rest);
    whole.set(bytes, this.rest.length);
    return whole;
  }

  private take(bytes: Uint8Array): void {
    this.line += 1;
    const line = decodeLine(bytes).replace(/^\ufeff/, '');
    // Controls of the line that a file came over, such as STX and ETX, stand around messages.
    const text = /\p{Cc}/u.test(line) ? line.replace(/\p{Cc}/gu, (control) => (control === '\t' ? control : '')) : line;
    const [, tag, value] = /^:(\d{2}[A-Z]?):(.*)$/s.exec(text) ?? [];
    if (tag !== undefined && value !== undefined) {
      this.close();
      this.open = { tag, lines: [value], line: this.line };
    } else if (text.startsWith('-}') || (text.trim() === '-' && (this.open === null || this.mayEnd(this.open.tag)))) {
      this.close();
      this.ended();
    } else if (text.startsWith('{')) {
      this.close();
      this.ended();
      this.header(text);
    } else if (this.open !== null) {
      if (this.open.lines.length >= MAX_LINES) throw new ReadingStopped('SWIFT_BROKEN', { line: this.line });
      this.open.lines.push(text);
    } else if (text.trim() !== '') throw new ReadingStopped('SWIFT_BROKEN', { line: this.line });
  }

  private close(): void {
    if (this.open !== null) this.field(this.open);
    this.open = null;
  }
}

export interface SwiftReceiver {
  readonly field: (field: SwiftField) => void;
  readonly ended: () => void;
  readonly header: (text: string) => void;
  /** @param open tag of the field that is being read */
  readonly mayEnd: (open: string) => boolean;
}
