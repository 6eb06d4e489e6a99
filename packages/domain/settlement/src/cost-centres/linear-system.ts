// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction, invariant } from '@kernel/core';
import { wholeWeights } from '../split.ts';

/**
 * Solves rows · x = right exactly by elimination without fractions (Bareiss 1968): every intermediate value is a determinant of
 * whole numbers, so that nothing grows more than it must and every division leaves no remainder.
 * @param rows a square matrix
 * @returns x, or null if the system is singular
 */
export function solveExactly(rows: readonly (readonly Fraction[])[], right: readonly Fraction[]): Fraction[] | null {
  const size = rows.length;
  invariant(right.length === size && rows.every((row) => row.length === size), 'a square system with a right side');
  const matrix = rows.map((row, index) => wholeWeights([...row, right[index] ?? fraction(0)]).whole);
  let previous = 1n;
  for (let step = 0; step < size; step += 1) {
    const pivotRow = matrix.findIndex((row, index) => index >= step && row[step] !== 0n);
    if (pivotRow === -1) return null;
    swap(matrix, step, pivotRow);
    previous = eliminate(matrix, step, previous);
  }
  return matrix.map((row, index) => fraction(row[size] ?? 0n, row[index] ?? 0n));
}

function swap(matrix: bigint[][], a: number, b: number): void {
  const row = matrix[a];
  const other = matrix[b];
  invariant(row !== undefined && other !== undefined, 'rows of the matrix');
  matrix[a] = other;
  matrix[b] = row;
}

/** Clears the column of the step in all other rows, above the diagonal as well; gives the pivot, by which the next step divides. */
function eliminate(matrix: bigint[][], step: number, previous: bigint): bigint {
  const pivotRow = matrix[step] ?? [];
  const pivot = pivotRow[step] ?? 0n;
  for (const [index, row] of matrix.entries()) {
    if (index === step) continue;
    const factor = row[step] ?? 0n;
    for (let column = step; column < row.length; column += 1) {
      row[column] = ((row[column] ?? 0n) * pivot - (pivotRow[column] ?? 0n) * factor) / previous;
    }
    // Left of the step a row holds its own pivot alone, and all of those are the latest one.
    if (index < step) row[index] = pivot;
  }
  return pivot;
}
