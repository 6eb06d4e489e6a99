// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesIn } from './json-places.ts';

const text = `{
  "pools": [
    { "id": "a, \\"b\\": {", "costs": [] },
    { "id": "c", "costs": [{ "amount": -1.5e3, "kind": null }] }
  ],
  "cut": true
}`;

test.each([
  ['pools', 2, 12],
  ['pools[0].id', 3, 13],
  ['pools[1]', 4, 5],
  ['pools[1].costs[0].amount', 4, 40],
  ['pools[1].costs[0].kind', 4, 56],
  ['cut', 6, 10],
  // What is not there is told where it should stand.
  ['pools[1].costs[0].month', 4, 28],
  ['pools[0].costs[7].amount', 3, 37],
  ['members', 1, 1],
  ['(file)', 1, 1],
])('%s stands in line %i, column %i', (path, line, column) => {
  expect(placesIn(text, ['pools[1]', path, 'cut'])(path)).toEqual({ line, column });
});

test('of a member that is there twice, the last one', () => {
  expect(placesIn('{"a": 1, "a": 2}', ['a'])('a')).toEqual({ line: 1, column: 15 });
});

test('every value of any text is found where it begins', () => {
  const name = fc.stringMatching(/^[a-z"\\ ]{1,4}$/).filter((key) => key !== '__proto__');
  const list = fc.array(fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)));
  fc.assert(
    fc.property(fc.dictionary(name, list, { minKeys: 1 }), fc.constantFrom(0, 2), (value, indent) => {
      const written = JSON.stringify(value, null, indent);
      const lines = written.split('\n');
      for (const [key, items] of Object.entries(value)) {
        const paths = items.map((_, index) => `${key}[${index}]`);
        const placeOf = placesIn(written, paths);
        for (const [index, path] of paths.entries()) {
          const { line, column } = placeOf(path);
          expect(lines[line - 1]?.slice(column - 1).startsWith(JSON.stringify(items[index]))).toBe(true);
        }
      }
    }),
  );
});
