// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as k from './index.ts';

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => k.fraction(n, d));

test('a fraction is reduced with a positive denominator', () => {
  expect(k.fraction(6n, -4n)).toEqual({ n: -3n, d: 2n });
  expect(k.fraction(0n, -7n)).toEqual({ n: 0n, d: 1n });
  expect(() => k.fraction(1n, 0n)).toThrow('denominator');
});

test('the rules of arithmetic hold exactly', () => {
  fc.assert(
    fc.property(fractions, fractions, fractions, (a, b, c) => {
      expect(k.addFractions(a, b)).toEqual(k.addFractions(b, a));
      expect(k.subtractFractions(k.addFractions(a, b), b)).toEqual(a);
      expect(k.multiplyFractions(a, k.addFractions(b, c))).toEqual(k.addFractions(k.multiplyFractions(a, b), k.multiplyFractions(a, c)));
      if (b.n !== 0n) expect(k.multiplyFractions(k.divideFractions(a, b), b)).toEqual(a);
      expect(k.sumFractions([a, b, c])).toEqual(k.addFractions(k.addFractions(a, b), c));
    }),
  );
});

test('order and floor agree', () => {
  fc.assert(
    fc.property(fractions, fractions, (a, b) => {
      expect(k.compareFractions(a, b)).toBe(0 - k.compareFractions(b, a));
      expect(k.compareFractions(a, b) === 0).toBe(a.n === b.n && a.d === b.d);
      const whole = k.fraction(k.floorFraction(a));
      expect(k.compareFractions(whole, a)).toBeLessThanOrEqual(0);
      expect(k.compareFractions(k.addFractions(whole, k.ONE_FRACTION), a)).toBe(1);
    }),
  );
  expect(k.floorFraction(k.fraction(-1, 2))).toBe(-1n);
  expect(k.floorFraction(k.fraction(-4, 2))).toBe(-2n);
});

test('text goes there and back', () => {
  fc.assert(
    fc.property(fractions, (a) => {
      expect(k.unwrap(k.parseFraction(k.fractionToText(a)))).toEqual(a);
    }),
  );
});

test.each([
  ['12.5', '25/2'],
  ['12,50', '25/2'],
  ['-0.125', '-1/8'],
  ['0', '0/1'],
  ['007', '7/1'],
])('%s is %s', (text, expected) => expect(k.fractionToText(k.unwrap(k.fractionFromDecimalText(text)))).toBe(expected));

test.each(['', '1.', '.5', '1e3', '1.000,5', '--1', '1/2', 'NaN'])('%j is no decimal', (text) =>
  expect(k.fractionFromDecimalText(text)).toEqual({ ok: false, error: 'NOT_A_DECIMAL' }),
);
test.each(['', '1', '1/0', '1/-2', '1.5/2', ' 1/2'])('%j is no fraction', (text) =>
  expect(k.parseFraction(text)).toEqual({ ok: false, error: 'NOT_A_FRACTION' }),
);
