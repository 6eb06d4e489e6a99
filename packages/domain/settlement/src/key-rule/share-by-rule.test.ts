// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  type Cents,
  cents,
  civilDate,
  compareFractions,
  floorFraction,
  fraction,
  type Refusal,
  sumFractions,
  unwrap,
  ZERO_FRACTION,
} from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalRule } from './canonical-rule.ts';
import { cellOf } from './column.ts';
import { parseKeyRule } from './read-rule.ts';
import { byWeight, type KeyRule, type Nobody, plainRule, type ShareRule, type WeightRule } from './rule.ts';
import type { RuleFacts, RuleParty } from './rule-facts.ts';
import type { RuleOutcome } from './rule-outcome.ts';
import type { RuleStep } from './rule-step.ts';
import { shareByRule } from './share-by-rule.ts';
import { stepsOf } from './steps.ts';

const YEAR = { from: civilDate('2026-01-01'), to: civilDate('2026-12-31') };
const DAY = civilDate('2025-10-15');
const pupils: WeightRule = { kind: 'stock', stock: 'pupils', unit: 'Schüler', at: { kind: 'dates', dates: [DAY] } };
const devices: WeightRule = { kind: 'stock', stock: 'devices', unit: 'Geräte', at: { kind: 'dates', dates: [DAY] } };
const lines: WeightRule = { kind: 'quantity', meter: 'quantity.bank-lines', unit: 'Kontozeilen' };

const party = (id: string, index: number, from = '2020-01-01', to: string | null = null): RuleParty => ({
  party: id,
  tieKey: String(5_362_004 + 4 * index).padStart(8, '0'),
  name: `Town ${id}`,
  participation: [{ from: civilDate(from), to: to === null ? null : civilDate(to) }],
});

/** Facts with as many pupils as named, in the order a, b, c … */
function world(amount: bigint | number, counts: readonly (number | bigint)[], more: Partial<RuleFacts> = {}): RuleFacts {
  const parties = counts.map((_, index) => party(String.fromCharCode(97 + index), index));
  return {
    amountCents: cents(amount),
    period: YEAR,
    parties,
    counts: counts.map((value, index) => ({ party: parties[index]?.party ?? '', of: 'stock.pupils', on: DAY, value: BigInt(value) })),
    ...more,
  };
}

const amountsOf = (outcome: RuleOutcome): number[] => outcome.shares.map(({ amountCents }) => Number(amountCents));
const apply = (rule: KeyRule | ShareRule, facts: RuleFacts): RuleOutcome =>
  unwrap(shareByRule('share' in rule ? rule : plainRule(rule), facts));
const refused = (rule: KeyRule, facts: RuleFacts): Refusal[] => {
  const result = shareByRule(rule, facts);
  return result.ok ? [] : result.error;
};
const from2020 = { from: civilDate('2020-01-01'), to: null };

