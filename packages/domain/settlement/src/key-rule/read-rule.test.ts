// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, fraction, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { canonicalRule } from './canonical-rule.ts';
import { parseRuleFacts } from './read-facts.ts';
import { parseKeyRule } from './read-rule.ts';
import { byWeight, plainRule } from './rule.ts';

const FORMAT = 'verbund-key-rule/1';
const equal = { kind: 'weight', weight: { kind: 'equal' } };
const hours = { kind: 'weight', weight: { kind: 'hours' } };
const at = { kind: 'dates', dates: ['2024-12-31'] };
const heads = { kind: 'inhabitants', basis: 'z', at };
const rule = (share: unknown, more: object = {}) => ({ format: FORMAT, share, ...more });
const wrong = (json: unknown): string[] => {
  const parsed = parseKeyRule(json);
  return parsed.ok ? ['accepted'] : parsed.error.map(({ code, field }) => `${field}: ${code}`);
};
const canonical = (json: unknown): string => canonicalRule(unwrap(parseKeyRule(json)));

test('what is left out means the usual', () => {
  expect(unwrap(parseKeyRule(rule(equal)))).toEqual(plainRule(byWeight({ kind: 'equal' })));
  expect(unwrap(parseKeyRule(rule(hours))).share).toMatchObject({ proRata: 'whole', nobody: { kind: 'refuse' } });
});

test('shares and numbers are exact', () => {
  const parsed = unwrap(
    parseKeyRule(
      rule({
        kind: 'mix',
        parts: [
          { share: '1/3', rule: equal },
          { share: '33.5 %', rule: hours },
          { share: '199/600', rule: { kind: 'weight', weight: heads } },
        ],
      }),
    ),
  );
  expect(parsed.share.kind === 'mix' && parsed.share.parts.map(({ share }) => share)).toEqual([
    fraction(1, 3),
    fraction(67, 200),
    fraction(199, 600),
  ]);
});

