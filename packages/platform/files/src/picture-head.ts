// SPDX-License-Identifier: EUPL-1.2
import { crc32 } from 'node:zlib';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const IHDR_LENGTH_AND_NAME = Buffer.from('\x00\x00\x00\x0dIHDR', 'latin1');
const PNG_HEAD_BYTES = 33;
const MAX_SIDE = 0x7fffffff;
/** Colour type → bit depths (PNG, third edition, 11.2.1). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

/** The signature, and behind it the header chunk of a picture with a size and a colour type that there are. */
export function isPngHead(head: Buffer): boolean {
  if (head.length < PNG_HEAD_BYTES || !head.subarray(0, 8).equals(PNG_SIGNATURE)) return false;
  if (!head.subarray(8, 16).equals(IHDR_LENGTH_AND_NAME)) return false;
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)];
  const [depth, colourType] = [head.readUInt8(24), head.readUInt8(25)];
  return (
    [width, height].every((side) => side > 0 && side <= MAX_SIDE) &&
    DEPTHS[colourType]?.includes(depth) === true &&
    head.readUInt32BE(29) === crc32(head.subarray(12, 29))
  );
}

/** Start of image, and behind it the marker of a segment that can come first, with a length (ISO/IEC 10918-1, B.1.1.3). */
export function isJpegHead(head: Buffer): boolean {
  if (head.length < 6 || head.readUInt16BE(0) !== 0xffd8 || head.readUInt8(2) !== 0xff) return false;
  const marker = head.readUInt8(3);
  const isSegment = (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xdb && marker <= 0xfe);
  return isSegment && head.readUInt16BE(4) >= 2;
}
