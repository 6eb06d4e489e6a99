// SPDX-License-Identifier: EUPL-1.2
import { byText, type CivilDate, type CivilMonth, canonicalJson, firstDay, type Instant, lastDay, monthOf } from '@kernel/core';
import type { SourceRef } from './direct-charge.ts';

/** What is measured: minutes, cases, or a quantity with a code of its own. */
export type Meter = 'desk.minutes' | 'desk.cases' | `quantity.${string}`;

/** What a service measured for a member. Append-only: a correction is a reversal and a new reading. */
export interface Reading {
  readonly id: string;
  readonly tenantId: string;
  readonly meter: Meter;
  readonly serviceFamilyCode: string;
  /** In the meter's base unit; negative for reversals. */
  readonly quantity: bigint;
  readonly occurredOn: CivilDate;
  readonly knownAt: Instant;
  readonly source: SourceRef;
  readonly label: string;
  readonly reverses: string | null;
}

/** From the first day of one month to the last day of another. */
export interface MonthSpan {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
}

/** The sum of readings of a member, a service family and a meter that are settled in one month. */
export interface ReadingTotal {
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly meter: Meter;
  readonly month: CivilMonth;
  readonly quantity: bigint;
  /** Number of readings in the sum. */
  readonly readings: number;
  /** How many of them occurred before the period and came after its freeze. */
  readonly late: number;
  /** How much of the quantity belongs to months settled before: late readings, and reversals of frozen ones. */
  readonly lateQuantity: bigint;
}

export { byText };

type Branch<T> = Map<string, T>;
type Place = Branch<Branch<Branch<ReadingTotal>>>;

function branchOf<T>(branches: Branch<Branch<T>>, name: string): Branch<T> {
  const known = branches.get(name);
  if (known) return known;
  const branch: Branch<T> = new Map();
  branches.set(name, branch);
  return branch;
}

/** In the order of the names as JSON has them: hashes of inputs rest on it. */
const inOrder = <T>(branch: Branch<T>): T[] =>
  [...branch]
    .map(([name, value]) => ({ text: JSON.stringify(name), value }))
    .sort((a, b) => byText(a.text, b.text))
    .map(({ value }) => value);

const added = (known: ReadingTotal | undefined, total: ReadingTotal): ReadingTotal => {
  const { tenantId, serviceFamilyCode, meter, month, quantity, readings, late, lateQuantity } = total;
  if (!known) return { tenantId, serviceFamilyCode, meter, month, quantity, readings, late, lateQuantity };
  return {
    ...known,
    quantity: known.quantity + quantity,
    readings: known.readings + readings,
    late: known.late + late,
    lateQuantity: known.lateQuantity + lateQuantity,
  };
};

const merged = new WeakSet<readonly ReadingTotal[]>();

/** Made by mergeReadingTotals, so that nobody changes it: what follows from it can be kept with it. */
export const isMerged = (totals: readonly ReadingTotal[]): boolean => merged.has(totals);

/**
 * Adds up totals of the same member, family, meter and month; sorted by them. What it has merged it gives back as it is: there may be
 * hundreds of thousands of totals, and a comparison of two runs has the same ones on both sides.
 */
export function mergeReadingTotals(totals: readonly ReadingTotal[]): readonly ReadingTotal[] {
  if (merged.has(totals)) return totals;
  const tree: Branch<Place> = new Map();
  for (const total of totals) {
    const ofMeter = branchOf(branchOf(branchOf(tree, total.tenantId), total.serviceFamilyCode), total.meter);
    ofMeter.set(total.month, added(ofMeter.get(total.month), total));
  }
  const leaves = inOrder(tree).flatMap((families) => inOrder(families).flatMap((meters) => inOrder(meters).flatMap(inOrder)));
  merged.add(leaves);
  return leaves;
}

/**
 * Adds up the readings that a run takes: known by the cut, occurred by the end of the period and in no frozen run yet.
 * A late reading (it occurred before the period) counts in the first month of the period.
 */
export function aggregateReadings(readings: readonly Reading[], period: MonthSpan, cut: Instant): readonly ReadingTotal[] {
  const first = firstDay(period.from);
  const last = lastDay(period.to);
  const open = new Set(readings.map(({ id }) => id));
  const totals: ReadingTotal[] = [];
  for (const reading of readings) {
    if (reading.knownAt > cut || reading.occurredOn > last) continue;
    const late = reading.occurredOn < first;
    const correction = reading.reverses !== null && !open.has(reading.reverses);
    const { tenantId, serviceFamilyCode, meter, quantity } = reading;
    totals.push({
      tenantId,
      serviceFamilyCode,
      meter,
      month: late ? period.from : monthOf(reading.occurredOn),
      quantity,
      readings: 1,
      late: late ? 1 : 0,
      lateQuantity: late || correction ? quantity : 0n,
    });
  }
  return mergeReadingTotals(totals);
}

/** What has been frozen: up to which day, and exactly which readings. */
export interface Frozen {
  readonly through: CivilDate;
  readonly readingIds: ReadonlySet<string>;
}

/**
 * Readings of frozen days that no frozen run holds: the next run takes them. Membership in the frozen set decides, never a clock,
 * so that a reading written while a period is being frozen is in the set or late, never both and never neither.
 */
export const lateReadings = (frozen: Frozen, readings: readonly Reading[]): Reading[] =>
  readings
    .filter((reading) => reading.occurredOn <= frozen.through && !frozen.readingIds.has(reading.id))
    .sort((a, b) => byText(a.occurredOn, b.occurredOn) || byText(a.id, b.id));

/** Canonical text of a set of readings, for its hash; independent of their order. */
export function canonicalReadings(readings: readonly Reading[]): string {
  const sorted = [...readings].sort((a, b) => byText(a.id, b.id));
  return canonicalJson(
    sorted.map(({ id, tenantId, meter, serviceFamilyCode, quantity, occurredOn, knownAt, source, reverses }) => ({
      id,
      tenantId,
      meter,
      serviceFamilyCode,
      quantity,
      occurredOn,
      knownAt,
      source: { type: source.type, id: source.id, version: source.version },
      reverses,
    })),
  );
}
