// SPDX-License-Identifier: EUPL-1.2

/** A date, a number, a yes: such a column is as wide as what stands in it, and no wider. */
const SHORT = 12;

/** No word that is broken at the end of a line: an account number, a creditor's id. Longer ones get no more room for it. */
const LONGEST_ID = 24;
const roomOfIds = (cells: readonly string[]): number => {
  const ids = cells.flatMap((cell) => cell.split(/\s+/)).filter((word) => /\d/.test(word) && word.length <= LONGEST_ID);
  return Math.round(Math.max(0, ...ids.map(({ length }) => length)) * 0.65);
};

/** Long texts get more room than short ones, but not by their length alone: a row is not higher than a page. Null: as wide as its longest cell. */
export function widthOf(cells: readonly string[]): number | null {
  const longest = Math.max(...cells.map(({ length }) => length));
  return longest <= SHORT ? null : Math.max(2 + Math.round(Math.sqrt(longest)), roomOfIds(cells));
}
