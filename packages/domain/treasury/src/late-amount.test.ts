// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type CivilDate,
  checkFigures,
  civilDate,
  compareFractions,
  daysBetween,
  fraction,
  sumFractions,
  unwrap,
} from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE_RATES, baseRateOn, surchargeFor } from './base-rate.ts';
import { lateAmount, lateTotal } from './late-amount.ts';
import type { DayCount, LateClaim, LateRule } from './late-rule.ts';
import type { Deferral, ItemMovement } from './open-item.ts';
import { codeOf, item, movement } from './testing/year-scene.ts';

const contract: LateRule = {
  kind: 'contract',
  claim: 'payment',
  arisenOn: civilDate('2026-01-02'),
  dayCount: 'act/365',
  clause: '§ 5 of agreement V-7',
};
const charge: LateRule = { kind: 'taxLateCharge', land: 'NW', clause: '§ 13 (4) of the statutes' };
const fixed = (basisPoints: number, dayCount: DayCount = 'act/365'): LateRule => ({
  kind: 'statute',
  rate: { kind: 'fixed', basisPoints },
  dayCount,
  clause: '§ 13 (3) of the statutes',
});
const claim = (amount: number, dueOn: string, movements: readonly ItemMovement[] = [], deferrals: readonly Deferral[] = []): LateClaim => ({
  item: item('a', amount, dueOn),
  movements,
  deferrals,
});
const deferral = (from: string, to: string): Deferral => ({
  id: from,
  itemId: 'a',
  from: civilDate(from),
  to: civilDate(to),
  reason: 'x',
  grantedBy: { userId: 't' as never, accountId: null },
});
const late = (rule: LateRule, given: LateClaim, to: string, after: string | null = null) =>
  unwrap(lateAmount(rule, given, { after: after === null ? null : civilDate(after), to: civilDate(to) }));

describe('the base rate', () => {
  test('has no gap and no overlap', () => {
    expect(checkFigures(BASE_RATES).ok).toBe(true);
  });
  test.each([
    ['2002-01-01', 257],
    ['2008-06-30', 332],
    ['2010-03-01', 12],
    ['2012-12-31', 12],
    ['2013-01-01', -13],
    ['2016-06-30', -83],
    ['2022-12-31', -88],
    ['2023-01-01', 162],
    ['2024-06-30', 362],
    ['2024-07-01', 337],
    ['2025-06-30', 227],
    ['2026-06-30', 127],
    ['2026-12-31', 152],
  ])('on %s is %s', (date, value) => {
    expect(unwrap(baseRateOn(civilDate(date), BASE_RATES)).value).toBe(value);
  });
  test('of a half-year that is not announced is refused by name', () => {
    expect(baseRateOn(civilDate('2027-02-01'), BASE_RATES)).toEqual({
      ok: false,
      error: { code: 'BASE_RATE_UNKNOWN', field: 'to', params: { from: '2027-01-01', to: '2027-06-30', half: 1, year: 2027 } },
    });
    expect(baseRateOn(civilDate('2001-12-31'), BASE_RATES)).toMatchObject({ error: { params: { from: '2001-07-01', half: 2 } } });
  });
  test('is raised by what held when the obligation arose', () => {
    expect(unwrap(surchargeFor('payment', civilDate('2014-07-28'))).value).toBe(800);
    expect(unwrap(surchargeFor('payment', civilDate('2014-07-29'))).value).toBe(900);
    expect(unwrap(surchargeFor('other', civilDate('2026-01-01'))).value).toBe(500);
    expect(codeOf(surchargeFor('payment', civilDate('2001-12-31')))).toBe('SURCHARGE_UNKNOWN arisenOn');
  });
});

