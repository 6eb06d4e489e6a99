// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { amountText, dateText, minutesText, requiredText } from './fields.ts';

const read = (schema: z.ZodMiniType, text: string): unknown => {
  const result = z.safeParse(schema, text);
  return result.success ? result.data : result.error.issues.map((issue) => issue.message);
};

describe('fields of forms', () => {
  test.each([
    ['1.234,5', '1234.50'],
    ['1.234', '1234.00'],
    ['12.345.678', '12345678.00'],
    ['-1.234', '-1234.00'],
    ['-0,01', '-0.01'],
    ['0.123', ['Ein Betrag hat höchstens zwei Stellen nach dem Komma. Es wird nicht gerundet.']],
    ['12,345', ['Ein Betrag hat höchstens zwei Stellen nach dem Komma. Es wird nicht gerundet.']],
    ['viel', ['Das ist kein Betrag. Schreiben Sie zum Beispiel 1.234,50.']],
    ['', ['Diese Angabe fehlt.']],
  ])('amount %s', (text, expected) => expect(read(amountText(), text)).toEqual(expected));
  test.each([
    ['3.7.2026', '2026-07-03'],
    ['30.2.2026', ['Das ist kein Datum. Schreiben Sie zum Beispiel 3.7.2026.']],
    ['', ['Diese Angabe fehlt.']],
  ])('date %s', (text, expected) => expect(read(dateText(), text)).toEqual(expected));
  test.each([
    ['1:30', 90],
    ['24:00', 1440],
    ['25:00', ['Die Dauer muss zwischen 0:01 und 24:00 Stunden liegen.']],
    ['0', ['Die Dauer muss zwischen 0:01 und 24:00 Stunden liegen.']],
    ['1,333', ['Das ist keine Dauer in ganzen Minuten. Schreiben Sie zum Beispiel 1:30, 90 oder 1,5 h.']],
  ])('duration %s', (text, expected) => expect(read(minutesText(), text)).toEqual(expected));
  test('blanks are not a text', () => expect(read(requiredText(), '  ')).toEqual(['Diese Angabe fehlt.']));
});
