// SPDX-License-Identifier: EUPL-1.2
import { foldText } from '../bank/content.ts';

const TITLES: ReadonlySet<string> = new Set(['HERR', 'HERRN', 'FRAU', 'DR', 'PROF', 'DIPL', 'ING', 'UND', 'U']);

/** The words of a name in one order, without titles and spelling: 'Dr. Müller, Ada' and 'ADA MUELLER' are one. '' for none. */
export function foldName(name: string | null): string {
  if (name === null) return '';
  const words = name.split(/[\s,;&+]+/).map(foldText);
  return words
    .filter((word) => word.length > 1 && !TITLES.has(word))
    .sort()
    .join(' ');
}

/** At least two words, all the same: a surname alone is no name. */
export function sameName(one: string | null, other: string | null): boolean {
  const folded = foldName(one);
  return folded.includes(' ') && folded === foldName(other);
}
