// SPDX-License-Identifier: EUPL-1.2
import { addFractions, compareFractions, type Fraction, fraction, multiplyFractions, subtractFractions, ZERO_FRACTION } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Filling, fillWithinBounds, type Vessel } from './water-filling.ts';

const vessel = (weight: number, min = 0, max: number | null = null): Vessel => ({
  weight: BigInt(weight),
  min: BigInt(min),
  max: max === null ? null : BigInt(max),
});

const amountsOf = ({ amounts, per }: Filling): Fraction[] => amounts.map((amount) => fraction(amount, per));

test.each([
  ['nobody limited', [vessel(1), vessel(3)], 100, [25, 75]],
  ['a maximum', [vessel(1), vessel(3, 0, 50)], 100, [50, 50]],
  ['a minimum', [vessel(1, 40), vessel(3)], 100, [40, 60]],
  ['what a maximum frees lifts another above its own', [vessel(1), vessel(3, 0, 35), vessel(6, 0, 40)], 100, [25, 35, 40]],
  // Shares 10/30/60: the minimum lacks 20, the maximum cuts 30. What is cut goes on: the minimum alone would be met by it.
  ['a maximum that cuts more than a minimum lacks comes first', [vessel(10, 30), vessel(30), vessel(60, 0, 30)], 100, [30, 40, 30]],
  ['without weight only the minimum is borne', [vessel(0, 10), vessel(0), vessel(1)], 100, [10, 0, 90]],
])('%s', (_, vessels, whole, expected) => {
  const filling = fillWithinBounds(BigInt(whole), vessels);
  expect(amountsOf(filling)).toEqual(expected.map((value) => fraction(value)));
  expect(filling.remainder).toBe(0n);
});

test('what nobody can take stays over, with its sign', () => {
  expect(fillWithinBounds(100n, [vessel(1, 0, 30), vessel(0), vessel(2, 0, 40)])).toMatchObject({
    amounts: [30n, 0n, 40n],
    remainder: 30n,
  });
  expect(fillWithinBounds(100n, [vessel(1, 60), vessel(2, 70)])).toMatchObject({
    remainder: -30n,
    heldAt: ['minimum', 'minimum'],
  });
});

/** A second way: the level λ at which λ × weight, cut to the bounds, makes the whole, found between the levels where something changes. */
function byLevel(whole: Fraction, vessels: readonly Vessel[]): Fraction[] {
  const cut = ({ weight, min, max }: Vessel, level: Fraction): Fraction => {
    const plain = multiplyFractions(fraction(weight), level);
    if (compareFractions(plain, fraction(min)) < 0) return fraction(min);
    return max !== null && compareFractions(plain, fraction(max)) > 0 ? fraction(max) : plain;
  };
  const sumAt = (level: Fraction): Fraction => vessels.reduce((sum, own) => addFractions(sum, cut(own, level)), ZERO_FRACTION);
  const levels = vessels
    .flatMap(({ weight, min, max }) => (weight === 0n ? [] : [min, ...(max === null ? [] : [max])].map((end) => fraction(end, weight))))
    .concat(ZERO_FRACTION)
    .sort(compareFractions);
  let low = ZERO_FRACTION;
  let high: Fraction | null = null;
  for (const level of levels) {
    if (compareFractions(sumAt(level), whole) <= 0) low = level;
    else high ??= level;
  }
  // Between two such levels the sum is a straight line.
  const end = high ?? addFractions(low, fraction(1));
  const [atLow, atEnd] = [sumAt(low), sumAt(end)];
  const rise = subtractFractions(atEnd, atLow);
  const part = rise.n === 0n ? ZERO_FRACTION : fraction((whole.n * atLow.d - atLow.n * whole.d) * rise.d, whole.d * atLow.d * rise.n);
  const level = addFractions(low, multiplyFractions(part, subtractFractions(end, low)));
  return vessels.map((own) => cut(own, level));
}

test('is the one sharing by a common level, in any order', () => {
  let both = 0;
  const vessels = fc.array(
    fc
      .record({ weight: fc.nat(20), min: fc.nat(30), room: fc.option(fc.nat(60), { freq: 3 }) })
      .map(({ weight, min, room }) => vessel(weight, min, room === null ? null : min + room)),
    { minLength: 1, maxLength: 9 },
  );
  fc.assert(
    fc.property(vessels, fc.nat(500), (list, amount) => {
      const whole = BigInt(amount);
      const filling = fillWithinBounds(whole, list);
      const { amounts, per } = filling;
      expect(amounts.reduce((sum, own) => sum + own, 0n) + filling.remainder * per).toBe(whole * per);
      for (const [index, value] of amounts.entries()) {
        const own = list[index];
        expect(own && value >= own.min * per && (own.max === null || value <= own.max * per)).toBe(true);
      }
      if (filling.remainder !== 0n) return;
      expect(amountsOf(filling)).toEqual(byLevel(fraction(whole), list));
      expect([...fillWithinBounds(whole, [...list].reverse()).amounts].reverse()).toEqual(amounts);
      if (filling.heldAt.includes('minimum') && filling.heldAt.includes('maximum')) both += 1;
    }),
    { numRuns: 2000, seed: 20_260_101 },
  );
  expect(both).toBeGreaterThan(50);
});
