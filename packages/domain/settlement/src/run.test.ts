// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { cents, civilDate, civilMonth, fraction, type Refusal, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { type ExplanationStep, explainShare } from './explain.ts';
import { ruleOfParts } from './key-rule/parts-rule.ts';
import { canonicalRunInput } from './normalise-run-input.ts';
import { settle } from './run.ts';
import { parseRunFile } from './run-file.ts';
import type { RunInput } from './run-input.ts';
import { canonicalRunResult, type RunResult } from './run-result.ts';
import { STATEMENT_LABEL, statementFor, statementsOf } from './statement.ts';
import { citation } from './testing/agreements.ts';

const golden: RunInput = unwrap(parseRunFile(JSON.parse(readFileSync(new URL('../examples/run.json', import.meta.url), 'utf8'))));
const result = unwrap(settle(golden));
/** The tree of steps as it is read, indented. */
const told = (steps: readonly ExplanationStep[], indent = ''): string[] =>
  steps.flatMap(({ text, steps: inner }) => [`${indent}${text.de}`, ...told(inner, `${indent}  `)]);
const codes = (input: RunInput): string[] => {
  const settled = settle(input);
  return settled.ok ? ['accepted'] : settled.error.map(({ code }) => code);
};
const refusals = (input: RunInput): Refusal[] => {
  const settled = settle(input);
  return settled.ok ? [] : settled.error;
};
const pool = (input: RunInput, index: number): RunInput['pools'][number] => {
  const found = input.pools[index];
  if (!found) throw new Error(`no pool ${index}`);
  return found;
};
const withPool = (index: number, change: Partial<RunInput['pools'][number]>): RunInput => ({
  ...golden,
  pools: golden.pools.map((item, place) => (place === index ? { ...item, ...change } : item)),
});

/*
 * By hand. Helpdesk, January to March 2026 (90 days): 6000.00 + 3000.00 + 1000.01 = 10000.01.
 *   35 % by heads: Ahausen 12000, Bedorf 30000, Ceheim 8000 × 45/90 = 4000; together 46000.
 *   65 % by minutes: 600, 1200 + 60 late = 1260, 240; together 2100.
 *   Ahausen  0.35 × 12/46 + 0.65 × 600/2100  = 223/805  → 1000001 × 223/805  = 277018 rest 733/805 (0.911) → +1
 *   Bedorf   0.35 × 30/46 + 0.65 × 1260/2100 = 711/1150 → 1000001 × 711/1150 = 618261 rest 561/1150 (0.488)
 *   Ceheim   0.35 ×  4/46 + 0.65 × 240/2100  = 843/8050 → 1000001 × 843/8050 = 104720 rest 4843/8050 (0.602) → +1
 *   277018 + 618261 + 104720 = 999999: two cents are left over, for 0.911 and 0.602.
 *   Staff alone, 900000: 249316.77, 556434.78, 94248.45 → 249317, 556435, 94248; material is the rest of each amount.
 * Licences: −100.00 in equal shares of days: Bedorf 90/90, Ceheim 45/90, Ahausen has no agreement for it → 2/3 and 1/3.
 */
