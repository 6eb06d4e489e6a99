// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cents, cents, sumCents } from './cents.ts';
import { compareFractions, type Fraction, fraction, multiplyFractions, subtractFractions } from './fraction.ts';
import { unwrap } from './result.ts';
import { splitLargestRemainder, type Weight } from './split.ts';

const weigh = (...weights: readonly (bigint | number | Fraction)[]): Weight[] =>
  weights.map((weight, index) => ({
    party: `p${index}`,
    tieKey: `0536200${index}`,
    weight: typeof weight === 'number' ? BigInt(weight) : weight,
  }));
const amounts = (amount: bigint | number, weights: readonly Weight[]): number[] =>
  unwrap(splitLargestRemainder(cents(amount), weights)).parts.map((part) => Number(part.amountCents));

describe('textbook cases', () => {
  test.each([
    // Ten seats, five parties (Hamilton's own example sizes): quotas 4.16, 3.38, 2.06, 0.4 → the .40 and not the .38 gets the last.
    { amount: 10, weights: [416, 338, 206, 40], expected: [4, 3, 2, 1] },
    // 100 000 votes, 10 seats, Hare quota 10 000: 47, 16, 15.8, 12, 6.1, 3.1 thousand.
    { amount: 10, weights: [47_000, 16_000, 15_800, 12_000, 6_100, 3_100], expected: [5, 2, 1, 1, 1, 0] },
    // The Alabama paradox: with 10 seats the smallest gets 2, with 11 only 1.
    { amount: 10, weights: [6, 6, 2], expected: [4, 4, 2] },
    { amount: 11, weights: [6, 6, 2], expected: [5, 5, 1] },
    { amount: 100_000, weights: [3, 2, 1], expected: [50_000, 33_333, 16_667] },
    { amount: 100, weights: [1, 1, 1], expected: [34, 33, 33] },
    // Cases that well-known systems got wrong.
    { amount: 18_225, weights: [98, 2], expected: [17_861, 364] },
    { amount: 1, weights: [95, 5], expected: [1, 0] },
    { amount: 33_500, weights: [50, 50], expected: [16_750, 16_750] },
    { amount: 33_499, weights: [50, 50], expected: [16_750, 16_749] },
    { amount: -33_499, weights: [50, 50], expected: [-16_750, -16_749] },
    { amount: 0, weights: [1, 2], expected: [0, 0] },
    { amount: -1, weights: [1, 2], expected: [0, -1] },
    { amount: 5, weights: [0, 7, 0], expected: [0, 5, 0] },
  ])('$amount by $weights gives $expected', ({ amount, weights, expected }) => {
    expect(amounts(amount, weigh(...weights))).toEqual(expected);
  });

  test('a credit takes back exactly what the invoice charged', () => {
    const weights = weigh(98, 2, 33, 7);
    for (const amount of [33_499n, 33_500n, 1n, 18_225n]) {
      expect(amounts(-amount, weights)).toEqual(amounts(amount, weights).map((part) => (part === 0 ? 0 : -part)));
    }
  });

  test('fractions as weights: thirds and sevenths are exact', () => {
    expect(amounts(1000, weigh(fraction(1, 3), fraction(1, 7), fraction(11, 21)))).toEqual([333, 143, 524]);
  });

  test('shows how each part came about', () => {
    const split = unwrap(splitLargestRemainder(cents(-100), weigh(1, 1, 1)));
    expect(split.leftoverCents).toBe(1);
    expect(split.totalWeight).toEqual(fraction(3));
    expect(
      split.parts.map(({ floorCents, remainder, rank, roundingCents, amountCents }) => [
        floorCents,
        remainder,
        rank,
        roundingCents,
        amountCents,
      ]),
    ).toEqual([
      [-33n, fraction(1, 3), 1, -1n, -34n],
      [-33n, fraction(1, 3), 2, 0n, -33n],
      [-33n, fraction(1, 3), 3, 0n, -33n],
    ]);
  });
});

describe('ties', () => {
  test('the larger weight goes first', () => {
    // 2 cents by 1:3 → quotas 0.5 and 1.5: equal remainders.
    expect(amounts(2, weigh(1, 3))).toEqual([0, 2]);
  });
  test('then the lower key, whatever the order of the input', () => {
    const weights: Weight[] = [
      { party: 'a', tieKey: '05362999', weight: 1n },
      { party: 'z', tieKey: '05362001', weight: 1n },
    ];
    for (const order of [weights, [...weights].reverse()]) {
      expect(unwrap(splitLargestRemainder(cents(1), order)).parts.map(({ party, amountCents }) => [party, amountCents])).toEqual([
        ['z', 1n],
        ['a', 0n],
      ]);
    }
  });
  test('then the party', () => {
    const weights: Weight[] = ['b', 'a'].map((party) => ({ party, tieKey: 'same', weight: 1n }));
    expect(unwrap(splitLargestRemainder(cents(1), weights)).parts.find(({ amountCents }) => amountCents === 1n)?.party).toBe('a');
  });
});

