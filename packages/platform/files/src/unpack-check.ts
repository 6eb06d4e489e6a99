// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { ZipDirectory, ZipEntry } from './zip-directory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

/** Long enough for the largest archive that may be declared, on a busy machine. */
const LIMIT_MS = 20_000;

export type UnpackVerdict = 'fine' | 'otherType' | 'harmful';

class Harmful extends Error {}
class Damaged extends Error {}

/** Bytes that go by once: read, passed over, or handed on. */
class Course {
  readonly #chunks: AsyncIterator<Buffer>;
  #left: Buffer = Buffer.alloc(0);
  at = 0;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, as many as there are at once, at most 'count'. @throws Damaged at the end */
  async some(count: number): Promise<Buffer> {
    while (this.#left.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) throw new Damaged();
      this.#left = next.value;
    }
    const taken = this.#left.subarray(0, count);
    this.#left = this.#left.subarray(taken.length);
    this.at += taken.length;
    return taken;
  }

  async *next(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const part = await this.some(left);
      left -= part.length;
      yield part;
    }
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.next(count)) parts.push(part);
    return Buffer.concat(parts);
  }

  async goTo(position: number): Promise<void> {
    while (this.at < position) await this.some(position - this.at);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/**
 * Unpacks every entry of an archive, throws the bytes away, and looks whether they are as many as the directory says: what it declares
 * has been judged before, and may be a lie. Ends at the first byte too many, and after a time.
 */
export async function unpackVerdict(
  archive: AsyncIterable<Buffer>,
  { entries, startsAt }: ZipDirectory,
  limitMs = LIMIT_MS,
): Promise<UnpackVerdict> {
  const course = new Course(archive);
  const until = performance.now() + limitMs;
  try {
    for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
      // Entries that lie over one another: one packed part is unpacked many times.
      if (entry.offset < course.at) return 'harmful';
      await course.goTo(entry.offset);
      await readLocalHeader(course, entry);
      if (course.at + entry.packedBytes > startsAt) return 'otherType';
      await unpack(course, entry, until);
    }
    return 'fine';
  } catch (error) {
    if (error instanceof Harmful) return 'harmful';
    if (error instanceof Damaged || String((error as { code?: unknown }).code).startsWith('Z_')) return 'otherType';
    throw error;
  } finally {
    await course.close();
  }
}

/** What stands before the bytes must agree with the directory: programs read one or the other. */
async function readLocalHeader(course: Course, entry: ZipEntry): Promise<void> {
  const header = await course.exactly(LOCAL_BYTES);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new Damaged();
  const name = await course.exactly(header.readUInt16LE(26));
  await course.goTo(course.at + header.readUInt16LE(28));
  if (name.toString('utf8') !== entry.name || header.readUInt16LE(8) !== entry.method) throw new Damaged();
  if ((header.readUInt16LE(6) & ENCRYPTED_FLAG) !== 0) throw new Damaged();
}

async function unpack(course: Course, { method, packedBytes, unpackedBytes }: ZipEntry, until: number): Promise<void> {
  let bytes = 0;
  const count = async (parts: AsyncIterable<Buffer>): Promise<void> => {
    for await (const part of parts) {
      bytes += part.length;
      if (bytes > unpackedBytes || performance.now() > until) throw new Harmful();
    }
  };
  if (method === DEFLATED) await pipeline(Readable.from(course.next(packedBytes), { objectMode: false }), createInflateRaw(), count);
  else if (method === STORED) await count(course.next(packedBytes));
  else throw new Damaged();
  if (bytes !== unpackedBytes) throw new Damaged();
}
