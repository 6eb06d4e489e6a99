// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { toCsv } from './csv.ts';
import { formatDate, formatInstant, formatLongDate, formatMonth, parseDateInput } from './dates.ts';
import { centsFromWire, formatCents, formatMinutes, parseMinutes } from './numbers.ts';

const reference = civilDate('2026-07-15');

describe('dates', () => {
  test.each([
    ['3.7.2026', '2026-07-03'],
    ['3.7.26', '2026-07-03'],
    ['3.7.', '2026-07-03'],
    ['03.07', '2026-07-03'],
    ['0307', '2026-07-03'],
    ['03072026', '2026-07-03'],
    ['2026-07-03', '2026-07-03'],
    ['heute', '2026-07-15'],
    ['gestern', '2026-07-14'],
    ['+3', '2026-07-18'],
    ['-15', '2026-06-30'],
    ['3 Jul 2026', '2026-07-03'],
    ['9 October 2026', '2026-10-09'],
    ['30 Feb 2026', null],
    ['30.2.2026', null],
    ['', null],
    ['bald', null],
  ])('%s is read as %s', (text, expected) => expect(parseDateInput(text, reference)).toBe(expected));

  test('are shown in the language of the user and in the time of Berlin', () => {
    expect(formatDate('2026-07-03', 'de')).toBe('03.07.2026');
    expect(formatDate('2026-07-03', 'en')).toBe('3 Jul 2026');
    expect(formatMonth('2026-07', 'de')).toBe('Juli 2026');
    expect(formatLongDate('2026-07-03', 'de')).toContain('3. Juli 2026');
    expect(formatInstant('2026-07-03T22:15:00Z', 'de')).toBe('04.07.2026, 00:15');
    expect(formatInstant('2026-09-09T22:15:00Z', 'en')).toBe('10 Sep 2026, 00:15');
  });
});

describe('amounts and durations', () => {
  test.each([
    ['1234.50', '1.234,50\u00a0€', '€1,234.50'],
    ['-0.01', '\u22120,01\u00a0€', '\u2212€0.01'],
    ['9007199254740993.00', '9.007.199.254.740.993,00\u00a0€', '€9,007,199,254,740,993.00'],
  ])('%s', (wire, german, english) => {
    expect(formatCents(centsFromWire(wire), 'de')).toBe(german);
    expect(formatCents(centsFromWire(wire), 'en')).toBe(english);
  });
  test.each(['12', '1.5', '1,50', 'x'])('%s is not money on the wire', (text) => expect(() => centsFromWire(text)).toThrow());
  test('zero has no sign', () => expect(formatCents(cents(0), 'de')).toBe('0,00\u00a0€'));

  test.each([
    ['1:35', 95],
    ['0:05', 5],
    ['1,5', 90],
    ['1.25 h', 75],
    ['2 h', 120],
    ['1,5 h', 90],
    ['1,5 Std.', 90],
    ['90', 90],
    ['1:5', null],
    ['-30', null],
    ['90m', 90],
    ['45 min', 45],
    ['0,01', null],
    ['1:75', null],
    ['viel', null],
  ])('duration %s', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));
  test.each([
    [95, '1:35'],
    [0, '0:00'],
    [-5, '\u22120:05'],
  ])('%d minutes', (minutes, text) => expect(formatMinutes(minutes)).toBe(text));
});

describe('csv', () => {
  test('opens in a German spreadsheet and runs nothing', () => {
    expect(
      toCsv([
        ['Ort', 'Betrag'],
        ['Kerpen; "Kolpingstadt"', '\u221212,50\u00a0€'],
        ['=1+1', '-2+3'],
      ]),
    ).toBe('\ufeffOrt;Betrag\r\n"Kerpen; ""Kolpingstadt""";-12,50 €\r\n\'=1+1;\'-2+3\r\n');
  });
});
