// SPDX-License-Identifier: EUPL-1.2

/** Line and column of a value, from 1. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** 'pools[1].costs[0].amount' → 'pools[1].costs[0]' → … → '' */
const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));

function placeOf(text: string, at: number): JsonPlace {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

interface Open {
  /** Null: nothing that is looked for lies inside. */
  readonly path: string | null;
  readonly isList: boolean;
  index: number;
  /** The name of the member that is read; null where a name comes next. */
  name: string | null;
}

const childOf = ({ path, isList, index, name }: Open): string =>
  isList ? `${path}[${index}]` : path === '' ? (name ?? '') : `${path}.${name ?? ''}`;

/** The path of the value that begins here, if it or anything inside it is looked for. */
function wantedPath(inside: Open | undefined, wanted: ReadonlySet<string>): string | null {
  if (inside?.path === null) return null;
  const path = inside === undefined ? '' : childOf(inside);
  return wanted.has(path) ? path : null;
}

function nextItem(inside: Open | undefined): void {
  if (!inside) return;
  inside.index += 1;
  inside.name = null;
}

/** Where the values begin that the paths name. */
function beginnings(text: string, wanted: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>();
  const open: Open[] = [];
  const begin = (token: string, at: number, inside: Open | undefined): void => {
    const path = wantedPath(inside, wanted);
    // Of a member that is there twice the last one counts, as for the reader.
    if (path !== null) found.set(path, at);
    if (token === '{' || token === '[') open.push({ path, isList: token === '[', index: 0, name: null });
  };
  for (const { 0: token, index: at } of text.matchAll(TOKEN)) {
    const inside = open.at(-1);
    const isName = inside !== undefined && !inside.isList && inside.name === null;
    if (token === '}' || token === ']') open.pop();
    else if (token === ',') nextItem(inside);
    else if (isName) inside.name = inside.path === null ? token : JSON.parse(token);
    else if (token !== ':') begin(token, at, inside);
  }
  return found;
}

/**
 * Line and column of each path in a valid JSON text; where nothing stands at a path (a member is missing), of what it should stand in.
 * @param paths as the reader of run files writes them: 'pools[1].costs[0].amount'
 */
export function placesIn(text: string, paths: readonly string[]): (path: string) => JsonPlace {
  const wanted = new Set<string>(['']);
  for (const path of paths) for (let at = path; at !== ''; at = parentOf(at)) wanted.add(at);
  const found = beginnings(text, wanted);
  return (path) => {
    let at = path;
    while (at !== '' && !found.has(at)) at = parentOf(at);
    return placeOf(text, found.get(at) ?? 0);
  };
}
