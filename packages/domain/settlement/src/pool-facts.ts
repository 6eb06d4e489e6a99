// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Fraction } from '@kernel/core';
import type { Use } from './corrections.ts';
import type { PartyCount, RuleFacts } from './key-rule/rule-facts.ts';
import { metersOf } from './key-rule/rule-needs.ts';
import { daysOf, type Participation } from './participation.ts';
import type { Meter } from './reading.ts';
import type { RunInput } from './run-input.ts';
import type { ShareUse } from './run-result.ts';
import { type Stretch, sumOfKinds } from './stretches.ts';

/** What the members of a run were counted with, as rules name it; the same for all pools. */
export function countsOf({ members, counts }: Pick<RunInput, 'members' | 'counts'>): PartyCount[] {
  const known = new Set(members.map(({ tenantId }) => tenantId));
  const inhabitants = members.flatMap(({ tenantId, populations }) =>
    populations.map(({ basis, referenceDate, inhabitants: value }) => ({
      party: tenantId,
      of: `inhabitants.${basis}`,
      on: referenceDate,
      value: BigInt(value),
    })),
  );
  const stocks = counts
    .filter(({ tenantId }) => known.has(tenantId))
    .map(({ tenantId, stock, on, value }): { party: string; of: string; on: CivilDate; value: Fraction } => ({
      party: tenantId,
      of: `stock.${stock}`,
      on,
      value,
    }));
  return [...inhabitants, ...stocks];
}

/** What each member used in the stretch at the meters that its key asks for. */
export type StretchUses = ReadonlyMap<string, readonly ShareUse[]>;

const NO_USE = { measured: 0n, broughtForward: 0n, carriedForward: 0n, readings: 0, lateReadings: 0 } as const;

function useAt(meter: Meter, spans: readonly Use[]): ShareUse {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return { meter, ...NO_USE };
  const sum = (pick: (use: Use) => number): number => spans.reduce((all, use) => all + pick(use), 0);
  return {
    meter,
    measured: spans.reduce((all, use) => all + use.measured, 0n),
    broughtForward: first.broughtForward,
    carriedForward: last.carriedForward,
    readings: sum((use) => use.readings),
    lateReadings: sum((use) => use.late),
  };
}

const byFamily = new WeakMap<readonly Use[], ReadonlyMap<string, readonly Use[]>>();

/** Looked up once for all stretches of a run: each would go through the uses of all services. */
function usesOf(family: string, uses: readonly Use[]): readonly Use[] {
  const known = byFamily.get(uses) ?? Map.groupBy(uses, ({ serviceFamilyCode }) => serviceFamilyCode);
  byFamily.set(uses, known);
  return known.get(family) ?? [];
}

export function usesIn({ pool, key, months }: Stretch, { members }: Pick<RunInput, 'members'>, uses: readonly Use[]): StretchUses {
  const meters = metersOf(key.rule) as Meter[];
  if (meters.length === 0) return new Map();
  const own = usesOf(pool.serviceFamilyCode, uses).filter(
    (use) => meters.includes(use.meter) && use.months.from >= months.from && use.months.to <= months.to,
  );
  const places = Map.groupBy(own, ({ tenantId, meter }) => `${meter} ${tenantId}`);
  return new Map(members.map(({ tenantId }) => [tenantId, meters.map((meter) => useAt(meter, places.get(`${meter} ${tenantId}`) ?? []))]));
}

/** Everything that the key of a stretch is applied to. */
export function factsOf(
  stretch: Stretch,
  { period }: Pick<RunInput, 'period'>,
  counts: readonly PartyCount[],
  participation: Participation,
  uses: StretchUses,
): RuleFacts {
  const { pool, months, byKind, nonMemberUses } = stretch;
  const { limits, exceptions, reservations } = participation.termsOf(pool, months);
  return {
    amountCents: sumOfKinds(byKind),
    period: daysOf(months),
    run: daysOf(period),
    parties: participation.partiesOf(pool.serviceFamilyCode),
    uses: [...uses].flatMap(([party, own]) =>
      own.flatMap(({ meter, measured }) => (measured === 0n ? [] : [{ party, meter, quantity: measured }])),
    ),
    counts,
    reservations,
    exceptions,
    limits,
    nonMemberUses: nonMemberUses.map(({ customer, name, meter, quantity }) => ({ customer, name, meter, quantity })),
  };
}
