// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, type Fraction, fraction, sumFractions } from '@kernel/core';
import { sumUnits } from './key-rule/column.ts';
import type { RuleOutcome } from './key-rule/rule-outcome.ts';
import { SHARED_KINDS, type SharedKind } from './pool.ts';
import type { KindAmounts } from './run-input.ts';
import { splitAmounts, wholeWeights } from './split.ts';

const NOBODY: KindAmounts = { staff: cents(0n), material: cents(0n), overhead: cents(0n), support: cents(0n), income: cents(0n) };

const notBelowZero = (value: Fraction): Fraction => (value.n < 0n ? fraction(0n) : value);

/**
 * The exact parts that all who bear something have of the pool, as whole numbers: the members in the order of the outcome, then the
 * non-members, then the centre. Where nothing is left to share, the rule's own fractions.
 */
function unitsOf({ workings, centreReasons, incomeFromNonMembersCents }: RuleOutcome): bigint[] {
  const { quotas, sign, shared } = workings;
  const isNothing = quotas.units.every((units) => units === 0n);
  const spread = isNothing ? shared?.spread : undefined;
  if (spread) return somebody([...spread.parts, 0n, spread.centre]);
  const own = sign < 0 ? quotas.units.map((units) => -units) : quotas.units;
  if (incomeFromNonMembersCents === 0n && centreReasons.length === 0) return somebody([...own, 0n, 0n]);
  const toUnits = (value: Fraction): Fraction => notBelowZero(fraction(value.n * BigInt(sign) * quotas.per, value.d));
  const others = toUnits(fraction(incomeFromNonMembersCents));
  const centre = toUnits(sumFractions(centreReasons.map(({ cents: carried }) => carried)));
  return somebody(wholeWeights([...own, others, centre]).whole);
}

/** Where nobody bears anything the centre stands for all. */
function somebody(units: bigint[]): bigint[] {
  if (units.some((unit) => unit !== 0n)) return units;
  return units.map((_, index) => (index === units.length - 1 ? 1n : 0n));
}

export interface SharedKinds {
  /** By party: adds up to what it bears. */
  readonly ofParty: (party: string) => KindAmounts;
  readonly ofCentre: KindAmounts;
  readonly ofNonMembers: KindAmounts;
}

/**
 * Shares the kinds of cost so that both ways add up to the cent: for each member to its amount, for each kind to the pool's, with what the
 * centre carries and non-members pay. The running sums (staff; staff + material; …; all) are shared one after the other by the same exact
 * parts, and a kind is the difference of two of them. The last running sum is the pool's whole cost as it was shared, so the kinds never
 * change what a member bears; a single kind may lie some cents from its exact quota.
 */
export function shareKinds(byKind: KindAmounts, outcome: RuleOutcome): SharedKinds {
  const { shares, incomeFromNonMembersCents, carriedByCentreCents } = outcome;
  const kinds = SHARED_KINDS.filter((kind) => byKind[kind] !== 0n);
  const last: SharedKind = kinds.at(-1) ?? 'income';
  const final: bigint[] = [...shares.map(({ amountCents }) => amountCents), incomeFromNonMembersCents, carriedByCentreCents];
  const units = kinds.length > 1 ? unitsOf(outcome) : [];
  const total = sumUnits(units);
  const found = final.map((): Record<SharedKind, Cents> => ({ ...NOBODY }));
  let before: readonly bigint[] = final.map(() => 0n);
  let running = 0n;
  for (const kind of kinds.length === 0 ? [last] : kinds) {
    running += byKind[kind];
    const now = kind === last ? final : splitAmounts(running, units, total);
    for (const [index, share] of found.entries()) share[kind] = cents((now[index] ?? 0n) - (before[index] ?? 0n));
    before = now;
  }
  const places = new Map(shares.map(({ party }, index) => [party, index]));
  return {
    ofParty: (party) => found[places.get(party) ?? -1] ?? NOBODY,
    ofNonMembers: found.at(-2) ?? NOBODY,
    ofCentre: found.at(-1) ?? NOBODY,
  };
}