describe('weights', () => {
  test('by a count at a day, and in equal shares', () => {
    expect(amountsOf(apply(byWeight(pupils), world(10_000, [100, 300, 600])))).toEqual([1000, 3000, 6000]);
    expect(amountsOf(apply(byWeight({ kind: 'equal' }), world(10_000, [100, 300, 600])))).toEqual([3334, 3333, 3333]);
  });

  test('a mean of quarters is exact: (10 + 11 + 11 + 11) / 4 against 10', () => {
    const quarters = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'].map(civilDate);
    const weight: WeightRule = { kind: 'stock', stock: 'pupils', unit: 'Schüler', at: { kind: 'every', each: 'quarter', day: 'last' } };
    const counts = quarters.flatMap((on, index) => [
      { party: 'a', of: 'stock.pupils', on, value: index === 0 ? 10n : 11n },
      { party: 'b', of: 'stock.pupils', on, value: 10n },
    ]);
    expect(apply(byWeight(weight), { ...world(8300, [0, 0]), counts }).shares.map((share) => share.fraction)).toEqual([
      fraction(43, 83),
      fraction(40, 83),
    ]);
  });

  test('a day of every year is looked up in the year before the period', () => {
    const weight: WeightRule = { ...pupils, at: { kind: 'yearly', days: ['10-15'], yearsBefore: 1 } } as WeightRule;
    expect(amountsOf(apply(byWeight(weight), world(400, [1, 3])))).toEqual([100, 300]);
  });

  test('a missing count is refused by party, measure and day; not of somebody who takes no part', () => {
    const facts = world(100, [5, 5]);
    const short = { ...facts, counts: (facts.counts ?? []).slice(0, 1) };
    expect(refused(plainRule(byWeight(pupils)), short)).toEqual([
      { code: 'COUNT_MISSING', field: 'share.weight', params: { party: 'Town b', measure: 'stock.pupils', on: DAY } },
    ]);
    const left = { ...short, parties: [facts.parties[0], { ...facts.parties[1], participation: [] }] as RuleParty[] };
    expect(amountsOf(apply(byWeight(pupils), left))).toEqual([100, 0]);
  });

  test('hours are minutes by 60, so that tiers speak of hours', () => {
    const rule = byWeight({
      kind: 'tiers',
      mode: 'graduated',
      of: { kind: 'hours' },
      tiers: [
        { upTo: fraction(10), factor: fraction(1) },
        { upTo: null, factor: fraction(1, 2) },
      ],
    });
    const uses = [
      { party: 'a', meter: 'desk.minutes', quantity: 600n },
      { party: 'b', meter: 'desk.minutes', quantity: 1800n },
    ];
    // a: 10 h; b: 10 + 20/2 = 20 h.
    expect(amountsOf(apply(rule, world(300, [0, 0], { uses })))).toEqual([100, 200]);
  });

  test('in slabs the whole number falls into the tier in which it ends, the upper end included', () => {
    const tiers = [
      { upTo: fraction(100), factor: fraction(2) },
      { upTo: null, factor: fraction(1) },
    ];
    const rule = byWeight({ kind: 'tiers', mode: 'slab', of: pupils, tiers });
    // 100 × 2 = 200, 101 × 1 = 101.
    expect(apply(rule, world(301, [100, 101])).shares.map(({ amountCents }) => amountCents)).toEqual([200n, 101n]);
  });

  test('points: one for each active payslip, a quarter for each pension', () => {
    const pensions: WeightRule = { kind: 'quantity', meter: 'quantity.pensions', unit: 'Versorgungsfälle' };
    const rule = byWeight({
      kind: 'points',
      terms: [
        { factor: fraction(1), of: lines },
        { factor: fraction(1, 4), of: pensions },
      ],
    });
    const uses = [
      { party: 'a', meter: 'quantity.bank-lines', quantity: 10n },
      { party: 'b', meter: 'quantity.bank-lines', quantity: 5n },
      { party: 'b', meter: 'quantity.pensions', quantity: 20n },
    ];
    expect(amountsOf(apply(rule, world(200, [0, 0], { uses })))).toEqual([100, 100]);
  });

  test('reserved capacity counts by its own days', () => {
    const reservations = [
      { party: 'a', capacity: 'shelf', quantity: 10n, validity: from2020 },
      { party: 'b', capacity: 'shelf', quantity: 365n, validity: { from: civilDate('2026-12-31'), to: null } },
    ];
    // a: 10; b: 365 metres on one of 365 days = 1.
    expect(
      amountsOf(apply(byWeight({ kind: 'reserved', capacity: 'shelf', unit: 'Regalmeter' }), world(1100, [0, 0], { reservations }))),
    ).toEqual([1000, 100]);
  });

  test('a table names everybody who takes part; whom it names in vain is told', () => {
    const table = (parties: readonly string[]): WeightRule => ({
      kind: 'table',
      weights: parties.map((id, index) => ({ party: id, weight: fraction(index + 1) })),
      resolution: 'R 1',
    });
    expect(refused(plainRule(byWeight(table(['a']))), world(300, [1, 1]))).toMatchObject([
      { code: 'WEIGHT_NOT_STATED', params: { party: 'Town b' } },
    ]);
    const outcome = apply(byWeight(table(['a', 'b', 'z'])), world(300, [1, 1]));
    expect(amountsOf(outcome)).toEqual([100, 200]);
    expect(outcome.proof.notApplied).toEqual([{ what: 'weight', party: 'z', why: 'party-unknown' }]);
  });
});

describe('by days, without weight, nobody', () => {
  test('who joins in the year counts by days, unless the rule says whole', () => {
    const parties = [party('a', 0), party('b', 1, '2026-10-20')];
    const facts = world(43_800, [100, 100], { parties });
    // 73 of 365 days: 100 against 20.
    expect(amountsOf(apply(byWeight(pupils), facts))).toEqual([36_500, 7300]);
    expect(amountsOf(apply({ ...byWeight(pupils), proRata: 'whole' }, facts))).toEqual([21_900, 21_900]);
  });

  test.each([
    ['nothing', { kind: 'nothing' }, [1000, 3000, 0]],
    ['like the smallest', { kind: 'like-smallest' }, [800, 2400, 800]],
    ['at least 200 for everybody below', { kind: 'at-least', weight: fraction(200) }, [1143, 1714, 1143]],
  ] as const)('without weight: %s', (_, weightless, expected) => {
    expect(amountsOf(apply({ ...byWeight(pupils), weightless }, world(4000, [100, 300, 0])))).toEqual(expected);
  });

  test('like the smallest comes before days: half a year of the smallest is half of it', () => {
    const parties = [party('a', 0), party('b', 1), party('c', 2, '2026-10-20')];
    const rule: ShareRule = { ...byWeight(pupils), weightless: { kind: 'like-smallest' } };
    expect(apply(rule, world(4000, [100, 300, 0], { parties })).shares.map((share) => share.fraction)).toEqual([
      fraction(5, 21),
      fraction(15, 21),
      fraction(1, 21),
    ]);
  });

  test('nobody has weight: refused, carried by the centre, or by another rule – never lost', () => {
    const rule = (nobody: Nobody): KeyRule => plainRule({ ...byWeight(lines), nobody });
    expect(refused(rule({ kind: 'refuse' }), world(100, [1, 1]))).toEqual([
      { code: 'NOBODY_HAS_WEIGHT', field: 'share', params: { measure: 'quantity.bank-lines' } },
    ]);
    const carried = apply(rule({ kind: 'centre' }), world(101, [1, 1]));
    expect([amountsOf(carried), carried.carriedByCentreCents]).toEqual([[0, 0], 101n]);
    expect(carried.centreReasons).toEqual([{ reason: 'nobody', path: 'share', cents: fraction(101) }]);
    expect(amountsOf(apply(rule({ kind: 'fallback', rule: byWeight({ kind: 'equal' }) }), world(101, [1, 1])))).toEqual([51, 50]);
  });

  test('the centre takes part in the rounding for its part of a mix', () => {
    const half = { share: fraction(1, 2), rule: byWeight({ kind: 'equal' }) };
    const outcome = apply(
      { kind: 'mix', parts: [half, { ...half, rule: { ...byWeight(lines), nobody: { kind: 'centre' } } }] },
      world(101, [1]),
    );
    // 50.5 each: the tie goes to the party, which has the lower key.
    expect([amountsOf(outcome), outcome.carriedByCentreCents]).toEqual([[51], 50n]);
  });
});

