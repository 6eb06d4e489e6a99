// SPDX-License-Identifier: EUPL-1.2
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from './language.ts';
import { formatMessage, type Texts } from './messages.ts';

/** What Lingui makes of a text: strings, '#', arguments. */
type Theirs = ReturnType<typeof compileMessageOrThrow>;
type Params = Readonly<Record<string, string | number>>;

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], { eager: true, query: '?raw', import: 'default' });
const modules = import.meta.glob<Readonly<Record<string, unknown>>>(['../**/*.{ts,tsx}', '!../**/*.test.*']);
/** The modules that define a catalogue, found by what they say: no list to be kept up. */
const DEFINING = Object.keys(sources).filter((file) => sources[file]?.includes('= defineMessages('));

const isCatalogue = (value: unknown): value is Readonly<Record<Language, Texts>> =>
  typeof value === 'object' && value !== null && LANGUAGES.every((language) => language in value);
const exported = await Promise.all(DEFINING.map(async (file) => Object.values((await modules[file]?.()) ?? {}).filter(isCatalogue)));
const defined = exported.flat();

const shown = (language: Language, value: unknown): string =>
  typeof value === 'number' ? new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB').format(value) : String(value);

/** Fills what Lingui parsed; written for this test, and sharing nothing with what it examines. */
function theirs(language: Language, message: Theirs, params: Params, hash?: string): string {
  let text = '';
  for (const token of message) {
    if (typeof token === 'string') {
      text += token === '#' && hash !== undefined ? hash : token;
      continue;
    }
    const [name, type, rawChoices] = token;
    const value = params[name];
    if (type === undefined) {
      text += shown(language, value);
      continue;
    }
    const choices = rawChoices as Readonly<Record<string, Theirs | number | undefined>>;
    const offset = Number(choices['offset'] ?? 0);
    const count = Number(value) - offset;
    const rule =
      type === 'select' ? 'other' : new Intl.PluralRules(language, { type: type === 'plural' ? 'cardinal' : 'ordinal' }).select(count);
    const chosen = choices[String(value)] ?? choices[rule] ?? choices['other'];
    const inner = typeof chosen === 'string' ? [chosen] : (chosen as Theirs);
    text += theirs(language, inner, params, type === 'select' ? hash : shown(language, count));
  }
  return text;
}

const COUNTS = [0, 1, 2, 5, 11, 21, 1_234, -1, 1.5];
/** What each argument of a text can be: every branch of a choice, a branch that is none, and for a plain value text and number. */
function valuesOf(message: Theirs, found: Map<string, Set<string | number>> = new Map()): Map<string, Set<string | number>> {
  for (const token of message) {
    if (typeof token === 'string') continue;
    const [name, type, choices] = token;
    const values = found.get(name) ?? new Set<string | number>();
    found.set(name, values);
    if (type === undefined) for (const value of ["Müller's {Amt} #1", 0, 1_234_567.5]) values.add(value);
    else if (type !== 'select') for (const count of COUNTS) values.add(count);
    if (typeof choices !== 'object' || choices === null) continue;
    for (const [branch, inner] of Object.entries(choices as Record<string, Theirs | number>)) {
      if (branch === 'offset') continue;
      if (type === 'select') values.add(branch === 'other' ? 'somethingElse' : branch);
      else if (/^\d+$/.test(branch)) values.add(Number(branch));
      if (Array.isArray(inner)) valuesOf(inner, found);
    }
  }
  return found;
}

/** Every value of each argument meets every value of each other one, up to a bound for texts with very many arguments. */
function combinations(values: Map<string, Set<string | number>>): readonly Params[] {
  let made: readonly Params[] = [{}];
  for (const [name, options] of values) made = made.flatMap((params) => [...options].map((value) => ({ ...params, [name]: value })));
  return made.length <= 2_000 ? made : made.filter((_, index) => index % Math.ceil(made.length / 2_000) === 0);
}

describe.each(LANGUAGES)('every text of the web in %s', (language) => {
  const texts = [...new Set(defined.flatMap((catalogue) => Object.values(catalogue[language])))];

  test('is read as Lingui reads it', () => {
    const differences: string[] = [];
    let compared = 0;
    for (const text of texts) {
      const message = compileMessageOrThrow(text);
      for (const params of combinations(valuesOf(message))) {
        const expected = theirs(language, message, params);
        const actual = formatMessage(language, text, params);
        compared += 1;
        if (actual !== expected) differences.push(`${text} ${JSON.stringify(params)}: ${actual} ≠ ${expected}`);
      }
    }
    expect(differences.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(texts.length);
  });

  test('is found: the catalogues of all features are there', () => {
    expect(texts.length).toBeGreaterThan(1_000);
    // A catalogue that its module keeps to itself would escape this test.
    expect(DEFINING.filter((_, index) => exported[index]?.length === 0)).toEqual([]);
    expect(DEFINING.length).toBeGreaterThan(30);
  });
});

describe('what no catalogue has yet is read alike too', () => {
  test.each([
    '{n, plural, offset:2 =0 {keiner} one {# weiterer} other {# weitere}}',
    '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
    "'{'{n}'}' und ''{n}''",
    "Es ist {n, plural, one {'#' {m}} other {# {m, plural, one {#.} other {#!}}}}",
    '{n,plural,one{eins}other{#}}',
    '{ n , select , 0 { null } other { # } }',
    '{n, plural, one {a} other {{m, select, 1 {# b} other {# c}}}} #',
    "It's {n}, isn't it?",
  ])('%s', (text) => {
    const message = compileMessageOrThrow(text);
    for (const n of COUNTS) for (const m of COUNTS) expect(formatMessage('en', text, { n, m })).toBe(theirs('en', message, { n, m }));
  });
});
