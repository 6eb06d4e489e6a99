// SPDX-License-Identifier: EUPL-1.2
// Pools at random for the proof of the sharing in SQL.
import { addDays, type CivilDate, civilDate, overlapDays } from '@kernel/core';
import fc from 'fast-check';

export interface Tiers {
  readonly mode: 'graduated' | 'slab';
  /** Whole numbers, rising; the last one is open. */
  readonly ends: readonly number[];
  /** One more than ends; hundredths. */
  readonly factors: readonly number[];
}

export interface Part {
  /** Of a fixed amount, or of what is above it. */
  readonly section: 0 | 1;
  /** In permyriad; those of a section make 10,000. */
  readonly share: number;
  /** stood: stated weights, by days of membership; used: by what was used, whenever; counted: on two days, by their mean; equal. */
  readonly kind: 'stood' | 'used' | 'counted' | 'equal';
  readonly tiers: Tiers | null;
  readonly raise: null | 'smallest' | number;
  /** A party's numbers, on the first and on the last day. */
  readonly values: readonly (readonly [number, number])[];
}

export interface Party {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly min: number | null;
  readonly max: number | null;
}

export interface Pool {
  readonly cents: bigint;
  /** null: no fixed amount, and all parts are of section 0. */
  readonly fixed: bigint | null;
  readonly parts: readonly Part[];
  readonly min: number | null;
  readonly max: number | null;
  readonly parties: readonly Party[];
}

const cut = (points: readonly number[]): number[] => {
  const sorted = [0, ...[...points].sort((a, b) => a - b), 10_000];
  return sorted.slice(1).map((point, index) => point - (sorted[index] ?? 0));
};

// A leap February and a change of the year are among the months.
export const FIRST = civilDate('2023-12-01');
export const LAST = civilDate('2024-02-29');
export const ALL_DAYS = overlapDays({ from: FIRST, to: LAST }, { from: FIRST, to: LAST });

const anyMembership = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ from: civilDate('2020-01-01'), to: null }) },
  // Joins in mid-month, and some that leave again, before the first day, within the months or after the last one.
  fc
    .record({ offset: fc.integer({ min: -40, max: 95 }), length: fc.option(fc.integer({ min: 0, max: 80 })) })
    .map(({ offset, length }) => ({ from: addDays(FIRST, offset), to: length === null ? null : addDays(FIRST, offset + length) })),
);
export const daysOf = (party: Pick<Party, 'from' | 'to'>): number => overlapDays(party, { from: FIRST, to: LAST });

const anyTiers: fc.Arbitrary<Tiers> = fc.record({
  mode: fc.constantFrom('graduated', 'slab'),
  ends: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 3 }).map((ends) => ends.sort((a, b) => a - b)),
  factors: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 4, maxLength: 4 }),
});

const someShares = fc.array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 2 }).map(cut);

const partsOf = (section: 0 | 1, shares: readonly number[], parties: number, weight: number) =>
  shares
    .filter((share) => share > 0)
    .map((share) =>
      fc.record({
        section: fc.constant(section),
        share: fc.constant(share),
        kind: fc.constantFrom<Part['kind'][]>('stood', 'used', 'counted', 'equal'),
        tiers: fc.option(anyTiers, { freq: 2 }),
        raise: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constant<'smallest'>('smallest'), fc.integer({ min: 1, max: 30 })),
        values: fc.array(fc.tuple(fc.integer({ min: 0, max: weight }), fc.integer({ min: 0, max: weight })), {
          minLength: parties,
          maxLength: parties,
        }),
      }),
    );

/** Bounds about what an average party bears, so that they bite, are above or below the pool, or do nothing. */
const aboutAverage = (amount: bigint, parties: number) => {
  const average = Number(amount < 0n ? -amount : amount) / parties;
  return fc.integer({ min: 0, max: Math.floor(average * 2) + 2 });
};

export const anyPool: fc.Arbitrary<Pool> = fc
  .record({
    amount: fc.oneof(fc.bigInt({ min: -200n, max: 200n }), fc.bigInt({ min: -100_000_000_000n, max: 100_000_000_000n })),
    shares: someShares,
    restShares: someShares,
    hasFixed: fc.boolean(),
    hasLimits: fc.boolean(),
    count: fc.integer({ min: 1, max: 12 }),
    weight: fc.constantFrom(3, 40, 90_000),
  })
  .chain(({ amount, shares, restShares, hasFixed, hasLimits, count, weight }) => {
    const bound = hasLimits ? fc.option(aboutAverage(amount, count), { freq: 2 }) : fc.constant(null);
    const parts = [...partsOf(0, shares, count, weight), ...(hasFixed ? partsOf(1, restShares, count, weight) : [])];
    const party = fc
      .record({ membership: anyMembership, min: bound, max: bound })
      .map(({ membership, ...limits }): Party => ({ ...membership, ...limits }));
    return fc.record({
      cents: fc.constant(amount),
      fixed: hasFixed ? aboutAverage(amount, 1).map((above) => BigInt(above) + 1n) : fc.constant(null),
      parts: fc.tuple(...parts),
      min: bound,
      max: bound,
      parties: fc.array(party, { minLength: count, maxLength: count }),
    });
  })
  .filter(
    ({ min, max, parties }) =>
      (min === null || max === null || min <= max) &&
      parties.every((party) => (party.min ?? min ?? 0) <= (party.max ?? max ?? Number.MAX_SAFE_INTEGER)),
  );