describe('mixes, fixed amounts, groups', () => {
  const equal = byWeight({ kind: 'equal' });

  test('a third equally and two thirds by pupils', () => {
    const mix: ShareRule = {
      kind: 'mix',
      parts: [
        { share: fraction(1, 3), rule: equal },
        { share: fraction(2, 3), rule: byWeight(pupils) },
      ],
    };
    expect(amountsOf(apply(mix, world(900, [1, 3])))).toEqual([300, 600]);
  });

  test('a fixed amount by one rule, what is above it by another; not above the cost', () => {
    const fixed = (above: 'cut' | 'refuse'): ShareRule => ({
      kind: 'fixed',
      cents: cents(600),
      per: 'year',
      above,
      by: equal,
      rest: byWeight(pupils),
    });
    expect(amountsOf(apply(fixed('refuse'), world(1000, [100, 300])))).toEqual([400, 600]);
    expect(amountsOf(apply(fixed('cut'), world(500, [100, 300])))).toEqual([250, 250]);
    expect(refused(plainRule(fixed('refuse')), world(500, [100, 300]))).toMatchObject([{ code: 'FIXED_ABOVE_POOL', field: 'share' }]);
    // A quarter of the year has 90 of its 365 days: 600 × 18/73 = 10800/73, of which a bears the half, and a quarter of what is above.
    const quarter = { from: civilDate('2026-01-01'), to: civilDate('2026-03-31') };
    const counts = world(0, [100, 300]).counts ?? [];
    expect(cellOf(apply(fixed('cut'), { ...world(1000, [1, 1]), counts, period: quarter }).workings.quotas, 0)).toEqual(
      fraction(250 * 73 + 5400 - 2700, 73),
    );
  });

  test('groups by size, each with a share and a rule of its own', () => {
    const by = pupils;
    const rule: ShareRule = {
      kind: 'groups',
      between: null,
      groups: [
        { name: 'small', who: { kind: 'size', by, from: null, below: fraction(300) }, share: fraction(1, 4), within: equal },
        { name: 'large', who: { kind: 'size', by, from: fraction(300), below: null }, share: fraction(3, 4), within: byWeight(pupils) },
      ],
    };
    expect(amountsOf(apply(rule, world(8000, [100, 299, 300, 900])))).toEqual([1000, 1000, 1500, 4500]);
  });

  test('groups by a rule over their sums', () => {
    const group = (name: string, parties: readonly string[]) => ({
      name,
      who: { kind: 'list' as const, parties },
      share: null,
      within: equal,
    });
    const rule: ShareRule = { kind: 'groups', between: byWeight(pupils), groups: [group('north', ['a', 'b']), group('south', ['c'])] };
    expect(amountsOf(apply(rule, world(1000, [100, 300, 600])))).toEqual([200, 200, 600]);
    expect(refused(plainRule({ ...rule, groups: [group('north', ['a', 'b'])] }), world(1000, [100, 300, 600]))).toMatchObject([
      { code: 'PARTY_IN_NO_GROUP', params: { party: 'Town c' } },
    ]);
    const both = { ...group('all', []), who: { kind: 'size' as const, by: pupils, from: fraction(600), below: null } };
    expect(refused(plainRule({ ...rule, groups: [...rule.groups, both] }), world(1000, [100, 300, 600]))).toMatchObject([
      { code: 'PARTY_IN_SEVERAL_GROUPS', params: { party: 'Town c', groups: ['south', 'all'] } },
    ]);
  });

  test('a group without anybody to bear its share is refused by its name', () => {
    const rule: ShareRule = {
      kind: 'groups',
      between: null,
      groups: [
        { name: 'small', who: { kind: 'size', by: pupils, from: null, below: fraction(300) }, share: fraction(1, 4), within: equal },
        { name: 'large', who: { kind: 'size', by: pupils, from: fraction(300), below: null }, share: fraction(3, 4), within: equal },
      ],
    };
    expect(refused(plainRule(rule), world(8000, [100, 299]))).toEqual([
      { code: 'NOBODY_HAS_WEIGHT', field: 'share.groups[1].within', params: { measure: 'equal', group: 'large' } },
    ]);
  });

  test('within a group only its own numbers are needed', () => {
    const list = (name: string, id: string, within: ShareRule) => ({
      name,
      who: { kind: 'list' as const, parties: [id] },
      share: fraction(1, 2),
      within,
    });
    const rule: ShareRule = {
      kind: 'groups',
      between: null,
      groups: [list('A', 'a', byWeight(pupils)), list('B', 'b', byWeight(devices))],
    };
    const counts = [
      { party: 'a', of: 'stock.pupils', on: DAY, value: 1n },
      { party: 'b', of: 'stock.devices', on: DAY, value: 1n },
    ];
    expect(amountsOf(apply(rule, { ...world(100, [0, 0]), counts }))).toEqual([50, 50]);
  });
});