describe('refusals name their place', () => {
  const parts = (...shares: string[]) => ({
    kind: 'mix',
    parts: shares.map((share, index) => ({ share, rule: index === 0 ? equal : hours })),
  });
  const tiers = (...rows: object[]) => ({ kind: 'weight', weight: { kind: 'tiers', mode: 'graduated', of: heads, tiers: rows } });
  const group = (more: object) => ({ name: 'A', who: { kind: 'list', parties: ['a'] }, within: equal, ...more });
  const exempt = { party: 'a', from: '2026-01-01', resolution: 'R', effect: { kind: 'exempt' } };

  test.each([
    ['no object', 7, ['(file): NOT_AN_OBJECT']],
    ['another format', { format: 'x/1', share: equal }, ['format: NOT_ONE_OF']],
    ['no rule', { format: FORMAT }, ['share: MISSING']],
    ['no kind', rule({ weight: heads }), ['share.kind: MISSING']],
    ['an unknown kind', rule({ kind: 'weight', weight: { kind: 'moon' } }), ['share.weight.kind: NOT_ONE_OF']],
    ['a misspelt member', rule({ ...equal, prorata: 'days' }), ['share.prorata: UNKNOWN_MEMBER']],
    ['a member of another kind', rule({ kind: 'weight', weight: { kind: 'hours', unit: 'h' } }), ['share.weight.unit: UNKNOWN_MEMBER']],
    ['a bare share', rule({ kind: 'mix', parts: [{ share: 1, rule: equal }] }), ['share.parts[0].share: NOT_A_SHARE']],
    ['shares of 99 %', rule(parts('35 %', '64 %')), ['share.parts: SHARES_NOT_100']],
    ['a share of nothing', rule(parts('0 %', '100 %')), ['share.parts[0].share: NOT_ABOVE_ZERO']],
    ['a share above all', rule(parts('101 %')), ['share.parts[0].share: SHARE_ABOVE_100', 'share.parts: SHARES_NOT_100']],
    ['no parts', rule(parts()), ['share.parts: EMPTY_LIST']],
    ['a float', rule(tiers({ factor: 0.5 })), ['share.weight.tiers[0].factor: NOT_A_NUMBER']],
    [
      'a day that is none',
      rule({ kind: 'weight', weight: { ...heads, at: { kind: 'dates', dates: ['2026-02-30'] } } }),
      ['share.weight.at.dates[0]: NOT_A_DATE'],
    ],
    [
      'a day that not every year has',
      rule({ kind: 'weight', weight: { ...heads, at: { kind: 'yearly', days: ['02-29'], yearsBefore: 1 } } }),
      ['share.weight.at.days[0]: NOT_A_DAY_OF_THE_YEAR'],
    ],
    [
      'the same day twice',
      rule({ kind: 'weight', weight: { ...heads, at: { kind: 'dates', dates: ['2024-12-31', '2024-12-31'] } } }),
      ['share.weight.at.dates[1]: DUPLICATE'],
    ],
    [
      'tiers that go down',
      rule(tiers({ upTo: 10, factor: 1 }, { upTo: 5, factor: 1 }, { factor: 1 })),
      ['share.weight.tiers[1].upTo: TIERS_NOT_ASCENDING'],
    ],
    ['a last tier with an end', rule(tiers({ upTo: 10, factor: 1 })), ['share.weight.tiers[0].upTo: LAST_TIER_NOT_OPEN']],
    ['an open tier in between', rule(tiers({ factor: 1 }, { factor: 2 })), ['share.weight.tiers[0].upTo: LAST_TIER_NOT_OPEN']],
    ['tiers that count nothing', rule(tiers({ factor: 0 })), ['share.weight.tiers: ALL_FACTORS_ZERO']],
    [
      'reserved capacity by days once more',
      rule({ kind: 'weight', weight: { kind: 'reserved', capacity: 'x', unit: 'TB' }, proRata: 'days' }),
      ['share.proRata: RESERVED_BY_DAYS'],
    ],
    ['a group without its share', rule({ kind: 'groups', groups: [group({})] }), ['share.groups[0].share: GROUP_SHARE_MISSING']],
    [
      'a group with a share that nobody asks for',
      rule({ kind: 'groups', between: equal, groups: [group({ share: '100 %' })] }),
      ['share.groups[0].share: GROUP_SHARE_UNUSED'],
    ],
    [
      'a party in two lists',
      rule({ kind: 'groups', between: equal, groups: [group({}), group({ name: 'B' })] }),
      ['share.groups[1]: DUPLICATE'],
    ],
    [
      'an amount and a share',
      rule({ kind: 'fixed', share: '30 %', amount: '1.00', by: equal, rest: hours }),
      ['share.amount: AMOUNT_OR_SHARE'],
    ],
    [
      'an amount as a number',
      rule({ kind: 'fixed', amount: 5, per: 'year', above: 'cut', by: equal, rest: hours }),
      ['share.amount: NOT_AN_AMOUNT'],
    ],
    [
      'an amount of nothing',
      rule({ kind: 'fixed', amount: '0.00', per: 'year', above: 'cut', by: equal, rest: hours }),
      ['share.amount: NOT_ABOVE_ZERO'],
    ],
    [
      'a minimum above the maximum',
      rule(equal, {
        limits: { min: { kind: 'amount', amount: '2.00', per: 'year' }, max: { kind: 'amount', amount: '1.00', per: 'year' } },
      }),
      ['limits: MINIMUM_ABOVE_MAXIMUM'],
    ],
    [
      'an exception without a resolution',
      rule(equal, { exceptions: [{ ...exempt, resolution: ' ' }] }),
      ['exceptions[0].resolution: EMPTY_TEXT'],
    ],
    [
      'an exception that ends before it begins',
      rule(equal, { exceptions: [{ ...exempt, to: '2025-01-01' }] }),
      ['exceptions[0].to: DATES_REVERSED'],
    ],
    [
      'a price for heads',
      rule(equal, { nonMembers: { prices: [{ measure: heads, price: '1', resolution: 'R' }], surplus: 'share' } }),
      ['nonMembers.prices[0].measure.kind: NOT_ONE_OF'],
    ],
    [
      'two prices for one thing',
      rule(equal, {
        nonMembers: { prices: [1, 2].map((price) => ({ measure: { kind: 'cases' }, price, resolution: 'R' })), surplus: 'share' },
      }),
      ['nonMembers.prices[1]: DUPLICATE'],
    ],
  ])('%s', (_, json, expected) => {
    expect(wrong(json)).toEqual(expected);
  });

  test('a rule without end is refused, not walked', () => {
    let nested: unknown = equal;
    for (let depth = 0; depth < 5000; depth++) nested = { kind: 'mix', parts: [{ share: '100 %', rule: nested }] };
    expect(wrong(rule(nested))).toEqual([expect.stringMatching(/: TOO_DEEP$/)]);
  });

  test('several faults are told at once', () => {
    expect(wrong(rule({ kind: 'mix', parts: [{ share: 'x', rule: { kind: 'y' } }, 3] }))).toEqual([
      'share.parts[0].share: NOT_A_SHARE',
      'share.parts[0].rule.kind: NOT_ONE_OF',
      'share.parts[1]: NOT_AN_OBJECT',
    ]);
  });

  test('facts are read in the same way', () => {
    const facts = { amount: '1.00', period: { from: '2026-01-01', to: '2026-12-31' }, parties: [] };
    expect(unwrap(parseRuleFacts(facts))).toMatchObject({ amountCents: 100n, uses: [] });
    const parsed = parseRuleFacts({
      ...facts,
      limits: [{ party: 'a', from: '2026-01-01', resolution: 'R' }],
      period: { from: '2026-02-01', to: '2026-01-01' },
    });
    expect(parsed.ok ? [] : parsed.error.map(({ code, field }) => `${field}: ${code}`)).toEqual([
      'period.to: DATES_REVERSED',
      'limits[0]: LIMIT_MISSING',
    ]);
  });
});

