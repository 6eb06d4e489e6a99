// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Fraction, Validity } from '@kernel/core';
import type { DaySpan } from './reference-dates.ts';
import type { Measure, PartyException, PartyLimits, WeightRule } from './rule.ts';

/** Somebody who may bear a share. */
export interface RuleParty {
  readonly party: string;
  /** Decides last between equal remainders; the official municipality key (AGS). */
  readonly tieKey: string;
  readonly name: string;
  /** The days on which it takes part; a day named twice counts once. */
  readonly participation: readonly Validity[];
}

/** What was used over the period; minutes for 'desk.minutes'. What is not named was not used. */
export interface PartyUse {
  readonly party: string;
  readonly meter: string;
  readonly quantity: bigint;
}

/** What was counted on a day. of: 'inhabitants.<basis>' or 'stock.<stock>' (see countedOf). */
export interface PartyCount {
  readonly party: string;
  readonly of: string;
  readonly on: CivilDate;
  readonly value: Fraction | bigint;
}

export interface PartyReservation {
  readonly party: string;
  readonly capacity: string;
  readonly quantity: Fraction | bigint;
  readonly validity: Validity;
}

export interface NonMemberUse {
  readonly customer: string;
  readonly name: string;
  readonly meter: string;
  readonly quantity: bigint;
}

/** Everything that a rule is applied to. The order of the lists means nothing. */
export interface RuleFacts {
  readonly amountCents: Cents;
  readonly period: DaySpan;
  /** The whole settlement, where this sharing is a part of it: amounts stated for a settlement count by their days. Left out: the period. */
  readonly run?: DaySpan;
  readonly parties: readonly RuleParty[];
  readonly uses?: readonly PartyUse[];
  readonly counts?: readonly PartyCount[];
  readonly reservations?: readonly PartyReservation[];
  /** From agreements; they stand beside the exceptions of the rule itself. */
  readonly exceptions?: readonly PartyException[];
  readonly limits?: readonly PartyLimits[];
  readonly nonMemberUses?: readonly NonMemberUse[];
}

/** Under which name counts of a measure are given. */
export const countedOf = (measure: Extract<Measure, { kind: 'inhabitants' | 'stock' }>): string =>
  measure.kind === 'inhabitants' ? `inhabitants.${measure.basis}` : `stock.${measure.stock}`;

/** The meter that a measure of use is read from. */
export const meterOfUse = (measure: Extract<Measure, { kind: 'hours' | 'cases' | 'quantity' }>): string =>
  measure.kind === 'hours' ? 'desk.minutes' : measure.kind === 'cases' ? 'desk.cases' : measure.meter;

/** What a weight is read from, as a name for refusals: 'desk.minutes', 'stock.pupils', 'equal'. */
export function weightId(weight: WeightRule): string {
  switch (weight.kind) {
    case 'hours':
    case 'cases':
    case 'quantity':
      return meterOfUse(weight);
    case 'inhabitants':
    case 'stock':
      return countedOf(weight);
    case 'reserved':
      return `reserved.${weight.capacity}`;
    case 'tiers':
      return weightId(weight.of);
    case 'points':
      return weight.terms.map(({ of }) => weightId(of)).join('+');
    default:
      return weight.kind;
  }
}
