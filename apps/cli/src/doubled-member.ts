// SPDX-License-Identifier: EUPL-1.2

export interface DoubledMember {
  /** From 1, of the second one. */
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

/** Index behind the string that begins at a quote. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  for (;;) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
    at = text.indexOf('"', at + 1);
  }
}

const placeOf = (text: string, at: number): { line: number; column: number } => {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
};

type Names = Set<string> | null;

/** The brackets that are open around what follows: of every object its names so far, null for a list. */
function follow(open: Names[], mark: string): void {
  if (mark === '{') open.push(new Set());
  else if (mark === '[') open.push(null);
  else if (mark === '}' || mark === ']') open.pop();
}

/** The first member whose name its object has already, in a text that is JSON: an engine takes the last one without a word. */
export function findDoubledMember(text: string): DoubledMember | null {
  const open: Names[] = [];
  const marks = /["{}[\],:]/g;
  /** The names among which the next string is one. */
  let names: Names = null;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const { 0: mark, index } = found;
    if (mark === '"') marks.lastIndex = endOfString(text, index);
    if (mark === '"' && names) {
      const name = JSON.parse(text.slice(index, marks.lastIndex)) as string;
      if (names.has(name)) return { ...placeOf(text, index), name };
      names.add(name);
    }
    follow(open, mark);
    names = mark === '{' || mark === ',' ? (open.at(-1) ?? null) : null;
  }
  return null;
}