describe('a whole run, worked out by hand', () => {
  test('shares', () => {
    const rows = result.allocations.map(({ poolId, leftoverCents, shares }) => [
      poolId,
      leftoverCents,
      shares.map((share) => [
        share.tenantId,
        share.fraction,
        share.floorCents,
        share.remainder,
        share.rank,
        share.roundingCents,
        share.amountCents,
      ]),
    ]);
    expect(rows).toEqual([
      [
        'pool-helpdesk',
        2,
        [
          ['ahausen', fraction(223, 805), 277_018n, fraction(733, 805), 1, 1n, 277_019n],
          ['bedorf', fraction(711, 1150), 618_261n, fraction(561, 1150), 3, 0n, 618_261n],
          ['ceheim', fraction(843, 8050), 104_720n, fraction(4843, 8050), 2, 1n, 104_721n],
        ],
      ],
      [
        'pool-licences',
        1,
        [
          ['ahausen', fraction(0), 0n, fraction(0), null, 0n, 0n],
          ['bedorf', fraction(2, 3), -6_666n, fraction(2, 3), 1, -1n, -6_667n],
          ['ceheim', fraction(1, 3), -3_333n, fraction(1, 3), 2, 0n, -3_333n],
        ],
      ],
    ]);
  });

  test('kinds add up both ways', () => {
    expect(result.allocations[0]?.shares.map(({ byKind }) => byKind)).toEqual([
      { staff: 249_317n, material: 27_702n, overhead: 0n, support: 0n, income: 0n },
      { staff: 556_435n, material: 61_826n, overhead: 0n, support: 0n, income: 0n },
      { staff: 94_248n, material: 10_473n, overhead: 0n, support: 0n, income: 0n },
    ]);
  });

  test('lineage: what was used, and the weights of all by which each part was shared', () => {
    const used = { broughtForward: 0n, carriedForward: 0n };
    expect(result.allocations[0]?.shares.map(({ days, uses }) => [days, uses])).toEqual([
      [90, [{ meter: 'desk.minutes', measured: 600n, readings: 8, lateReadings: 0, ...used }]],
      [90, [{ meter: 'desk.minutes', measured: 1260n, readings: 16, lateReadings: 1, ...used }]],
      [45, [{ meter: 'desk.minutes', measured: 240n, readings: 1, lateReadings: 0, ...used }]],
    ]);
    const [heads, hours] = explainShare(result, 'ceheim', 'pool-helpdesk')?.sections[0]?.weights ?? [];
    expect(heads).toMatchObject({ kind: 'inhabitants', meter: null, share: fraction(35, 100), totalWeight: fraction(46_000) });
    expect(heads?.rows[2]).toEqual({
      tenantId: 'ceheim',
      memberName: 'Gemeinde Ceheim',
      own: true,
      measured: fraction(8000),
      days: 45,
      ofDays: 90,
      weight: fraction(4000),
      fraction: fraction(7, 230),
    });
    expect(hours).toMatchObject({ kind: 'hours', meter: 'desk.minutes', share: fraction(65, 100), totalWeight: fraction(35) });
    expect(hours?.rows[2]).toMatchObject({ measured: fraction(4), days: 90, weight: fraction(4), fraction: fraction(13, 175) });
  });

  test('totals and proof', () => {
    expect(
      result.totals.map(({ tenantId, poolsCents, directChargesCents, totalCents }) => [
        tenantId,
        poolsCents,
        directChargesCents,
        totalCents,
      ]),
    ).toEqual([
      ['ahausen', 277_019n, 0n, 277_019n],
      ['bedorf', 611_594n, 24_990n, 636_584n],
      ['ceheim', 101_388n, 0n, 101_388n],
    ]);
    expect(result.proof).toMatchObject({
      poolsCents: 990_001n,
      directChargesCents: 24_990n,
      statementsCents: 1_014_991n,
      differenceCents: 0n,
      roundingCents: 3,
      counts: { members: 3, pools: 2, allocations: 2, costEntries: 4, centres: 0, directCharges: 1, readings: 25, lateReadings: 1 },
    });
    expect(result.proof.remainders.map(({ poolId, tenantId, rank, roundingCents }) => [poolId, rank, tenantId, roundingCents])).toEqual([
      ['pool-helpdesk', 1, 'ahausen', 1n],
      ['pool-helpdesk', 2, 'ceheim', 1n],
      ['pool-helpdesk', 3, 'bedorf', 0n],
      ['pool-licences', 1, 'bedorf', -1n],
      ['pool-licences', 2, 'ceheim', 0n],
    ]);
  });

  test('statements: every line names its basis, the lines make the total', () => {
    const statements = statementsOf(result);
    expect(statements.reduce((sum, { totalCents }) => sum + totalCents, 0n)).toBe(result.proof.statementsCents);
    for (const { lines, totalCents, label } of statements) {
      expect(label).toBe(STATEMENT_LABEL);
      expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0n)).toBe(totalCents);
      for (const { agreement } of lines) expect(agreement?.clause).toMatch(/^§ /);
    }
    expect(statementFor(result, 'ahausen')?.lines.map(({ label }) => label.de)).toEqual(['Anwenderhilfe, 01/2026 bis 03/2026']);
    expect(statementFor(result, 'bedorf')?.lines[0]?.basis.de).toBe(
      'Schlüssel „Anwenderhilfe“, Fassung 1: § 14 Abs. 2 der Satzung; Beschluss der Verbandsversammlung vom 12.11.2024, TOP 5. Vereinbarung V-2020-02, § 4 Abs. 1',
    );
    expect(statementFor(result, 'nobody')).toBeNull();
  });

  test('why this amount', () => {
    const explanation = explainShare(result, 'ceheim', 'pool-helpdesk', { 'zensus-2022': 'Zensus 2022' });
    const section = explanation?.sections[0];
    expect(explanation?.amountCents).toBe(104_721n);
    expect(told(section?.steps ?? [])).toEqual([
      'Kosten „Anwenderhilfe“ 01/2026 bis 03/2026: 10.000,01 €',
      'Zusammen: 10,4720… %',
      '  35 % × 8,6956… % = 3,0434… %',
      '    nach Köpfen (Einwohner am 15.05.2022, Zensus 2022): 8,6956… %',
      '      8.000 Einwohner',
      '      × 45 von 90 Tagen',
      '      4.000 von 46.000',
      '  65 % × 11,4285… % = 7,4285… %',
      '    nach gebuchten Stunden: 11,4285… %',
      '      4 Stunden',
      '      4 von 35',
      'Genauer Anteil: 1.047,2060… €',
      'Abgeschnitten: 1.047,20 €',
      'Ausgleichscent: 0,01 €. Sind alle Anteile auf volle Cent abgeschnitten, bleiben 2 Cent übrig. Je einer geht an die 2 größten Reste. Dieser Rest steht auf Platz 2 und bekommt einen Cent.',
      'Betrag: 1.047,21 €',
    ]);
    expect(section?.steps.at(-2)?.text.en).toBe(
      'Rounding cent: €0.01. When all shares are cut to whole cents, 2 cents are left over. The 2 largest remainders get one each. This remainder ranks 2 and gets one cent.',
    );
    expect(section?.weights.map(({ rows }) => rows.map(({ memberName, own }) => [memberName, own]))).toEqual(
      [0, 1].map(() => [
        ['Gemeinde Ahausen', false],
        ['Stadt Bedorf', false],
        ['Gemeinde Ceheim', true],
      ]),
    );
    expect(section?.sources).toEqual([
      {
        tenantId: 'ceheim',
        serviceFamilyCode: 'helpdesk',
        meter: 'desk.minutes',
        from: '2026-01-01',
        to: '2026-03-31',
        readings: 1,
        lateReadings: 0,
        quantity: 240n,
      },
    ]);
    expect(explainShare(result, 'ceheim', 'no pool')).toBeNull();
    expect(explainShare(result, 'nobody', 'pool-helpdesk')).toBeNull();
  });

  test('who got no cent reads why', () => {
    expect(explainShare(result, 'bedorf', 'pool-helpdesk')?.sections[0]?.rounding.reason.de).toBe(
      'Sind alle Anteile auf volle Cent abgeschnitten, bleiben 2 Cent übrig. Je einer geht an die 2 größten Reste. Dieser Rest steht auf Platz 3 und bekommt keinen.',
    );
    expect(explainShare(result, 'ahausen', 'pool-licences')?.sections[0]?.rounding.reason.de).toBe('Der Anteil geht in vollen Cent auf.');
  });
});

