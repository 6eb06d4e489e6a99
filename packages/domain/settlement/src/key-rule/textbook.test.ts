// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, fraction, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { byWeight, plainRule, type ShareRule, type WeightRule } from './rule.ts';
import type { RuleOutcome } from './rule-outcome.ts';
import { shareByRule } from './share-by-rule.ts';

/*
 * Published tables of apportionment: seats are shared as cents are. Tables of seats by the method of Hamilton (largest remainders, Hare
 * quota) are the only published ones that are worked out to the last unit; published examples of cost sharing round on their way.
 */
const ON = civilDate('2026-01-01');
const people: WeightRule = { kind: 'stock', stock: 'people', unit: 'people', at: { kind: 'dates', dates: [ON] } };
const PERIOD = { from: ON, to: civilDate('2026-12-31') };

function apportion(
  seats: number,
  sizes: Readonly<Record<string, number>>,
  share: ShareRule = byWeight(people),
  more: object = {},
): RuleOutcome {
  const names = Object.keys(sizes);
  return unwrap(
    shareByRule(
      { ...plainRule(share), ...more },
      {
        amountCents: cents(seats),
        period: PERIOD,
        parties: names.map((name) => ({ party: name, tieKey: name, name, participation: [{ from: ON, to: null }] })),
        counts: names.map((party) => ({ party, of: 'stock.people', on: ON, value: BigInt(sizes[party] ?? 0) })),
      },
    ),
  );
}
const seatsOf = (outcome: RuleOutcome): Record<string, number> =>
  Object.fromEntries(outcome.shares.map(({ party, amountCents }) => [party, Number(amountCents)]));

/** Representative population of the United States by the census of 1790. */
const CENSUS_1790 = {
  Connecticut: 236_841,
  Delaware: 55_540,
  Georgia: 70_835,
  Kentucky: 68_705,
  Maryland: 278_514,
  Massachusetts: 475_327,
  'New Hampshire': 141_822,
  'New Jersey': 179_570,
  'New York': 331_589,
  'North Carolina': 353_523,
  Pennsylvania: 432_879,
  'Rhode Island': 68_446,
  'South Carolina': 206_236,
  Vermont: 85_533,
  Virginia: 630_560,
};

describe('the first apportionment of the United States', () => {
  // COMAP, For All Practical Purposes, 10th edition, chapter 14, example 6, table 14.5: the bill that Washington vetoed.
  test('120 seats: the bill by Hamilton’s method', () => {
    const outcome = apportion(120, CENSUS_1790);
    expect(seatsOf(outcome)).toEqual({
      Connecticut: 8,
      Delaware: 2,
      Georgia: 2,
      Kentucky: 2,
      Maryland: 9,
      Massachusetts: 16,
      'New Hampshire': 5,
      'New Jersey': 6,
      'New York': 11,
      'North Carolina': 12,
      Pennsylvania: 14,
      'Rhode Island': 2,
      'South Carolina': 7,
      Vermont: 3,
      Virginia: 21,
    });
    // The same table: lower quotas make 111, nine seats are left over.
    expect(outcome.proof.leftoverCents).toBe(9);
  });

  // Electowiki, 'Hamilton method', example: the same states with 60 seats.
  test('60 seats', () => {
    const outcome = apportion(60, CENSUS_1790);
    expect(seatsOf(outcome)).toEqual({
      Connecticut: 4,
      Delaware: 1,
      Georgia: 1,
      Kentucky: 1,
      Maryland: 5,
      Massachusetts: 8,
      'New Hampshire': 2,
      'New Jersey': 3,
      'New York': 6,
      'North Carolina': 6,
      Pennsylvania: 7,
      'Rhode Island': 1,
      'South Carolina': 3,
      Vermont: 1,
      Virginia: 11,
    });
    // The page lists them in the order of their remainders.
    const ranked = outcome.shares.filter(({ roundingCents }) => roundingCents === 1n).sort((a, b) => Number(a.rank) - Number(b.rank));
    expect(ranked.map(({ party }) => party)).toEqual([
      'New Jersey',
      'Connecticut',
      'Delaware',
      'Massachusetts',
      'North Carolina',
      'Maryland',
      'New York',
      'Virginia',
    ]);
  });

  /*
   * MAA Convergence, 'Apportioning Representatives in the United States Congress – Jefferson's Method': with 105 seats Hamilton's method
   * gives 13 of the 15 states what the act of 1792 gave them, Virginia one less and Delaware one more. What the act gave them:
   * Tucker's Blackstone (1803), volume 1, appendix, note D, footnote 56.
   */
  test('105 seats: all but two as in the act of 1792', () => {
    const act = {
      Connecticut: 7,
      Delaware: 1,
      Georgia: 2,
      Kentucky: 2,
      Maryland: 8,
      Massachusetts: 14,
      'New Hampshire': 4,
      'New Jersey': 5,
      'New York': 10,
      'North Carolina': 10,
      Pennsylvania: 13,
      'Rhode Island': 2,
      'South Carolina': 6,
      Vermont: 2,
      Virginia: 19,
    };
    expect(seatsOf(apportion(105, CENSUS_1790))).toEqual({ ...act, Delaware: 2, Virginia: 18 });
  });
});

