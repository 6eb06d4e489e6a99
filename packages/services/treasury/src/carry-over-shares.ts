// SPDX-License-Identifier: EUPL-1.2

import { takenOffPort, type YearEnds } from '@contracts/billing';
import type { ReleasedShare } from '@contracts/settlement';
import { settlementResultsPort } from '@contracts/settlement';
import type { CarryOverBook, CarryOverShare } from '@contracts/treasury';
import { type Balancing, type CarryOver, carryOverLabel, ruleOn, shareCarryOver } from '@domain/treasury';
import { cents, civilDate, civilMonth, type TenantId } from '@kernel/core';
import { balancingRule } from './balancing-rule.ts';
import { rulesOf } from './books.ts';
import { carryOversOf } from './centre-records.ts';

/** What each member bore, added up over pools. */
function borneBy(shares: readonly ReleasedShare[]): readonly ReleasedShare[] {
  const byMember = new Map<string, ReleasedShare>();
  for (const share of shares) {
    const before = byMember.get(share.tenantId);
    byMember.set(share.tenantId, before ? { ...before, amountCents: cents(before.amountCents + share.amountCents) } : share);
  }
  return [...byMember.values()];
}

/** Balancings with the names under which documents hold them. */
export function namedBalancings<One extends Balancing>(balancings: readonly One[]): readonly (One & { readonly balancingId: string })[] {
  const seen = new Map<number, number>();
  return balancings.map((one) => {
    const place = (seen.get(one.year) ?? 0) + 1;
    seen.set(one.year, place);
    return { ...one, balancingId: `${one.carryOverId}:${one.year}:${place}` };
  });
}

/** 'missed': the documents of its year are out, and none holds it: it waits for the next round that ends a year. */
export function placeOf({ balancingId, year }: Balancing & { readonly balancingId: string }, { rounds, taken }: YearEnds) {
  if (taken.has(`carryOver:${balancingId}`)) return 'onDocuments';
  return rounds.get(year) === 'issued' ? 'missed' : 'waits';
}

type Resolved = Balancing & { readonly resolution: string; readonly balancingId: string };

const LAW = '§ 6 Abs. 2 Satz 3 KAG NRW';

const basisOf = (clause: string, { resolution }: Resolved) => {
  const basis = `${clause}; ${resolution}`;
  return { resolution, basis: { de: basis, en: basis } };
};

function sharesOfOne({ balancingId, amountCents }: Resolved, carryOver: CarryOver, borne: readonly ReleasedShare[]) {
  const members = new Map<string, ReleasedShare>(borne.map((one) => [one.tenantId, one]));
  return shareCarryOver(amountCents, borne).flatMap(({ tenantId, ...share }) => {
    const member = members.get(tenantId);
    if (!member) return [];
    const { ags, memberName } = member;
    return [{ tenantId: tenantId as TenantId, ags, memberName, balancingId, ...share, label: carryOverLabel(carryOver) }];
  });
}

export const carryOverBook: CarryOverBook = {
  async sharesOf(reads, ports, year, roundId) {
    const { carryOvers, balancings } = await carryOversOf(reads);
    const ends = await ports.get(takenOffPort).yearEnds(reads, roundId);
    const ofYear = namedBalancings(balancings).filter((one) => {
      const place = placeOf(one, ends);
      return one.year === year ? place !== 'onDocuments' : one.year < year && place === 'missed';
    });
    if (ofYear.length === 0) return [];
    const results = ports.get(settlementResultsPort);
    const pools = new Map((await results.pools(reads)).map(({ poolId, serviceFamilyCode }) => [poolId, serviceFamilyCode]));
    const rules = await rulesOf(reads);
    const shares: CarryOverShare[] = [];
    for (const balancing of ofYear) {
      const carryOver = carryOvers.find(({ id }) => id === balancing.carryOverId);
      if (!carryOver) continue;
      const { poolId } = carryOver;
      const [first, last] = [civilMonth(`${balancing.year}-01`), civilMonth(`${balancing.year}-12`)];
      const released = await results.releasedShares(reads, first, last);
      const borne = borneBy(poolId === null ? released : released.filter((share) => share.poolId === poolId));
      const serviceFamilyCode = poolId === null ? null : (pools.get(poolId) ?? null);
      const rule = balancingRule(ruleOn(rules, 'balancing', civilDate(`${balancing.year}-01-01`)));
      const clause = rule.kind === 'statutes' ? rule.clause : LAW;
      shares.push(
        ...sharesOfOne(balancing, carryOver, borne).map((share) => ({ ...share, serviceFamilyCode, ...basisOf(clause, balancing) })),
      );
    }
    return shares;
  },
};
