// SPDX-License-Identifier: EUPL-1.2
import type { PdfDictionary, PdfValue } from './pdf-values.ts';

/** How deep values may be nested; a file that goes deeper wants to fill the stack. */
const MAX_DEPTH = 50;
/** Characters that are made of bytes at once. */
const SHORT = 4_096;
/** What each byte is: 1 white space, 2 a delimiter, 0 anything else. */
const KIND = new Uint8Array(256);
for (const sign of '\0\t\n\f\r ') KIND[sign.charCodeAt(0)] = 1;
for (const sign of '()<>[]{}/%') KIND[sign.charCodeAt(0)] = 2;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The file is not what it says; never leaves the package. */
export class BrokenPdf extends Error {}

/** Thrown again and again: what looks like an object and is none is no rarity, and to note where each was thrown costs more than to read it. */
const BROKEN = new BrokenPdf('no value of a PDF');

/** Reads values of a PDF (ISO 32000-2, 7.3) from bytes, one after the other. */
export class PdfScanner {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  private peek(): number {
    return this.bytes[this.at] ?? -1;
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.peek();
      if (byte >= 0 && KIND[byte] === 1) this.at += 1;
      else if (byte === 0x25) {
        while (this.at < this.bytes.length && this.peek() !== 10 && this.peek() !== 13) this.at += 1;
      } else return;
    }
  }

  /** The next characters up to white space or a delimiter. */
  word(): string {
    this.skipWhite();
    const start = this.at;
    while (this.at < this.bytes.length && KIND[this.peek()] === 0) this.at += 1;
    return this.latin(start, this.at);
  }

  latin(from: number, to: number): string {
    if (to - from <= SHORT) return String.fromCharCode(...this.bytes.subarray(from, to));
    let text = '';
    for (let at = from; at < to; at += SHORT) text += String.fromCharCode(...this.bytes.subarray(at, Math.min(at + SHORT, to)));
    return text;
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw BROKEN;
    this.skipWhite();
    const sign = String.fromCharCode(this.peek());
    if (sign === '/') return { name: this.nameAfterSlash() };
    if (sign === '(') return this.literal();
    if (sign === '[') return this.array(depth);
    if (sign === '<') {
      if (this.bytes[this.at + 1] !== 0x3c) return this.hexadecimal();
      this.at += 2;
      return this.dictionary(depth);
    }
    return this.wordValue();
  }

  private nameAfterSlash(): string {
    this.at += 1;
    const start = this.at;
    while (this.at < this.bytes.length && KIND[this.peek()] === 0) this.at += 1;
    return this.latin(start, this.at).replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }

  /** A number, a reference ('12 0 R'), true, false or null. */
  private wordValue(): PdfValue {
    const word = this.word();
    if (word === '') throw BROKEN;
    if (/^\d{1,10}$/.test(word)) {
      const back = this.at;
      if (/^\d{1,5}$/.test(this.word()) && this.word() === 'R') return { reference: Number(word) };
      this.at = back;
    }
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return null;
  }

  private array(depth: number): PdfValue {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipWhite();
      if (this.at >= this.bytes.length) throw BROKEN;
      if (this.peek() === 0x5d) break;
      values.push(this.value(depth + 1));
    }
    this.at += 1;
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    const members = new Map<string, PdfValue>();
    for (;;) {
      this.skipWhite();
      if (this.peek() === 0x3e && this.bytes[this.at + 1] === 0x3e) break;
      if (this.peek() !== 0x2f) throw BROKEN;
      const key = this.nameAfterSlash();
      members.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return members;
  }

  private hexadecimal(): string {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0) throw BROKEN;
    const digits = this.latin(this.at + 1, end).replace(/[^0-9a-fA-F]/g, '');
    this.at = end + 1;
    return (digits.match(/..?/g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16))).join('');
  }

  private literal(): string {
    let [text, open] = ['', 0];
    for (; this.at < this.bytes.length; this.at += 1) {
      const sign = String.fromCharCode(this.peek());
      if (sign === '\\') text += this.escape();
      else if (sign === '(') {
        open += 1;
        if (open > 1) text += sign;
      } else if (sign === ')') {
        open -= 1;
        if (open === 0) {
          this.at += 1;
          return text;
        }
        text += sign;
      } else text += sign;
    }
    throw BROKEN;
  }

  /** What a backslash means; leaves the position at the last character of the escape. */
  private escape(): string {
    this.at += 1;
    const octal = /^[0-7]{1,3}/.exec(this.latin(this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length - 1;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const sign = String.fromCharCode(this.peek());
    if (sign === '\r' && this.bytes[this.at + 1] === 10) this.at += 1;
    return sign === '\r' || sign === '\n' ? '' : (ESCAPES[sign] ?? sign);
  }
}
