// SPDX-License-Identifier: EUPL-1.2
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { ReadingStopped } from '../file-refusal.ts';
import type { PartReader, StatementPart } from '../statement-part.ts';

interface ZipLimits {
  readonly maxFiles: number;
  /** Of all files together, unpacked. */
  readonly maxBytes: number;
  /** Unpacked by packed, from the first megabyte on: statements pack to a twentieth, nothing honest to a thousandth. */
  readonly maxRatio: number;
}

const ZIP_LIMITS: ZipLimits = { maxFiles: 2_000, maxBytes: 4_000_000_000, maxRatio: 200 };

/** Small enough that what comes out of one step stays small, whatever was packed. */
const STEP = 8_192;
const FREE_BYTES = 1_000_000;
/** Of the flags of the first file: packed with a password. */
const FLAGS_AT = 6;
/** What ends a ZIP; without it the file was cut off. */
const END_RECORD = 'PK\u0005\u0006';
const END_BYTES = 65_600;

/** A name that would leave the folder, or names no file of this archive alone. */
const isTrick = (name: string): boolean =>
  name === '' ||
  name.length > 255 ||
  /^([\\/]|[A-Za-z]:)|\\|\0/.test(name) ||
  name.split('/').some((part) => part === '..' || part === '.');

/** A ZIP of statements, a file at a time and nothing of it on a disk. */
export class ZipReader<Part = StatementPart> implements PartReader<Part> {
  readonly parts: Part[] = [];
  private readonly unzip = new Unzip((file) => this.begin(file));
  private readonly limits: ZipLimits;
  private readonly readerOf: (member: string) => PartReader<Part>;
  private readonly names = new Set<string>();
  private stopped: ReadingStopped | null = null;
  private packed = 0;
  private unpacked = 0;
  private open = 0;
  private last: Uint8Array[] = [];

  constructor(readerOf: (member: string) => PartReader<Part>, limits: ZipLimits = ZIP_LIMITS) {
    this.readerOf = readerOf;
    this.limits = limits;
    this.unzip.register(UnzipInflate);
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += STEP) this.push(bytes.subarray(at, at + STEP), false);
  }

  end(): void {
    this.push(new Uint8Array(0), true);
    const tail = this.last.map((piece) => new TextDecoder('latin1').decode(piece)).join('');
    if (this.open > 0 || !tail.includes(END_RECORD)) throw new ReadingStopped('ZIP_BROKEN');
    if (this.names.size === 0) throw new ReadingStopped('ZIP_EMPTY');
  }

  private push(bytes: Uint8Array, last: boolean): void {
    if (this.packed === 0 && ((bytes[FLAGS_AT] ?? 0) & 1) === 1) throw new ReadingStopped('ZIP_ENCRYPTED');
    this.packed += bytes.length;
    // The unpacker may keep what it is given.
    const own = bytes.slice();
    this.last.push(own);
    if (this.last.length * STEP > END_BYTES + 2 * STEP) this.last.shift();
    try {
      this.unzip.push(own, last);
    } catch (fault) {
      if (fault instanceof ReadingStopped) throw fault;
      throw new ReadingStopped('ZIP_BROKEN');
    }
    if (this.stopped !== null) throw this.stopped;
  }

  private stop(stopped: ReadingStopped): void {
    this.stopped ??= stopped;
  }

  /** What speaks against a file before it is opened. */
  private faultOf(name: string): ReadingStopped | null {
    if (isTrick(name)) return new ReadingStopped('ZIP_PATH', { name: name.slice(0, 120) });
    if (this.names.has(name)) return new ReadingStopped('ZIP_NAME_TWICE', { name });
    const { maxFiles } = this.limits;
    return this.names.size >= maxFiles ? new ReadingStopped('ZIP_TOO_MANY_FILES', { limit: maxFiles }) : null;
  }

  private begin(file: UnzipFile): void {
    const { name } = file;
    if (this.stopped !== null || name.endsWith('/')) return;
    this.stopped = this.faultOf(name);
    if (this.stopped !== null) return;
    this.names.add(name);
    const reader = this.readerOf(name);
    this.open += 1;
    file.ondata = (fault, bytes, last) => {
      if (this.stopped !== null) return;
      if (fault !== null) return this.stop(new ReadingStopped('ZIP_BROKEN', { name }));
      this.count(bytes.length);
      this.pass(reader, bytes, last, name);
    };
    try {
      file.start();
    } catch {
      // Another way of packing than the common one.
      this.stop(new ReadingStopped('ZIP_BROKEN', { name }));
    }
  }

  private count(size: number): void {
    this.unpacked += size;
    const { maxBytes, maxRatio } = this.limits;
    if (this.unpacked > maxBytes) this.stop(new ReadingStopped('ZIP_TOO_LARGE', { limit: maxBytes }));
    else if (this.unpacked > FREE_BYTES && this.unpacked > this.packed * maxRatio)
      this.stop(new ReadingStopped('ZIP_RATIO', { limit: maxRatio }));
  }

  private pass(reader: PartReader<Part>, bytes: Uint8Array, last: boolean, member: string): void {
    if (this.stopped !== null) return;
    try {
      if (bytes.length > 0) reader.write(bytes);
      if (last) {
        this.open -= 1;
        reader.end();
      }
      for (const part of reader.parts.splice(0)) this.parts.push(part);
    } catch (fault) {
      if (!(fault instanceof ReadingStopped)) throw fault;
      this.stop(new ReadingStopped(fault.refusal.code, { ...fault.refusal.params, member }));
    }
  }
}