describe('exceptions', () => {
  const rule = plainRule(byWeight(pupils));
  const except = (id: string, effect: KeyRule['exceptions'][number]['effect'], from = '2020-01-01', to: string | null = null) => ({
    party: id,
    validity: { from: civilDate(from), to: to === null ? null : civilDate(to) },
    resolution: 'R 7',
    effect,
  });

  test.each([
    ['exempt', except('a', { kind: 'exempt' }), [0, 300, 600]],
    ['half weight', except('c', { kind: 'factor', factor: fraction(1, 2) }), [128, 386, 386]],
    ['a fixed share', except('a', { kind: 'fixed-share', share: fraction(1, 3) }), [300, 200, 400]],
    ['a fixed amount', except('a', { kind: 'fixed-amount', cents: cents(90), per: 'year' }), [90, 270, 540]],
    // 73 of 365 days: 100 × 4/5 = 80 against 300 and 600.
    ['exempt for a fifth of the year', except('a', { kind: 'exempt' }, '2026-10-20'), [73, 276, 551]],
  ])('%s: the others share the rest', (_, exception, expected) => {
    expect(amountsOf(apply(rule, world(900, [100, 300, 600], { exceptions: [exception] })))).toEqual(expected);
    expect(amountsOf(apply({ ...rule, exceptions: [exception] }, world(900, [100, 300, 600])))).toEqual(expected);
  });

  test('two on one day, too many fixed shares, and names that nobody bears', () => {
    const twice = [except('a', { kind: 'exempt' }), except('a', { kind: 'factor', factor: fraction(2) }, '2026-12-31')];
    expect(refused(rule, world(900, [1, 2], { exceptions: twice }))).toMatchObject([
      { code: 'EXCEPTIONS_OVERLAP', params: { party: 'Town a' } },
    ]);
    const fixed = [except('a', { kind: 'fixed-amount', cents: cents(901), per: 'run' })];
    expect(refused(rule, world(900, [1, 2], { exceptions: fixed }))).toMatchObject([
      { code: 'FIXED_SHARES_ABOVE_POOL', params: { parties: ['Town a'] } },
    ]);
    const vain = [except('z', { kind: 'exempt' }), except('b', { kind: 'exempt' }, '2020-01-01', '2025-12-31')];
    expect(apply(rule, world(900, [1, 2], { exceptions: vain })).proof.notApplied).toEqual([
      { what: 'exception', party: 'b', why: 'outside-days' },
      { what: 'exception', party: 'z', why: 'party-unknown' },
    ]);
  });

  test('if all are exempt nobody has weight, and the rule says what then', () => {
    expect(refused(rule, world(900, [1], { exceptions: [except('a', { kind: 'exempt' })] }))).toMatchObject([
      { code: 'NOBODY_HAS_WEIGHT' },
    ]);
  });

  test('of somebody who is exempt nothing is asked, and it is no measure for others', () => {
    const exceptions = [except('a', { kind: 'exempt' })];
    const facts = world(900, [1, 300, 600], { exceptions });
    expect(amountsOf(apply(rule, { ...facts, counts: (facts.counts ?? []).slice(1) }))).toEqual([0, 300, 600]);
    const smallest = plainRule({ ...byWeight(pupils), weightless: { kind: 'like-smallest' } });
    expect(amountsOf(apply(smallest, world(900, [1, 300, 0], { exceptions })))).toEqual([0, 450, 450]);
  });

  test('fixed shares that take it all leave no question about weights', () => {
    const exceptions = [except('a', { kind: 'fixed-share', share: fraction(1) })];
    expect(amountsOf(apply(plainRule(byWeight(lines)), world(900, [1, 2], { exceptions })))).toEqual([900, 0]);
  });
});

