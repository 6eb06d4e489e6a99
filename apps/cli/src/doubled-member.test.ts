// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDoubledMember } from './doubled-member.ts';

describe('a member that stands twice', () => {
  test.each([
    ['{"a": 1,\n "a": 2}', 2, 2, 'a'],
    ['{"a": {"b": 1, "c": [1, {"b": 2}], "b": 3}}', 1, 36, 'b'],
    ['[{"a": "}"}, {"x": 1, "x": "\\""}]', 1, 23, 'x'],
    [String.raw`{"\\": "\\\"", "\u005c": 1}`, 1, 16, '\\'],
    ['{"__proto__": 1, "__proto__": 2}', 1, 18, '__proto__'],
  ])('%j: line %i, column %i', (text, line, column, name) => {
    JSON.parse(text);
    expect(findDoubledMember(text)).toEqual({ line, column, name });
  });

  test.each(['{"a": "a", "b": ["a", "a"], "c": {"a": 1}}', '[{"a": 1}, {"a": 1}]', '"a"', '[]', '{"a": "\\\\", "b": "a"}'])(
    'not in %s',
    (text) => expect(findDoubledMember(text)).toBeNull(),
  );

  test('never in what an engine wrote; always where a name is put in again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(findDoubledMember(text)).toBeNull();
        const [name = ''] = Object.keys(value);
        expect(findDoubledMember(`${text.slice(0, -1)},${JSON.stringify(name)}:0}`)?.name).toBe(name);
      }),
    );
  });

  test('a long text costs no stack', () => expect(findDoubledMember(`{"a": "${'x\\"'.repeat(3_000_000)}"}`)).toBeNull());
});
