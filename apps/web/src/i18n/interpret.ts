// SPDX-License-Identifier: EUPL-1.2
import type { Language } from './language.ts';
import type { Argument, Piece } from './parse.ts';

type Params = Readonly<Record<string, unknown>>;

const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') };
const cardinal = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') };
const ordinal = { de: new Intl.PluralRules('de', { type: 'ordinal' }), en: new Intl.PluralRules('en', { type: 'ordinal' }) };

const shown = (language: Language, value: unknown): string =>
  typeof value === 'number' ? numbers[language].format(value) : String(value ?? '');

function fill(language: Language, { name, choose, choices, offset = 0 }: Argument, params: Params, hash: string): string {
  const value = params[name];
  if (!choices) return shown(language, value);
  const count = Number(value) - offset;
  const rules = choose === 'select' ? null : choose === 'plural' ? cardinal : ordinal;
  const chosen = choices[String(value)] ?? choices[rules ? rules[language].select(count) : 'other'] ?? choices['other'] ?? [];
  return interpret(language, chosen, params, rules ? shown(language, count) : hash);
}

/** Fills a parsed text. Dates and amounts are formatted by src/format before they come here. */
export function interpret(language: Language, message: readonly Piece[], params: Params, hash = ''): string {
  return message
    .map((piece) => (typeof piece === 'string' ? piece : 'hash' in piece ? hash : fill(language, piece, params, hash)))
    .join('');
}
