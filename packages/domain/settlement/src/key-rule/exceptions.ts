// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  ONE_FRACTION,
  subtractFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { clipTo, countSpans, without } from './days.ts';
import { type Evaluation, groupByParty, note, type SeenParty } from './evaluation.ts';
import type { DaySpan } from './reference-dates.ts';
import type { PartyException } from './rule.ts';

/** An exception at work: on how many of the party's days, and what it makes the party bear beforehand. */
export interface AppliedException {
  readonly exception: PartyException;
  readonly days: number;
  readonly ofDays: number;
  /** Exact cents of a fixed share or amount; zero for the others. */
  readonly cents: Fraction;
}

export interface PartyTerms {
  readonly applied: readonly AppliedException[];
  readonly weightFactor: Fraction;
  /** Exact cents that it bears beforehand. */
  readonly fixedCents: Fraction;
  /** The days on which it shares by weight: what limits count by. */
  readonly sharingSpans: readonly DaySpan[];
}

const LEAVES_SHARING: readonly PartyException['effect']['kind'][] = ['exempt', 'fixed-share', 'fixed-amount'];

/** Who takes no part on any day, and still used something, is measured over the whole period; it bears nothing fixed. */
const spansOf = ({ spans }: SeenParty, period: DaySpan): readonly DaySpan[] => (spans.length === 0 ? [period] : spans);

function fixedCents({ due, partOf }: Evaluation, { effect }: PartyException, spans: readonly DaySpan[], pool: Fraction): Fraction {
  if (effect.kind === 'fixed-share') return multiplyFractions(multiplyFractions(pool, effect.share), partOf(spans));
  return effect.kind === 'fixed-amount' ? multiplyFractions(fraction(effect.cents), due(effect.per, spans)) : ZERO_FRACTION;
}

/**
 * What exceptions make of one party. Each counts by the days that it holds out of the party's days: half a year exempt is half the
 * weight. A day may stand under one exception only.
 * @param pool what is shared, exact cents, not below zero
 */
function termsOf(evaluation: Evaluation, party: SeenParty, own: readonly PartyException[], pool: Fraction): PartyTerms {
  if (own.length === 0) return { applied: [], weightFactor: ONE_FRACTION, fixedCents: ZERO_FRACTION, sharingSpans: party.spans };
  const spans = spansOf(party, evaluation.period);
  const ofDays = countSpans(spans);
  let weightFactor = ONE_FRACTION;
  let fixed = ZERO_FRACTION;
  let counted = 0;
  const applied: AppliedException[] = [];
  for (const exception of own) {
    const covered = clipTo(spans, [exception.validity]);
    const days = countSpans(covered);
    if (days === 0) continue;
    counted += days;
    const kept = exception.effect.kind === 'factor' ? exception.effect.factor : ZERO_FRACTION;
    const lost = multiplyFractions(subtractFractions(ONE_FRACTION, kept), fraction(days, ofDays));
    weightFactor = subtractFractions(weightFactor, lost);
    const cents = fixedCents(evaluation, exception, clipTo(party.spans, [exception.validity]), pool);
    fixed = addFractions(fixed, cents);
    applied.push({ exception, days, ofDays, cents });
  }
  const all = countSpans(
    clipTo(
      spans,
      own.map(({ validity }) => validity),
    ),
  );
  if (counted > all) note(evaluation, 'EXCEPTIONS_OVERLAP', 'exceptions', { party: party.name });
  const leaving = own.filter(({ effect }) => LEAVES_SHARING.includes(effect.kind)).map(({ validity }) => validity);
  return { applied, weightFactor, fixedCents: fixed, sharingSpans: without(party.spans, clipTo(party.spans, leaving)) };
}

/** In the order of the evaluation's parties. Fixed shares above the pool are noted with all who have one. */
export function applyExceptions(evaluation: Evaluation, exceptions: readonly PartyException[], pool: Fraction): PartyTerms[] {
  const byParty = groupByParty(exceptions);
  const terms = evaluation.parties.map((party) => termsOf(evaluation, party, byParty.get(party.party) ?? [], pool));
  const fixed = terms.reduce((sum, own) => addFractions(sum, own.fixedCents), ZERO_FRACTION);
  if (compareFractions(fixed, pool) > 0) {
    const names = evaluation.parties.filter((_, index) => terms[index]?.fixedCents.n !== 0n).map(({ name }) => name);
    note(evaluation, 'FIXED_SHARES_ABOVE_POOL', 'exceptions', { parties: names });
  }
  return terms;
}
