// SPDX-License-Identifier: EUPL-1.2

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;

/**
 * Names in the central directory of a zip (APPNOTE 4.3.12, 4.3.16), read from the end of the file alone; nothing is unpacked.
 * Null if the directory is damaged, does not lie within these bytes, or is of the zip64 kind.
 */
export function zipEntryNames(tail: Buffer): string[] | null {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const start = at - tail.readUInt32LE(at + 12);
    return start < 0 ? null : readDirectory(tail.subarray(start, at), tail.readUInt16LE(at + 10));
  }
  return null;
}

function readDirectory(directory: Buffer, count: number): string[] | null {
  const names: string[] = [];
  let at = 0;
  while (names.length < count) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const nameAt = at + ENTRY_BYTES;
    if (nameAt + nameBytes > directory.length) return null;
    names.push(directory.toString('utf8', nameAt, nameAt + nameBytes));
    at = nameAt + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return at === directory.length ? names : null;
}
