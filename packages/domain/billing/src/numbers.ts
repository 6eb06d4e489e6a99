// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { Family } from './family.ts';

/** B for Bescheid, R for Rechnung. */
const LETTER = { notice: 'B', invoice: 'R' } as const satisfies Record<Family, string>;
const DIGITS = 6;

/** 'R-2027-000017': gapless by association, family and year of issue. */
export function documentNumber(family: Family, year: number, position: number): string {
  invariant(Number.isSafeInteger(position) && position > 0 && position < 10 ** DIGITS, 'a position counts from one');
  return `${LETTER[family]}-${year}-${String(position).padStart(DIGITS, '0')}`;
}

export interface DrawnNumber {
  readonly family: Family;
  readonly year: number;
  readonly position: number;
  readonly number: string;
}

/**
 * Numbers for documents in their order, each the next of its family. 'last' are the last positions that were drawn in the year; who asks
 * holds their rows locked until the numbers are stored.
 */
export function drawNumbers(families: readonly Family[], year: number, last: Readonly<Record<Family, number>>): readonly DrawnNumber[] {
  const next: Record<Family, number> = { ...last };
  return families.map((family) => {
    next[family] += 1;
    const position = next[family];
    return { family, year, position, number: documentNumber(family, year, position) };
  });
}

/** Positions that are missing between one and the last: always empty, and what an auditor asks for. */
export function gapsIn(positions: readonly number[], last: number): readonly number[] {
  const drawn = new Set(positions);
  return Array.from({ length: last }, (_, index) => index + 1).filter((position) => !drawn.has(position));
}