describe('interest', () => {
  test('changes its rate with the half-year, and is rounded once', () => {
    // 10,000 euro due 15 May 2026: 46 days at 10.27 % to 30 June, 31 days at 10.52 % to 31 July.
    const amount = late(contract, claim(1_000_000, '2026-05-15'), '2026-07-31');
    expect(amount.spans.map(({ from, to, days, basisPoints }) => [from, to, days, basisPoints])).toEqual([
      ['2026-05-16', '2026-06-30', 46, 1_027],
      ['2026-07-01', '2026-07-31', 31, 1_052],
    ]);
    expect(amount.exact).toEqual(fraction(1_000_000n * (1_027n * 46n + 1_052n * 31n), 3_650_000n));
    expect(amount.amountCents).toBe(21_878n);
    expect(amount.spans[0]?.source).toContain('§ 288 Abs. 2 BGB');
    expect(amount.spans[1]?.source).toContain('zum 01.07.2026');
  });

  test('runs to the day of payment, and then on the rest', () => {
    const paid = claim(1_000_000, '2026-05-15', [movement('payment', 'a', '2026-05-25', 600_000)]);
    const amount = late(contract, paid, '2026-06-04');
    expect(amount.spans.map(({ from, to, days, balanceCents }) => [from, to, days, balanceCents])).toEqual([
      ['2026-05-16', '2026-05-25', 10, 1_000_000n],
      ['2026-05-26', '2026-06-04', 10, 400_000n],
    ]);
    const settled = claim(1_000_000, '2026-05-15', [movement('payment', 'a', '2026-05-25', 1_000_000)]);
    expect(late(contract, settled, '2026-06-04').spans).toHaveLength(1);
  });

  test('does not need a rate for days on which nothing is owed', () => {
    const settled = claim(1_000, '2026-12-01', [movement('payment', 'a', '2026-12-31', 1_000)]);
    expect(late(contract, settled, '2027-03-01').spans).toHaveLength(1);
    const open = lateAmount(contract, claim(1_000, '2026-12-01'), { after: null, to: civilDate('2027-03-01') });
    expect(codeOf(open)).toBe('BASE_RATE_UNKNOWN to');
    const known = [
      ...BASE_RATES,
      { ...BASE_RATES.at(-1)!, validFrom: civilDate('2027-01-01'), validTo: civilDate('2027-06-30'), value: 200 },
    ];
    expect(
      unwrap(lateAmount(contract, claim(1_000, '2026-12-01'), { after: null, to: civilDate('2027-03-01') }, known)).spans,
    ).toHaveLength(2);
  });

  test('ends for a deferral and begins again after it', () => {
    const amount = late(fixed(600), claim(1_000_000, '2026-05-15', [], [deferral('2026-05-20', '2026-08-17')]), '2026-08-20');
    expect(amount.spans.map(({ from, to }) => [from, to])).toEqual([
      ['2026-05-16', '2026-05-20'],
      ['2026-08-18', '2026-08-20'],
    ]);
    expect(late(fixed(600), claim(1_000_000, '2026-05-15', [], [deferral('2026-05-10', '2026-08-17')]), '2026-08-17').amountCents).toBe(0n);
  });

  test('of two deferrals that overlap begins again after the later end', () => {
    const deferrals = [deferral('2026-05-20', '2026-08-17'), deferral('2026-06-01', '2026-07-01')];
    expect(late(fixed(600), claim(1_000_000, '2026-05-15', [], deferrals), '2026-08-20').spans.map(({ from, to }) => [from, to])).toEqual([
      ['2026-05-16', '2026-05-20'],
      ['2026-08-18', '2026-08-20'],
    ]);
  });

  test('is not owed on what a correction takes off', () => {
    const reduced = claim(1_000_000, '2026-05-15', [movement('reduction', 'a', '2026-09-01', 400_000)]);
    expect(late(fixed(600), reduced, '2026-06-14').amountCents).toBe(
      late(fixed(600), claim(600_000, '2026-05-15'), '2026-06-14').amountCents,
    );
  });

  test('counts a leap year as 365 or as 366 days, as stated', () => {
    const whole = claim(36_600_000, '2023-12-31');
    expect(late(fixed(1_000, 'act/act'), whole, '2024-12-31').amountCents).toBe(3_660_000n);
    expect(late(fixed(1_000, 'act/365'), whole, '2024-12-31').amountCents).toBe(3_670_027n);
    expect(late(fixed(1_000, 'act/act'), whole, '2025-12-31').spans.map(({ yearDays }) => yearDays)).toEqual([366, 365]);
  });

  test('above the base rate by a clause never falls below zero', () => {
    const rule: LateRule = { kind: 'statute', rate: { kind: 'aboveBase', basisPoints: 50 }, dayCount: 'act/365', clause: '§ 13' };
    const amount = late(rule, claim(1_000_000, '2022-12-01'), '2023-01-10');
    expect(amount.spans.map(({ basisPoints }) => basisPoints)).toEqual([0, 212]);
  });

  test('half a cent is rounded up', () => {
    expect(late(fixed(365), claim(5_000, '2026-01-31'), '2026-02-01')).toMatchObject({ exact: fraction(1, 2), amountCents: 1n });
  });

  test('nothing is owed before the due date, nor without a rule', () => {
    expect(late(contract, claim(1_000, '2026-05-15'), '2026-05-15')).toMatchObject({ spans: [], amountCents: 0n });
    const none = late({ kind: 'none', clause: '§ 13 says nothing' }, claim(1_000_000, '2020-01-01'), '2026-05-15');
    expect(none).toMatchObject({ amountCents: 0n, steps: [{ code: 'LATE_NONE' }] });
  });

  test.each([
    [contract, { ...claim(1, '2026-01-01'), item: item('a', 1, '2026-01-01', { kind: 'interest' }) }, 'INTEREST_ON_SIDE_PAYMENT item'],
    [charge, { ...claim(1, '2026-01-01'), item: item('a', 1, '2026-01-01', { kind: 'lateCharge' }) }, 'INTEREST_ON_SIDE_PAYMENT item'],
    [{ ...charge, clause: ' ' }, claim(1, '2026-01-01'), 'LATE_RULE_WITHOUT_CLAUSE clause'],
    [{ kind: 'none', clause: '' }, claim(1, '2026-01-01'), 'LATE_RULE_WITHOUT_CLAUSE clause'],
    [{ ...contract, arisenOn: civilDate('1999-01-01') }, claim(1, '2026-01-01'), 'SURCHARGE_UNKNOWN arisenOn'],
    [charge, claim(10_000, '2003-12-01'), 'LATE_CHARGE_UNKNOWN dueOn'],
  ] as const)('is refused: %#', (rule, given, code) => {
    expect(codeOf(lateAmount(rule, given, { after: null, to: civilDate('2026-06-01') }))).toBe(code);
  });
});

