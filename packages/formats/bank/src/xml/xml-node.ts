// SPDX-License-Identifier: EUPL-1.2

/** An element by its local name; foreign namespaces do not occur in what is read of banks' messages. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

export function child(node: XmlNode | null | undefined, name: string): XmlNode | null {
  if (!node) return null;
  for (const one of node.children) if (one.name === name) return one;
  return null;
}

export const childrenOf = (node: XmlNode | null, name: string): XmlNode[] => node?.children.filter((one) => one.name === name) ?? [];

/** The first element along a path of names, else null. */
export function find(node: XmlNode | null | undefined, ...path: readonly string[]): XmlNode | null {
  let at: XmlNode | null = node ?? null;
  for (const name of path) at = child(at, name);
  return at;
}

/** The text of an element along a path, trimmed; null where there is none. */
export function textAt(node: XmlNode | null | undefined, ...path: readonly string[]): string | null {
  const text = find(node, ...path)?.text.trim() ?? '';
  return text === '' ? null : text;
}

/** The first of several paths that leads to a text: the versions of a message name the same thing differently. */
export function firstText(node: XmlNode | null | undefined, paths: readonly (readonly string[])[]): string | null {
  for (const path of paths) {
    const text = textAt(node, ...path);
    if (text !== null) return text;
  }
  return null;
}
