// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, firstDay, lastDay } from '@kernel/core';
import type { MonthSpan } from '../reading.ts';
import { resolveDates } from './reference-dates.ts';
import { type Bound, type KeyRule, type Limits, type Measure, measuresOf, type ReferenceDates, type ShareRule } from './rule.ts';
import { countedOf, meterOfUse, weightId } from './rule-facts.ts';

/** Every measure that a rule of sharing may ask for, also where it does so only if nobody has weight. */
function measuresIn(rule: ShareRule): Measure[] {
  if (rule.kind === 'weight') return [...measuresOf(rule.weight), ...(rule.nobody.kind === 'fallback' ? measuresIn(rule.nobody.rule) : [])];
  if (rule.kind === 'mix') return rule.parts.flatMap((part) => measuresIn(part.rule));
  if (rule.kind === 'fixed') return [...measuresIn(rule.by), ...measuresIn(rule.rest)];
  const groups = rule.groups.flatMap(({ who, within }) => [...(who.kind === 'size' ? measuresOf(who.by) : []), ...measuresIn(within)]);
  return [...(rule.between ? measuresIn(rule.between) : []), ...groups];
}

/** The meters that a rule reads the use of members from; sorted. */
export function metersOf({ share }: KeyRule): string[] {
  const meters = measuresIn(share).flatMap((measure) =>
    measure.kind === 'hours' || measure.kind === 'cases' || measure.kind === 'quantity' ? [meterOfUse(measure)] : [],
  );
  return [...new Set(meters)].sort();
}

/** The unit of what is read, counted or reserved under this name; null where it has none of its own. */
export function unitOf({ share }: KeyRule, id: string): string | null {
  const found = measuresIn(share).find((measure) => weightId(measure) === id);
  return found && 'unit' in found ? found.unit : null;
}

/** What the keys of a service call what a meter reads ('Geräte'), the latest version first; null where none names it. */
export function unitNamed(
  keys: readonly { readonly serviceFamilyCode: string; readonly validFrom: CivilDate; readonly rule: KeyRule }[],
  { serviceFamilyCode: family, meter }: { readonly serviceFamilyCode: string; readonly meter: string },
): string | null {
  const ofFamily = keys.filter(({ serviceFamilyCode }) => serviceFamilyCode === family);
  const latest = ofFamily.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return latest.map(({ rule }) => unitOf(rule, meter)).find((unit) => unit !== null) ?? null;
}

/** Something that is counted at reference dates: 'inhabitants.<basis>' or 'stock.<stock>'. */
export interface Counting {
  readonly of: string;
  readonly at: ReferenceDates;
}

const countingOf = (bound: Bound | null): Counting[] =>
  bound?.kind === 'per-inhabitant' ? [{ of: `inhabitants.${bound.basis}`, at: bound.at }] : [];

export const countingsOfLimits = ({ min, max }: Limits): Counting[] => [...countingOf(min), ...countingOf(max)];

/** Everything that a rule wants to have counted. */
export function countingsOf({ share, limits }: KeyRule): Counting[] {
  const counted = measuresIn(share).flatMap((measure) =>
    measure.kind === 'inhabitants' || measure.kind === 'stock' ? [{ of: countedOf(measure), at: measure.at }] : [],
  );
  return [...counted, ...countingsOfLimits(limits)];
}

/** All days on which something may be counted for some months within the period: no fewer than any sharing of the period asks for. */
export function countingDays(at: ReferenceDates, period: MonthSpan): CivilDate[] {
  const [from, to] = [firstDay(period.from), lastDay(period.to)];
  if (at.kind !== 'yearly') return resolveDates(at, { from, to });
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => `${String(first + index).padStart(4, '0')}-01-01` as CivilDate).flatMap(
    (day) => resolveDates(at, { from: day, to: day }),
  );
}
