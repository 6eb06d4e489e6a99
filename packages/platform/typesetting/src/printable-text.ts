// SPDX-License-Identifier: EUPL-1.2

/** Text that was changed because it could not be printed as it stands. */
export interface Substitution {
  /** Where in the letter: 'blocks[2].text'. */
  readonly at: string;
  /** 'U+1F600' */
  readonly characters: readonly string[];
}

/** Stands for what the fonts cannot show. */
const SUBSTITUTE = '\ufffd';

/** Signs that look the same as what the fonts have, or that only tell where a line may break. */
const ALIKE: Readonly<Record<string, string>> = {
  '\u2011': '-',
  '\u2009': '\u00a0',
  '\u200a': '\u00a0',
  '\u202f': '\u00a0',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2007': '\u00a0',
  '\u2008': ' ',
  '\u3000': ' ',
  '\t': ' ',
  '\u2028': '\n',
  '\u2029': '\n\n',
  '\v': '\n',
  '\f': '\n\n',
};
/** Controls, marks of direction and what joins signs: nothing of it is seen, and left in place it would turn what is around it. */
const UNSEEN = /(?![\n\t\v\f\u00ad])[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
/** Letters in a row after which a line may break anywhere; no German word that is written is as long. */
const LONGEST_WORD = 48;
const LONG_WORD = new RegExp(`[^\\s\\u00a0-]{${LONGEST_WORD}}(?=[^\\s\\u00a0-])`, 'gu');
const BREAK = '\u200b';

const nameOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Makes text printable with the characters that there are. */
export class PrintableText {
  readonly substitutions: Substitution[] = [];
  private readonly known: ReadonlySet<number>;
  private readonly substitute: string;

  constructor(known: ReadonlySet<number>) {
    this.known = known;
    this.substitute = known.has(SUBSTITUTE.codePointAt(0) ?? 0) ? SUBSTITUTE : '?';
  }

  private readonly isKnown = (character: string): boolean => this.known.has(character.codePointAt(0) ?? 0);

  /** One composed character, or its base with its marks, or the substitute. */
  private shown(character: string, unknown: Set<string>): string {
    if (character === '\n' || this.isKnown(character)) return character;
    const alike = ALIKE[character];
    if (alike !== undefined) return alike;
    const parts = [...character.normalize('NFD')];
    if (parts.length > 1 && parts.every(this.isKnown)) return parts.join('');
    unknown.add(nameOf(character));
    return this.substitute;
  }

  of(at: string, text: string): string {
    const plain = text.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC').replace(UNSEEN, '');
    const unknown = new Set<string>();
    let shown = '';
    for (const character of plain) shown += this.shown(character, unknown);
    if (unknown.size > 0) this.substitutions.push({ at, characters: [...unknown].slice(0, 20) });
    return shown.replace(LONG_WORD, (word) => word + BREAK);
  }
}
