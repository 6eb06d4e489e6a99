// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { byText, isMerged, type Meter, type MonthSpan, type ReadingTotal } from './reading.ts';

/** What is still to be taken off a member's use because months that are settled already counted too much. */
export interface CarriedQuantity {
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly meter: Meter;
  /** In the meter's base unit; below zero. */
  readonly quantity: bigint;
}

/** A member's use of a family at a meter over months in which no key changes: never below zero. */
export interface Use {
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly meter: Meter;
  readonly months: MonthSpan;
  /** What counts: the sum of the readings + broughtForward − carriedForward. */
  readonly measured: bigint;
  /** Corrections that were still open before, zero or less. */
  readonly broughtForward: bigint;
  /** Corrections that stay open after, zero or less. */
  readonly carriedForward: bigint;
  readonly readings: number;
  readonly late: number;
}

export interface CorrectedUse {
  readonly uses: readonly Use[];
  /** What the next run brings forward; sorted. */
  readonly carried: readonly CarriedQuantity[];
}

type Place = Pick<ReadingTotal, 'serviceFamilyCode' | 'meter'>;

const atZero = (quantity: bigint): bigint => (quantity > 0n ? quantity : 0n);
const belowZero = (quantity: bigint): bigint => (quantity < 0n ? quantity : 0n);

/** What a member used in the months, of its own readings, and what is to be taken off it. */
function positionOf(tenantId: string, months: MonthSpan, own: readonly ReadingTotal[], open: bigint) {
  let [whole, lateQuantity, readings, late] = [0n, 0n, 0, 0];
  for (const total of own) {
    if (total.month < months.from || total.month > months.to) continue;
    whole += total.quantity;
    lateQuantity += total.lateQuantity;
    readings += total.readings;
    late += total.late;
  }
  const regular = whole - lateQuantity;
  return {
    ...{ tenantId, open, readings, late },
    used: atZero(regular) + atZero(lateQuantity),
    takenOff: open + belowZero(regular) + belowZero(lateQuantity),
  };
}

/** Corrections of one family and meter, from one span of months to the next. */
function correctPlace(
  place: Place,
  spans: readonly MonthSpan[],
  readings: readonly ReadingTotal[],
  carried: readonly CarriedQuantity[],
): CorrectedUse {
  const open = new Map<string, bigint>();
  for (const { tenantId } of readings) open.set(tenantId, 0n);
  for (const { tenantId, quantity } of carried) open.set(tenantId, (open.get(tenantId) ?? 0n) + quantity);
  // Once for all members: looked for by each of them the readings of all would be gone through as often as there are members.
  const byMember = Map.groupBy(readings, ({ tenantId }) => tenantId);
  const uses: Use[] = [];
  for (const months of spans) {
    const positions = [...open].map(([tenantId, quantity]) => positionOf(tenantId, months, byMember.get(tenantId) ?? [], quantity));
    const somebodyIsLeft = positions.some(({ used, takenOff }) => used + takenOff > 0n);
    for (const { tenantId, open: broughtForward, used, takenOff, ...counts } of positions) {
      const measured = somebodyIsLeft ? atZero(used + takenOff) : used;
      const carriedForward = used + takenOff - measured;
      uses.push({ tenantId, ...place, months, measured, broughtForward, carriedForward, ...counts });
      open.set(tenantId, carriedForward);
    }
  }
  return {
    uses,
    carried: [...open].filter(([, quantity]) => quantity !== 0n).map(([tenantId, quantity]) => ({ tenantId, ...place, quantity })),
  };
}

const placeId = ({ serviceFamilyCode, meter }: Place): string => JSON.stringify([serviceFamilyCode, meter]);

/** By family and meter; the name of a place is made once, not for each of its items. */
function grouped<T extends Place>(items: readonly T[]): Map<string, T[]> {
  const families = Map.groupBy(items, ({ serviceFamilyCode }) => serviceFamilyCode);
  const places = [...families.values()].flatMap((ofFamily) => [...Map.groupBy(ofFamily, ({ meter }) => meter).values()]);
  return new Map(places.flatMap((place) => (place[0] ? [[placeId(place[0]), place] as const] : [])));
}

export const carriedId = ({ tenantId, serviceFamilyCode, meter }: Omit<CarriedQuantity, 'quantity'>): string =>
  JSON.stringify([tenantId, serviceFamilyCode, meter]);

interface Workings {
  readonly byPlace: ReadonlyMap<string, readonly ReadingTotal[]>;
  /** What was worked out for a place, its spans and what it brought forward. */
  readonly known: Map<string, CorrectedUse>;
}

const workings = new WeakMap<readonly ReadingTotal[], Workings>();

/** Kept as long as the merged totals are: a comparison of two runs mostly has the same ones on both sides. */
function workingsOf(readings: readonly ReadingTotal[]): Workings {
  const found = workings.get(readings) ?? { byPlace: grouped(readings), known: new Map<string, CorrectedUse>() };
  if (isMerged(readings)) workings.set(readings, found);
  return found;
}

/**
 * Takes off each member's use what months settled before counted too much: late readings, and reversals of frozen ones. A frozen month
 * stays as it is; its correction comes off the same member's use of the same thing in the months that follow. No use falls below zero:
 * what is left of a correction stays open and is carried to the next months, and from the last ones to the next run. Where it would
 * leave nobody with any use, nothing is taken off: somebody must bear the cost of those months.
 * @param spansOf the months of the period, cut wherever a key of the family changes
 */
export function correctUse(
  readings: readonly ReadingTotal[],
  carried: readonly CarriedQuantity[],
  spansOf: (serviceFamilyCode: string) => readonly MonthSpan[],
): CorrectedUse {
  const { byPlace, known } = workingsOf(readings);
  const carriedByPlace = grouped(carried);
  const all = [...new Set([...byPlace.keys(), ...carriedByPlace.keys()])].sort(byText).flatMap((id) => {
    const [own, open] = [byPlace.get(id) ?? [], carriedByPlace.get(id) ?? []];
    const place = own[0] ?? open[0];
    if (!place) return [];
    const { serviceFamilyCode, meter } = place;
    const spans = spansOf(serviceFamilyCode);
    const openText = open.map(({ tenantId, quantity }) => [tenantId, String(quantity)]);
    const situation = JSON.stringify([id, spans.map(({ from, to }) => [from, to]), openText]);
    const corrected = known.get(situation) ?? correctPlace({ serviceFamilyCode, meter }, spans, own, open);
    known.set(situation, corrected);
    return [corrected];
  });
  return {
    uses: all.flatMap(({ uses }) => uses),
    carried: all.flatMap((place) => place.carried).sort((a, b) => byText(carriedId(a), carriedId(b))),
  };
}

/** The months of the period, cut before each of the given ones. */
export function cutAt(months: readonly CivilMonth[], before: ReadonlySet<CivilMonth>): MonthSpan[] {
  const spans: { from: CivilMonth; to: CivilMonth }[] = [];
  for (const month of months) {
    const last = spans.at(-1);
    if (last && !before.has(month)) last.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans;
}
