// SPDX-License-Identifier: EUPL-1.2

/** '' is PostgreSQL's own name for a statement that is not kept. */
type StatementNames = (text: string) => string;

/**
 * Names for statements that come again: under its name a statement is planned once for each connection, and planning a page's joins behind
 * the wall costs PostgreSQL as much as running them. What came once only, as rare filters do, takes no place, and when all places are
 * taken, the rest goes without: PostgreSQL keeps a plan for each name on each connection.
 */
export function statementNames(prefix: string, limit: { readonly statements: number }): StatementNames {
  const named = new Map<string, string>();
  const seenOnce = new Set<string>();
  return (text) => {
    const known = named.get(text);
    if (known !== undefined) return known;
    if (named.size >= limit.statements) return '';
    if (!seenOnce.delete(text)) {
      if (seenOnce.size >= limit.statements) seenOnce.clear();
      seenOnce.add(text);
      return '';
    }
    const name = `${prefix}_${named.size + 1}`;
    named.set(text, name);
    return name;
  };
}
