// SPDX-License-Identifier: EUPL-1.2

/** A date, a number, a yes: such a column is as wide as what stands in it, and no wider. */
const SHORT = 12;

/** Long texts get more room than short ones, but not by their length alone: a row is not higher than a page. Null: as wide as its longest cell. */
export function widthOf(cells: readonly string[]): number | null {
  const longest = Math.max(...cells.map(({ length }) => length));
  return longest <= SHORT ? null : 2 + Math.round(Math.sqrt(longest));
}
