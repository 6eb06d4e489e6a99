// SPDX-License-Identifier: EUPL-1.2

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED_BYTES = 200_000_000;
/** Below this a high ratio harms nobody: empty tables and styles shrink to next to nothing. */
const RATIO_COUNTS_FROM_BYTES = 1_000_000;
const MAX_RATIO = 100;

export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** How it is packed: 0 not at all, 8 deflated. */
  readonly method: number;
  /** Where its own header lies in the file. */
  readonly offset: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the directory begins in the file: all packed entries lie before it. */
  readonly startsAt: number;
}

/**
 * The central directory of a zip (APPNOTE 4.3.12, 4.3.16), read from the end of the file alone; nothing is unpacked.
 * Null if the directory is damaged, does not lie within these bytes, or is of the zip64 kind.
 */
export function readZipDirectory(tail: Buffer, fileBytes: number): ZipDirectory | null {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const start = at - tail.readUInt32LE(at + 12);
    const startsAt = tail.readUInt32LE(at + 16);
    if (start < 0 || startsAt !== fileBytes - tail.length + start) return null;
    const entries = readEntries(tail.subarray(start, at), tail.readUInt16LE(at + 10));
    return entries && { entries, startsAt };
  }
  return null;
}

function readEntries(directory: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const nameAt = at + ENTRY_BYTES;
    if (nameAt + nameBytes > directory.length) return null;
    entries.push({
      name: directory.toString('utf8', nameAt, nameAt + nameBytes),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      method: directory.readUInt16LE(at + 10),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameAt + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return at === directory.length ? entries : null;
}

/** A name that a careless program would unpack outside of its folder. */
const leavesItsFolder = (name: string): boolean =>
  name === '' || name.includes('\0') || /^(?:[/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..');

/** Whether unpacking it would fill a disk or write elsewhere, by what its directory declares; whether that is true, unpacking tells. */
export function isHarmful({ entries, startsAt }: ZipDirectory): boolean {
  const sum = (size: (entry: ZipEntry) => number): number => entries.reduce((total, entry) => total + size(entry), 0);
  return (
    entries.length > MAX_ENTRIES ||
    entries.some(({ name }) => leavesItsFolder(name)) ||
    sum(({ unpackedBytes }) => unpackedBytes) > MAX_UNPACKED_BYTES ||
    entries.some(({ packedBytes, unpackedBytes }) => unpackedBytes > RATIO_COUNTS_FROM_BYTES && unpackedBytes > packedBytes * MAX_RATIO) ||
    // Entries that lie over one another: one packed part is unpacked many times.
    sum(({ packedBytes }) => packedBytes) > startsAt
  );
}
