// SPDX-License-Identifier: EUPL-1.2
import { Unzlib } from 'fflate';
import { BrokenPdf } from './pdf-scanner.ts';

/** More came out than may. */
export class TooMuch extends Error {}

/** What may still be unpacked, over all streams of a file. */
export interface Budget {
  left: number;
}

const STEP = 16_384;

/** Unpacks what Flate packed, a piece at a time, so that nothing grows beyond the budget before anybody notices. */
export function inflate(packed: Uint8Array, budget: Budget): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const unpacker = new Unzlib((piece) => {
    size += piece.length;
    if (size > budget.left) throw new TooMuch();
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) unpacker.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (fault) {
    if (fault instanceof TooMuch) throw fault;
    throw new BrokenPdf('a stream cannot be unpacked');
  }
  budget.left -= size;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
