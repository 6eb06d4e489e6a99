// SPDX-License-Identifier: EUPL-1.2

/** A date is one word and breaks nowhere. */
const DATE_WIDTH = 12;
const isDate = (cell: string): boolean => /^\d{2}\.\d{2}\.\d{4}$/.test(cell);

/** Long texts get more room than short ones, but not by their length alone: a row is not higher than a page. */
export function widthOf(cells: readonly string[]): number {
  const byLength = 2 + Math.round(Math.sqrt(Math.max(...cells.map(({ length }) => length))));
  return cells.some(isDate) ? Math.max(DATE_WIDTH, byLength) : byLength;
}
