// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction, multiplyFractions, ONE_FRACTION, ZERO_FRACTION } from '@kernel/core';
import { measuresOf, type WeightRule } from './key-rule/rule.ts';
import { meterOfUse } from './key-rule/rule-facts.ts';
import type { RuleOutcome } from './key-rule/rule-outcome.ts';
import type { Shared } from './key-rule/share.ts';
import { both, measureNoun, type RuleNames, weightPhrase } from './key-rule/weight-phrase.ts';
import type { Bilingual } from './metric.ts';
import type { Meter } from './reading.ts';

/** What one member counts in a table of weights. */
export interface WeightRow {
  readonly tenantId: string;
  readonly memberName: string;
  /** What was measured or counted, after tiers and points; hours with their fraction. */
  readonly measured: Fraction;
  readonly days: number;
  readonly ofDays: number;
  /** After the rule for those without weight, days and exceptions. */
  readonly weight: Fraction;
  /** share × weight / weight of all; before fixed shares and limits. */
  readonly fraction: Fraction;
}

/** Weights of all members where the key shares by one weight; the same for whoever reads it. */
export interface PoolWeightTable {
  /** The place of the key's rule. */
  readonly path: string;
  readonly kind: WeightRule['kind'];
  /** The meter that is read; null for what stands or is counted, and where several are. */
  readonly meter: Meter | null;
  /** 'nach gebuchten Stunden'. */
  readonly phrase: Bilingual;
  readonly unit: Bilingual;
  /** The part of what is shared that goes by this weight. */
  readonly share: Fraction;
  readonly totalWeight: Fraction;
  readonly rows: readonly WeightRow[];
}

/** The same for one of them, whose row is marked. */
export interface WeightTable extends Omit<PoolWeightTable, 'rows'> {
  readonly rows: readonly (WeightRow & { readonly own: boolean })[];
}

interface Leaf {
  readonly share: Fraction;
  readonly shared: Extract<Shared, { kind: 'weight' }>;
  /** The places of those who share here; null: all. */
  readonly seats: readonly number[] | null;
}

/** Where cost is shared by a weight; a weight that nobody has gives way to the rule for that case. */
function leavesOf(shared: Shared, share: Fraction, seats: Leaf['seats']): Leaf[] {
  if (shared.kind === 'weight') {
    if (shared.fallback) return leavesOf(shared.fallback, share, seats);
    return [{ share, shared, seats }];
  }
  if (shared.kind === 'mix') return shared.parts.flatMap((part) => leavesOf(part.shared, multiplyFractions(share, part.share), seats));
  return shared.groups.flatMap((group) => leavesOf(group.shared, multiplyFractions(share, group.share), group.seats));
}

const METERED: readonly WeightRule['kind'][] = ['hours', 'cases', 'quantity'];

/** The one meter that a weight is read from. */
function meterIn(weight: WeightRule): Meter | null {
  const meters = measuresOf(weight).map((measure) =>
    measure.kind === 'hours' || measure.kind === 'cases' || measure.kind === 'quantity' ? meterOfUse(measure) : null,
  );
  const [first = null] = meters;
  return meters.every((meter) => meter === first) ? (first as Meter | null) : null;
}

function unitOf(weight: WeightRule): Bilingual {
  if (weight.kind === 'points') return { de: 'Punkte', en: 'points' };
  if (weight.kind === 'tiers') return unitOf(weight.of);
  return both((language) => measureNoun(weight, language));
}

/** The tables of an allocation, one for each weight that shares a part of its cost. */
export function weightTables({ workings }: RuleOutcome, names: RuleNames): PoolWeightTable[] {
  const { shared, parties, ofDays } = workings;
  if (shared === null) return [];
  return leavesOf(shared, ONE_FRACTION, null).map(({ share, shared: leaf, seats }): PoolWeightTable => {
    const { weight } = leaf.rule;
    const sharing = seats && new Set(seats);
    return {
      path: leaf.path,
      kind: weight.kind,
      meter: meterIn(weight),
      phrase: both((language) => weightPhrase(weight, language, names)),
      unit: unitOf(weight),
      share,
      totalWeight: leaf.total,
      rows: parties.flatMap(({ party, name, days }, index) => {
        if (sharing && !sharing.has(index)) return [];
        const own = leaf.weights[index] ?? ZERO_FRACTION;
        const isUsed = METERED.includes(weight.kind);
        return [
          {
            tenantId: party,
            memberName: name,
            measured: leaf.weighed.values[index] ?? ZERO_FRACTION,
            // What was used counts as it was measured.
            days: isUsed ? ofDays : days,
            ofDays,
            weight: own,
            fraction: leaf.total.n === 0n ? ZERO_FRACTION : multiplyFractions(share, fraction(own.n * leaf.total.d, own.d * leaf.total.n)),
          },
        ];
      }),
    };
  });
}

/** The tables as one of the members reads them. */
export const weightsFor = (tables: readonly PoolWeightTable[], tenantId: string): WeightTable[] =>
  tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, own: row.tenantId === tenantId })) }));
