// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import {
  type JsonAt,
  jsonRoot,
  readAmount,
  readCount,
  readDate,
  readInstant,
  readList,
  readMonth,
  readObject,
  readOneOf,
  readOptional,
  readPermyriad,
  readText,
  readWhole,
} from './json-reader.ts';

const told = ({ problems }: JsonAt) => problems.map(({ field, code }) => `${field} ${code}`);
function readAs<T>(value: unknown, read: (at: JsonAt) => T): { readonly read: T; readonly told: string[] } {
  const at = jsonRoot(value);
  return { read: read(at), told: told(at) };
}

describe('one value', () => {
  test.each<[unknown, (at: JsonAt) => unknown, unknown]>([
    [' Amt ', readText, 'Amt'],
    [7, readWhole, 7n],
    ['-123456789012345678', readWhole, -123456789012345678n],
    [0, readCount, 0],
    ['2026-02-28', readDate, '2026-02-28'],
    ['2026-02', readMonth, '2026-02'],
    ['2026-04-10T08:00:00Z', readInstant, '2026-04-10T08:00:00.000Z'],
    ['1234.50', readAmount, 123_450n],
    ['33.5', readPermyriad, 3_350],
    ['12 %', readPermyriad, 1_200],
    ['b', (at) => readOneOf(at, ['a', 'b'], 'a'), 'b'],
  ])('%j is read', (value, read, expected) => {
    expect(readAs(value, read)).toEqual({ read: expected, told: [] });
  });

  test.each<[unknown, (at: JsonAt) => unknown, string]>([
    [undefined, readText, 'MISSING'],
    [1, readText, 'NOT_A_TEXT'],
    ['  ', readText, 'EMPTY_TEXT'],
    [1.5, readWhole, 'NOT_A_WHOLE_NUMBER'],
    [-1, readCount, 'NEGATIVE_NUMBER'],
    ['2026-02-30', readDate, 'NOT_A_DATE'],
    ['1815-06-18', readDate, 'DATE_OUT_OF_RANGE'],
    ['2026-13', readMonth, 'NOT_A_MONTH'],
    ['2026-04-10', readInstant, 'NOT_AN_INSTANT'],
    [12.5, readAmount, 'NOT_AN_AMOUNT'],
    ['1.005', readAmount, 'TOO_MANY_DECIMALS'],
    ['33.333', readPermyriad, 'NOT_A_PERCENTAGE'],
    ['c', (at) => readOneOf(at, ['a', 'b'], 'a'), 'NOT_ONE_OF'],
    [null, (at) => readObject(at, ['a']), 'NOT_AN_OBJECT'],
    [{}, (at) => readList(at, readText), 'NOT_A_LIST'],
  ])('%j is refused', (value, read, code) => {
    expect(readAs(value, read).told).toEqual([`(file) ${code}`]);
  });
});

test('everything wrong is told with its path, and the rest is read', () => {
  const at = jsonRoot({ name: 'Amt', lines: [{ amount: '1.00' }, { amount: 2, colour: 'red' }, 'x'] });
  const { name, lines } = readObject(at, ['name', 'lines']);
  const amounts = readList(lines, (line) => readAmount(readObject(line, ['amount']).amount));
  expect([readText(name), amounts]).toEqual(['Amt', [100n, 0n, 0n]]);
  expect(told(at)).toEqual(['lines[1].colour UNKNOWN_MEMBER', 'lines[1].amount NOT_AN_AMOUNT', 'lines[2] NOT_AN_OBJECT']);
});

test('null stands for nothing, and a name of every object is no member of the file', () => {
  const { a, toString: inherited } = readObject(jsonRoot({ a: null }), ['a', 'toString']);
  expect([readOptional(a, readText), readOptional(inherited, readText)]).toEqual([null, null]);
});
