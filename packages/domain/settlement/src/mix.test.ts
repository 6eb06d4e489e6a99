// SPDX-License-Identifier: EUPL-1.2
import { cents, fraction, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { mixWeights } from './mix.ts';
import { splitLargestRemainder } from './split.ts';

const rows = (...weights: readonly bigint[][]) =>
  weights.map((own, index) => ({ party: `p${index}`, tieKey: String(index), weights: own }));

test('three parts: each share goes by its own weights', () => {
  // 50 % equal (1:1), 30 % by 1:2, 20 % by 1:4 → 0.25 + 0.10 + 0.04 = 0.39 and 0.61.
  const weights = unwrap(mixWeights([5000, 3000, 2000], rows([1n, 1n, 1n], [1n, 2n, 4n])));
  const split = unwrap(splitLargestRemainder(cents(10_000), weights));
  expect(split.parts.map(({ amountCents }) => amountCents)).toEqual([3900n, 6100n]);
});

test('rounds once: parts rounded one by one would lose the tie twice', () => {
  // 1 cent by 50 % equal and 50 % by 1:3: 3/8 and 5/8.
  const weights = unwrap(mixWeights([5000, 5000], rows([1n, 1n], [1n, 3n])));
  const { parts } = unwrap(splitLargestRemainder(cents(1), weights));
  expect(parts.map(({ remainder, amountCents }) => [remainder, amountCents])).toEqual([
    [fraction(3, 8), 0n],
    [fraction(5, 8), 1n],
  ]);
});

test.each([
  { input: rows([1n, 0n], [1n, 0n]), error: { code: 'NO_WEIGHT', params: { part: 1 } } },
  { input: rows([1n, 1n], [1n, -1n]), error: { code: 'NEGATIVE_WEIGHT', params: { part: 1, party: 'p1' } } },
  { input: rows([1n, 1n], [1n]), error: { code: 'WEIGHT_MISSING', params: { part: 1, party: 'p1' } } },
])('refuses $error.code', ({ input, error }) => {
  expect(mixWeights([5000, 5000], input)).toEqual({ ok: false, error });
});
