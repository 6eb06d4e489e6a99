// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as k from './index.ts';

const amounts = fc.bigInt({ min: -k.MAX_CENTS, max: k.MAX_CENTS });
const dates = fc.integer({ min: -100_000, max: 100_000 }).map((days) => k.addDays(k.civilDate('2000-01-01'), days));

test('an amount goes through both of its forms unchanged', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(k.unwrap(k.parseAmount(k.centsToDecimal(amount)))).toBe(amount);
      expect(k.unwrap(k.parseAmount(k.formatAmount(amount)))).toBe(amount);
    }),
  );
});

test.each([
  ['1234', 123_400n],
  ['1234.5', 123_450n],
  ['1234,50', 123_450n],
  ['1.234,50', 123_450n],
  ['1.234.567', 123_456_700n],
  ['-0,01', -1n],
  ['\u22125,00', -500n],
  [' 0 ', 0n],
])('%j is %s cents', (text, expected) => expect(k.unwrap(k.parseAmount(text))).toBe(expected));

test.each([
  ['', 'NOT_AN_AMOUNT'],
  ['1,2,3', 'NOT_AN_AMOUNT'],
  ['12.34,50', 'NOT_AN_AMOUNT'],
  ['1e3', 'NOT_AN_AMOUNT'],
  ['5 EUR', 'NOT_AN_AMOUNT'],
  ['1.234', 'TOO_MANY_DECIMALS'],
  ['0,001', 'TOO_MANY_DECIMALS'],
  ['10000000000000,01', 'AMOUNT_TOO_LARGE'],
])('%j is refused: %s', (text, error) => expect(k.parseAmount(text)).toEqual({ ok: false, error }));

test('sums of cents are exact', () => {
  fc.assert(
    fc.property(fc.array(amounts), (values) => {
      expect(k.sumCents(values)).toBe(values.reduce((sum, value) => sum + value, 0n));
    }),
  );
});

test('a uuid carries version 7, its time, and sorts by it', () => {
  const luck = fc.uint8Array({ minLength: 10, maxLength: 16 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), luck, luck, (time, a, b) => {
      const id = k.uuidv7(time, a);
      expect(k.isUuid(id)).toBe(true);
      expect(id).toMatch(/^.{14}7.{4}[89ab]/);
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(time);
      expect(id < k.uuidv7(time + 1, b)).toBe(true);
    }),
  );
  expect(k.isUuid('018F0000-0000-7000-8000-000000000000')).toBe(false);
});

const values: fc.Arbitrary<k.Canonical> = fc.letrec<{ value: k.Canonical }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.bigInt(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

const reversed = (value: k.Canonical): k.Canonical => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member as k.Canonical)]),
  );
};

test('canonical JSON is JSON, does not depend on the order of members, and stays as it is when written again', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = k.canonicalJson(value);
      expect(k.canonicalJson(reversed(value))).toBe(text);
      expect(k.canonicalJson(JSON.parse(text) as k.Canonical)).toBe(text);
    }),
  );
});

test('canonical JSON, version 1, byte for byte as on record', () => {
  const value = {
    zeta: [1, -0, 2 ** 53 - 1, -1],
    alpha: { ä: 'Düren', a: 'x', Z: 'y', '10': 'ten', '9': 'nine', '\u{1f600}': 'pair', '\uffee': 'single' },
    amountCents: 18_225n,
    left: undefined,
    none: null,
    yes: true,
    text: 'line\nquote"back\\slash\u0001\u2028\ud800',
    empty: [{}, [], ''],
  };
  expect(k.CANONICAL_JSON_VERSION).toBe(1);
  expect(`${k.canonicalJson(value)}\n`).toBe(readFileSync(new URL('./golden/canonical-json.v1.txt', import.meta.url), 'utf8'));
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('canonical JSON takes no %s', (value) =>
  expect(() => k.canonicalJson(value)).toThrow('whole numbers'),
);

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00', ''])('%j is no date', (text) =>
  expect(k.parseCivilDate(text)).toBeNull(),
);

test.each([
  ['2026-01-31', '2026-01-31'],
  ['31.1.2026', '2026-01-31'],
  [' 01.12.2026 ', '2026-12-01'],
  ['31.2.2026', null],
  ['1.1.26', null],
  ['1/31/2026', null],
])('%j is read as %s', (text, date) => expect(k.readCivilDate(text)).toBe(date));

test('days count there and back and weekdays go round', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -50_000, max: 50_000 }), (date, days) => {
      const other = k.addDays(date, days);
      expect(k.daysBetween(date, other)).toBe(days);
      expect(k.addDays(other, -days)).toBe(date);
      expect(k.parseCivilDate(date)).toBe(date);
      expect((((k.isoWeekday(date) - 1 + days) % 7) + 7) % 7).toBe(k.isoWeekday(other) - 1);
      expect(date < other).toBe(days > 0);
    }),
  );
  expect(k.isoWeekday(k.civilDate('2026-01-01'))).toBe(4);
});

test('months go there and back; their days fill them', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, count) => {
      const month = k.monthOf(date);
      expect(k.addMonths(k.addMonths(month, count), -count)).toBe(month);
      expect(k.firstDay(month) <= date && date <= k.lastDay(month)).toBe(true);
      expect(k.monthOf(k.addDays(k.lastDay(month), 1))).toBe(k.addMonths(month, 1));
      const moved = k.addMonthsToDate(date, count);
      expect(k.monthOf(moved)).toBe(k.addMonths(month, count));
      expect(moved.slice(8) === date.slice(8) || (moved === k.lastDay(k.monthOf(moved)) && moved.slice(8) < date.slice(8))).toBe(true);
    }),
  );
  expect(k.addMonthsToDate(k.civilDate('2024-01-31'), 1)).toBe('2024-02-29');
  expect(k.parseCivilMonth('2026-13')).toBeNull();
  expect(k.lastDay(k.civilMonth('9999-12'))).toBe('9999-12-31');
  expect(k.countMonths(k.civilMonth('0001-01'), k.civilMonth('9999-12'))).toBe(9999 * 12);
  expect(k.countMonths(k.civilMonth('2026-02'), k.civilMonth('2026-01'))).toBe(0);
  expect(() => k.addMonths(k.civilMonth('9999-12'), 1)).toThrow('no year 10000');
  expect(() => k.addDays(k.civilDate('9999-12-31'), 1)).toThrow('no year 10000');
});

test.each([
  ['2026-07-31T22:00:00Z', '2026-08-01'],
  ['2026-07-31T21:59:59Z', '2026-07-31'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
  ['2026-12-31T22:59:59Z', '2026-12-31'],
])('%s is the business day %s', (at, day) => expect(k.businessDay(new Date(at))).toBe(day));

test('the days that a validity covers are those on which it is valid', () => {
  const span = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(dates, fc.integer({ min: -60, max: 60 }), span, fc.option(span), (start, shift, length, open) => {
      const period = { from: start, to: k.addDays(start, length) };
      const from = k.addDays(start, shift);
      const validity = { from, to: open === null ? null : k.addDays(from, open) };
      const days = Array.from({ length: length + 1 }, (_, index) => k.addDays(start, index));
      expect(k.overlapDays(validity, period)).toBe(days.filter((day) => k.isValidOn(validity, day)).length);
    }),
  );
});

test('results: all or the first error', () => {
  expect(k.all([k.ok(1), k.ok(2)])).toEqual(k.ok([1, 2]));
  expect(k.all([k.ok(1), k.err('a'), k.err('b')])).toEqual(k.err('a'));
  expect(() => k.unwrap(k.err(k.refusal('NO', { field: 'x' })))).toThrow('NO');
});
