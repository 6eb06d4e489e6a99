// SPDX-License-Identifier: EUPL-1.2
import {
  type Fairness,
  type FairnessBasis,
  type MemberFairness,
  type StandAlone,
  type StandAloneCost,
  standAloneIn,
} from '@domain/settlement';
import { type Cents, cents, type Fraction, fraction } from '@kernel/core';
import { BASIS_NAMES } from '../basis-names.ts';

const HUNDREDTHS = 10_000n;

/** In hundredths of a per cent, rounded half away from zero. */
export function permyriad(share: Fraction | null): number | null {
  if (share === null) return null;
  const size = share.n < 0n ? -share.n : share.n;
  const rounded = Number((size * HUNDREDTHS * 2n + share.d) / (share.d * 2n));
  return share.n < 0n ? -rounded : rounded;
}

const partOf = (part: bigint, whole: bigint): Fraction | null => (whole === 0n ? null : fraction(part, whole));

/** Cents for each, rounded half away from zero; null where there is nobody. */
export function perHead(amount: Cents | null, inhabitants: number | null): Cents | null {
  if (amount === null || inhabitants === null || inhabitants === 0) return null;
  const each = BigInt(inhabitants);
  const size = amount < 0n ? -amount : amount;
  const rounded = (size * 2n + each) / (each * 2n);
  return cents(amount < 0n ? -rounded : rounded);
}

const basisName = (basis: string): string => BASIS_NAMES[basis] ?? basis;

const standAloneView = ({ cents: alone, borneCents, families, costs }: StandAlone) => ({
  amount: alone,
  borne: borneCents,
  saving: cents(alone - borneCents),
  savingPermyriad: permyriad(partOf(alone - borneCents, alone)),
  families: families ?? [],
  source: [...new Set(costs.map(({ source }) => source))].join('; '),
  since: costs.map(({ validFrom }) => validFrom).sort()[0] ?? null,
});

const onBasis = ({ totals }: FairnessBasis, { tenantId }: MemberFairness, inhabitants: number | null, totalCents: Cents) => {
  const amount = totals?.get(tenantId) ?? null;
  return {
    inhabitants,
    amount,
    sharePermyriad: amount === null ? null : permyriad(partOf(amount, totalCents)),
    perHead: perHead(amount, inhabitants),
  };
};

/** One member as the page shows it. */
export function memberView(
  member: MemberFairness,
  { bases, totalCents }: Fairness,
  costs: readonly StandAloneCost[],
  period: Parameters<typeof standAloneIn>[1],
) {
  const alone = standAloneIn(costs, period, member);
  return {
    tenantId: member.tenantId,
    ags: member.ags,
    memberName: member.memberName,
    inhabitants: member.inhabitants,
    sizeClass: member.sizeClass,
    amount: member.totalCents,
    sharePermyriad: permyriad(member.share),
    measured: member.measuredCents,
    measuredPermyriad: permyriad(member.measuredShare),
    byUse: member.byUseCents,
    usePermyriad: permyriad(member.use),
    difference: cents(member.measuredCents - member.byUseCents),
    perHead: perHead(member.totalCents, member.inhabitants),
    standAlone: alone && standAloneView(alone),
    bases: bases.map((basis, at) => onBasis(basis, member, member.counts[at] ?? null, totalCents)),
  };
}

export type FairnessMemberView = ReturnType<typeof memberView>;

/** Members of one size together. */
export const classView = ({ measuredCents, totalCents }: Fairness, one: Fairness['classes'][number]) => ({
  from: one.from,
  below: one.below,
  members: one.members,
  inhabitants: one.inhabitants,
  amount: one.totalCents,
  sharePermyriad: permyriad(partOf(one.totalCents, totalCents)),
  measuredPermyriad: permyriad(partOf(one.measuredCents, measuredCents)),
  usePermyriad: permyriad(partOf(one.byUseCents, measuredCents)),
  difference: cents(one.measuredCents - one.byUseCents),
  perHead: perHead(one.totalCents, one.inhabitants),
});

export type FairnessClassView = ReturnType<typeof classView>;

export const countView = ({ basis, referenceDate }: { readonly basis: string; readonly referenceDate: string }) => ({
  basis,
  name: basisName(basis),
  referenceDate,
});

/** Official series of which the settlement has no value of anybody. */
export const missingBases = ({ bases }: Pick<Fairness, 'bases'>): string[] =>
  Object.keys(BASIS_NAMES)
    .filter((code) => !bases.some(({ basis }) => basis === code))
    .map(basisName);
