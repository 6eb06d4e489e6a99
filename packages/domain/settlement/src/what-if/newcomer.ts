// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, firstDay, fraction, lastDay } from '@kernel/core';
import { byText, type Meter, type ReadingTotal } from '../reading.ts';
import type { AgreementCitation, RunCount, RunInput, RunMember, RunPopulation } from '../run-input.ts';
import type { Change } from './change-input.ts';

/** A municipality that is no member yet. */
export interface Newcomer {
  readonly ags: string;
  readonly name: string;
  readonly populations: readonly RunPopulation[];
  /** First day of its membership. */
  readonly from: CivilDate;
  /** The services that it would order; all of the period where none is named. */
  readonly families: readonly string[];
  /** What it would use over the months of its membership; the rest is assumed as others use it by inhabitants. */
  readonly uses: readonly { readonly serviceFamilyCode: string; readonly meter: Meter; readonly quantity: bigint }[];
}

/** What was assumed of a newcomer, to be shown beside the result. */
export interface Assumption {
  readonly serviceFamilyCode: string;
  readonly meter: Meter;
  readonly quantity: bigint;
  /** false: as much for each inhabitant as the members that used it. */
  readonly given: boolean;
}

export interface Joining {
  readonly change: Change;
  readonly assumptions: readonly Assumption[];
}

const inhabitantsOn = (populations: readonly RunPopulation[], basis: string, referenceDate: string): bigint | null => {
  const found = populations.find((one) => one.basis === basis && one.referenceDate === referenceDate);
  return found ? BigInt(found.inhabitants) : null;
};

/** The latest count that the newcomer has and every named member too: both sides are measured alike. */
function measuredBy(populations: readonly RunPopulation[], members: readonly RunMember[]) {
  const common = [...populations]
    .sort((a, b) => byText(b.referenceDate, a.referenceDate) || byText(a.basis, b.basis))
    .find(({ basis, referenceDate }) => members.every((member) => inhabitantsOn(member.populations, basis, referenceDate) !== null));
  if (!common) return null;
  const { basis, referenceDate } = common;
  const all = members.reduce((sum, member) => sum + (inhabitantsOn(member.populations, basis, referenceDate) ?? 0n), 0n);
  return all === 0n ? null : { own: BigInt(common.inhabitants), all };
}

/** As much by inhabitants as all who had some of it; rounded down, so that no newcomer is made larger than the others. */
function likeOthers(input: RunInput, { populations }: Newcomer, having: ReadonlySet<string>, total: bigint): bigint {
  const measured = measuredBy(
    populations,
    input.members.filter(({ tenantId }) => having.has(tenantId)),
  );
  return measured && total > 0n ? (total * measured.own) / measured.all : 0n;
}

const reading = (tenantId: string, use: Omit<ReadingTotal, 'tenantId' | 'readings' | 'late' | 'lateQuantity'>): ReadingTotal => ({
  ...{ tenantId, ...use, readings: 1, late: 0, lateQuantity: 0n },
});

const meterOf = ({ serviceFamilyCode, meter }: Pick<ReadingTotal, 'serviceFamilyCode' | 'meter'>): string =>
  JSON.stringify([serviceFamilyCode, meter]);

function usesOf(input: RunInput, one: Newcomer, tenantId: string, families: ReadonlySet<string>) {
  const readings: ReadingTotal[] = [];
  const assumptions: Assumption[] = [];
  const monthFrom = [input.period.from, one.from.slice(0, 7) as CivilMonth].sort().at(-1) ?? input.period.from;
  for (const { serviceFamilyCode, meter, quantity } of one.uses.filter((use) => families.has(use.serviceFamilyCode))) {
    readings.push(reading(tenantId, { serviceFamilyCode, meter, quantity, month: monthFrom }));
    assumptions.push({ serviceFamilyCode, meter, quantity, given: true });
  }
  const given = new Set(one.uses.map(meterOf));
  const used = input.readings.filter(
    (total) => families.has(total.serviceFamilyCode) && total.month >= monthFrom && !given.has(meterOf(total)),
  );
  for (const totals of Map.groupBy(used, meterOf).values()) {
    const [first] = totals;
    if (!first) continue;
    const { serviceFamilyCode, meter } = first;
    const having = new Set(totals.map((total) => total.tenantId));
    let whole = 0n;
    for (const [month, inMonth] of Map.groupBy(totals, (total) => total.month)) {
      const sum = inMonth.reduce((all, { quantity, lateQuantity }) => all + quantity - lateQuantity, 0n);
      const quantity = likeOthers(input, one, having, sum);
      if (quantity > 0n) readings.push(reading(tenantId, { serviceFamilyCode, meter, month, quantity }));
      whole += quantity;
    }
    assumptions.push({ serviceFamilyCode, meter, quantity: whole, given: false });
  }
  return { readings, assumptions };
}

function countsOf(input: RunInput, one: Newcomer, tenantId: string): RunCount[] {
  return [...Map.groupBy(input.counts, ({ stock, on }) => JSON.stringify([stock, on])).values()].flatMap((counts) => {
    const [first] = counts;
    if (!first) return [];
    const having = new Set(counts.map((count) => count.tenantId));
    // Whole pieces: half a pupil is nobody's.
    const total = counts.reduce((sum, { value }) => sum + value.n / value.d, 0n);
    return [{ tenantId, stock: first.stock, on: first.on, value: fraction(likeOthers(input, one, having, total), 1n) }];
  });
}

/** Under the same terms as the first agreement that holds for the service, without what that member has of its own. */
function agreementsOf(input: RunInput, one: Newcomer, tenantId: string, families: ReadonlySet<string>): AgreementCitation[] {
  const [first, last] = [firstDay(input.period.from), lastDay(input.period.to)];
  return [...families].flatMap((serviceFamilyCode) => {
    const [like] = input.agreements
      .filter(({ serviceFamilyCode: code, validity }) => {
        const holds = validity.from <= last && (validity.to === null || validity.to >= first);
        return holds && (code === null || code === serviceFamilyCode);
      })
      .sort((a, b) => byText(b.validity.from, a.validity.from) || byText(a.agreementNumber, b.agreementNumber));
    if (!like) return [];
    const own = { tenantId, serviceFamilyCode, agreementId: `${tenantId} ${serviceFamilyCode}`, agreementNumber: one.ags };
    return [{ ...like, ...own, validity: { from: one.from, to: null }, limits: [], exceptions: [], reservations: [] }];
  });
}

/** The change by which a municipality joins, with what it is assumed to use and to have. */
export function newcomer(input: RunInput, one: Newcomer): Joining {
  const tenantId = `joins ${one.ags}`;
  const served = [...new Set(input.pools.map(({ serviceFamilyCode }) => serviceFamilyCode))].sort(byText);
  const families = new Set(one.families.length === 0 ? served : served.filter((code) => one.families.includes(code)));
  const { readings, assumptions } = usesOf(input, one, tenantId, families);
  const member: RunMember = {
    ...{ tenantId, ags: one.ags, name: one.name, populations: one.populations },
    validity: { from: one.from, to: null },
  };
  const counts = countsOf(input, one, tenantId);
  const agreements = agreementsOf(input, one, tenantId, families);
  return {
    change: { kind: 'joins', member, agreements, readings, counts },
    assumptions: assumptions.sort((a, b) => byText(meterOf(a), meterOf(b))),
  };
}
