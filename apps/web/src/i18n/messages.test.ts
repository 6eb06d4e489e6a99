// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { MessageArguments, MessageParams } from './message-params.ts';
import { defineMessages, formatMessage, translate } from './messages.ts';

const texts = defineMessages({
  de: {
    plain: 'Speichern',
    hello: 'Guten Tag, {name}',
    due: 'Noch {days, plural, one {ein Tag} other {# Tage}} für {name}',
  },
  en: {
    plain: 'Save',
    hello: 'Hello, {name}',
    due: '{days, plural, one {One day} other {# days}} left for {name}',
  },
});

describe('messages', () => {
  test.each([
    ['de', 'Noch ein Tag für Erika', 1],
    ['de', 'Noch 3 Tage für Erika', 3],
    ['en', 'One day left for Erika', 1],
    ['en', '3 days left for Erika', 3],
  ] as const)('%s: %s', (language, expected, days) => {
    expect(translate(texts, language)('due', { days, name: 'Erika' })).toBe(expected);
  });

  test.each([
    ['de', '{n, plural, =0 {keine Zeile} one {eine Zeile} other {# Zeilen}}', { n: 0 }, 'keine Zeile'],
    ['de', '{n, plural, =0 {keine Zeile} one {eine Zeile} other {# Zeilen}}', { n: 1234 }, '1.234 Zeilen'],
    ['en', '{n, plural, one {one row} other {# rows}}', { n: 1234 }, '1,234 rows'],
    ['de', '{n, plural, offset:1 one {Sie und einer} other {Sie und # andere}}', { n: 4 }, 'Sie und 3 andere'],
    [
      'de',
      '{side, select, centre {Zentrale} other {{n, plural, one {Mitglied} other {# Mitglieder}}}}',
      { side: 'member', n: 2 },
      '2 Mitglieder',
    ],
    ['de', '{side, select, centre {Zentrale} other {Mitglied}}', { side: 'centre' }, 'Zentrale'],
    ['en', '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 }, '22nd'],
    ['de', 'Nr. # von {name}', { name: 'A#1' }, 'Nr. # von A#1'],
    ['en', "It doesn''t work", {}, "It doesn't work"],
    ['en', "It doesn't work, {name}", { name: 'A' }, "It doesn't work, A"],
    ['de', "Schreiben Sie '{name}' für den Namen", {}, 'Schreiben Sie {name} für den Namen'],
    ['de', "{n, plural, one {Nr. '#'} other {Nr. '#' #}}", { n: 2 }, 'Nr. # 2'],
    ['de', '{n, plural, one {x} other {{side, select, a {# von a} other {# sonst}}}}', { n: 2, side: 'a' }, '2 von a'],
  ] as const)('%s: %s', (language, text, params, expected) => {
    expect(formatMessage(language, text, params)).toBe(expected);
  });

  test("ICU's own formats are refused, and broken texts too", () => {
    expect(() => formatMessage('de', '{n, number}', { n: 1 })).toThrow('No ICU formats');
    for (const broken of ['{n, plural, one {x}', '{n, plural, one {x}}', 'zu} {n}', '{n', '{}', "'{offen"]) {
      expect(() => formatMessage('de', broken, { n: 1 }), broken).toThrow();
    }
  });

  test('a text without arguments stays as it is', () => {
    expect(translate(texts, 'de')('plain')).toBe('Speichern');
  });

  test('the arguments of a text are part of its type', () => {
    expectTypeOf<MessageArguments<'Noch {days, plural, one {ein Tag} other {# Tage}} für {name}'>>().toEqualTypeOf<'days' | 'name'>();
    expectTypeOf<MessageArguments<'{n, plural, =0 {keine} other {{n} von {all}}}'>>().toEqualTypeOf<'n' | 'all'>();
    const german = translate(texts, 'de');
    // @ts-expect-error the name is missing
    expectTypeOf(() => german('hello')).toBeFunction();
    // @ts-expect-error no such key
    expectTypeOf(() => german('nothing')).toBeFunction();
    expect(german('hello', { name: 'Erika' })).toBe('Guten Tag, Erika');
    // A year is no amount of something: a number would be grouped.
    expectTypeOf<MessageParams<'Umlage {year} von {name}'>>().toEqualTypeOf<{ readonly year: string; readonly name: string | number }>();
  });

  test('English must have exactly the German keys', () => {
    // @ts-expect-error a key is missing
    defineMessages({ de: { a: 'A', b: 'B' }, en: { a: 'A' } });
    // @ts-expect-error a key too many
    defineMessages({ de: { a: 'A' }, en: { a: 'A', b: 'B' } });
    expect(texts.en.plain).toBe('Save');
  });
});
