// SPDX-License-Identifier: EUPL-1.2
import { BrokenPdf, PdfScanner } from './pdf-scanner.ts';
import { isDictionary, isReference, nameOf, type PdfDictionary, type PdfValue } from './pdf-values.ts';
import { type Budget, inflate, TooMuch } from './unpack.ts';

export interface PdfObject {
  readonly value: PdfValue;
  /** Bytes between stream and endstream, still packed. */
  readonly stream: Uint8Array | null;
}

const MAX_OBJECTS = 500_000;
/** Bytes of values (streams do not count) that are gone through at most, and what each attempt counts for. */
const [MAX_WORK, ATTEMPT] = [20_000_000, 10];
const latin = new TextDecoder('latin1');

/**
 * All objects of a file, found by going through it from the beginning rather than by its table of contents: the same for old and new
 * kinds of tables, for files that were added to (the last definition counts) and for slightly broken ones.
 */
export class PdfObjects {
  readonly trailers: PdfDictionary[] = [];
  private readonly objects = new Map<number, PdfObject>();
  private readonly bytes: Uint8Array;
  private readonly text: string;
  private readonly budget: Budget;
  /** Bytes that were gone through and bytes that there are: a file whose values overlap is gone through again and again. */
  private work = 0;
  private size: number;
  private lastEnd = 0;

  constructor(bytes: Uint8Array, budget: Budget) {
    this.bytes = bytes;
    this.text = latin.decode(bytes);
    this.budget = budget;
    this.size = bytes.length;
    this.scan();
  }

  /** The value itself, also where it is a reference. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isReference(value) ? this.objects.get(value.reference)?.value : value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const resolved = this.resolve(value);
    return isDictionary(resolved) ? resolved : null;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value);
    return Array.isArray(resolved) ? (resolved as readonly PdfValue[]) : [];
  }

  /** Unpacked bytes of a stream; null for a packing that invoices are not packed with. */
  unpacked(value: PdfValue | undefined): Uint8Array | null {
    const object = isReference(value) ? this.objects.get(value.reference) : undefined;
    return object === undefined ? null : this.unpack(object);
  }

  catalogue(): PdfDictionary | null {
    for (const trailer of [...this.trailers].reverse()) {
      const root = this.dictionary(trailer.get('Root'));
      if (root !== null) return root;
    }
    const found = [...this.objects.values()].filter(({ value }) => isDictionary(value) && nameOf(value.get('Type')) === 'Catalog');
    return (found.at(-1)?.value as PdfDictionary | undefined) ?? null;
  }

  private unpack({ value, stream }: PdfObject): Uint8Array | null {
    if (stream === null || !isDictionary(value)) return null;
    const filter = this.resolve(value.get('Filter'));
    const filters = filter === undefined || filter === null ? [] : Array.isArray(filter) ? (filter as readonly PdfValue[]) : [filter];
    if (filters.length === 0) return stream;
    return filters.length === 1 && nameOf(this.resolve(filters[0])) === 'FlateDecode' ? inflate(stream, this.budget) : null;
  }

  private scan(): void {
    const heads = /(\d{1,10})[\0\t\n\f\r ]{1,20}\d{1,5}[\0\t\n\f\r ]{1,20}obj(?![a-z])|\btrailer(?=[\s<])/g;
    const packed: PdfObject[] = [];
    for (let head = heads.exec(this.text); head !== null; head = heads.exec(this.text)) {
      const scanner = new PdfScanner(this.bytes, heads.lastIndex);
      const value = this.valueAt(scanner);
      this.checkWork();
      if (value === undefined) continue;
      if (head[1] === undefined) {
        if (isDictionary(value)) this.trailers.push(value);
        heads.lastIndex = Math.max(heads.lastIndex, scanner.at);
        continue;
      }
      const stream = this.streamAt(scanner, value);
      heads.lastIndex = Math.max(heads.lastIndex, scanner.at);
      const object = { value, stream };
      this.keep(Number(head[1]), object);
      if (stream !== null && isDictionary(value)) {
        if (nameOf(value.get('Type')) === 'ObjStm') packed.push(object);
        if (nameOf(value.get('Type')) === 'XRef') this.trailers.push(value);
      }
    }
    for (const object of packed) this.unpackObjects(object);
  }

  private keep(number: number, object: PdfObject): void {
    this.objects.set(number, object);
    if (this.objects.size > MAX_OBJECTS) throw new TooMuch();
  }

  private valueAt(scanner: PdfScanner): PdfValue | undefined {
    const from = scanner.at;
    try {
      return scanner.value();
    } catch (fault) {
      // What only looks like the head of an object, within a picture for instance.
      if (fault instanceof BrokenPdf) return undefined;
      throw fault;
    } finally {
      this.work += scanner.at - from + ATTEMPT;
    }
  }

  /** The bytes of a stream behind its dictionary; by its length where that is right, else up to its end mark. */
  private streamAt(scanner: PdfScanner, value: PdfValue): Uint8Array | null {
    if (!isDictionary(value)) return null;
    scanner.skipWhite();
    if (!this.text.startsWith('stream', scanner.at)) return null;
    let start = scanner.at + 6;
    if (this.text[start] === '\r') start += 1;
    if (this.text[start] === '\n') start += 1;
    const length = value.get('Length');
    if (typeof length === 'number' && /^\s*endstream/.test(this.text.slice(start + length, start + length + 20))) {
      scanner.at = start + length;
      return this.bytes.subarray(start, start + length);
    }
    if (this.lastEnd < start) this.lastEnd = this.nextEnd(start);
    const end = this.lastEnd;
    if (end === Number.POSITIVE_INFINITY) return null;
    scanner.at = end;
    return this.bytes.subarray(start, end);
  }

  private nextEnd(from: number): number {
    const end = this.text.indexOf('endstream', from);
    return end < 0 ? Number.POSITIVE_INFINITY : end;
  }

  private checkWork(): void {
    if (this.work > Math.min(3 * this.size + 1_000_000, MAX_WORK)) throw new BrokenPdf('values overlap');
  }

  /** Objects within a stream (7.5.7): pairs of number and place, then the values. Those that stand in the file itself are newer or the same. */
  private unpackObjects(object: PdfObject): void {
    const bytes = this.unpack(object);
    const value = object.value as PdfDictionary;
    const [first, count] = [value.get('First'), value.get('N')];
    if (bytes === null || typeof first !== 'number' || typeof count !== 'number' || count > MAX_OBJECTS) return;
    this.size += bytes.length;
    const table = new PdfScanner(bytes);
    for (let at = 0; at < count; at += 1) {
      const [number, offset] = [Number(table.word()), Number(table.word())];
      if (!Number.isInteger(number) || !Number.isInteger(offset)) return;
      const inner = this.valueAt(new PdfScanner(bytes, first + offset));
      this.checkWork();
      if (inner !== undefined) this.keep(number, { value: inner, stream: null });
    }
  }
}