describe('hashes', () => {
  test('whatever plays no part changes nothing', () => {
    const noisy = withPool(0, { costs: [...pool(golden, 0).costs].reverse().map((cost) => ({ ...cost, label: 'noise' })) });
    const split = golden.readings.flatMap((total) => [
      { ...total, quantity: total.quantity - 1n, readings: total.readings },
      { ...total, quantity: 1n, readings: 0, late: 0, lateQuantity: 0n },
    ]);
    expect(canonicalRunInput({ ...noisy, readings: split })).toBe(canonicalRunInput(golden));
    expect(canonicalRunResult(unwrap(settle({ ...noisy, readings: split })))).toBe(canonicalRunResult(result));
  });
  test('whatever plays a part changes the text of the inputs', () => {
    const texts = [
      golden,
      { ...golden, readings: golden.readings.slice(1) },
      { ...golden, cut: '2026-04-10T08:00:01.000Z' as RunInput['cut'] },
      { ...golden, agreements: golden.agreements.map((item) => ({ ...item, clause: '§ 9' })) },
      { ...golden, keys: golden.keys.map((key) => ({ ...key, resolution: 'another' })) },
      withPool(0, { costs: pool(golden, 0).costs.slice(1) }),
    ].map(canonicalRunInput);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('what plays no part does not void a preview', () => {
  const later = { ...golden.keys[0], version: 2, validFrom: civilDate('2026-04-01'), resolution: 'later' } as RunInput['keys'][number];
  const older = { ...golden.keys[0], version: 0, validFrom: civilDate('2019-01-01'), resolution: 'older' } as RunInput['keys'][number];
  const within = {
    ...golden.keys[0],
    version: 2,
    validFrom: civilDate('2026-03-15'),
    resolution: 'from April on',
  } as RunInput['keys'][number];
  const noticeGiven = golden.agreements.map((item) => ({
    ...item,
    validity: { ...item.validity, to: item.validity.to ?? civilDate('2027-12-31') },
  }));
  const leaving = golden.members.map((item) => ({
    ...item,
    validity: { ...item.validity, to: item.validity.to ?? civilDate('2026-03-31') },
  }));
  const counted = { basis: 'another', referenceDate: civilDate('2025-12-31'), inhabitants: 1 };
  const elsewhere = { ...golden.agreements[0], serviceFamilyCode: 'archive', agreementNumber: 'V-9' } as RunInput['agreements'][number];
  test.each([
    ['a version of a key for a later month', { ...golden, keys: [...golden.keys, later] }],
    ['a version that begins within the last month and so holds after it', { ...golden, keys: [...golden.keys, within] }],
    ['a version that was followed by another before the period', { ...golden, keys: [...golden.keys, older] }],
    ['a key that no pool goes by', { ...golden, keys: [...golden.keys, { ...later, id: 'another' }] }],
    ['an agreement that will end after the period', { ...golden, agreements: noticeGiven }],
    ['a member that leaves with the period', { ...golden, members: leaving }],
    [
      'a count of inhabitants that no key names',
      { ...golden, members: golden.members.map((m) => ({ ...m, populations: [...m.populations, counted] })) },
    ],
    ['an agreement for a service without costs', { ...golden, agreements: [...golden.agreements, elsewhere] }],
  ] as [string, RunInput][])('%s', (_what, input) => {
    expect(canonicalRunInput(input)).toBe(canonicalRunInput(golden));
    expect(canonicalRunResult(unwrap(settle(input)))).toBe(canonicalRunResult(result));
  });
  test.each([
    [
      'a version of a key for a month of the period',
      { ...golden, keys: [...golden.keys, { ...later, validFrom: civilDate('2026-03-01') }] },
    ],
    [
      'an agreement that ends within the period',
      {
        ...golden,
        agreements: golden.agreements.map((item) => ({ ...item, validity: { ...item.validity, to: civilDate('2026-03-30') } })),
      },
    ],
    [
      'a count of inhabitants that a key names',
      {
        ...golden,
        members: golden.members.map((m) => ({ ...m, populations: m.populations.map((p) => ({ ...p, inhabitants: p.inhabitants + 1 })) })),
      },
    ],
  ] as [string, RunInput][])('but so does %s', (_what, input) => {
    expect(canonicalRunInput(input)).not.toBe(canonicalRunInput(golden));
  });
});

describe('a correction of a settled month', () => {
  const late = (tenantId: string, quantity: bigint): RunInput['readings'][number] => ({
    tenantId,
    serviceFamilyCode: 'helpdesk',
    meter: 'desk.minutes',
    month: civilMonth('2026-01'),
    quantity,
    readings: 1,
    late: 1,
    lateQuantity: quantity,
  });
  const minutes = (settled: RunResult) => settled.allocations[0]?.shares.map(({ uses }) => uses[0]?.measured);
  const lowered = unwrap(settle({ ...golden, readings: [...golden.readings, late('ceheim', -300n)] }));

  test('comes off the use of the member, down to nothing; the rest is carried and listed', () => {
    expect(minutes(lowered)).toEqual([600n, 1260n, 0n]);
    expect(lowered.proof.carried).toEqual([{ tenantId: 'ceheim', serviceFamilyCode: 'helpdesk', meter: 'desk.minutes', quantity: -60n }]);
    expect(lowered.proof.differenceCents).toBe(0n);
    const section = explainShare(lowered, 'ceheim', 'pool-helpdesk')?.sections[0];
    expect(section?.steps[1]?.text.de).toBe('Zählt 0:00 (desk.minutes): Messwerte -1:00, Korrektur für die folgenden Monate -1:00');
    expect(section?.sources).toMatchObject([{ readings: 2, lateReadings: 1, quantity: -60n }]);
  });

  test('stands on the statement also where nothing is left to pay', () => {
    const keys = golden.keys.map((key) =>
      key.id === pool(golden, 0).keyId ? { ...key, rule: ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'hours' } }]) } : key,
    );
    const settled = unwrap(settle({ ...golden, keys, readings: [...golden.readings, late('ceheim', -300n)] }));
    const line = statementFor(settled, 'ceheim')?.lines[0];
    expect(line).toMatchObject({ kind: 'pool', amountCents: 0n, agreement: { clause: expect.stringMatching(/^§ /) } });
    expect(
      statementsOf(settled)
        .flatMap(({ lines }) => lines)
        .filter(({ amountCents }) => amountCents === 0n),
    ).toHaveLength(1);
  });

  test('the next run takes off what was left open', () => {
    const next = unwrap(settle({ ...golden, carried: lowered.proof.carried }));
    expect(minutes(next)).toEqual([600n, 1260n, 180n]);
    expect(next.proof.carried).toEqual([]);
    expect(explainShare(next, 'ceheim', 'pool-helpdesk')?.sections[0]?.steps[1]?.text.en).toBe(
      'Counts 3:00 (desk.minutes): readings 4:00, correction open from earlier months -1:00',
    );
  });

  test('is not taken off where nobody would be left to bear the cost', () => {
    const alone = golden.readings.filter(({ tenantId }) => tenantId === 'ceheim');
    const settled = unwrap(settle({ ...golden, readings: [...alone, late('ceheim', -240n)] }));
    expect(minutes(settled)).toEqual([0n, 0n, 240n]);
    expect(settled.proof.carried).toMatchObject([{ tenantId: 'ceheim', quantity: -240n }]);
  });

  test('of a body that takes no part any more stays on the list', () => {
    const gone = { tenantId: 'gone', serviceFamilyCode: 'helpdesk', meter: 'desk.minutes', quantity: -5n } as const;
    const settled = unwrap(settle({ ...golden, carried: [gone] }));
    expect(settled.proof.carried).toEqual([gone]);
    expect(settled.totals).toEqual(result.totals);
  });
});

