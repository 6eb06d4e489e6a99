// SPDX-License-Identifier: EUPL-1.2
import type { Environment } from '@platform/configuration';

export type Language = 'de' | 'en';

/** What is read by people: in both languages, or the same in both. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}
export type Line = string | Bilingual;

export const both = (de: string, en: string): Bilingual => ({ de, en });
export const textIn = (language: Language, line: Line): string => (typeof line === 'string' ? line : line[language]);

/** An amount: '2.770,19' and '2770.19'. @param decimal as `centsToDecimal` writes it */
export const amountText = (decimal: string): Bilingual => {
  const [whole = '', decimals = ''] = decimal.split('.');
  return both(`${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${decimals}`, decimal);
};

/** Joins texts of which some are in both languages. */
export const joined = (...parts: readonly Line[]): Bilingual => ({
  de: parts.map((part) => textIn('de', part)).join(''),
  en: parts.map((part) => textIn('en', part)).join(''),
});

/** What `--lang` says, else what the system's language says; German where neither speaks of English. */
export function languageOf(args: readonly string[], environment: Environment): Language {
  const at = args.lastIndexOf('--lang');
  const chosen = args.findLast((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) ?? (at < 0 ? undefined : args[at + 1]);
  const said = chosen ?? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '');
  return /^en/i.test(said) ? 'en' : 'de';
}
