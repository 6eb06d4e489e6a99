// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, type Fraction, fraction, lastDay, ok, type Refusal, type Result, sumCents } from '@kernel/core';
import type { RunRefusal } from '../prepare-run.ts';
import type { RunInput, RunMember } from '../run-input.ts';
import { type RunTotals, settleTotals } from '../settle-totals.ts';
import { changeInput, namesCount, type PopulationCount } from '../what-if/change-input.ts';
import { isInClass, type SizeClass, sizeClassesOn } from './size-class.ts';
import { type PoolUse, useAmounts } from './use-amounts.ts';

/** The settlement with all inhabitants counted on one official basis. */
export interface FairnessBasis extends PopulationCount {
  /** A key of the period counts so as it is. */
  readonly used: boolean;
  /** Members of which this count is not known. */
  readonly unknownOf: readonly string[];
  /** null: the keys cannot be reckoned so, since a count that they need is not known. */
  readonly totals: ReadonlyMap<string, Cents> | null;
}

export interface MemberFairness {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** By the latest official count; null where none is known. */
  readonly inhabitants: number | null;
  /** Place among the size classes; null without inhabitants. */
  readonly sizeClass: number | null;
  readonly totalCents: Cents;
  /** Of what all members bear; null where that is nothing. */
  readonly share: Fraction | null;
  /** Of the pools whose use is measured. */
  readonly measuredCents: Cents;
  readonly measuredShare: Fraction | null;
  readonly byUseCents: Cents;
  /** Of the use, each pool's counting as much as it costs. */
  readonly use: Fraction | null;
  /** Cents for each inhabitant. */
  readonly perHead: Fraction | null;
  /** What it bears of each service, with the direct charges. */
  readonly byFamily: ReadonlyMap<string, Cents>;
  /** Its inhabitants on each basis, in the order of the bases. */
  readonly counts: readonly (number | null)[];
}

/** Members of one size together. */
export interface ClassFairness extends SizeClass {
  readonly members: number;
  readonly inhabitants: number;
  readonly totalCents: Cents;
  readonly measuredCents: Cents;
  readonly byUseCents: Cents;
}

export interface Fairness {
  /** What the size classes and amounts for each inhabitant go by; null where no member's inhabitants are known. */
  readonly countedBy: PopulationCount | null;
  readonly classSource: string;
  readonly totalCents: Cents;
  readonly measuredCents: Cents;
  readonly pools: readonly PoolUse[];
  readonly bases: readonly FairnessBasis[];
  readonly classes: readonly ClassFairness[];
  /** By AGS. */
  readonly members: readonly MemberFairness[];
}

/** Of each official basis the latest count, the oldest day first: a census and its updates. */
function officialCounts({ members }: RunInput): PopulationCount[] {
  const latest = new Map<string, PopulationCount>();
  for (const { basis, referenceDate } of members.flatMap(({ populations }) => populations)) {
    const known = latest.get(basis);
    if (!known || known.referenceDate < referenceDate) latest.set(basis, { basis, referenceDate });
  }
  return [...latest.values()].sort((a, b) => (a.referenceDate < b.referenceDate ? -1 : 1));
}

const countOf = ({ populations }: RunMember, { basis, referenceDate }: PopulationCount): number | null =>
  populations.find((one) => one.basis === basis && one.referenceDate === referenceDate)?.inhabitants ?? null;

const isSame = (a: PopulationCount, b: PopulationCount): boolean => a.basis === b.basis && a.referenceDate === b.referenceDate;

function allCounts({ members }: RunInput): PopulationCount[] {
  const all = members.flatMap(({ populations }) => populations);
  return [...new Map(all.map(({ basis, referenceDate }) => [`${basis} ${referenceDate}`, { basis, referenceDate }])).values()];
}

const totalsOf = ({ totals }: RunTotals): ReadonlyMap<string, Cents> => new Map(totals.map((one) => [one.tenantId, one.totalCents]));