describe('a key that changes within the period', () => {
  const second = { ...golden.keys[1], version: 2, validFrom: civilDate('2026-03-01') } as RunInput['keys'][number];
  const costs = [
    { id: 'jan', month: civilMonth('2026-01'), kind: 'staff', amountCents: cents(100) },
    { id: 'feb', month: civilMonth('2026-02'), kind: 'staff', amountCents: cents(100) },
    { id: 'mar', month: civilMonth('2026-03'), kind: 'staff', amountCents: cents(100) },
  ] as const;
  const changed = unwrap(settle({ ...withPool(1, { costs }), keys: [...golden.keys, second] }));
  test('makes two stretches, each by its own version and days', () => {
    const stretches = changed.allocations.filter(({ poolId }) => poolId === 'pool-licences');
    expect(stretches.map(({ months, days, key, amountCents }) => [months.from, months.to, days, key.version, amountCents])).toEqual([
      ['2026-01', '2026-02', 59, 1, 200n],
      ['2026-03', '2026-03', 31, 2, 100n],
    ]);
    // Ceheim: 14 of 59 days, then all 31.
    expect(stretches.map(({ shares }) => shares[2]?.fraction)).toEqual([fraction(14, 73), fraction(1, 2)]);
  });
  test('explains both', () => {
    const explanation = explainShare(changed, 'ceheim', 'pool-licences');
    expect(explanation?.sections.map(({ key }) => key.version)).toEqual([1, 2]);
    expect(explanation?.amountCents).toBe(changed.totals[2]?.byPool.find(({ poolId }) => poolId === 'pool-licences')?.amountCents);
  });
});