test.each([
  { weights: [], code: 'NO_PARTIES' },
  { weights: [...weigh(-1), ...weigh(1)], code: 'DUPLICATE_PARTY' },
  { weights: weigh(1, -1), code: 'NEGATIVE_WEIGHT' },
  { weights: weigh(fraction(-1, 2), 0), code: 'NEGATIVE_WEIGHT' },
  { weights: weigh(0, fraction(0, 5)), code: 'NO_WEIGHT' },
])('refuses $code', ({ weights, code }) => {
  const result = splitLargestRemainder(cents(100), weights);
  expect(result.ok ? 'accepted' : result.error.code).toBe(code);
});

const fractions = fc.tuple(fc.bigInt({ min: 0n, max: 100_000n }), fc.bigInt({ min: 1n, max: 400n })).map(([n, d]) => fraction(n, d));
const someWeights = fc
  .array(fc.oneof(fc.bigInt({ min: 0n, max: 1_000_000n }), fractions), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => (typeof weight === 'bigint' ? weight : weight.n) > 0n))
  .map((weights) => weigh(...weights));
const someAmount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((value) => value as Cents);

describe('properties', () => {
  test('the parts make the whole, each less than a cent from its exact quota', () => {
    fc.assert(
      fc.property(someAmount, someWeights, (amount, weights) => {
        const split = unwrap(splitLargestRemainder(amount, weights));
        expect(sumCents(split.parts.map((part) => part.amountCents))).toBe(amount);
        for (const part of split.parts) {
          const quota = multiplyFractions(
            fraction(amount),
            fraction(part.weight.n * split.totalWeight.d, part.weight.d * split.totalWeight.n),
          );
          const distance = subtractFractions(fraction(part.amountCents), quota);
          expect(compareFractions(distance, fraction(1))).toBe(-1);
          expect(compareFractions(distance, fraction(-1))).toBe(1);
          expect(part.amountCents).toBe(part.floorCents + part.roundingCents);
          if (part.weight.n === 0n) expect(part.amountCents).toBe(0n);
        }
        expect(split.parts.filter((part) => part.roundingCents !== 0n)).toHaveLength(split.leftoverCents);
        expect(split.leftoverCents).toBeLessThan(weights.length);
      }),
    );
  });

  test('the order of the input changes nothing', () => {
    fc.assert(
      fc.property(
        someAmount,
        someWeights.chain((weights) =>
          fc.tuple(fc.constant(weights), fc.shuffledSubarray(weights, { minLength: weights.length, maxLength: weights.length })),
        ),
        (amount, [weights, shuffled]) => {
          expect(splitLargestRemainder(amount, shuffled)).toEqual(splitLargestRemainder(amount, weights));
        },
      ),
    );
  });

  test('a larger weight never gets less', () => {
    fc.assert(
      fc.property(someAmount, someWeights, (amount, weights) => {
        const { parts } = unwrap(splitLargestRemainder(amount, weights));
        const sorted = [...parts].sort((a, b) => compareFractions(a.weight, b.weight));
        for (const [index, part] of sorted.entries()) {
          const heavier = sorted[index + 1];
          if (!heavier || compareFractions(heavier.weight, part.weight) === 0) continue;
          const [less, more] = amount < 0n ? [heavier, part] : [part, heavier];
          expect(less.amountCents <= more.amountCents).toBe(true);
        }
      }),
    );
  });

  test('a negative amount mirrors the positive one', () => {
    fc.assert(
      fc.property(someAmount, someWeights, (amount, weights) => {
        const there = unwrap(splitLargestRemainder(amount, weights));
        const back = unwrap(splitLargestRemainder(cents(-amount), weights));
        expect(back.parts.map((part) => -part.amountCents)).toEqual(there.parts.map((part) => part.amountCents));
      }),
    );
  });

  test('only the proportion of the weights counts', () => {
    fc.assert(
      fc.property(
        someAmount,
        someWeights,
        fc.bigInt({ min: 1n, max: 999n }),
        fc.bigInt({ min: 1n, max: 999n }),
        (amount, weights, n, d) => {
          const scaled = weights.map((weight) => ({
            ...weight,
            weight: multiplyFractions(typeof weight.weight === 'bigint' ? fraction(weight.weight) : weight.weight, fraction(n, d)),
          }));
          const amountsOf = (input: readonly Weight[]): bigint[] =>
            unwrap(splitLargestRemainder(amount, input)).parts.map((part) => part.amountCents);
          expect(amountsOf(scaled)).toEqual(amountsOf(weights));
        },
      ),
    );
  });
});
