// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Verdict } from './open-matrix.ts';

const VERDICT_FILE = 'apps/gateway/src/testing/matrix/verdicts.json';

/** Field → for whom it is open, as it was decided and is checked in. */
const decidedVerdicts = (): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL('../verdicts.json', import.meta.url), 'utf8')) as Record<string, string>;

/** 'desk.readTime: teamLead auditor; own: clerk' — for every role that is not named the field is closed. */
function verdictText({ action, allowed, own }: Verdict): string {
  if (action === null) return 'everybody who is signed in';
  const ownPart = own.length > 0 ? [`own: ${own.join(' ')}`] : [];
  return `${action}: ${[...(allowed.length > 0 ? [allowed.join(' ')] : []), ...ownPart].join('; ') || 'nobody'}`;
}

/** What differs between the schema as it behaves and the table as it was decided, each with what to do about it. */
export function verdictFaults(
  seen: Readonly<Record<string, Verdict>>,
  decided: Readonly<Record<string, string>> = decidedVerdicts(),
): readonly string[] {
  const behaves = Object.entries(seen).map(([field, verdict]) => [field, verdictText(verdict)] as const);
  return [
    ...behaves.flatMap(([field, text]) => {
      const known = decided[field];
      if (known === undefined)
        return [`${field} has no verdict. Decide for whom it is open and write it into ${VERDICT_FILE}; at present it is "${text}".`];
      if (known === text) return [];
      return [`${field} is open for "${text}", decided is "${known}". If that is meant, change its line in ${VERDICT_FILE}.`];
    }),
    ...Object.keys(decided).flatMap((field) =>
      field in seen ? [] : [`${field} is gone from the schema: take its line out of ${VERDICT_FILE}.`],
    ),
  ];
}