describe('refusals', () => {
  test('a pool that nobody has weight for is named with its metric: the cost is never lost', () => {
    expect(refusals({ ...golden, readings: [] })).toEqual([
      { code: 'POOL_WITHOUT_WEIGHT', field: 'pools', params: { pool: 'Anwenderhilfe', metric: 'hours', from: '2026-01', to: '2026-03' } },
    ]);
  });
  test('a cost that was taken back again needs no weight', () => {
    const costs = [
      { id: 'a', month: civilMonth('2026-01'), kind: 'staff', amountCents: cents(500) },
      { id: 'b', month: civilMonth('2026-01'), kind: 'staff', amountCents: cents(-500) },
    ] as const;
    expect(codes({ ...withPool(0, { costs }), readings: [] })).toEqual(['accepted']);
  });
  test.each([
    ['PERIOD_INVALID', { ...golden, period: { from: civilMonth('2026-03'), to: civilMonth('2026-01') } }],
    ['PERIOD_TOO_LONG', { ...golden, period: { from: civilMonth('0001-01'), to: civilMonth('9999-12') } }],
    ['NO_MEMBERS', { ...golden, members: [], readings: [], directCharges: [] }],
    ['DUPLICATE_MEMBER', { ...golden, members: [...golden.members, ...golden.members.slice(0, 1)] }],
    [
      'POPULATION_INVALID',
      {
        ...golden,
        members: golden.members.map((member) => ({ ...member, populations: member.populations.map((p) => ({ ...p, inhabitants: -1 })) })),
      },
    ],
    ['POPULATION_MISSING', { ...golden, members: golden.members.map((member) => ({ ...member, populations: [] })) }],
    ['DUPLICATE_POOL', { ...golden, pools: [...golden.pools, { ...pool(golden, 0), costs: [] }] }],
    ['DUPLICATE_COST', withPool(0, { costs: [...pool(golden, 0).costs, ...pool(golden, 0).costs.slice(0, 1)] })],
    ['COST_OUTSIDE_PERIOD', withPool(0, { costs: pool(golden, 0).costs.map((cost) => ({ ...cost, month: civilMonth('2026-04') })) })],
    [
      'SHARES_NOT_100',
      {
        ...golden,
        keys: golden.keys.map((key) => ({
          ...key,
          rule: ruleOfParts([
            { sharePermyriad: 100, metric: { kind: 'hours' } },
            { sharePermyriad: 200, metric: { kind: 'equal' } },
          ]),
        })),
      },
    ],
    ['DUPLICATE_KEY_VERSION', { ...golden, keys: [...golden.keys, ...golden.keys] }],
    ['READING_OUTSIDE_PERIOD', { ...golden, readings: golden.readings.map((total) => ({ ...total, month: civilMonth('2026-04') })) }],
    ['READING_WITHOUT_MEMBER', { ...golden, readings: golden.readings.map((total) => ({ ...total, tenantId: 'stranger' })) }],
    [
      'DIRECT_CHARGE_OUTSIDE_PERIOD',
      { ...golden, directCharges: golden.directCharges.map((c) => ({ ...c, occurredOn: civilDate('2026-04-01') })) },
    ],
    ['DIRECT_CHARGE_WITHOUT_MEMBER', { ...golden, directCharges: golden.directCharges.map((c) => ({ ...c, tenantId: 'stranger' })) }],
    ['CHARGE_WITHOUT_BASIS', { ...golden, directCharges: golden.directCharges.map((c) => ({ ...c, basis: { ...c.basis, clause: ' ' } })) }],
    ['POOL_WITHOUT_KEY', { ...golden, keys: [] }],
    ['KEY_OF_OTHER_FAMILY', { ...golden, keys: golden.keys.map((key) => ({ ...key, serviceFamilyCode: 'other' })) }],
    ['POOL_WITHOUT_WEIGHT', { ...golden, readings: golden.readings.map((total) => ({ ...total, quantity: -1n, lateQuantity: 0n })) }],
    ['CHARGE_WITHOUT_BASIS', { ...golden, agreements: golden.agreements.filter(({ tenantId }) => tenantId !== 'ahausen') }],
  ] as [string, RunInput][])('%s', (code, input) => {
    expect(new Set(codes(input))).toEqual(new Set([code]));
  });
});

