// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { cents, civilDate, civilMonth, fraction, instant, sumCents, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { parseKeyRule } from '../key-rule/read-rule.ts';
import { settle } from '../run.ts';
import { parseRunFile } from '../run-file.ts';
import type { RunInput } from '../run-input.ts';
import { fairnessOf } from './fairness.ts';
import { sizeClassesOn } from './size-class.ts';
import { enterStandAloneCost, type StandAloneCost } from './stand-alone-cost.ts';
import { standAloneIn } from './stand-alone-in.ts';

const golden = unwrap(parseRunFile(JSON.parse(readFileSync(new URL('../../examples/run.json', import.meta.url), 'utf8'))));
const population = (basis: string, day: string, inhabitants: number) => ({ basis, referenceDate: civilDate(day), inhabitants });

/** Everything by inhabitants of the census, and nothing else; two official counts that differ. */
function byInhabitants(): RunInput {
  const rule = unwrap(
    parseKeyRule({
      format: 'verbund-key-rule/1',
      share: { kind: 'weight', weight: { kind: 'inhabitants', basis: 'census2022', at: { kind: 'dates', dates: ['2022-05-15'] } } },
    }),
  );
  const counts = [
    [9_999, 11_000],
    [10_000, 11_000],
    [60_000, 58_000],
  ];
  return {
    ...golden,
    keys: golden.keys.map((key) => ({ ...key, rule })),
    members: golden.members.map((member, at) => ({
      ...member,
      populations: [
        population('census2022', '2022-05-15', counts[at]?.[0] ?? 0),
        population('update2024', '2024-12-31', counts[at]?.[1] ?? 0),
      ],
    })),
  };
}

describe('fairness of a settlement', () => {
  test('both sides of the use add up to what the measured pools cost, and totals are those of the run', () => {
    const found = unwrap(fairnessOf(golden));
    const run = unwrap(settle(golden));
    expect(found.members.map(({ totalCents }) => totalCents)).toEqual(run.totals.map(({ totalCents }) => totalCents));
    expect(sumCents(found.members.map((one) => one.byUseCents))).toBe(found.measuredCents);
    expect(sumCents(found.members.map((one) => one.measuredCents))).toBe(found.measuredCents);
    expect(found.measuredCents).toBeGreaterThan(0n);
    expect(found.members.map(({ byFamily }) => sumCents([...byFamily.values()]))).toEqual(found.members.map((one) => one.totalCents));
  });

  test('a pool that goes by use alone is borne as it is used', () => {
    const rule = unwrap(parseKeyRule({ format: 'verbund-key-rule/1', share: { kind: 'weight', weight: { kind: 'hours' } } }));
    const only = golden.pools.filter(({ serviceFamilyCode }) =>
      golden.readings.some((reading) => reading.serviceFamilyCode === serviceFamilyCode && reading.meter === 'desk.minutes'),
    );
    expect(only.length).toBeGreaterThan(0);
    const input = { ...golden, pools: only, directCharges: [], costCentres: null, keys: golden.keys.map((key) => ({ ...key, rule })) };
    const found = unwrap(fairnessOf(input));
    for (const { measuredCents, byUseCents } of found.members) expect(byUseCents).toBe(measuredCents);
    expect(found.pools.map(({ meter }) => meter)).toEqual(only.map(() => 'desk.minutes'));
  });

  test('shares on each official count, and classes that begin where the law has it', () => {
    const found = unwrap(fairnessOf(byInhabitants()));
    expect(found.bases.map(({ basis, used, unknownOf }) => [basis, used, unknownOf])).toEqual([
      ['census2022', true, []],
      ['update2024', false, []],
    ]);
    const [census, update] = found.bases;
    expect([...(census?.totals ?? [])]).toEqual(found.members.map(({ tenantId, totalCents }) => [tenantId, totalCents]));
    expect([...(update?.totals ?? [])]).not.toEqual([...(census?.totals ?? [])]);
    expect(sumCents([...(update?.totals ?? new Map()).values()])).toBe(found.totalCents);
    // By the latest count: 11,000, 11,000 and 58,000.
    expect(found.members.map(({ sizeClass }) => sizeClass)).toEqual([1, 1, 2]);
    expect(found.classes.map(({ members }) => members)).toEqual([0, 2, 1, 0]);
    expect(sumCents(found.classes.map((one) => one.totalCents))).toBe(found.totalCents);
    expect(found.members[0]?.perHead).toEqual(fraction(found.members[0]?.totalCents ?? 0n, 11_000n));
  });

  test('a count that is not known of somebody is said so, and nothing is guessed', () => {
    const given = byInhabitants();
    const [first, ...rest] = given.members;
    if (!first) throw new Error('members');
    const without = { ...first, populations: first.populations.filter(({ basis }) => basis === 'census2022') };
    const found = unwrap(fairnessOf({ ...given, members: [without, ...rest] }));
    const update = found.bases.find(({ basis }) => basis === 'update2024');
    expect(update?.unknownOf).toEqual([first.name]);
    expect(update?.totals).toBeNull();
    expect(found.members.find(({ tenantId }) => tenantId === first.tenantId)).toMatchObject({
      inhabitants: null,
      sizeClass: null,
      perHead: null,
    });
  });

  test('nothing was measured: nothing is compared, and no share is invented', () => {
    const keys = golden.keys.map((key) => ({
      ...key,
      rule: unwrap(parseKeyRule({ format: 'verbund-key-rule/1', share: { kind: 'weight', weight: { kind: 'equal' } } })),
    }));
    const found = unwrap(fairnessOf({ ...golden, keys, readings: [] }));
    expect(found.measuredCents).toBe(0n);
    expect(found.members.every(({ use, measuredShare }) => use === null && measuredShare === null)).toBe(true);
    expect(found.pools.every(({ meter }) => meter === null)).toBe(true);
  });
});

