// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from './json-fault.ts';

describe('where a text stops being JSON', () => {
  test.each([
    ['', 1, 1, 'value'],
    ['{\n  "a": 1,\n}', 3, 1, 'name'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'comma'],
    ['{"a" 1}', 1, 6, 'colon'],
    ['[1, 2', 1, 6, 'comma'],
    ['[1, 02]', 1, 5, 'value'],
    ['[1,]', 1, 4, 'value'],
    ["{'a': 1}", 1, 2, 'name'],
    ['{"a": "open\n"}', 1, 7, 'quoted'],
    ['["\\x"]', 1, 2, 'quoted'],
    ['{} x', 1, 4, 'end'],
    ['nul', 1, 1, 'value'],
  ])('%j: line %i, column %i', (text, line, column, word) => {
    expect(findJsonFault(text)).toMatchObject({ line, column, expected: { en: expect.stringContaining(word) } });
  });

  test('it agrees with the engine about what is JSON', () => {
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '[', '1', '.', '\\', '\n', ':'))
      .map(([text, at, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged), (text) => {
        expect(findJsonFault(text) === null).toBe(parses(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
