// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Fraction, fraction, type Refusal, type RefusalParams, refusal, ZERO_FRACTION } from '@kernel/core';
import { byText } from '../reading.ts';
import { clipTo, countSpans, timesDue } from './days.ts';
import { type DaySpan, resolveDates } from './reference-dates.ts';
import type { AmountSpan, ReferenceDates } from './rule.ts';
import type { RuleFacts, RuleParty } from './rule-facts.ts';

/** What keeps a rule from being applied to these facts. A list of all that was found; params name parties, groups and measures. */
export type ApplyRuleRefusal =
  | 'NO_PARTIES'
  | 'DUPLICATE_PARTY'
  | 'PERIOD_INVALID'
  | 'DUPLICATE_COUNT'
  | 'NO_REFERENCE_DATE'
  | 'COUNT_MISSING'
  | 'WEIGHT_NOT_STATED'
  | 'NEGATIVE_WEIGHT'
  | 'NOBODY_HAS_WEIGHT'
  | 'FIXED_ABOVE_POOL'
  | 'PARTY_IN_NO_GROUP'
  | 'PARTY_IN_SEVERAL_GROUPS'
  | 'EXCEPTIONS_OVERLAP'
  | 'FIXED_SHARES_ABOVE_POOL'
  | 'LIMITS_OVERLAP'
  | 'MINIMUM_ABOVE_MAXIMUM'
  | 'MINIMUMS_ABOVE_POOL'
  | 'MAXIMUMS_BELOW_POOL'
  | 'NEGATIVE_POOL_WITH_LIMITS'
  | 'NON_MEMBER_IS_PARTY'
  | 'NON_MEMBER_WITHOUT_PRICE'
  | 'INCOME_ABOVE_POOL'
  | 'USE_OF_STRANGER';

/** A party as a rule sees it. */
export interface SeenParty extends RuleParty {
  /** Its days within the period, each once. */
  readonly spans: readonly DaySpan[];
  readonly days: number;
  /** What its exceptions make of its weight; one without any. */
  readonly weightFactor: Fraction;
}

/** Who is exempt on all its days bears nothing by weight: none of its numbers may be missed. */
export const sharesByWeight = ({ weightFactor }: SeenParty): boolean => weightFactor.n !== 0n;

/** What an evaluation reads, found quickly, and what it notes on its way. */
export interface Evaluation {
  readonly period: DaySpan;
  readonly ofDays: number;
  /** Sorted by tieKey, then party: the order in which all columns stand. */
  readonly parties: readonly SeenParty[];
  readonly useOf: (party: string, meter: string) => bigint;
  /** null: not given. */
  readonly countOf: (party: string, of: string, on: CivilDate) => Fraction | null;
  readonly reservedBy: (party: SeenParty, capacity: string) => Fraction;
  readonly uses: (party: string) => boolean;
  /** How often an amount falls due on these days (see timesDue). */
  readonly due: (per: AmountSpan, spans: readonly DaySpan[]) => Fraction;
  /** These days out of all days of the sharing. */
  readonly partOf: (spans: readonly DaySpan[]) => Fraction;
  readonly problems: Refusal<ApplyRuleRefusal>[];
}

export const note = (evaluation: Pick<Evaluation, 'problems'>, code: ApplyRuleRefusal, field: string, params: RefusalParams): void => {
  evaluation.problems.push(refusal(code, { field, params }));
};

const toFraction = (value: Fraction | bigint): Fraction => (typeof value === 'bigint' ? fraction(value) : value);

/** The days of a measure; noted where the period holds none. */
export function datesFor(evaluation: Evaluation, at: ReferenceDates, field: string): CivilDate[] {
  const dates = resolveDates(at, evaluation.period);
  if (dates.length === 0) note(evaluation, 'NO_REFERENCE_DATE', field, { ...evaluation.period });
  return dates;
}

function sumUses({ uses = [] }: RuleFacts): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { party, meter, quantity } of uses) {
    const id = `${meter} ${party}`;
    sums.set(id, (sums.get(id) ?? 0n) + quantity);
  }
  return sums;
}

function indexCounts({ counts = [] }: RuleFacts, problems: Evaluation['problems']): Map<string, Fraction> {
  const index = new Map<string, Fraction>();
  for (const { party, of, on, value } of counts) {
    const id = `${of} ${on} ${party}`;
    if (index.has(id)) note({ problems }, 'DUPLICATE_COUNT', 'counts', { party, of, on });
    const counted = toFraction(value);
    if (counted.n < 0n) note({ problems }, 'NEGATIVE_WEIGHT', 'counts', { party, measure: of, on });
    index.set(id, counted);
  }
  return index;
}

export function groupByParty<Item extends { readonly party: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.party, [...(groups.get(item.party) ?? []), item]);
  return groups;
}

