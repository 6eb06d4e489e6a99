// SPDX-License-Identifier: EUPL-1.2

/** What SEPA messages are written in, and beside it what the German banks take too. Source: EPC217-08; DFÜ-Abkommen, Anlage 3. */
const ALLOWED = /^[A-Za-z0-9/\-?:().,'+ ÄÖÜäöüß&]$/;

/** What has no letter of its own beneath it. */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{
    Æ: 'AE',
    æ: 'ae',
    Œ: 'OE',
    œ: 'oe',
    Ø: 'O',
    ø: 'o',
    Ł: 'L',
    ł: 'l',
    Đ: 'D',
    đ: 'd',
    Ð: 'D',
    ð: 'd',
    Þ: 'Th',
    þ: 'th',
    ı: 'i',
    ẞ: 'SS',
  },
  ...{ '„': "'", '“': "'", '”': "'", '"': "'", '«': "'", '»': "'", '‚': "'", '‘': "'", '’': "'", '`': "'", '´': "'", '^': "'" },
  ...{
    '–': '-',
    '—': '-',
    '‑': '-',
    _: '-',
    '~': '-',
    '[': '(',
    '{': '(',
    '<': '(',
    ']': ')',
    '}': ')',
    '>': ')',
    '|': '/',
    '\\': '/',
    '⁄': '/',
  },
  ...{
    ';': ',',
    '!': '.',
    '=': ':',
    '*': '.',
    '·': '.',
    '•': '-',
    '@': '(at)',
    '#': 'Nr.',
    '§': 'Par.',
    '%': 'v.H.',
    '€': 'EUR',
    $: 'USD',
    '£': 'GBP',
  },
  ...{ '…': '...', '°': ' Grad', '\t': ' ', '\n': ' ', '\r': ' ', '\u00a0': ' ', '\u202f': ' ' },
};
/** Stands for a character that nobody can write otherwise, so that nothing is dropped unseen. */
const UNKNOWN = '.';

function written(character: string): string {
  if (ALLOWED.test(character)) return character;
  const known = WRITTEN[character];
  if (known !== undefined) return known;
  const plain = [...character.normalize('NFKD')]
    .filter((part) => !/\p{M}/u.test(part))
    .map((part) => (ALLOWED.test(part) ? part : (WRITTEN[part] ?? UNKNOWN)));
  return plain.length === 0 ? UNKNOWN : plain.join('');
}

export interface Converted {
  readonly text: string;
  /** 'é → e', each once. */
  readonly changes: readonly string[];
}

/** A text in the characters that banks take; every other one is converted, none is dropped. */
export function convertText(text: string): Converted {
  const changes = new Set<string>();
  // An accent that stands apart from its letter belongs to it.
  const letters = [...text.normalize('NFC')].map((character) => {
    const instead = written(character);
    if (instead !== character) changes.add(`${character} → ${instead}`);
    return instead;
  });
  return { text: letters.join(''), changes: [...changes] };
}

/** The characters of a text that banks do not take. */
export const strangeCharacters = (text: string): readonly string[] => [
  ...new Set([...text].filter((character) => !ALLOWED.test(character))),
];

/** Ids are narrower: no umlauts, no slash at an end, no double slash, no space at an end. */
export const isIdForm = (text: string): boolean =>
  /^[A-Za-z0-9+?/:().,' -]{1,35}$/.test(text) &&
  !text.startsWith('/') &&
  !text.endsWith('/') &&
  !text.includes('//') &&
  text === text.trim();
