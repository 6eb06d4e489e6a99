// SPDX-License-Identifier: EUPL-1.2
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import type { Language } from './language.ts';

type Params = Readonly<Record<string, unknown>>;
type Choices = Readonly<Record<string, CompiledMessage | number | undefined>>;

const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') };
const cardinal = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') };
const ordinal = { de: new Intl.PluralRules('de', { type: 'ordinal' }), en: new Intl.PluralRules('en', { type: 'ordinal' }) };

const shown = (language: Language, value: unknown): string =>
  typeof value === 'number' ? numbers[language].format(value) : String(value ?? '');

function choose(language: Language, type: string, choices: Choices, value: unknown): CompiledMessage {
  const offset = typeof choices['offset'] === 'number' ? choices['offset'] : 0;
  const rules = type === 'plural' ? cardinal : type === 'selectordinal' ? ordinal : null;
  const name = rules ? rules[language].select(Number(value) - offset) : String(value);
  const chosen = choices[String(value)] ?? choices[name] ?? choices['other'];
  return Array.isArray(chosen) ? chosen : [];
}

/**
 * Fills what Lingui's parser made of an ICU text: arguments, plural, selectordinal, select. Dates and amounts are formatted by
 * src/format before they come here, so ICU's own formats are not wanted and refused.
 */
export function interpret(language: Language, message: CompiledMessage, params: Params, hash = ''): string {
  return message
    .map((token) => {
      if (typeof token === 'string') return token === '#' && hash !== '' ? hash : token;
      const [name, type, choices] = token;
      if (type === undefined) return shown(language, params[name]);
      if (typeof choices !== 'object' || choices === null) throw new Error(`No ICU formats in messages: ${name}, ${type}`);
      const offset = (choices as Choices)['offset'];
      const count = Number(params[name]) - (typeof offset === 'number' ? offset : 0);
      const inner = type === 'select' ? hash : shown(language, count);
      return interpret(language, choose(language, type, choices as Choices, params[name]), params, inner);
    })
    .join('');
}