describe('limits', () => {
  const rule = plainRule(byWeight(pupils));
  const amount = (value: number) => ({ kind: 'amount' as const, cents: cents(value), per: 'year' as const });

  test('a maximum is redistributed by weight until nobody is above it', () => {
    // 600/300/100: c is cut to 400; of the 600 left b would bear 450 and is cut as well; a bears 200.
    const limits = { min: null, max: amount(400) };
    const outcome = apply({ ...rule, limits }, world(1000, [100, 300, 600]));
    expect(amountsOf(outcome)).toEqual([200, 400, 400]);
    // In thousandths of a cent: the weight of all is 1000.
    expect(outcome.workings.limited?.filling.rounds).toEqual([
      { rest: 1_000_000n, weight: 1_000_000n, side: 'maximum', held: [2] },
      { rest: 600_000n, weight: 400_000n, side: 'maximum', held: [1] },
    ]);
  });

  test('minimum and maximum together, and per cent of the pool', () => {
    const limits = { min: amount(200), max: { kind: 'share' as const, share: fraction(1, 2) } };
    expect(amountsOf(apply({ ...rule, limits }, world(1000, [50, 350, 600])))).toEqual([200, 300, 500]);
  });

  test("the agreement's own limit goes before the limit for all, by days", () => {
    const own = { party: 'c', validity: from2020, resolution: 'R 9', min: null, max: amount(500) };
    const outcome = apply({ ...rule, limits: { min: null, max: amount(550) } }, world(1000, [100, 300, 600], { limits: [own] }));
    expect(amountsOf(outcome)).toEqual([125, 375, 500]);
    expect(outcome.workings.limited?.max[2]).toEqual({ cents: fraction(500), resolutions: ['R 9'], ofAll: false, days: 365, ofDays: 365 });
  });

  test('a limit that begins within the year leaves the days before as they are', () => {
    // On 292 days 600 as without a limit, on 73 days a maximum of 365 a year: 480 + 73.
    const own = { party: 'c', validity: { from: civilDate('2026-10-20'), to: null }, resolution: 'R 9', min: null, max: amount(365) };
    expect(amountsOf(apply(rule, world(1000, [100, 300, 600], { limits: [own] })))[2]).toBe(553);
  });

  test('who joins later has its limit by days', () => {
    const parties = [party('a', 0), party('b', 1, '2026-10-20')];
    expect(
      amountsOf(apply({ ...rule, limits: { min: null, max: { ...amount(365), per: 'run' } } }, world(438, [100, 100], { parties }))),
    ).toEqual([365, 73]);
  });

  test('per inhabitant', () => {
    const max = {
      kind: 'per-inhabitant' as const,
      cents: cents(2),
      per: 'year' as const,
      basis: 'z',
      at: { kind: 'dates' as const, dates: [DAY] },
    };
    const facts = world(1000, [100, 300]);
    const counts = [...(facts.counts ?? []), ...['a', 'b'].map((id) => ({ party: id, of: 'inhabitants.z', on: DAY, value: 300n }))];
    expect(amountsOf(apply({ ...rule, limits: { min: null, max } }, { ...facts, counts }))).toEqual([400, 600]);
  });

  test('minimums above the pool and maximums below it: refused with names, or carried by the centre', () => {
    const high = { ...rule, limits: { min: amount(600), max: null } };
    expect(refused(high, world(1000, [1, 3]))).toMatchObject([{ code: 'MINIMUMS_ABOVE_POOL', params: { parties: ['Town a', 'Town b'] } }]);
    const kept = apply({ ...high, minimumsAbove: 'centre' }, world(1000, [1, 3]));
    expect([amountsOf(kept), kept.carriedByCentreCents, kept.centreReasons[0]?.reason]).toEqual([[600, 600], -200n, 'minimums']);
    const low = { ...rule, limits: { min: null, max: amount(400) } };
    expect(refused(low, world(1000, [1, 3]))).toMatchObject([{ code: 'MAXIMUMS_BELOW_POOL' }]);
    const carried = apply({ ...low, maximumsBelow: 'centre' }, world(1000, [1, 3]));
    expect([amountsOf(carried), carried.carriedByCentreCents, carried.centreReasons[0]?.reason]).toEqual([[400, 400], 200n, 'maximums']);
  });

  test('a minimum above the maximum, and two limits on one day, are refused by name', () => {
    const own = { party: 'a', validity: from2020, resolution: 'R 9', min: null, max: amount(100) };
    expect(refused({ ...rule, limits: { min: amount(200), max: null } }, world(1000, [1, 3], { limits: [own] }))).toMatchObject([
      { code: 'MINIMUM_ABOVE_MAXIMUM', params: { party: 'Town a' } },
    ]);
    expect(refused(rule, world(1000, [1, 3], { limits: [own, own] }))).toMatchObject([
      { code: 'LIMITS_OVERLAP', params: { party: 'Town a' } },
    ]);
  });

  test.each([
    ['mirror', [-200, -400, -400]],
    ['unlimited', [-100, -300, -600]],
  ] as const)('a credit: %s', (negative, expected) => {
    expect(amountsOf(apply({ ...rule, negative, limits: { min: null, max: amount(400) } }, world(-1000, [100, 300, 600])))).toEqual(
      expected,
    );
  });

  test('a credit with limits may be refused', () => {
    expect(refused({ ...rule, negative: 'refuse', limits: { min: null, max: amount(400) } }, world(-1000, [100, 300, 600]))).toMatchObject([
      { code: 'NEGATIVE_POOL_WITH_LIMITS' },
    ]);
  });

  test('a fixed share stands outside the limits', () => {
    const exceptions = [
      {
        party: 'c',
        validity: from2020,
        resolution: 'R',
        effect: { kind: 'fixed-amount' as const, cents: cents(600), per: 'run' as const },
      },
    ];
    expect(amountsOf(apply({ ...rule, exceptions, limits: { min: null, max: amount(250) } }, world(1000, [100, 300, 600])))).toEqual([
      150, 250, 600,
    ]);
  });
});