describe('late charges', () => {
  test.each([
    // Due Monday 16 February 2026; the grace ends on Thursday the 19th.
    ['2026-02-19', 1_234_567, 0],
    ['2026-02-20', 1_234_567, 12_300],
    ['2026-03-16', 1_234_567, 12_300],
    ['2026-03-17', 1_234_567, 24_600],
    ['2026-04-17', 1_234_567, 36_900],
    ['2026-12-31', 4_999, 0],
    ['2026-03-01', 5_000, 50],
    ['2026-03-01', 9_999, 50],
  ])('up to %s on %s cents are %s', (to, amount, expected) => {
    expect(Number(late(charge, claim(amount, '2026-02-16'), to).amountCents)).toBe(expected);
  });

  test('a due date and a grace that end on a free day end on the next working day', () => {
    // Due Sunday 15 February → Monday 16; due Thursday 2 April: the grace ends on Easter Sunday → Tuesday 7.
    expect(late(charge, claim(5_000, '2026-02-15'), '2026-02-19').amountCents).toBe(0n);
    expect(late(charge, claim(5_000, '2026-04-02'), '2026-04-07').amountCents).toBe(0n);
    expect(late(charge, claim(5_000, '2026-04-02'), '2026-04-08').amountCents).toBe(50n);
  });

  test('what is paid within the grace, or in a month before, is not charged', () => {
    const inGrace = claim(20_000, '2026-02-16', [movement('payment', 'a', '2026-02-19', 10_000)]);
    expect(late(charge, inGrace, '2026-03-01').amountCents).toBe(100n);
    const afterGrace = claim(20_000, '2026-02-16', [movement('payment', 'a', '2026-02-20', 10_000)]);
    expect(late(charge, afterGrace, '2026-03-16').amountCents).toBe(200n);
    expect(late(charge, afterGrace, '2026-03-17').amountCents).toBe(300n);
  });

  test('a month that begins on the 31st ends with the month', () => {
    const spans = late(charge, claim(5_000, '2025-12-31'), '2026-03-02').spans;
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
    ]);
  });

  test('a deferral stops them, and its end has a grace of its own', () => {
    const deferred = claim(5_000, '2026-02-16', [], [deferral('2026-03-01', '2026-06-01')]);
    expect(late(charge, deferred, '2026-06-04').amountCents).toBe(50n);
    expect(late(charge, deferred, '2026-06-08').amountCents).toBe(100n);
  });

  test('a month is charged once, in the window in which it begins', () => {
    const given = claim(100_000, '2026-02-16');
    const parts = [late(charge, given, '2026-03-20'), late(charge, given, '2026-06-30', '2026-03-20')];
    expect(parts.reduce((sum, { amountCents }) => sum + amountCents, 0n)).toBe(late(charge, given, '2026-06-30').amountCents);
  });
});

