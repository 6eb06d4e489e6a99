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

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  address: 'Adresse',
  code: 'Kürzel',
  command: 'Befehl',
  date: 'Datum',
  euro: 'Euro',
  file: 'Datei',
  FILE: 'DATEI',
  folder: 'Ordner',
  FOLDER: 'ORDNER',
  id: 'Kennung',
  language: 'Sprache',
  list: 'Liste',
  name: 'Name',
  options: 'Optionen',
  slug: 'Kürzel',
  text: 'Text',
};

/** What stands for a value in the help: '--out <file>' is '--out <Datei>' in German, 'FILE.json' is 'DATEI.json'. */
export const placeholderIn = (language: Language, term: string): string =>
  language === 'de'
    ? term.replace(/(?<=[<[|]|^)[A-Za-z]+(?=[\]>.|]|$)/g, (word) =>
        Object.hasOwn(PLACEHOLDERS, word) ? (PLACEHOLDERS[word] ?? word) : word,
      )
    : term;

/** What `--lang` says, else what the system's language says; German where neither speaks of English. */
export function languageOf(args: readonly string[], environment: Environment): Language {
  const at = args.lastIndexOf('--lang');
  const chosen = args.findLast((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) ?? (at < 0 ? undefined : args[at + 1]);
  const said = chosen ?? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '');
  return /^en/i.test(said) ? 'en' : 'de';
}