describe('days of participation', () => {
  const days = (tenantId: string, input: RunInput): number | undefined =>
    unwrap(settle(input)).allocations[1]?.shares.find((share) => share.tenantId === tenantId)?.days;
  const bedorf = (...validities: readonly (readonly [string, string | null])[]): RunInput => ({
    ...golden,
    agreements: [
      ...golden.agreements.filter(({ tenantId }) => tenantId !== 'bedorf'),
      ...validities.map(([from, to], index) =>
        citation({
          tenantId: 'bedorf',
          agreementNumber: `V-${index}`,
          validity: { from: civilDate(from), to: to === null ? null : civilDate(to) },
        }),
      ),
    ],
  });
  test.each([
    [[['2020-01-01', null]], 90],
    [[['2026-01-16', null]], 75],
    [[['2020-01-01', '2026-01-31']], 31],
    // A follow-up agreement, with and without overlap: a day counts once.
    [
      [
        ['2020-01-01', '2026-01-31'],
        ['2026-02-01', null],
      ],
      90,
    ],
    [
      [
        ['2020-01-01', '2026-02-10'],
        ['2026-02-01', '2026-02-28'],
        ['2026-02-05', '2026-02-06'],
      ],
      59,
    ],
  ] as [[string, string | null][], number][])('%j → %i days', (validities, expected) => {
    expect(days('bedorf', bedorf(...validities))).toBe(expected);
  });
  test('who left and came back pays for the days of both spells, and for none between', () => {
    // January 1 to 20, and again from March 10 on: 20 + 22 days of 90.
    const both = bedorf(['2026-01-01', '2026-01-20'], ['2026-03-10', null]);
    expect(days('bedorf', both)).toBe(42);
    const licences = unwrap(settle(both)).allocations[1];
    // Ceheim 45 days: 42 and 45 of 87.
    expect(licences?.shares.map((share) => share.fraction)).toEqual([fraction(0), fraction(14, 29), fraction(15, 29)]);
    expect(unwrap(settle(both)).proof.differenceCents).toBe(0n);
  });
  test('no longer than the membership', () => {
    const left = {
      ...golden,
      members: golden.members.map((m) =>
        m.tenantId === 'bedorf' ? { ...m, validity: { ...m.validity, to: civilDate('2026-03-01') } } : m,
      ),
    };
    expect(days('bedorf', left)).toBe(60);
  });
});
