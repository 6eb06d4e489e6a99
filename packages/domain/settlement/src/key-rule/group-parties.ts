// SPDX-License-Identifier: EUPL-1.2
import { compareFractions, type Fraction, ZERO_FRACTION } from '@kernel/core';
import { type Evaluation, note, sharesByWeight } from './evaluation.ts';
import type { PartyGroup, ShareRule } from './rule.ts';
import { weigh } from './weigh.ts';

const isInside = (size: Fraction, { from, below }: { readonly from: Fraction | null; readonly below: Fraction | null }): boolean =>
  (from === null || compareFractions(size, from) >= 0) && (below === null || compareFractions(size, below) < 0);

/** Who belongs to a group. Sizes are taken as they were counted, without days or exceptions: half a year makes no town smaller. */
function seatsOf(evaluation: Evaluation, path: string, { who }: PartyGroup, isMeant: (index: number) => boolean): Set<number> {
  const seats = new Set<number>();
  const listed = who.kind === 'list' ? new Set(who.parties) : null;
  const sizes = who.kind === 'size' ? weigh(evaluation, `${path}.who.by`, who.by, isMeant).values : [];
  evaluation.parties.forEach(({ party, days }, index) => {
    const isOwn = who.kind === 'size' ? days > 0 && isInside(sizes[index] ?? ZERO_FRACTION, who) : listed?.has(party);
    if (isMeant(index) && isOwn) seats.add(index);
  });
  return seats;
}

/** The parties of each group, by their place. Whoever takes part or has used something belongs to just one group, or is named. */
export function seatParties(
  evaluation: Evaluation,
  path: string,
  { groups }: Extract<ShareRule, { kind: 'groups' }>,
  isMeant: (index: number) => boolean,
): Set<number>[] {
  const seats = groups.map((group, index) => seatsOf(evaluation, `${path}.groups[${index}]`, group, isMeant));
  evaluation.parties.forEach((seen, index) => {
    const { party, name, days } = seen;
    if (!isMeant(index) || !sharesByWeight(seen) || (days === 0 && !evaluation.uses(party))) return;
    const own = groups.filter((_, group) => seats[group]?.has(index)).map((group) => group.name);
    if (own.length === 0) note(evaluation, 'PARTY_IN_NO_GROUP', path, { party: name });
    if (own.length > 1) note(evaluation, 'PARTY_IN_SEVERAL_GROUPS', path, { party: name, groups: own });
  });
  return seats;
}