test('no classes before the law that draws them', () => {
  expect(sizeClassesOn(civilDate('1990-01-01')).classes).toEqual([]);
  expect(sizeClassesOn(civilDate('2026-01-01')).classes).toEqual([
    { from: null, below: 10_000 },
    { from: 10_000, below: 25_000 },
    { from: 25_000, below: 60_000 },
    { from: 60_000, below: null },
  ]);
});

const cost = (over: Partial<StandAloneCost> = {}): StandAloneCost => ({
  ...{ id: 'c', tenantId: 't', serviceFamilyCode: null, yearlyCents: cents(1_200_000n) },
  ...{ validFrom: civilDate('2019-01-01'), source: 'Haushaltsplan 2019', ...over },
});

describe('what standing alone would cost', () => {
  const circumstances = {
    by: { userId: null, accountId: null, side: 'member' as const },
    at: instant(new Date('2026-11-17T09:00:00.000Z')),
    today: civilDate('2026-11-17'),
    newId: () => 'new',
  };
  const enter = (over: Partial<StandAloneCost>, before: StandAloneCost | null = null) => {
    const result = enterStandAloneCost({ before, families: ['support'] }, cost(over), circumstances);
    return result.ok ? result.value.cost.id : [result.error.code, result.error.field];
  };

  test.each([
    [{ serviceFamilyCode: 'nobody' }, ['SERVICE_UNKNOWN', 'serviceFamilyCode']],
    [{ yearlyCents: cents(0n) }, ['STAND_ALONE_AMOUNT', 'yearlyAmount']],
    [{ yearlyCents: cents(-1n) }, ['STAND_ALONE_AMOUNT', 'yearlyAmount']],
    [{ source: '  ' }, ['SOURCE_MISSING', 'source']],
    [{ validFrom: civilDate('2026-11-18') }, ['DATE_IN_FUTURE', 'validFrom']],
    [{ serviceFamilyCode: 'support' }, 'new'],
  ])('%o', (over, expected) => expect(enter(over)).toEqual(expected));

  test('the same once more changes nothing', () => {
    expect(enter({}, cost())).toEqual(['NOTHING_CHANGES', undefined]);
    expect(enter({ source: 'Gutachten' }, cost())).toBe('new');
  });

  const quarter = { from: civilMonth('2026-01'), to: civilMonth('2026-03') };
  const borne = { totalCents: cents(900_000n), byFamily: new Map([['support', cents(100_000n)]]) };
  test('for the months of the period, by the latest amount, beside what is borne of the same', () => {
    expect(standAloneIn([], quarter, borne)).toBeNull();
    const later = cost({ validFrom: civilDate('2026-03-01'), yearlyCents: cents(1_000_000n) });
    expect(standAloneIn([cost(), later], quarter, borne)).toMatchObject({ cents: 250_000n, borneCents: 900_000n, families: null });
    const single = cost({ serviceFamilyCode: 'support', yearlyCents: cents(100n) });
    expect(standAloneIn([single], quarter, borne)).toMatchObject({ cents: 25n, borneCents: 100_000n, families: ['support'] });
    expect(standAloneIn([single, cost()], quarter, borne)?.families).toBeNull();
    expect(standAloneIn([cost({ validFrom: civilDate('2026-04-01') })], quarter, borne)).toBeNull();
  });
});
