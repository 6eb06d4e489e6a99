// SPDX-License-Identifier: EUPL-1.2

export type Choices = Readonly<Record<string, readonly Piece[]>>;
export interface Argument {
  readonly name: string;
  /** With choices only; none: the value as it is. */
  readonly choose?: 'plural' | 'selectordinal' | 'select';
  readonly offset?: number;
  readonly choices?: Choices;
}
/** Text, the number of the plural around it, or an argument. */
export type Piece = string | { readonly hash: true } | Argument;

const HASH = { hash: true } as const;
const NAME = /\s*([\w.-]+)\s*/y;
const CASE = /\s*(=\d+|[\w-]+)\s*\{/y;
const OFFSET = /\s*offset:\s*(\d+)/y;

/** An ICU text as pieces: arguments, plural, selectordinal, select, and ICU's apostrophes. @throws where the text is broken */
export function parseMessage(text: string): readonly Piece[] {
  let at = 0;

  const broken = (what: string): Error => new Error(`${what} at ${at} in: ${text}`);
  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  }
  function expect(sign: string): void {
    if (text[at] !== sign) throw broken(`'${sign}' is missing`);
    at += 1;
  }

  /** Two apostrophes are one; one before a sign that has a meaning quotes up to the next one. */
  function apostrophe(quotable: string): string {
    at += 1;
    if (text[at] === "'") {
      at += 1;
      return "'";
    }
    if (!quotable.includes(text[at] ?? ' ')) return "'";
    let quoted = '';
    for (; at < text.length; at += 1) {
      if (text[at] !== "'") quoted += text[at];
      else if (text[at + 1] === "'") {
        quoted += "'";
        at += 1;
      } else {
        at += 1;
        return quoted;
      }
    }
    throw broken('A quotation does not end');
  }

  function choicesOf(choose: 'plural' | 'selectordinal' | 'select', inPlural: boolean): Omit<Argument, 'name'> {
    const offset = choose === 'select' ? null : match(OFFSET);
    const choices: Record<string, readonly Piece[]> = {};
    for (let found = match(CASE); found; found = match(CASE)) {
      choices[found[1]?.replace('=', '') ?? ''] = pieces(true, choose !== 'select' || inPlural);
      expect('}');
    }
    if (!choices['other']) throw broken("'other' is missing");
    match(/\s*/y);
    return { choose, choices, ...(offset ? { offset: Number(offset[1]) } : {}) };
  }

  function argument(inPlural: boolean): Argument {
    const name = match(NAME)?.[1];
    if (!name) throw broken('A name is missing');
    if (text[at] !== ',') return { name };
    at += 1;
    const choose = match(NAME)?.[1];
    if (choose !== 'plural' && choose !== 'selectordinal' && choose !== 'select')
      throw new Error(`No ICU formats in messages: ${name}, ${choose}`);
    expect(',');
    return { name, ...choicesOf(choose, inPlural) };
  }

  function piece(inPlural: boolean): Piece {
    const sign = text[at];
    if (sign === "'") return apostrophe(inPlural ? '{}#' : '{}');
    if (sign === '}') throw broken("'}' closes nothing");
    at += 1;
    if (sign === '#' && inPlural) return HASH;
    if (sign !== '{') return sign ?? '';
    const found = argument(inPlural);
    expect('}');
    return found;
  }

  function pieces(nested: boolean, inPlural: boolean): readonly Piece[] {
    const found: Piece[] = [];
    while (at < text.length && !(nested && text[at] === '}')) {
      const next = piece(inPlural);
      const last = found.at(-1);
      if (typeof next === 'string' && typeof last === 'string') found[found.length - 1] = last + next;
      else found.push(next);
    }
    return found;
  }

  return pieces(false, false);
}