describe('the same meaning, the same bytes', () => {
  const mix = (...parts: readonly (readonly [string, unknown])[]) =>
    rule({ kind: 'mix', parts: parts.map(([share, part]) => ({ share, rule: part })) });
  const graduated = (of: unknown, ...tiers: object[]) => rule({ kind: 'weight', weight: { kind: 'tiers', mode: 'graduated', of, tiers } });
  const limits = { min: null, max: null };

  test.each([
    ['the order of parts', mix(['35 %', equal], ['65 %', hours]), mix(['65 %', hours], ['35 %', equal])],
    ['per cent and fractions', mix(['50 %', equal], ['50 %', hours]), mix(['1/2', equal], ['2/4', hours])],
    [
      'a mix in a mix',
      mix(
        [
          '50 %',
          {
            kind: 'mix',
            parts: [
              { share: '20 %', rule: equal },
              { share: '80 %', rule: hours },
            ],
          },
        ],
        ['50 %', hours],
      ),
      mix(['10 %', equal], ['90 %', hours]),
    ],
    ['the same part twice', mix(['10 %', equal], ['90 %', equal]), rule(equal)],
    ['a fixed part in per cent', rule({ kind: 'fixed', share: '30 %', by: equal, rest: hours }), mix(['30 %', equal], ['70 %', hours])],
    [
      'what is usual, said or not',
      rule(
        { ...equal, proRata: 'days', weightless: { kind: 'nothing' }, nobody: { kind: 'refuse' } },
        { exceptions: [], limits, negative: 'mirror' },
      ),
      rule(equal),
    ],
    [
      'tiers that make no difference',
      graduated(heads, { upTo: 5, factor: 2 }, { upTo: '10', factor: '2.0' }, { factor: 1 }),
      graduated(heads, { upTo: 10, factor: 2 }, { factor: '1/1' }),
    ],
    ['one tier that counts whole', graduated(heads, { factor: 1 }), rule({ kind: 'weight', weight: heads })],
    ['white space', rule({ kind: 'weight', weight: { ...heads, basis: ' z ' } }), rule({ kind: 'weight', weight: heads })],
  ])('%s', (_, one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  test.each([
    [
      'a resolution',
      rule(equal),
      rule(equal, { exceptions: [{ party: 'a', from: '2026-01-01', resolution: 'R', effect: { kind: 'exempt' } }] }),
    ],
    ['days', rule(equal), rule({ ...equal, proRata: 'whole' })],
    ['what happens without weight', rule(equal), rule({ ...equal, nobody: { kind: 'centre' } })],
    [
      'an amount in each half is not an amount in the whole',
      mix(
        ['50 %', { kind: 'fixed', amount: '1.00', per: 'run', above: 'cut', by: equal, rest: hours }],
        ['1/2', { kind: 'fixed', amount: '1.00', per: 'run', above: 'cut', by: equal, rest: hours }],
      ),
      rule({ kind: 'fixed', amount: '1.00', per: 'run', above: 'cut', by: equal, rest: hours }),
    ],
  ])('but not: %s', (_, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });

  test('is stable', () => {
    const full = plainRule({
      kind: 'fixed',
      cents: cents(100),
      per: 'year',
      above: 'cut',
      by: byWeight({ kind: 'equal' }),
      rest: byWeight({ kind: 'hours' }),
    });
    const validity = { from: civilDate('2026-01-01'), to: null };
    const exceptions = [{ party: 'a', validity, resolution: 'R', effect: { kind: 'fixed-share' as const, share: fraction(1, 3) } }];
    expect(canonicalRule({ ...full, exceptions, limits: { min: null, max: { kind: 'share', share: fraction(2, 5) } } })).toBe(
      '{"exceptions":[{"effect":{"kind":"fixed-share","share":"1/3"},"from":"2026-01-01","party":"a","resolution":"R"}],"format":"verbund-key-rule/1","limits":{"max":{"kind":"share","share":"40 %"}},"maximumsBelow":"refuse","minimumsAbove":"refuse","negative":"mirror","share":{"above":"cut","amount":"1.00","by":{"kind":"weight","nobody":{"kind":"refuse"},"proRata":"days","weight":{"kind":"equal"},"weightless":{"kind":"nothing"}},"kind":"fixed","per":"year","rest":{"kind":"weight","nobody":{"kind":"refuse"},"proRata":"whole","weight":{"kind":"hours"},"weightless":{"kind":"nothing"}}}}',
    );
  });
});