describe('others than members', () => {
  const priced = (surplus: 'share' | 'centre' | 'refuse'): KeyRule => ({
    ...plainRule(byWeight(pupils)),
    nonMembers: { prices: [{ measure: lines as never, cents: fraction(25, 2), resolution: 'R 3' }], surplus },
  });
  const uses = (quantity: bigint) => [{ customer: 'x', name: 'Museum', meter: 'quantity.bank-lines', quantity }];

  test('pay a price before the rest is shared; half a cent is rounded up', () => {
    const outcome = apply(priced('refuse'), world(1000, [1, 3], { nonMemberUses: uses(3n) }));
    // 3 × 12.5 = 37.5 → 38; 962 is shared.
    expect([amountsOf(outcome), outcome.incomeFromNonMembersCents]).toEqual([[240, 722], 38n]);
  });

  test('income above the cost: refused, kept, or shared as a credit', () => {
    const facts = world(1000, [1, 3], { nonMemberUses: uses(100n) });
    expect(refused(priced('refuse'), facts)).toMatchObject([{ code: 'INCOME_ABOVE_POOL' }]);
    const kept = apply(priced('centre'), facts);
    expect([amountsOf(kept), kept.carriedByCentreCents, kept.centreReasons]).toEqual([
      [0, 0],
      -250n,
      [{ reason: 'income', path: 'nonMembers.surplus', cents: fraction(-250) }],
    ]);
    expect(amountsOf(apply(priced('share'), facts))).toEqual([-62, -188]);
  });

  test('without a price, or of a member, is refused by name', () => {
    const other = [{ customer: 'x', name: 'Museum', meter: 'quantity.devices', quantity: 1n }];
    expect(refused(priced('refuse'), world(1000, [1, 3], { nonMemberUses: other }))).toMatchObject([
      { code: 'NON_MEMBER_WITHOUT_PRICE', params: { customer: 'Museum' } },
    ]);
    const member = [{ ...uses(1n)[0], customer: 'a' }] as RuleFacts['nonMemberUses'] & object;
    expect(refused(priced('refuse'), world(1000, [1, 3], { nonMemberUses: member }))).toMatchObject([{ code: 'NON_MEMBER_IS_PARTY' }]);
  });
});

describe('facts that do not fit', () => {
  const rule = plainRule(byWeight(pupils));
  const facts = world(100, [5, 5]);
  const [first] = facts.parties;

  test.each<[string, Partial<RuleFacts>, object[]]>([
    ['a period that ends before it begins', { period: { from: YEAR.to, to: YEAR.from } }, [{ code: 'PERIOD_INVALID' }]],
    ['nobody at all', { parties: [] }, [{ code: 'NO_PARTIES' }]],
    ['a party twice', { parties: first ? [first, first] : [] }, [{ code: 'DUPLICATE_PARTY', params: { party: 'Town a' } }]],
    [
      'use of a stranger',
      { uses: [{ party: 'z', meter: 'desk.cases', quantity: 1n }] },
      [{ code: 'USE_OF_STRANGER', params: { party: 'z' } }],
    ],
    [
      'use below zero in sum',
      { uses: [5n, -6n].map((quantity) => ({ party: 'b', meter: 'desk.cases', quantity })) },
      [{ code: 'NEGATIVE_WEIGHT', params: { party: 'Town b', measure: 'desk.cases' } }],
    ],
    [
      'a count twice',
      { counts: [...(facts.counts ?? []), ...(facts.counts ?? []).slice(1)] },
      [{ code: 'DUPLICATE_COUNT', params: { party: 'b' } }],
    ],
    [
      'a count below zero',
      { counts: (facts.counts ?? []).map((count) => ({ ...count, value: -1n })) },
      [{ code: 'NEGATIVE_WEIGHT' }, { code: 'NEGATIVE_WEIGHT' }],
    ],
  ])('%s', (_, change, expected) => {
    expect(refused(rule, { ...facts, ...change })).toMatchObject(expected);
  });

  test('a period without a day that the key asks for', () => {
    const quarters: WeightRule = { kind: 'stock', stock: 'pupils', unit: 'Schüler', at: { kind: 'every', each: 'quarter', day: 'last' } };
    const period = { from: civilDate('2026-01-01'), to: civilDate('2026-02-28') };
    expect(refused(plainRule(byWeight(quarters)), { ...facts, period })).toMatchObject([
      { code: 'NO_REFERENCE_DATE', field: 'share.weight.at' },
      { code: 'NOBODY_HAS_WEIGHT' },
    ]);
  });

  test('a rule that does not add up is refused, wherever it came from', () => {
    const half: ShareRule = { kind: 'mix', parts: [{ share: fraction(1, 2), rule: byWeight(pupils) }] };
    expect(refused(plainRule(half), facts)).toMatchObject([{ code: 'SHARES_NOT_100', field: 'share.parts', params: { sum: '50 %' } }]);
  });
});

