// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  type CivilDate,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  ONE_FRACTION,
  subtractFractions,
  sumFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { datesFor, type Evaluation, note, type SeenParty, sharesByWeight } from './evaluation.ts';
import type { Measure, ReferenceDates, Tier, WeightRule } from './rule.ts';
import { countedOf, meterOfUse } from './rule-facts.ts';

/** What a weight came to, for each party in the order of the evaluation, with what it was made of. */
export type Weighed =
  | {
      readonly kind: 'measure';
      readonly path: string;
      readonly measure: Measure;
      readonly values: readonly Fraction[];
      /** The days on which it was counted, and what was counted on each; empty for all other measures. */
      readonly dates: readonly CivilDate[];
      readonly counts: readonly (readonly Fraction[])[];
    }
  | {
      readonly kind: 'tiers';
      readonly path: string;
      readonly rule: Extract<WeightRule, { kind: 'tiers' }>;
      readonly values: readonly Fraction[];
      readonly of: Weighed;
    }
  | {
      readonly kind: 'points';
      readonly path: string;
      readonly rule: Extract<WeightRule, { kind: 'points' }>;
      readonly values: readonly Fraction[];
      readonly terms: readonly Weighed[];
    };

/** The part of a number that one tier takes, and what it counts there. */
export interface TierPart {
  readonly tier: Tier;
  readonly above: Fraction;
  readonly units: Fraction;
  readonly counts: Fraction;
}

/** A number cut into tiers. In slabs the whole number falls into one tier; what is just upTo belongs to the tier below. */
export function tierParts(mode: 'graduated' | 'slab', tiers: readonly Tier[], value: Fraction): TierPart[] {
  const parts: TierPart[] = [];
  let above = ZERO_FRACTION;
  for (const tier of tiers) {
    const inside = tier.upTo === null || compareFractions(value, tier.upTo) <= 0;
    const end = inside || tier.upTo === null ? value : tier.upTo;
    const units = mode === 'slab' ? value : subtractFractions(end, above);
    if (mode === 'graduated' || inside) parts.push({ tier, above, units, counts: multiplyFractions(units, tier.factor) });
    if (inside) break;
    above = end;
  }
  return parts;
}

const HOUR = 60n;

/** Who takes no part has nothing that stands; what it used counts all the same (a late reading may follow its end). */
function standing(evaluation: Evaluation, path: string, measure: Measure, values: (party: SeenParty) => Fraction): Weighed {
  const column = evaluation.parties.map((party) => (party.days === 0 ? ZERO_FRACTION : values(party)));
  return { kind: 'measure', path, measure, values: column, dates: [], counts: [] };
}

function countAt(evaluation: Evaluation, path: string, party: SeenParty, of: string, dates: readonly CivilDate[]): Fraction[] {
  return dates.map((on) => {
    const counted = evaluation.countOf(party.party, of, on);
    if (counted === null && sharesByWeight(party)) note(evaluation, 'COUNT_MISSING', path, { party: party.name, measure: of, on });
    return counted ?? ZERO_FRACTION;
  });
}

/** Mean over the dates of what a party was counted with, for limits per inhabitant. */
export function meanCount(evaluation: Evaluation, path: string, party: SeenParty, of: string, at: ReferenceDates): Fraction {
  const dates = datesFor(evaluation, at, path);
  return dates.length === 0 ? ZERO_FRACTION : mean(countAt(evaluation, path, party, of, dates));
}

const mean = (values: readonly Fraction[]): Fraction => multiplyFractions(sumFractions(values), fraction(1, Math.max(values.length, 1)));

function weighCounted(
  evaluation: Evaluation,
  path: string,
  measure: Extract<Measure, { kind: 'inhabitants' | 'stock' }>,
  isMeant: (index: number) => boolean,
): Weighed {
  const dates = datesFor(evaluation, measure.at, `${path}.at`);
  const of = countedOf(measure);
  const counts = evaluation.parties.map((party, index) =>
    party.days === 0 || !isMeant(index) ? dates.map(() => ZERO_FRACTION) : countAt(evaluation, path, party, of, dates),
  );
  return {
    kind: 'measure',
    path,
    measure,
    values: counts.map((row) => (row.length === 1 ? (row[0] ?? ZERO_FRACTION) : mean(row))),
    dates,
    counts,
  };
}

function weighMeasure(evaluation: Evaluation, path: string, measure: Measure, isMeant: (index: number) => boolean): Weighed {
  switch (measure.kind) {
    case 'inhabitants':
    case 'stock':
      return weighCounted(evaluation, path, measure, isMeant);
    case 'equal':
      return standing(evaluation, path, measure, () => ONE_FRACTION);
    case 'reserved':
      return standing(evaluation, path, measure, (party) => evaluation.reservedBy(party, measure.capacity));
    case 'table': {
      const stated = new Map(measure.weights.map(({ party, weight }) => [party, weight]));
      evaluation.parties.forEach((party, index) => {
        if (party.days === 0 || !isMeant(index) || !sharesByWeight(party) || stated.has(party.party)) return;
        note(evaluation, 'WEIGHT_NOT_STATED', path, { party: party.name });
      });
      return standing(evaluation, path, measure, ({ party }) => stated.get(party) ?? ZERO_FRACTION);
    }
    default: {
      const meter = meterOfUse(measure);
      const unit = measure.kind === 'hours' ? HOUR : 1n;
      const values = evaluation.parties.map(({ party }) => fraction(evaluation.useOf(party, meter), unit));
      return { kind: 'measure', path, measure, values, dates: [], counts: [] };
    }
  }
}

/** @param isMeant whose numbers are needed (only a group's own): nobody else's may be missed */
export function weigh(evaluation: Evaluation, path: string, rule: WeightRule, isMeant: (index: number) => boolean): Weighed {
  if (rule.kind === 'tiers') {
    const of = weigh(evaluation, `${path}.of`, rule.of, isMeant);
    const values = of.values.map((value) => sumFractions(tierParts(rule.mode, rule.tiers, value).map(({ counts }) => counts)));
    return { kind: 'tiers', path, rule, values, of };
  }
  if (rule.kind === 'points') {
    const terms = rule.terms.map(({ of }, index) => weigh(evaluation, `${path}.terms[${index}].of`, of, isMeant));
    const values = evaluation.parties.map((_, index) =>
      rule.terms.reduce(
        (sum, { factor }, term) => addFractions(sum, multiplyFractions(factor, terms[term]?.values[index] ?? ZERO_FRACTION)),
        ZERO_FRACTION,
      ),
    );
    return { kind: 'points', path, rule, values, terms };
  }
  return weighMeasure(evaluation, path, rule, isMeant);
}
