// SPDX-License-Identifier: EUPL-1.2
import type { ReadingTotal, RunInput } from '@domain/settlement';

/** How many numbers a sum is: four places in the list of names, its readings, and how many of them came late. */
const WIDTH = 6;

/** Sums of readings as they go to a thread: as columns of numbers they are handed over, not copied one object after the other. */
export interface PackedReadings {
  readonly names: readonly string[];
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** Quantity and late quantity in turn. */
  readonly quantities: BigInt64Array<ArrayBuffer>;
}

const isCount = (value: number): boolean => value >>> 0 === value;
const fits = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** null: a number among them is too large for a column. */
export function packReadings(readings: readonly ReadingTotal[]): PackedReadings | null {
  const places = new Map<string, number>();
  const placeOf = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, places.size);
    return places.size - 1;
  };
  const numbers = new Uint32Array(readings.length * WIDTH);
  const quantities = new BigInt64Array(readings.length * 2);
  let at = 0;
  let quantityAt = 0;
  for (const { tenantId, serviceFamilyCode, meter, month, readings: count, late, quantity, lateQuantity } of readings) {
    if (!(isCount(count) && isCount(late) && fits(quantity) && fits(lateQuantity))) return null;
    numbers[at] = placeOf(tenantId);
    numbers[at + 1] = placeOf(serviceFamilyCode);
    numbers[at + 2] = placeOf(meter);
    numbers[at + 3] = placeOf(month);
    numbers[at + 4] = count;
    numbers[at + 5] = late;
    quantities[quantityAt] = quantity;
    quantities[quantityAt + 1] = lateQuantity;
    at += WIDTH;
    quantityAt += 2;
  }
  return { names: [...places.keys()], numbers, quantities };
}

/** The same sums in the same order. */
export function unpackReadings({ names, numbers, quantities }: PackedReadings): ReadingTotal[] {
  const nameAt = (index: number): string => names[numbers[index] ?? 0] ?? '';
  return Array.from({ length: numbers.length / WIDTH }, (_, index) => {
    const at = index * WIDTH;
    return {
      tenantId: nameAt(at),
      serviceFamilyCode: nameAt(at + 1),
      meter: nameAt(at + 2) as ReadingTotal['meter'],
      month: nameAt(at + 3) as ReadingTotal['month'],
      quantity: quantities[index * 2] ?? 0n,
      readings: numbers[at + 4] ?? 0,
      late: numbers[at + 5] ?? 0,
      lateQuantity: quantities[index * 2 + 1] ?? 0n,
    };
  });
}

/** An input on its way to a thread. */
export interface PackedInput {
  readonly rest: RunInput;
  /** null: the readings are in the rest. */
  readonly readings: PackedReadings | null;
}

export function packInput(input: RunInput): PackedInput {
  const readings = packReadings(input.readings);
  return { rest: readings ? { ...input, readings: [] } : input, readings };
}

export const unpackInput = ({ rest, readings }: PackedInput): RunInput =>
  readings ? { ...rest, readings: unpackReadings(readings) } : rest;

/** What goes over to the thread instead of being copied. */
export const buffersOf = ({ readings }: PackedInput): ArrayBuffer[] =>
  readings ? [readings.numbers.buffer, readings.quantities.buffer] : [];