/** The same settlement with whatever counts inhabitants counting them so; settled anew only where that changes anything. */
function onBasis(input: RunInput, asItIs: RunTotals, to: PopulationCount): FairnessBasis {
  const named = allCounts(input).filter((count) => input.keys.some(({ rule }) => namesCount(rule, count)));
  const from = named.filter((count) => !isSame(count, to));
  const unknownOf = input.members.filter((member) => countOf(member, to) === null).map(({ name }) => name);
  const common = { ...to, used: named.some((count) => isSame(count, to)), unknownOf };
  if (from.length === 0) return { ...common, totals: totalsOf(asItIs) };
  const changed = changeInput(
    input,
    from.map((count) => ({ kind: 'population', from: count, to })),
  );
  const settled = settleTotals(changed.input);
  return { ...common, totals: settled.ok ? totalsOf(settled.value) : null };
}

const partOf = (part: bigint, whole: bigint): Fraction | null => (whole === 0n ? null : fraction(part, whole));

function byFamily(input: RunInput, { tenantId, byPool }: RunTotals['totals'][number]): ReadonlyMap<string, Cents> {
  const sums = new Map<string, bigint>();
  const add = (family: string, amount: bigint): void => void sums.set(family, (sums.get(family) ?? 0n) + amount);
  const families = new Map(input.pools.map(({ id, serviceFamilyCode }) => [id, serviceFamilyCode]));
  for (const { poolId, amountCents } of byPool) add(families.get(poolId) ?? '', amountCents);
  for (const charge of input.directCharges) if (charge.tenantId === tenantId) add(charge.serviceFamilyCode, charge.amountCents);
  return new Map([...sums].map(([family, amount]) => [family, cents(amount)]));
}

/**
 * What a settlement looks like beside the use of the services, the size of the members, and the official counts of inhabitants. Every sum is
 * to the cent: what members bear and what they would bear by use alone add up to the same.
 */
export function fairnessOf(input: RunInput): Result<Fairness, Refusal<RunRefusal>[]> {
  const settled = settleTotals(input);
  if (!settled.ok) return settled;
  const asItIs = settled.value;
  const { pools, measured, measuredCents } = useAmounts(input, asItIs);
  const counts = officialCounts(input);
  const countedBy = counts.at(-1) ?? null;
  const { classes, source } = sizeClassesOn(lastDay(input.period.to));
  const known = new Map(input.members.map((member) => [member.tenantId, member]));
  const totalCents = sumCents(asItIs.totals.map((one) => one.totalCents));
  const members = asItIs.totals.map((total): MemberFairness => {
    const member = known.get(total.tenantId);
    const inhabitants = member && countedBy ? countOf(member, countedBy) : null;
    const own = measured.get(total.tenantId) ?? { amountCents: cents(0n), byUseCents: cents(0n) };
    const sizeClass = inhabitants === null ? -1 : classes.findIndex((one) => isInClass(one, inhabitants));
    return {
      ...{ tenantId: total.tenantId, ags: total.ags, memberName: total.memberName, totalCents: total.totalCents },
      ...{ inhabitants, sizeClass: sizeClass < 0 ? null : sizeClass },
      ...{ share: partOf(total.totalCents, totalCents), measuredCents: own.amountCents, byUseCents: own.byUseCents },
      ...{ measuredShare: partOf(own.amountCents, measuredCents), use: partOf(own.byUseCents, measuredCents) },
      perHead: inhabitants === null ? null : partOf(total.totalCents, BigInt(inhabitants)),
      byFamily: byFamily(input, total),
      counts: counts.map((count) => (member ? countOf(member, count) : null)),
    };
  });
  const sum = (some: readonly MemberFairness[], of: (one: MemberFairness) => bigint): Cents =>
    cents(some.reduce((all, one) => all + of(one), 0n));
  return ok({
    ...{ countedBy, classSource: source, totalCents, measuredCents, pools, members },
    bases: counts.map((count) => onBasis(input, asItIs, count)),
    classes: classes.map((one, place) => {
      const within = members.filter(({ sizeClass }) => sizeClass === place);
      return {
        ...one,
        members: within.length,
        inhabitants: within.reduce((all, { inhabitants }) => all + (inhabitants ?? 0), 0),
        totalCents: sum(within, (member) => member.totalCents),
        measuredCents: sum(within, (member) => member.measuredCents),
        byUseCents: sum(within, (member) => member.byUseCents),
      };
    }),
  });
}
