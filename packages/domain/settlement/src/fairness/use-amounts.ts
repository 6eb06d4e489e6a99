// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, fraction } from '@kernel/core';
import { metersOf, unitNamed } from '../key-rule/rule-needs.ts';
import type { Meter } from '../reading.ts';
import type { RunInput, RunPool } from '../run-input.ts';
import type { RunTotals } from '../settle-totals.ts';
import { splitLargestRemainder } from '../split.ts';

/** What the members bear of a pool, and what their use of its service is measured by. */
export interface PoolUse {
  readonly poolId: string;
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  /** Of all members together. */
  readonly amountCents: Cents;
  /** null: nobody's use of the service was measured, or the pool costs nothing. */
  readonly meter: Meter | null;
  /** What the keys of the service call it; null where none names it. */
  readonly unit: string | null;
  /** Used by all, in the meter's base unit. */
  readonly quantity: bigint;
}

interface Use {
  readonly meter: Meter;
  readonly byMember: ReadonlyMap<string, bigint>;
  readonly quantity: bigint;
}

/** Hours before cases before anything else that is counted. */
const RANK: Readonly<Record<string, number>> = { 'desk.minutes': 0, 'desk.cases': 1 };
const rankOf = (meter: string): number => RANK[meter] ?? 2;
const byRank = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);

/** All that was used of the services, by family and meter; what was taken back exceeds what was used: it was not used. */
function usesOf({ readings }: RunInput): ReadonlyMap<string, ReadonlyMap<Meter, Use>> {
  const families = new Map<string, Map<Meter, Use>>();
  for (const [family, ofFamily] of Map.groupBy(readings, ({ serviceFamilyCode }) => serviceFamilyCode)) {
    const meters = new Map<Meter, Use>();
    for (const [meter, ofMeter] of Map.groupBy(ofFamily, (reading) => reading.meter)) {
      const byMember = new Map<string, bigint>();
      for (const { tenantId, quantity } of ofMeter) byMember.set(tenantId, (byMember.get(tenantId) ?? 0n) + quantity);
      for (const [tenantId, quantity] of byMember) if (quantity < 0n) byMember.set(tenantId, 0n);
      const quantity = [...byMember.values()].reduce((sum, one) => sum + one, 0n);
      if (quantity > 0n) meters.set(meter, { meter, byMember, quantity });
    }
    families.set(family, meters);
  }
  return families;
}

/** One meter for a pool: of those that its key goes by the first, otherwise of all that were read for its service. */
function meterFor({ keys }: RunInput, { keyId }: RunPool, uses: ReadonlyMap<Meter, Use>): Use | null {
  const named = keys.filter(({ id }) => id === keyId).flatMap(({ rule }) => metersOf(rule));
  const read = [...uses.keys()].sort(byRank);
  const chosen = read.find((meter) => named.includes(meter)) ?? read[0];
  return chosen === undefined ? null : (uses.get(chosen) ?? null);
}

export interface UseAmounts {
  readonly pools: readonly PoolUse[];
  /** Of the pools whose use is measured: what a member bears, and what it would bear by its use alone. Both add up to the same. */
  readonly measured: ReadonlyMap<string, { readonly amountCents: Cents; readonly byUseCents: Cents }>;
  readonly measuredCents: Cents;
}

/** @param use null: nothing to measure it by */
function poolUse({ keys }: RunInput, { id, name, serviceFamilyCode }: RunPool, amountCents: Cents, use: Use | null): PoolUse {
  const pool = { poolId: id, poolName: name, serviceFamilyCode, amountCents };
  if (use === null) return { ...pool, meter: null, unit: null, quantity: 0n };
  return { ...pool, meter: use.meter, unit: unitNamed(keys, { serviceFamilyCode, meter: use.meter }), quantity: use.quantity };
}

/** Sets beside what members bear of pools what they would bear if each pool were shared by the use of its service alone. */
export function useAmounts(input: RunInput, { totals }: RunTotals): UseAmounts {
  const uses = usesOf(input);
  const measured = new Map(totals.map(({ tenantId }) => [tenantId, { amountCents: 0n, byUseCents: 0n }]));
  const borne = new Map<string, Map<string, bigint>>();
  for (const { tenantId, byPool } of totals)
    for (const { poolId, amountCents } of byPool) borne.set(poolId, (borne.get(poolId) ?? new Map()).set(tenantId, amountCents));
  const pools = input.pools.map((pool): PoolUse => {
    const amounts = borne.get(pool.id) ?? new Map<string, bigint>();
    const amount = [...amounts.values()].reduce((sum, one) => sum + one, 0n);
    const use = amount > 0n ? meterFor(input, pool, uses.get(pool.serviceFamilyCode) ?? new Map()) : null;
    const split =
      use &&
      splitLargestRemainder(
        cents(amount),
        totals.map(({ tenantId, ags }) => ({ party: tenantId, tieKey: ags, weight: fraction(use.byMember.get(tenantId) ?? 0n) })),
      );
    const byUse = split?.ok ? split.value.parts : null;
    for (const { party, amountCents } of byUse ?? []) {
      const own = measured.get(party);
      if (own) measured.set(party, { amountCents: own.amountCents + (amounts.get(party) ?? 0n), byUseCents: own.byUseCents + amountCents });
    }
    return poolUse(input, pool, cents(amount), byUse && use);
  });
  return {
    pools,
    measured: new Map([...measured].map(([id, one]) => [id, { amountCents: cents(one.amountCents), byUseCents: cents(one.byUseCents) }])),
    measuredCents: cents(pools.filter(({ meter }) => meter !== null).reduce((sum, { amountCents }) => sum + amountCents, 0n)),
  };
}