test('several claims are rounded one by one', () => {
  const claims = ['a', 'b'].map((id) => ({
    claim: { ...claim(5_000, '2026-01-31'), item: item(id, 5_000, '2026-01-31') },
    rule: fixed(365),
  }));
  const window = { after: null, to: civilDate('2026-02-01') };
  expect(unwrap(lateTotal(claims, window))).toMatchObject({ exact: fraction(1), totalCents: 2n });
  const wrong = [...claims, { claim: claims[0]!.claim, rule: { kind: 'none', clause: '' } as const }];
  expect(codeOf(lateTotal(wrong, window))).toBe('LATE_RULE_WITHOUT_CLAUSE claims.2.clause');
});

describe('properties of interest', () => {
  const FROM = civilDate('2023-01-01');
  const LAST = daysBetween(FROM, civilDate('2026-12-31'));
  const day = fc.integer({ min: 0, max: LAST }).map((days): CivilDate => addDays(FROM, days));
  const rules = fc.constantFrom<LateRule>(contract, { ...contract, dayCount: 'act/act' }, fixed(600), fixed(600, 'act/act'));
  const payments = fc.array(fc.tuple(day, fc.integer({ min: 1, max: 3_000_000 })), { maxLength: 4 });
  const scene = fc.record({ amount: fc.integer({ min: 1, max: 100_000_000 }), due: day, payments, rule: rules, cut: day, to: day });

  test('of a span cut in two is that of the whole: exactly, and to a cent once both parts are rounded', () => {
    fc.assert(
      fc.property(scene, ({ amount, due, payments: list, rule, cut, to }) => {
        const given = claim(
          amount,
          due,
          list.map(([date, size]) => movement('payment', 'a', date, size)),
        );
        const middle = cut < to ? cut : to;
        const whole = late(rule, given, to);
        const [left, right] = [late(rule, given, middle), late(rule, given, to, middle)];
        expect(sumFractions([left.exact, right.exact])).toEqual(whole.exact);
        const apart = left.amountCents + right.amountCents - whole.amountCents;
        expect(apart >= -1n && apart <= 1n).toBe(true);
        expect(compareFractions(whole.exact, fraction(0))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is the sum of its days, and the order of the payments plays no part', () => {
    fc.assert(
      fc.property(scene, ({ amount, due, payments: list, rule, to }) => {
        const movements = list.map(([date, size]) => movement('payment', 'a', date, size));
        const whole = late(rule, claim(amount, due, movements), to);
        expect(late(rule, claim(amount, due, [...movements].reverse()), to)).toEqual(whole);
        const days = whole.spans.reduce((sum, span) => sum + span.days, 0);
        expect(days).toBeLessThanOrEqual(Math.max(0, daysBetween(due, to)));
        for (const span of whole.spans) {
          expect(daysBetween(span.from, span.to) + 1).toBe(span.days);
          const paid = movements.filter(({ on }) => on < span.from).reduce((sum, { amountCents }) => sum + amountCents, 0n);
          expect(span.balanceCents).toBe(BigInt(amount) - paid);
        }
      }),
    );
  });
});