/** Capacity by days: quantity × days / days of the period, over all reservations. */
function reservations(facts: RuleFacts, ofDays: number, problems: Evaluation['problems']): Evaluation['reservedBy'] {
  const byParty = groupByParty(facts.reservations ?? []);
  for (const { party, capacity, quantity } of facts.reservations ?? []) {
    if (toFraction(quantity).n < 0n) note({ problems }, 'NEGATIVE_WEIGHT', 'reservations', { party, measure: capacity });
  }
  return ({ party, spans }, capacity) => {
    let sum = ZERO_FRACTION;
    for (const reservation of byParty.get(party) ?? []) {
      if (reservation.capacity !== capacity) continue;
      const days = countSpans(clipTo(spans, [reservation.validity]));
      const { n, d } = toFraction(reservation.quantity);
      sum = fraction(sum.n * d * BigInt(ofDays) + n * BigInt(days) * sum.d, sum.d * d * BigInt(ofDays));
    }
    return sum;
  };
}

/** Most parties take part on the same days: what these come to is worked out once. */
function remembered(period: DaySpan): Evaluation['due'] {
  const known = new Map<string, Fraction>();
  return (per, spans) => {
    const id = `${per} ${spans.map(({ from, to }) => `${from}/${to}`).join(' ')}`;
    const before = known.get(id);
    if (before) return before;
    const due = timesDue(per, spans, period);
    known.set(id, due);
    return due;
  };
}

function checkFacts(facts: RuleFacts, sums: ReadonlyMap<string, bigint>, problems: Evaluation['problems']): void {
  const names = new Map<string, string>();
  if (facts.parties.length === 0) note({ problems }, 'NO_PARTIES', 'parties', {});
  for (const { party, name } of facts.parties) {
    if (names.has(party)) note({ problems }, 'DUPLICATE_PARTY', 'parties', { party: name });
    names.set(party, name);
  }
  for (const party of new Set((facts.uses ?? []).map((use) => use.party))) {
    if (!names.has(party)) note({ problems }, 'USE_OF_STRANGER', 'uses', { party });
  }
  for (const [id, quantity] of sums) {
    const [meter = '', party = ''] = id.split(/ (.*)/s);
    if (quantity < 0n) note({ problems }, 'NEGATIVE_WEIGHT', 'uses', { party: names.get(party) ?? party, measure: meter });
  }
}

const seen = new WeakMap<RuleFacts['parties'], Map<string, readonly SeenParty[]>>();

/** With their days in the period, by their keys of ties; worked out once for all pools that share among the same parties. */
function seenIn(period: RuleFacts['period'], parties: RuleFacts['parties']): readonly SeenParty[] {
  const byPeriod = seen.get(parties) ?? new Map<string, readonly SeenParty[]>();
  seen.set(parties, byPeriod);
  const id = `${period.from} ${period.to}`;
  const found =
    byPeriod.get(id) ??
    parties
      .map((party): SeenParty => {
        const spans = clipTo([period], party.participation);
        return { ...party, spans, days: countSpans(spans), weightFactor: fraction(1) };
      })
      .sort((a, b) => byText(a.tieKey, b.tieKey) || byText(a.party, b.party));
  byPeriod.set(id, found);
  return found;
}

/** Makes the facts ready to be read; what is wrong with them in themselves is noted. */
export function prepare(facts: RuleFacts): Evaluation {
  const problems: Evaluation['problems'] = [];
  const { period } = facts;
  if (period.to < period.from) {
    note({ problems }, 'PERIOD_INVALID', 'period', { ...period });
    return {
      period,
      ofDays: 1,
      parties: [],
      useOf: () => 0n,
      countOf: () => null,
      reservedBy: () => ZERO_FRACTION,
      uses: () => false,
      due: () => ZERO_FRACTION,
      partOf: () => ZERO_FRACTION,
      problems,
    };
  }
  const ofDays = countSpans([period]);
  const sums = sumUses(facts);
  checkFacts(facts, sums, problems);
  const counts = indexCounts(facts, problems);
  const users = new Set((facts.uses ?? []).filter(({ quantity }) => quantity !== 0n).map(({ party }) => party));
  const parties = seenIn(period, facts.parties);
  return {
    period,
    ofDays,
    parties,
    useOf: (party, meter) => sums.get(`${meter} ${party}`) ?? 0n,
    countOf: (party, of, on) => counts.get(`${of} ${on} ${party}`) ?? null,
    reservedBy: reservations(facts, ofDays, problems),
    uses: (party) => users.has(party),
    due: remembered(facts.run ?? period),
    partOf: (spans) => fraction(countSpans(spans), ofDays),
    problems,
  };
}
