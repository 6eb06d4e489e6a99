// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';

/** Characters of one sub-table that says where runs of characters lie (OpenType, cmap format 4). */
function* charactersOfSegments(font: DataView, at: number): Generator<number> {
  const segments = font.getUint16(at + 6) / 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const end = font.getUint16(at + 14 + 2 * segment);
    const start = font.getUint16(at + 16 + 2 * (segments + segment));
    const delta = font.getUint16(at + 16 + 2 * (2 * segments + segment));
    const offsetAt = at + 16 + 2 * (3 * segments + segment);
    const offset = font.getUint16(offsetAt);
    for (let character = start; character <= end && character < 0xffff; character += 1) {
      const glyph = offset === 0 ? (character + delta) & 0xffff : font.getUint16(offsetAt + offset + 2 * (character - start));
      if (glyph !== 0) yield character;
    }
  }
}

/** The same for characters beyond 16 bits (format 12). */
function* charactersOfGroups(font: DataView, at: number): Generator<number> {
  const groups = font.getUint32(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const [start, end] = [font.getUint32(at + 16 + 12 * group), font.getUint32(at + 20 + 12 * group)];
    for (let character = start; character <= end; character += 1) yield character;
  }
}

/** Every character that a font of our own has a glyph for. */
export function charactersOf(bytes: Uint8Array): ReadonlySet<number> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = Array.from({ length: font.getUint16(4) }, (_, index) => 12 + 16 * index);
  const directory = tables.find((at) => font.getUint32(at) === 0x636d6170);
  invariant(directory !== undefined, 'a font without cmap');
  const cmap = font.getUint32(directory + 8);
  const known = new Set<number>();
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const at = cmap + font.getUint32(cmap + 8 + 8 * index);
    const format = font.getUint16(at);
    if (format === 4) for (const character of charactersOfSegments(font, at)) known.add(character);
    if (format === 12) for (const character of charactersOfGroups(font, at)) known.add(character);
  }
  return known;
}
