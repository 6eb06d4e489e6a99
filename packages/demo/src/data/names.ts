// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { Luck } from '../luck.ts';

/** Two halves of a family name that nobody bears; the first name is always 'Demo'. */
const FIRST_HALVES = [
  ...[
    'Sonnen',
    'Wolken',
    'Regen',
    'Sternen',
    'Mond',
    'Wiesen',
    'Nebel',
    'Wind',
    'Honig',
    'Kiesel',
    'Papier',
    'Lampen',
    'Morgen',
    'Silber',
    'Butter',
  ],
];
const SECOND_HALVES = [
  ...[
    'schein',
    'blume',
    'bogen',
    'taler',
    'zauber',
    'kuchen',
    'mantel',
    'pfeife',
    'tinte',
    'klammer',
    'laterne',
    'muschel',
    'feder',
    'kessel',
    'ranke',
  ],
];

/** 'Demo Sonnenblume': visibly invented, each given once. */
export function inventedNames(start = 0): () => string {
  let given = start;
  return () => {
    // Steps that have no common divisor with the count walk through all pairs.
    const index = (given * 47) % (FIRST_HALVES.length * SECOND_HALVES.length);
    invariant(given < FIRST_HALVES.length * SECOND_HALVES.length, 'the demo has names for everybody');
    given += 1;
    const first = FIRST_HALVES[index % FIRST_HALVES.length] ?? '';
    const second = SECOND_HALVES[(index - (index % FIRST_HALVES.length)) / FIRST_HALVES.length] ?? '';
    return `Demo ${first}${second}`;
  };
}

/** 'Honigmuschel': one of the pool, again and again, as many people share a name. */
export const inventedFamilyName = (luck: Luck): string => `${luck.pick(FIRST_HALVES)}${luck.pick(SECOND_HALVES)}`;
