// SPDX-License-Identifier: EUPL-1.2

/** Words that stand in every text of a body, so that a text found in an answer tells whose it is. */
export interface Mark {
  /** For everybody in the association. */
  readonly published: string;
  /** For the body itself and the centre. */
  readonly own: string;
  /** For one side of the counter alone. */
  readonly memberSide: string;
  readonly centreSide: string;
  /** The centre's own people, who are shown to members by their function. */
  readonly person: string;
  /** A cost pool and its costs: the centre's, but named in every statement that it goes into. */
  readonly pool: string;
}

export function markOf(letter: 'A' | 'B', home: 0 | 1 | 2): Mark {
  const mark = (kind: string) => `Kenn${letter}${home}${kind}`;
  return {
    published: mark('pub'),
    own: mark('own'),
    memberSide: mark('member'),
    centreSide: mark('centre'),
    person: mark('person'),
    pool: mark('pool'),
  };
}

export interface FoundMark {
  readonly word: string;
  readonly letter: string;
  readonly home: number;
  readonly kind: string;
}

export const marksIn = (text: string): readonly FoundMark[] =>
  [...text.matchAll(/Kenn([AB])([012])(pub|own|member|centre|person|pool)/gi)].map(([word, letter = '', home = '', kind = '']) => ({
    word,
    letter: letter.toUpperCase(),
    home: Number(home),
    kind: kind.toLowerCase(),
  }));