// Wikipedia (English), 'Largest remainder method', technical evaluation and paradoxes: a 26th seat takes one each from D and E.
test('the Alabama paradox with 25 and 26 seats', () => {
  const votes = { A: 1500, B: 1500, C: 900, D: 500, E: 500, F: 200 };
  expect(seatsOf(apportion(25, votes))).toEqual({ A: 7, B: 7, C: 4, D: 3, E: 3, F: 1 });
  expect(seatsOf(apportion(26, votes))).toEqual({ A: 8, B: 8, C: 5, D: 2, E: 2, F: 1 });
});

// COMAP, For All Practical Purposes, 10th edition, chapter 14, question 14.45 with its table: the paradox with 89, 90 and 91 seats.
test.each([
  [89, [27, 7, 16, 37, 2]],
  [90, [28, 7, 17, 37, 1]],
  [91, [28, 7, 17, 38, 1]],
])('five parties, %i seats', (seats, expected) => {
  const votes = { A: 5_576_330, B: 1_387_342, C: 3_334_241, D: 7_512_860, E: 310_968 };
  expect(Object.values(seatsOf(apportion(seats, votes)))).toEqual(expected);
});

/*
 * COMAP, For All Practical Purposes, 10th edition, chapter 14, example 7: the quotas of 1880 with 299 and 300 seats. The book divides by
 * whole people, which moves the fifth decimal; so four are compared. The other states stand together: their remainders are not asked for.
 */
test.each([
  [299, { Illinois: 186_393n, Texas: 96_394n }],
  [300, { Alabama: 76_712n, Illinois: 187_016n, Texas: 96_716n }],
])('the quotas of 1880 with %i seats', (seats, expected) => {
  const three = { Alabama: 1_262_505, Illinois: 3_077_871, Texas: 1_591_729 };
  const rest = 49_373_329 - three.Alabama - three.Illinois - three.Texas;
  const { shares } = apportion(seats, { ...three, rest });
  for (const [state, quota] of Object.entries(expected)) {
    const { n, d } = shares.find(({ party }) => party === state)?.fraction ?? fraction(0);
    expect((2n * n * BigInt(seats) * 10_000n + d) / (2n * d)).toBe(quota);
  }
});

// Wikipedia (English), 'Largest remainder method' (Quota method), the example with 100,000 votes, ten seats and the Hare quota.
test('six parties, ten seats', () => {
  const votes = { Yellows: 47_000, Whites: 16_000, Reds: 15_800, Greens: 12_000, Blues: 6_100, Pinks: 3_100 };
  const outcome = apportion(10, votes);
  expect(seatsOf(outcome)).toEqual({ Yellows: 5, Whites: 2, Reds: 1, Greens: 1, Blues: 1, Pinks: 0 });
  expect(outcome.proof.leftoverCents).toBe(3);
});

// Lippman: Math in Society, section 4.2 'Hamilton's Method' (LibreTexts 34191), the counties of two states by the census of 2010.
test.each([
  ['Delaware', 41, { Kent: 162_310, 'New Castle': 538_479, Sussex: 197_145 }, { Kent: 7, 'New Castle': 25, Sussex: 9 }],
  [
    'Rhode Island',
    75,
    { Bristol: 49_875, Kent: 166_158, Newport: 82_888, Providence: 626_667, Washington: 126_979 },
    { Bristol: 3, Kent: 12, Newport: 6, Providence: 45, Washington: 9 },
  ],
])('the counties of %s, %i representatives', (_, seats, counties, expected) => {
  expect(seatsOf(apportion(seats, counties))).toEqual(expected);
});
