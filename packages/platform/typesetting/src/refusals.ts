// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';

/** In order of precedence. */
export type TypesettingCode =
  | 'LETTER_WITHOUT_TITLE'
  | 'LETTER_UNEVEN_TABLE'
  | 'LETTER_TOO_LONG_HEAD'
  | 'LETTER_TOO_LARGE'
  | 'LETTER_UNPRINTABLE'
  | 'LETTER_TOO_MANY_PAGES'
  | 'LETTER_TOO_SLOW'
  | 'LETTER_NOT_TYPESET';

type Sentences = Readonly<Record<TypesettingCode, string>>;

const DE: Sentences = {
  LETTER_WITHOUT_TITLE: 'Das Schreiben hat keinen Betreff oder keinen Absender.',
  LETTER_UNEVEN_TABLE: 'Eine Tabelle des Schreibens hat nicht in jeder Zeile gleich viele Zellen oder nicht zwei bis zehn Spalten.',
  LETTER_TOO_LONG_HEAD: 'Im Kopf des Schreibens stehen zu viele Zeilen; erlaubt sind höchstens {limit}.',
  LETTER_TOO_LARGE: 'Das Schreiben ist zu lang; erlaubt sind höchstens {limit} {unit}.',
  LETTER_UNPRINTABLE: 'Das Schreiben enthält Zeichen, die sich nicht drucken lassen: {characters}.',
  LETTER_TOO_MANY_PAGES: 'Das Schreiben hat {pages} Seiten; erlaubt sind höchstens {limit}.',
  LETTER_TOO_SLOW: 'Das Schreiben war nach {seconds} Sekunden noch nicht gesetzt.',
  LETTER_NOT_TYPESET: 'Das Schreiben lässt sich nicht setzen: {message}.',
};

const EN: Sentences = {
  LETTER_WITHOUT_TITLE: 'The letter has no subject or no sender.',
  LETTER_UNEVEN_TABLE: 'A table of the letter has not the same number of cells in each row, or not two to ten columns.',
  LETTER_TOO_LONG_HEAD: 'There are too many lines in the head of the letter; {limit} are allowed.',
  LETTER_TOO_LARGE: 'The letter is too long; {limit} {unit} are allowed.',
  LETTER_UNPRINTABLE: 'The letter has characters that cannot be printed: {characters}.',
  LETTER_TOO_MANY_PAGES: 'The letter has {pages} pages; {limit} are allowed.',
  LETTER_TOO_SLOW: 'The letter was not set after {seconds} seconds.',
  LETTER_NOT_TYPESET: 'The letter cannot be set: {message}.',
};

/** What there may be too much of. */
export type Measured = 'characters' | 'rows' | 'bytes';
const UNITS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: { characters: 'Zeichen', rows: 'Tabellenzeilen', bytes: 'Byte als Anlage' } satisfies Record<Measured, string>,
  en: { characters: 'characters', rows: 'rows of tables', bytes: 'bytes attached' } satisfies Record<Measured, string>,
};

/** What a refusal of this package says. */
export function typesettingSentence({ code, params = {} }: Refusal<TypesettingCode>, language: 'de' | 'en'): string {
  const sentence = (language === 'de' ? DE : EN)[code];
  const said = (name: string): string => {
    const value = params[name] ?? '';
    if (name === 'unit') return UNITS[language][String(value)] ?? '';
    return typeof value === 'object' ? value.join(', ') : String(value);
  };
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => said(name));
}
