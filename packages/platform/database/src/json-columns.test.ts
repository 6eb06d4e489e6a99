// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { fromJson, jsonText, toJson } from './json-columns.ts';

const value = { amountCents: 12_345_678_901_234_567_890n, list: [1, null, 'a', { left: -1n }], at: '2026-11-23' };

test('a value comes back from a column as it went in, whole numbers of any size too', () => {
  expect(fromJson(JSON.parse(JSON.stringify(toJson(value))))).toEqual(value);
  expect(jsonText({ a: 1n })).toBe('{"a":{"$int":"1"}}');
});
