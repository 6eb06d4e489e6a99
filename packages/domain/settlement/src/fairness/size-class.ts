// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, civilDate, type DatedFigure, isValidOn } from '@kernel/core';

/** Municipalities by their inhabitants: from ≤ inhabitants < below; null is open. */
export interface SizeClass {
  readonly from: number | null;
  readonly below: number | null;
}

/**
 * Where one class ends and the next begins. 25,000 and 60,000 are the limits of medium-sized and large towns of a district; below them
 * the law draws no line, and 10,000 keeps the small ones apart.
 */
const LIMITS: readonly DatedFigure<readonly number[]>[] = [
  {
    validFrom: civilDate('1994-10-17'),
    validTo: null,
    value: [10_000, 25_000, 60_000],
    source: '§ 4 Abs. 2 und 3 GO NRW',
    state: 'inForce',
  },
];

/** The classes of a day, from the smallest on, and where their limits stand; none before the first known ones. */
export function sizeClassesOn(day: CivilDate): { readonly classes: readonly SizeClass[]; readonly source: string } {
  const found = LIMITS.find(({ validFrom, validTo }) => isValidOn({ from: validFrom, to: validTo }, day));
  if (!found) return { classes: [], source: '' };
  const limits = [null, ...found.value, null];
  return { classes: limits.slice(1).map((below, at) => ({ from: limits[at] ?? null, below })), source: found.source };
}

export const isInClass = ({ from, below }: SizeClass, inhabitants: number): boolean =>
  (from === null || inhabitants >= from) && (below === null || inhabitants < below);
