// SPDX-License-Identifier: EUPL-1.2

/** A source seen four ways; lines stay where they are, what a view leaves out is blank. */
export interface SourceViews {
  readonly text: string;
  /** Without comments, and without what stands inside strings, templates and regular expressions. */
  readonly code: string;
  /** Without comments. */
  readonly codeAndStrings: string;
  readonly comments: string;
}

type Kind = 'code' | 'literal' | 'comment';

/** A slash after one of these begins a regular expression, after anything else it divides (or ends a JSX tag). */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{;+\-*%~^]|=>|\b(?:return|typeof|case|in|of|do|else|await|yield))\s*$/;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
    // A quoted string ends with its line; so an apostrophe in JSX text spoils one line and no more.
    else if (text[at] === '\n') return at;
  }
  return text.length;
}

function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '\n') return start + 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at + 1;
  }
  return start + 1;
}

/** A template up to its end or to the next `${`. */
function endOfTemplatePart(text: string, start: number): { end: number; opens: boolean } {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return { end: at + 1, opens: false };
    else if (text[at] === '$' && text[at + 1] === '{') return { end: at + 2, opens: true };
  }
  return { end: text.length, opens: false };
}

function endOfComment(text: string, start: number): number | null {
  if (text.startsWith('//', start)) {
    const end = text.indexOf('\n', start);
    return end < 0 ? text.length : end;
  }
  if (!text.startsWith('/*', start)) return null;
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + 2;
}

class Scanner {
  readonly parts: { kind: Kind; from: number; to: number }[] = [];
  /** Depth of braces inside each open `${`. */
  private readonly templates: number[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  scan(): void {
    let at = 0;
    while (at < this.text.length) at = this.step(at);
  }

  private push(kind: Kind, from: number, to: number): number {
    this.parts.push({ kind, from, to });
    return to;
  }

  private template(from: number, inside: number): number {
    const { end, opens } = endOfTemplatePart(this.text, inside);
    if (opens) this.templates.push(0);
    return this.push('literal', from, end);
  }

  private brace(at: number): number {
    const depth = this.templates.at(-1);
    if (depth !== undefined) {
      if (this.text[at] === '}' && depth === 0) {
        this.templates.pop();
        return this.template(at, at + 1);
      }
      this.templates[this.templates.length - 1] = depth + (this.text[at] === '{' ? 1 : -1);
    }
    return this.push('code', at, at + 1);
  }

  private step(at: number): number {
    const sign = this.text[at];
    if (sign === '/') {
      const comment = endOfComment(this.text, at);
      if (comment !== null) return this.push('comment', at, comment);
      if (BEFORE_REGEX.test(this.text.slice(Math.max(0, at - 40), at))) return this.push('literal', at, endOfRegex(this.text, at));
    }
    if (sign === "'" || sign === '"') return this.push('literal', at, endOfString(this.text, at, sign));
    if (sign === '`') return this.template(at, at + 1);
    if (sign === '{' || sign === '}') return this.brace(at);
    return this.push('code', at, at + 1);
  }
}

/** Views of a TypeScript or JavaScript source. */
export function viewsOf(text: string): SourceViews {
  const scanner = new Scanner(text);
  scanner.scan();
  const pick = (...kinds: Kind[]): string =>
    scanner.parts.map(({ kind, from, to }) => (kinds.includes(kind) ? text.slice(from, to) : blank(text.slice(from, to)))).join('');
  return { text, code: pick('code'), codeAndStrings: pick('code', 'literal'), comments: pick('comment') };
}

/** Views of a text that has no strings to spare (Markdown, SQL, JSON): all of it counts as a comment. */
export const plainViews = (text: string): SourceViews => ({ text, code: '', codeAndStrings: text, comments: text });
