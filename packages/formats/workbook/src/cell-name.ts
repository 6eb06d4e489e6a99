// SPDX-License-Identifier: EUPL-1.2

/** 0 → 'A', 26 → 'AA' */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** (0, 0) → 'A1' */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;
