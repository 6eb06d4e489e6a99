// SPDX-License-Identifier: EUPL-1.2
import { type Bilingual, type Cents, cents, formatAmount, splitLargestRemainder, sumCents, unwrap } from '@kernel/core';
import type { CarryOver } from './carry-over.ts';
import { yearOf } from './year-step.ts';

/** What a member bore of a pool, or of all, in the year that takes a carry-over in. */
export interface BorneCost {
  readonly tenantId: string;
  readonly ags: string;
  readonly amountCents: Cents;
}

export interface SharedCarryOver {
  readonly tenantId: string;
  /** Above zero the member bears it (a deficit), below zero it gets it back (a surplus). */
  readonly amountCents: Cents;
  readonly calculation: Bilingual;
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** 'Ausgleich der Unterdeckung 2025: Archiv' */
export function carryOverLabel({ amountCents, periodFrom, periodTo, poolName }: CarryOver): Bilingual {
  const [from, to] = [yearOf(periodFrom), yearOf(periodTo)];
  const years = from === to ? String(to) : `${from}–${to}`;
  const isSurplus = amountCents > 0n;
  return {
    de: `Ausgleich der ${isSurplus ? 'Überdeckung' : 'Unterdeckung'} ${years}: ${poolName}`,
    en: `Balancing of the ${isSurplus ? 'surplus' : 'deficit'} ${years}: ${poolName}`,
  };
}

/**
 * So much of a carry-over as a year takes in, to the members as they bore the costs of that year: what raises or lowers the costs of a pool is
 * borne like these. A member that bore nothing, or got something back, has no part. Where nobody bore anything it cannot be shared: none.
 */
export function shareCarryOver(balancedCents: Cents, borne: readonly BorneCost[]): readonly SharedCarryOver[] {
  const bearers = borne.filter(({ amountCents }) => amountCents > 0n);
  if (bearers.length === 0 || balancedCents === 0n) return [];
  const total = sumCents(bearers.map(({ amountCents }) => amountCents));
  const weights = bearers.map(({ tenantId, ags, amountCents }) => ({ party: tenantId, tieKey: ags, weight: amountCents }));
  const own = new Map(bearers.map(({ tenantId, amountCents }) => [tenantId, amountCents]));
  const whole = formatAmount(size(balancedCents));
  return unwrap(splitLargestRemainder(cents(-balancedCents), weights)).parts.flatMap(({ party, amountCents }) => {
    if (amountCents === 0n) return [];
    const [part, all] = [formatAmount(own.get(party) ?? cents(0n)), formatAmount(total)];
    const calculation = {
      de: `${whole} Euro im Verhältnis der Kosten des Jahres: ${part} von ${all} Euro`,
      en: `${whole} euros in proportion to the costs of the year: ${part} of ${all} euros`,
    };
    return [{ tenantId: party, amountCents, calculation }];
  });
}
