// SPDX-License-Identifier: EUPL-1.2

import type { ReleasedShare } from '@contracts/settlement';
import { settlementResultsPort } from '@contracts/settlement';
import type { CarryOverBook } from '@contracts/treasury';
import { carryOverLabel, ruleOn, shareCarryOver } from '@domain/treasury';
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

const LAW = '§ 6 Abs. 2 Satz 3 KAG NRW';

export const carryOverBook: CarryOverBook = {
  async sharesOf(reads, ports, year) {
    const { carryOvers, balancings } = await carryOversOf(reads);
    const ofYear = balancings.filter((one) => one.year === year);
    if (ofYear.length === 0) return [];
    const results = ports.get(settlementResultsPort);
    const pools = new Map((await results.pools(reads)).map(({ poolId, serviceFamilyCode }) => [poolId, serviceFamilyCode]));
    const released = await results.releasedShares(reads, civilMonth(`${year}-01`), civilMonth(`${year}-12`));
    const rule = balancingRule(ruleOn(await rulesOf(reads), 'balancing', civilDate(`${year}-01-01`)));
    const clause = rule.kind === 'statutes' ? rule.clause : LAW;
    return ofYear.flatMap(({ carryOverId, amountCents, resolution }, index) => {
      const carryOver = carryOvers.find(({ id }) => id === carryOverId);
      if (!carryOver) return [];
      const { poolId } = carryOver;
      const borne = borneBy(poolId === null ? released : released.filter((share) => share.poolId === poolId));
      const members = new Map(borne.map((one) => [one.tenantId, one]));
      const basis = `${clause}; ${resolution}`;
      return shareCarryOver(amountCents, borne).flatMap(({ tenantId, ...share }) => {
        const member = members.get(tenantId);
        if (!member) return [];
        const { ags, memberName } = member;
        return [
          {
            ...{
              tenantId: tenantId as TenantId,
              ags,
              memberName,
              balancingId: `${carryOverId}:${year}:${index + 1}`,
              ...share,
              resolution,
            },
            ...{ serviceFamilyCode: poolId === null ? null : (pools.get(poolId) ?? null), label: carryOverLabel(carryOver) },
            basis: { de: basis, en: basis },
          },
        ];
      });
    });
  },
};
