// SPDX-License-Identifier: EUPL-1.2
import { expect, expectTypeOf, test } from 'vitest';
import { address, count, flag, listOf, objectOf, oneOf, text, textLike } from './shape.ts';

test.each([
  ['text', text, 'a', 1],
  ['count', count, 3, Number.NaN],
  ['flag', flag, false, 'false'],
  ['oneOf', oneOf(['a', 'b']), 'b', 'c'],
  ['textLike', textLike(/^\d{4}$/), '2026', '26'],
  ['listOf', listOf(text), ['a', 'b'], ['a', 2]],
  ['objectOf', objectOf({ id: text }, { name: text }), { id: '1', name: 'A' }, { name: 'A' }],
  ['objectOf without what may be missing', objectOf({ id: text }, { name: text }), { id: '1' }, null],
] as const)('%s takes its own and nothing else', (_name, read, good, bad) => {
  expect(read(good)).toEqual(good);
  expect(read(bad)).toBeUndefined();
});

test('null is the same as missing where a thing may be missing', () => {
  expect(objectOf({ id: text }, { name: text })({ id: '1', name: null, more: true })).toEqual({ id: '1' });
});

test('what is not understood in an address is left out', () => {
  const search = address({ q: text, overdue: flag, sort: oneOf(['newest', 'oldest']) });
  expect(search({ q: 'a', overdue: 'yes', sort: 'oldest', other: 1 })).toEqual({ q: 'a', sort: 'oldest' });
  expectTypeOf(search({}).sort).toEqualTypeOf<'newest' | 'oldest' | undefined>();
});