describe('for any rule', () => {
  const count = fc.integer({ min: 0, max: 2000 });
  const counts = fc.array(count, { minLength: 1, maxLength: 7 }).filter((list) => list.some((value) => value > 0));
  const leaf: fc.Arbitrary<ShareRule> = fc
    .record({
      weight: fc.oneof<fc.Arbitrary<WeightRule>[]>(
        fc.constant(pupils),
        fc.constant({ kind: 'equal' }),
        fc.constant({
          kind: 'tiers',
          mode: 'graduated',
          of: pupils,
          tiers: [
            { upTo: fraction(50), factor: fraction(2) },
            { upTo: null, factor: fraction(1, 3) },
          ],
        }),
        fc.constant(lines),
      ),
      weightless: fc.oneof(
        fc.constant({ kind: 'nothing' } as const),
        fc.constant({ kind: 'like-smallest' } as const),
        fc.constant({ kind: 'at-least', weight: fraction(7, 2) } as const),
      ),
      nobody: fc.oneof<fc.Arbitrary<Nobody>[]>(
        fc.constant({ kind: 'centre' }),
        fc.constant({ kind: 'fallback', rule: { ...byWeight({ kind: 'equal' }), nobody: { kind: 'centre' } } }),
      ),
    })
    .map(({ weight, ...rest }) => ({ ...byWeight(weight), ...rest }));
  const share: fc.Arbitrary<ShareRule> = fc.letrec<{ rule: ShareRule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leaf,
      fc.record({ first: fc.integer({ min: 1, max: 9999 }), a: tie('rule'), b: tie('rule') }).map(
        ({ first, a, b }): ShareRule => ({
          kind: 'mix',
          parts: [
            { share: fraction(first, 10_000), rule: a },
            { share: fraction(10_000 - first, 10_000), rule: b },
          ],
        }),
      ),
      fc
        .record({ size: fc.integer({ min: 1, max: 90_000 }), by: tie('rule'), rest: tie('rule') })
        .map(({ size, by, rest }): ShareRule => ({ kind: 'fixed', cents: cents(size), per: 'year', above: 'cut', by, rest })),
      fc.record({ edge: fc.integer({ min: 1, max: 1000 }), a: tie('rule'), b: tie('rule') }).map(
        ({ edge, a, b }): ShareRule => ({
          kind: 'groups',
          between: { ...byWeight(pupils), nobody: { kind: 'centre' } },
          groups: [
            { name: 'A', who: { kind: 'size', by: pupils, from: null, below: fraction(edge) }, share: null, within: a },
            { name: 'B', who: { kind: 'size', by: pupils, from: fraction(edge), below: null }, share: null, within: b },
          ],
        }),
      ),
    ),
  })).rule;
  const bound = fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 60_000 }).map((value) => ({ kind: 'amount' as const, cents: cents(value), per: 'year' as const })),
      fc.integer({ min: 1, max: 100 }).map((value) => ({ kind: 'share' as const, share: fraction(value, 100) })),
    ),
  );
  const ruleArbitrary: fc.Arbitrary<KeyRule> = fc
    .record({ share, max: bound, priced: fc.boolean(), min: fc.option(fc.integer({ min: 0, max: 300 })) })
    .map(({ share: own, max, priced, min }) => ({
      ...plainRule(own),
      limits: { max, min: min === null ? null : { kind: 'amount', cents: cents(min), per: 'run' } },
      minimumsAbove: 'centre',
      maximumsBelow: 'centre',
      nonMembers: priced ? { prices: [{ measure: lines as never, cents: fraction(33, 2), resolution: 'R' }], surplus: 'centre' } : null,
    }));
  const joins = fc.array(fc.constantFrom('2020-01-01', '2026-02-11', '2026-11-30'), { minLength: 7, maxLength: 7 });
  const effects = fc.option(
    fc.constantFrom(
      { kind: 'exempt' } as const,
      { kind: 'factor', factor: fraction(3, 7) } as const,
      { kind: 'fixed-share', share: fraction(1, 9) } as const,
    ),
  );
  const factsArbitrary: fc.Arbitrary<RuleFacts> = fc
    .record({
      amount: fc.integer({ min: -200_000, max: 200_000 }),
      counts,
      joins,
      effect: effects,
      strangers: fc.integer({ min: 0, max: 9 }),
      used: fc.array(count, { minLength: 7, maxLength: 7 }),
    })
    .map(({ amount, counts: list, joins: from, effect, used }) =>
      world(amount, list, {
        parties: list.map((_, index) => party(String.fromCharCode(97 + index), index, from[index])),
        uses: list.map((_, index) => ({
          party: String.fromCharCode(97 + index),
          meter: 'quantity.bank-lines',
          quantity: BigInt(used[index] ?? 0),
        })),
        exceptions: effect ? [{ party: 'a', validity: { from: civilDate('2026-04-01'), to: null }, resolution: 'R', effect }] : [],
      }),
    );
  const RUNS = { numRuns: 400, seed: 20_260_101 };

  test('parts, centre and income make the whole, to the cent; limits hold; order plays no part', () => {
    let limited = 0;
    let shared = 0;
    fc.assert(
      fc.property(ruleArbitrary, factsArbitrary, (rule, facts) => {
        const result = shareByRule(rule, facts);
        if (!result.ok) {
          // A random minimum may be above a random maximum.
          expect(result.error.map(({ code }) => code).filter((code) => code !== 'MINIMUM_ABOVE_MAXIMUM')).toEqual([]);
          return;
        }
        shared += 1;
        const outcome = result.value;
        const sum = outcome.shares.reduce((total, { amountCents }) => total + amountCents, 0n);
        expect(sum + outcome.carriedByCentreCents + outcome.incomeFromNonMembersCents).toBe(facts.amountCents);
        for (const [index, { amountCents }] of outcome.shares.entries()) {
          const quotaCents = cellOf(outcome.workings.quotas, index);
          const distance = amountCents * quotaCents.d - quotaCents.n;
          expect(distance < quotaCents.d && -distance < quotaCents.d).toBe(true);
          const bounds = outcome.workings.limited;
          const size = amountCents < 0n ? -amountCents : amountCents;
          const fixed = outcome.workings.terms[index]?.fixedCents ?? ZERO_FRACTION;
          const min = bounds?.min[index];
          // Bounds are cut to whole cents.
          if (min) expect(compareFractions(fraction(size + 1n), addFractions(min.cents, fixed))).toBe(1);
          const max = bounds?.max[index];
          if (!max) continue;
          limited += 1;
          // What is borne beforehand is not cut by limits, and is rounded like everything else.
          const beforehand = -floorFraction(fraction(-fixed.n, fixed.d));
          expect(size <= beforehand || compareFractions(fraction(size), addFractions(max.cents, fixed)) <= 0).toBe(true);
        }
        const turned = {
          ...facts,
          parties: [...facts.parties].reverse(),
          counts: [...(facts.counts ?? [])].reverse(),
          uses: [...(facts.uses ?? [])].reverse(),
        };
        expect(unwrap(shareByRule(rule, turned)).shares).toEqual(outcome.shares);
      }),
      RUNS,
    );
    expect(shared).toBeGreaterThan(300);
    expect(limited).toBeGreaterThan(100);
  });

  test('its canonical data reads as the same rule, which shares the same', () => {
    fc.assert(
      fc.property(ruleArbitrary, factsArbitrary, (rule, facts) => {
        const again = unwrap(parseKeyRule(JSON.parse(canonicalRule(rule))));
        expect(canonicalRule(again)).toBe(canonicalRule(rule));
        const [one, other] = [shareByRule(rule, facts), shareByRule(again, facts)];
        expect(other.ok && other.value.shares.map(({ amountCents }) => amountCents)).toEqual(
          one.ok && one.value.shares.map(({ amountCents }) => amountCents),
        );
      }),
      RUNS,
    );
  });

  test('every share is told step by step: parts make their whole, and limits take what they give', () => {
    const flat = (steps: readonly RuleStep[]): RuleStep[] => steps.flatMap((step) => [step, ...flat(step.steps)]);
    let moved = 0;
    fc.assert(
      fc.property(ruleArbitrary, factsArbitrary, (rule, facts) => {
        const result = shareByRule(rule, facts);
        if (!result.ok) return;
        for (const { party: id, amountCents } of result.value.shares) {
          const steps = flat(stepsOf(result.value, id) ?? []);
          expect(steps.at(-1)?.value).toEqual(fraction(amountCents));
          for (const step of steps) {
            const parts = step.steps.filter(({ kind }) => kind === 'part');
            if (parts.length > 0) expect(sumFractions(parts.map(({ value }) => value))).toEqual(step.value);
          }
          const before = steps.find(({ kind }) => kind === 'before-limits');
          if (!before) continue;
          moved += 1;
          const of = (kind: RuleStep['kind']) => sumFractions(steps.filter((step) => step.kind === kind).map(({ value }) => value));
          const after = steps.find(({ kind }) => kind === 'quota')?.value ?? ZERO_FRACTION;
          const size = after.n < 0n ? fraction(-after.n, after.d) : after;
          expect(addFractions(size, of('taken'))).toEqual(addFractions(before.value, of('given')));
        }
      }),
      RUNS,
    );
    expect(moved).toBeGreaterThan(100);
  });

  test('a credit is the charge with the other sign', () => {
    fc.assert(
      fc.property(ruleArbitrary, factsArbitrary, (rule, facts) => {
        // Nothing has no sign: minimums that the centre keeps are charges.
        fc.pre(facts.amountCents !== 0n);
        const there = shareByRule(rule, facts);
        const back = shareByRule(rule, { ...facts, amountCents: cents(-facts.amountCents) });
        expect(back.ok).toBe(there.ok);
        if (!there.ok || !back.ok) return;
        expect(back.value.shares.map(({ amountCents }) => amountCents)).toEqual(there.value.shares.map(({ amountCents }) => -amountCents));
        expect(back.value.carriedByCentreCents).toBe(-there.value.carriedByCentreCents as Cents);
      }),
      RUNS,
    );
  });

  test('more weight never costs less, and never makes others pay more', () => {
    const rules = fc.constantFrom<ShareRule>(
      byWeight(pupils),
      { ...byWeight(pupils), weightless: { kind: 'at-least', weight: fraction(100) } },
      {
        kind: 'mix',
        parts: [
          { share: fraction(35, 100), rule: byWeight({ kind: 'equal' }) },
          { share: fraction(65, 100), rule: byWeight(pupils) },
        ],
      },
    );
    fc.assert(
      fc.property(
        rules,
        counts,
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(6),
        (rule, list, amount, more, at) => {
          const index = at % list.length;
          const raised = list.map((value, place) => (place === index ? value + more : value));
          const before = amountsOf(apply(rule, world(amount, list)));
          const after = amountsOf(apply(rule, world(amount, raised)));
          expect(after[index]).toBeGreaterThanOrEqual(before[index] ?? 0);
          // The cents that are left over may wander by one.
          for (const [place, value] of after.entries()) if (place !== index) expect(value).toBeLessThanOrEqual((before[place] ?? 0) + 1);
        },
      ),
      RUNS,
    );
  });
});
