// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, civilMonth, fraction, type Refusal, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExplanationStep, explainShare } from './explain.ts';
import type { AllocationKey } from './key.ts';
import { byWeight, type KeyRule, plainRule, type ShareRule } from './key-rule/rule.ts';
import { canonicalRunInput } from './normalise-run-input.ts';
import { SHARED_KINDS } from './pool.ts';
import { settle } from './run.ts';
import type { AgreementCitation, RunCost, RunInput } from './run-input.ts';
import { canonicalRunResult, type RunResult } from './run-result.ts';
import { type SharedStretches, settleTotals } from './settle-totals.ts';
import { statementFor, statementsOf } from './statement.ts';
import { basis, citation, NOTHING_MORE, vatRule } from './testing/agreements.ts';

const PERIOD = { from: civilMonth('2026-10'), to: civilMonth('2027-03') };
const always = { from: civilDate('2020-01-01'), to: null };
const EQUAL: ShareRule = byWeight({ kind: 'equal' });
const key = (rule: KeyRule, given: Partial<AllocationKey> = {}): AllocationKey => ({
  id: 'k',
  serviceFamilyCode: 'it',
  name: 'Schlüssel',
  version: 1,
  validFrom: civilDate('2020-01-01'),
  resolution: 'Beschluss der Verbandsversammlung',
  clause: '§ 14 der Satzung',
  rule,
  ...given,
});
const cost = (id: string, amount: number, given: Partial<RunCost> = {}): RunCost => ({
  id,
  month: civilMonth('2026-10'),
  kind: 'staff',
  amountCents: cents(amount),
  ...given,
});
const MEMBERS = ['a', 'b', 'c'];
/** Three members, one pool of 900.00 in equal shares, unless something else is said. */
const run = (given: Partial<RunInput> = {}): RunInput => ({
  association: { id: 'zv', name: 'Zweckverband' },
  period: PERIOD,
  cut: '2027-04-10T08:00:00.000Z' as RunInput['cut'],
  members: MEMBERS.map((id, index) => ({
    tenantId: id,
    ags: `0599900${index}`,
    name: id.toUpperCase(),
    validity: always,
    populations: [],
  })),
  pools: [{ id: 'p', serviceFamilyCode: 'it', name: 'Netz', keyId: 'k', costs: [cost('c1', 90_000)] }],
  keys: [key(plainRule(EQUAL))],
  readings: [],
  carried: [],
  directCharges: [],
  agreements: MEMBERS.map((tenantId) => citation({ tenantId })),
  ...NOTHING_MORE,
  ...given,
});
const settled = (given: Partial<RunInput> = {}): RunResult => unwrap(settle(run(given)));
const refused = (given: Partial<RunInput>): Refusal[] => {
  const result = settle(run(given));
  return result.ok ? [] : result.error;
};
const amounts = ({ totals }: RunResult) => totals.map(({ totalCents }) => totalCents);
const agreed = (tenantId: string, given: Partial<AgreementCitation>): RunInput['agreements'] =>
  MEMBERS.map((id) => citation({ tenantId: id, ...(id === tenantId ? given : {}) }));
const told = (steps: readonly ExplanationStep[] = [], language: 'de' | 'en' = 'de'): string[] =>
  steps.flatMap(({ text, steps: inner }) => [text[language], ...told(inner, language)]);
const use = (tenantId: string, meter: RunInput['readings'][number]['meter'], quantity: bigint): RunInput['readings'][number] => ({
  ...{ tenantId, serviceFamilyCode: 'it', meter, month: civilMonth('2026-11') },
  ...{ quantity, readings: 1, late: 0, lateQuantity: 0n },
});

describe('the order of a run', () => {
  const poolsOf = (...costs: RunCost[]): RunInput['pools'] => [{ id: 'p', serviceFamilyCode: 'it', name: 'Netz', keyId: 'k', costs }];

  test('other income takes off before anything is shared, and its counter-entry adds again', () => {
    const costs = [
      cost('c1', 90_000),
      cost('i1', 30_000, { kind: 'income' }),
      cost('i2', -6000, { kind: 'income', month: civilMonth('2026-12') }),
    ];
    const result = settled({ pools: poolsOf(...costs) });
    expect(amounts(result)).toEqual([22_000n, 22_000n, 22_000n]);
    expect(result.allocations[0]?.byKind).toEqual({ staff: 90_000n, material: 0n, overhead: 0n, support: 0n, income: -24_000n });
    expect(result.totals[0]?.byKind).toMatchObject({ staff: 30_000n, income: -8000n });
    expect(result.proof).toMatchObject({ poolsCents: 90_000n, otherIncomeCents: -24_000n, statementsCents: 66_000n, differenceCents: 0n });
    expect(told(explainShare(result, 'a', 'p')?.sections[0]?.steps).slice(0, 3)).toEqual([
      'Kosten „Netz“ 10/2026 bis 03/2027: 660,00 €',
      'Eigene Kosten: 900,00 €',
      'Ab: andere Erträge: −240,00 €',
    ]);
  });

  test('income that covers all costs leaves nothing to bear, and more income is a credit', () => {
    expect(amounts(settled({ pools: poolsOf(cost('c1', 90_000), cost('i', 90_000, { kind: 'income' })) }))).toEqual([0n, 0n, 0n]);
    expect(amounts(settled({ pools: poolsOf(cost('c1', 90_000), cost('i', 90_100, { kind: 'income' })) }))).toEqual([-34n, -33n, -33n]);
  });

  /*
   * Two centres by hand. Building 100.00 gives 60 m² to IT operations and 40 m² to the pool; IT operations 500.00 gives everything to the
   * pool. Whatever the method, all 600.00 end in the pool: 900.00 + 600.00 = 1500.00.
   */
  const centres: RunInput['costCentres'] = {
    method: 'reciprocal',
    order: null,
    resolution: 'Beschluss vom 12.11.2024, TOP 7',
    centres: [
      { id: 'building', name: 'Gebäude', costs: [cost('s1', 10_000)] },
      { id: 'ops', name: 'Betrieb', costs: [cost('s2', 60_000), cost('s3', 10_000, { kind: 'income' })] },
    ],
    services: [
      { fromCentre: 'building', to: { kind: 'centre', id: 'ops' }, quantity: 60n },
      { fromCentre: 'building', to: { kind: 'pool', id: 'p' }, quantity: 30n },
      { fromCentre: 'building', to: { kind: 'pool', id: 'p' }, quantity: 10n },
      { fromCentre: 'ops', to: { kind: 'pool', id: 'p' }, quantity: 7n },
    ],
  };

  test.each(['direct', 'step-down', 'reciprocal'] as const)('support centres by the %s method end in the pools', (method) => {
    const result = settled({ costCentres: { ...centres, method } });
    expect(amounts(result)).toEqual([50_000n, 50_000n, 50_000n]);
    expect(result.proof).toMatchObject({ supportCents: 60_000n, poolsCents: 90_000n, differenceCents: 0n, counts: { centres: 2 } });
    expect(result.totals[0]?.byKind).toMatchObject({ staff: 30_000n, support: 20_000n });
    expect(result.costCentres?.resolution).toBe('Beschluss vom 12.11.2024, TOP 7');
  });

  test('are told one by one in the explanation', () => {
    const section = explainShare(settled({ costCentres: centres }), 'a', 'p')?.sections[0];
    expect(section?.support).toEqual([
      { centreId: 'building', centreName: 'Gebäude', cents: fraction(4000) },
      { centreId: 'ops', centreName: 'Betrieb', cents: fraction(56_000) },
    ]);
    expect(told(section?.steps, 'en').slice(0, 6)).toEqual([
      'Cost of “Netz” 10/2026 to 03/2027: €1,500.00',
      'Own cost: €900.00',
      'From the support cost centre “Gebäude”: €100.00 × 40 % = €40.00',
      'From the support cost centre “Betrieb”: €560.00 × 100 % = €560.00',
      'Own cost: €500.00',
      'Taken over from “Gebäude”: €60.00',
    ]);
  });

  test('what a pool gets is divided over its stretches by their days, also where it has no cost of its own', () => {
    const keys = [key(plainRule(EQUAL)), key(plainRule(EQUAL), { version: 2, validFrom: civilDate('2027-01-01') })];
    const result = settled({ keys, costCentres: centres });
    // 92 and 90 of 182 days: 60000 × 92/182 = 30329.67, 60000 × 90/182 = 29670.33.
    expect(result.allocations.map(({ months, byKind }) => [months.from, byKind.staff, byKind.support])).toEqual([
      ['2026-10', 90_000n, 30_330n],
      ['2027-01', 0n, 29_670n],
    ]);
    expect(result.proof.differenceCents).toBe(0n);
    // Each part is exact, and what rounding made of the sum stands beside it.
    const [autumn] = explainShare(result, 'a', 'p')?.sections ?? [];
    expect(autumn?.support.map(({ cents }) => cents)).toEqual([fraction(4000n * 92n, 182n), fraction(56_000n * 92n, 182n)]);
    expect(told(autumn?.steps, 'de')).toEqual(
      expect.arrayContaining([
        'Von der Hilfskostenstelle „Gebäude“: 100,00 € × 40 % × 92 von 182 Tagen = 20,2197… €',
        'Hilfskosten auf volle Cent gerundet: 303,2967… € → 303,30 €',
      ]),
    );
  });

  test('centres that do not add up are refused by their names', () => {
    const lost = { ...centres, services: centres.services.filter(({ fromCentre }) => fromCentre === 'building') };
    expect(refused({ costCentres: { ...lost, method: 'step-down' } })).toMatchObject([
      { code: 'SUPPORT_WITHOUT_RECIPIENT', params: { centre: 'Betrieb' } },
    ]);
    const stranger = { fromCentre: 'building', to: { kind: 'pool', id: 'none' }, quantity: 1n } as const;
    expect(refused({ costCentres: { ...centres, services: [...centres.services, stranger] } })).toMatchObject([
      { code: 'UNKNOWN_CENTRE', params: { centre: 'none' } },
    ]);
    const late = { ...centres, centres: [{ id: 'building', name: 'Gebäude', costs: [cost('s1', 1, { month: civilMonth('2027-04') })] }] };
    expect(refused({ costCentres: { ...late, services: centres.services.slice(1, 2) } })).toMatchObject([
      { code: 'COST_OUTSIDE_PERIOD', field: 'costCentres', params: { pool: 'Gebäude' } },
    ]);
    expect(refused({ keys: [key(plainRule(EQUAL), { validFrom: civilDate('2027-04-01') })], costCentres: centres })).toMatchObject([
      { code: 'POOL_WITHOUT_KEY' },
    ]);
  });

  test('non-members pay first, and what nobody has a price for is refused', () => {
    const price = {
      measure: { kind: 'quantity', meter: 'quantity.seats', unit: 'Plätze' },
      cents: fraction(1000),
      resolution: 'Entgeltordnung',
    } as const;
    const keys = [key({ ...plainRule(EQUAL), nonMembers: { prices: [price], surplus: 'refuse' } })];
    const guest = {
      customer: 'x',
      name: 'Kreis X',
      serviceFamilyCode: 'it',
      meter: 'quantity.seats',
      month: civilMonth('2026-12'),
      quantity: 9n,
    } as const;
    const result = settled({ keys, nonMemberUses: [guest] });
    expect(amounts(result)).toEqual([27_000n, 27_000n, 27_000n]);
    expect(result.proof).toMatchObject({ incomeFromNonMembersCents: 9000n, statementsCents: 81_000n, differenceCents: 0n });
    expect(statementFor(result, 'a')?.lines[0]?.calculation.de).toContain('von 810,00 € nach Abzug der Zahlungen Dritter');
    expect(refused({ nonMemberUses: [guest] })).toMatchObject([{ code: 'NON_MEMBER_WITHOUT_PRICE', params: { customer: 'Kreis X' } }]);
    expect(refused({ keys, nonMemberUses: [{ ...guest, quantity: 91n }] })).toMatchObject([
      { code: 'INCOME_ABOVE_POOL', params: { pool: 'Netz' } },
    ]);
  });
});

describe('what an agreement says about its member', () => {
  const term = { validity: always, resolution: 'Beschluss des Rates', poolId: null };

  test('a maximum: the others bear the rest, and both are told', () => {
    const max = { kind: 'amount', cents: cents(10_000), per: 'run' } as const;
    const result = settled({ agreements: agreed('a', { limits: [{ ...term, min: null, max }] }) });
    expect(amounts(result)).toEqual([10_000n, 40_000n, 40_000n]);
    const text = told(explainShare(result, 'a', 'p')?.sections[0]?.steps).join('\n');
    expect(text).toContain('100,00 €');
    expect(text).toContain('Beschluss des Rates');
    expect(told(explainShare(result, 'b', 'p')?.sections[0]?.steps).join('\n')).toContain('100,00 €');
  });

  test('an amount for a settlement is one for all of it, also where the key changes within', () => {
    const max = { kind: 'amount', cents: cents(18_200), per: 'run' } as const;
    const pools: RunInput['pools'] = run().pools.map((pool) => ({
      ...pool,
      costs: [cost('c1', 90_000), cost('c2', 90_000, { month: civilMonth('2027-01') })],
    }));
    const keys = [key(plainRule(EQUAL)), key(plainRule(EQUAL), { version: 2, validFrom: civilDate('2027-01-01') })];
    const result = settled({ pools, keys, agreements: agreed('a', { limits: [{ ...term, min: null, max }] }) });
    // 92 and 90 of 182 days.
    expect(result.allocations.map(({ shares }) => shares[0]?.amountCents)).toEqual([9200n, 9000n]);
  });

  test('a term for another pool does not hold here', () => {
    const exempt = { ...term, poolId: 'another', effect: { kind: 'exempt' } } as const;
    expect(amounts(settled({ agreements: agreed('a', { exceptions: [exempt] }) }))).toEqual([30_000n, 30_000n, 30_000n]);
  });

  test('exempt on the days of its agreement only', () => {
    const exempt = { ...term, effect: { kind: 'exempt' } } as const;
    expect(amounts(settled({ agreements: agreed('a', { exceptions: [exempt] }) }))).toEqual([0n, 45_000n, 45_000n]);
    const half = { ...exempt, validity: { from: civilDate('2026-12-31'), to: null } };
    // 92 of 182 days without: A counts 91/182 = one half, since the exemption begins on the last day of December.
    expect(amounts(settled({ agreements: agreed('a', { exceptions: [half] }) }))).toEqual([18_000n, 36_000n, 36_000n]);
  });

  test('maximums below the cost are refused, or carried by the centre if the key says so; the proof states it', () => {
    const max = { kind: 'amount', cents: cents(20_000), per: 'run' } as const;
    const agreements = MEMBERS.map((tenantId) => citation({ tenantId, limits: [{ ...term, min: null, max }] }));
    expect(refused({ agreements })).toMatchObject([{ code: 'MAXIMUMS_BELOW_POOL', params: { pool: 'Netz', parties: ['A', 'B', 'C'] } }]);
    const result = settled({ agreements, keys: [key({ ...plainRule(EQUAL), maximumsBelow: 'centre' })] });
    expect(amounts(result)).toEqual([20_000n, 20_000n, 20_000n]);
    expect(result.proof).toMatchObject({ carriedByCentreCents: 30_000n, statementsCents: 60_000n, differenceCents: 0n });
    expect(result.allocations[0]?.carriedByCentre).toMatchObject({ staff: 30_000n });
    expect(told(explainShare(result, 'a', 'p')?.sections[0]?.steps)).toContain('Das Zentrum trägt 300,00 €');
  });

  test('reserved capacity', () => {
    const reservation = (quantity: number) => [{ capacity: 'storage', quantity: fraction(quantity), validity: always, resolution: 'R' }];
    const agreements = MEMBERS.map((tenantId, index) => citation({ tenantId, reservations: reservation(index) }));
    const rule = plainRule(byWeight({ kind: 'reserved', capacity: 'storage', unit: 'TB' }));
    expect(amounts(settled({ agreements, keys: [key(rule)] }))).toEqual([0n, 30_000n, 60_000n]);
  });
});

describe('counts', () => {
  const rule = plainRule(
    byWeight({ kind: 'stock', stock: 'pupils', unit: 'Schüler', at: { kind: 'yearly', days: ['10-15'], yearsBefore: 1 } }),
  );
  const counted = (tenantId: string, value: number, on = '2025-10-15') => ({
    tenantId,
    stock: 'pupils',
    on: civilDate(on),
    value: fraction(value),
  });

  test('at the day that the key means; others play no part', () => {
    const counts = [counted('a', 100), counted('b', 200), counted('c', 0)];
    const given = { keys: [key(rule)], counts };
    expect(amounts(settled(given))).toEqual([30_000n, 60_000n, 0n]);
    const noise = [...counts, counted('a', 7, '2024-10-15'), { ...counted('a', 7), stock: 'teachers' }];
    expect(canonicalRunInput(run({ ...given, counts: noise }))).toBe(canonicalRunInput(run(given)));
    expect(canonicalRunInput(run({ ...given, counts: counts.slice(1) }))).not.toBe(canonicalRunInput(run(given)));
  });

  test('a missing one is refused by name', () => {
    expect(refused({ keys: [key(rule)], counts: [counted('a', 100), counted('b', 200)] })).toMatchObject([
      { code: 'COUNT_MISSING', params: { pool: 'Netz', party: 'C', measure: 'stock.pupils', on: '2025-10-15' } },
    ]);
  });
});

describe('tax rules', () => {
  const old = vatRule({ validTo: civilDate('2026-12-31'), basis: '§ 2 Abs. 3 UStG a. F.' });
  const exempt = vatRule({ code: 'E', basis: '§ 4 Nr. 29 UStG', validFrom: civilDate('2027-01-01') });
  const costs = ['2026-10', '2026-12', '2027-01', '2027-03'].map((month, index) => cost(`c${index}`, 30_000, { month: civilMonth(month) }));
  const pools: RunInput['pools'] = [{ id: 'p', serviceFamilyCode: 'it', name: 'Netz', keyId: 'k', costs }];

  test('2026 and 2027 stand side by side, each line with its rule and dates', () => {
    const result = settled({ pools, agreements: agreed('b', { vat: [exempt, old] }) });
    expect(result.allocations.map(({ months, amountCents }) => [months.from, months.to, amountCents])).toEqual([
      ['2026-10', '2026-12', 60_000n],
      ['2027-01', '2027-03', 60_000n],
    ]);
    expect(statementFor(result, 'b')?.lines.map(({ lineKey, from, to, agreement }) => [lineKey, from, to, agreement?.vat])).toEqual([
      ['pool:p:2026-10', '2026-10-01', '2026-12-31', old],
      ['pool:p:2027-01', '2027-01-01', '2027-03-31', exempt],
    ]);
    expect(statementFor(result, 'a')?.lines.map(({ agreement }) => agreement?.vat.code)).toEqual(['O', 'O']);
  });

  test('another form of agreement is another document, so it cuts as well', () => {
    const [before, after] = [civilDate('2026-12-31'), civilDate('2027-01-01')];
    const agreements = [
      ...run().agreements,
      citation({ tenantId: 'a', serviceFamilyCode: 'it', form: 'statutes', validity: { from: always.from, to: before } }),
      citation({ tenantId: 'a', serviceFamilyCode: 'it', form: 'serviceContract', validity: { from: after, to: null } }),
    ];
    const lines = statementFor(settled({ pools, agreements }), 'a')?.lines;
    expect(lines?.map(({ from, agreement }) => [from, agreement?.form])).toEqual([
      ['2026-10-01', 'statutes'],
      ['2027-01-01', 'serviceContract'],
    ]);
  });

  test('a charge that nobody has said the tax of is refused', () => {
    expect(refused({ pools, agreements: agreed('b', { vat: [old] }) })).toMatchObject([
      { code: 'CHARGE_WITHOUT_BASIS', params: { member: 'B', pool: 'Netz', lacks: 'vat' } },
    ]);
  });

  test('every line has clause, resolution and tax rule; a direct charge without a resolution is refused', () => {
    const charge = {
      id: 'd',
      tenantId: 'a',
      serviceFamilyCode: 'it',
      occurredOn: civilDate('2026-11-02'),
      amountCents: cents(500),
      label: 'Umzug',
      sourceRef: null,
    };
    const result = settled({ directCharges: [{ ...charge, basis: basis({ resolution: 'Beschluss des Rates' }) }] });
    for (const { clause, resolution, agreement } of statementsOf(result).flatMap(({ lines }) => lines)) {
      expect([clause, resolution, agreement?.vat.validFrom]).toEqual(['§ 4', 'Beschluss des Rates', '2000-01-01']);
    }
    expect(refused({ directCharges: [{ ...charge, basis: basis({ resolution: null }) }] })).toMatchObject([
      { code: 'CHARGE_WITHOUT_BASIS', params: { lacks: 'resolution' } },
    ]);
  });
});

describe('for any run', () => {
  const bound = fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null });
  const inputs = fc
    .record({
      costs: fc.array(
        fc.record({
          amount: fc.integer({ min: -90_000, max: 90_000 }),
          kind: fc.constantFrom('staff', 'material', 'overhead', 'income'),
          month: fc.constantFrom('2026-10', '2026-12', '2027-02'),
        }),
        { maxLength: 6 },
      ),
      support: fc.nat(50_000),
      uses: fc.array(fc.nat(900), { minLength: 3, maxLength: 3 }),
      guest: fc.nat(20),
      limits: fc.array(fc.record({ min: bound, max: bound }), { minLength: 3, maxLength: 3 }),
      isExempt: fc.boolean(),
      isTaxed: fc.boolean(),
      joins: fc.constantFrom('2020-01-01', '2026-11-15', '2027-02-01'),
    })
    .map(({ costs, support, uses, guest, limits, isExempt, isTaxed, joins }): RunInput => {
      const mixed: ShareRule = {
        kind: 'mix',
        parts: [
          { share: fraction(1, 3), rule: { ...byWeight({ kind: 'hours' }), nobody: { kind: 'fallback', rule: EQUAL } } },
          { share: fraction(2, 3), rule: EQUAL },
        ],
      };
      const price = { measure: { kind: 'cases' }, cents: fraction(12_345, 10), resolution: 'R' } as const;
      const rule: KeyRule = {
        ...plainRule(mixed),
        minimumsAbove: 'centre',
        maximumsBelow: 'centre',
        nonMembers: { prices: [price], surplus: 'centre' },
      };
      const amount = (value: number) => ({ kind: 'amount', cents: cents(value), per: 'run' }) as const;
      return run({
        members: run().members.map((member, index) => ({
          ...member,
          validity: { from: civilDate(index === 2 ? joins : '2020-01-01'), to: null },
        })),
        pools: [
          {
            id: 'p',
            serviceFamilyCode: 'it',
            name: 'Netz',
            keyId: 'k',
            costs: costs.map(({ amount: value, kind, month }, index) => cost(`c${index}`, value, { kind, month: civilMonth(month) })),
          },
          { id: 'q', serviceFamilyCode: 'it', name: 'Archiv', keyId: 'k', costs: [cost('q', 777)] },
        ],
        keys: [key(rule), key({ ...rule, share: EQUAL }, { version: 2, validFrom: civilDate('2027-02-01') })],
        readings: MEMBERS.map((tenantId, index) => use(tenantId, 'desk.minutes', BigInt(uses[index] ?? 0))),
        agreements: MEMBERS.map((tenantId, index) => {
          const { min = null, max = null } = limits[index] ?? {};
          const low = min !== null && max !== null && min > max ? max : min;
          const isLimited = low !== null || max !== null;
          const term = { validity: always, resolution: 'R', poolId: null };
          return citation({
            tenantId,
            vat:
              isTaxed && index === 0
                ? [vatRule({ validTo: civilDate('2026-11-30') }), vatRule({ code: 'E', validFrom: civilDate('2026-12-01') })]
                : [vatRule()],
            limits: isLimited ? [{ ...term, min: low === null ? null : amount(low), max: max === null ? null : amount(max) }] : [],
            exceptions:
              isExempt && index === 1
                ? [
                    {
                      ...term,
                      validity: { from: civilDate('2026-11-01'), to: civilDate('2026-12-10') },
                      effect: { kind: 'factor', factor: fraction(1, 2) },
                    },
                  ]
                : [],
          });
        }),
        nonMemberUses:
          guest === 0
            ? []
            : [
                {
                  customer: 'x',
                  name: 'X',
                  serviceFamilyCode: 'it',
                  meter: 'desk.cases',
                  month: civilMonth('2026-10'),
                  quantity: BigInt(guest),
                },
              ],
        costCentres: {
          method: 'reciprocal',
          order: null,
          resolution: 'R',
          centres: [
            { id: 's', name: 'S', costs: support === 0 ? [] : [cost('s', support)] },
            { id: 't', name: 'T', costs: [cost('t', 1001)] },
          ],
          services: [
            { fromCentre: 's', to: { kind: 'centre', id: 't' }, quantity: 3n },
            { fromCentre: 't', to: { kind: 'centre', id: 's' }, quantity: 2n },
            { fromCentre: 's', to: { kind: 'pool', id: 'p' }, quantity: 5n },
            { fromCentre: 't', to: { kind: 'pool', id: 'q' }, quantity: 7n },
          ],
        },
      });
    });

  test('no cent is lost, kinds add up both ways, and no order of the input changes anything', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = unwrap(settle(input));
        expect(result.proof.differenceCents).toBe(0n);
        for (const {
          byKind,
          carriedByCentre,
          incomeFromNonMembersCents,
          carriedByCentreCents,
          amountCents,
          shares,
        } of result.allocations) {
          expect(sumCents(shares.map((share) => share.amountCents)) + carriedByCentreCents + incomeFromNonMembersCents).toBe(amountCents);
          for (const share of shares) expect(SHARED_KINDS.reduce((sum, kind) => sum + share.byKind[kind], 0n)).toBe(share.amountCents);
          expect(SHARED_KINDS.reduce((sum, kind) => sum + carriedByCentre[kind], 0n)).toBe(carriedByCentreCents);
          if (incomeFromNonMembersCents !== 0n) continue;
          for (const kind of SHARED_KINDS)
            expect(sumCents(shares.map((share) => share.byKind[kind])) + carriedByCentre[kind]).toBe(byKind[kind]);
        }
        for (const { lines, totalCents } of statementsOf(result)) {
          expect(sumCents(lines.map(({ amountCents }) => amountCents))).toBe(totalCents);
          expect(new Set(lines.map(({ lineKey }) => lineKey)).size).toBe(lines.length);
          for (const { agreement, amountCents } of lines) if (amountCents !== 0n) expect(agreement).not.toBeNull();
        }
        const turned: RunInput = {
          ...input,
          members: [...input.members].reverse(),
          pools: [...input.pools].reverse().map((pool) => ({ ...pool, costs: [...pool.costs].reverse() })),
          keys: [...input.keys].reverse(),
          readings: [...input.readings].reverse(),
          agreements: [...input.agreements].reverse().map((one) => ({ ...one, vat: [...one.vat].reverse() })),
          costCentres: input.costCentres && {
            ...input.costCentres,
            centres: [...input.costCentres.centres].reverse(),
            services: [...input.costCentres.services].reverse(),
          },
        };
        expect(canonicalRunInput(turned)).toBe(canonicalRunInput(input));
        expect(canonicalRunResult(unwrap(settle(turned)))).toBe(canonicalRunResult(result));
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });

  test('the totals alone are the same, and so are the refusals', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (given, isLacking) => {
        const input = isLacking ? { ...given, agreements: given.agreements.filter(({ tenantId }) => tenantId !== 'b') } : given;
        const shared: SharedStretches = new Map();
        const [whole, light] = [settle(input), settleTotals(input, shared)];
        // Under partly other keys: what is not shared again is what it would have been.
        const equal = plainRule(byWeight({ kind: 'equal' }));
        const other = { ...input, keys: input.keys.map((one, index) => (index % 2 === 0 ? { ...one, rule: equal } : one)) };
        expect(settleTotals(other, shared)).toEqual(settleTotals(other));
        if (!whole.ok || !light.ok) {
          expect(light).toEqual(whole);
          return;
        }
        expect(light.value.totals).toEqual(
          whole.value.totals.map(({ byKind: _byKind, byPool, ...total }) => ({ ...total, byPool: expect.arrayContaining([...byPool]) })),
        );
        const { carriedByCentreCents, incomeFromNonMembersCents, statementsCents } = whole.value.proof;
        expect(light.value).toMatchObject({ carriedByCentreCents, incomeFromNonMembersCents, statementsCents });
      }),
      { numRuns: 100, seed: 20_261_124 },
    );
  });

  test('pools of one service share in one proportion, to the same cents as each on its own', () => {
    const pools = Array.from({ length: 12 }, (_, index) => ({
      ...{ id: `p${index}`, serviceFamilyCode: 'it', name: `Topf ${index}`, keyId: 'k' },
      costs: [cost(`c${index}`, 100 + 977 * index * (index % 3 === 0 ? -1 : 1))],
    }));
    const readings = MEMBERS.map((tenantId, index) => use(tenantId, 'desk.minutes', BigInt(7 + 13 * index)));
    const input = run({ pools, readings, keys: [key(plainRule(byWeight({ kind: 'hours' })))] });
    const whole = unwrap(settle(input));
    const light = unwrap(settleTotals(input));
    expect(light.totals).toEqual(whole.totals.map(({ byKind: _byKind, ...total }) => total));
  });

  test('every amount is explained down to its steps', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = unwrap(settle(input));
        for (const { tenantId, byPool } of result.totals) {
          for (const { poolId, amountCents } of byPool) {
            const explanation = explainShare(result, tenantId, poolId);
            expect(explanation?.amountCents).toBe(amountCents);
            for (const section of explanation?.sections ?? []) {
              expect(section.steps.at(-1)).toMatchObject({ kind: 'amount', value: fraction(section.amountCents) });
              expect(told(section.steps).join(' ')).not.toMatch(/undefined|NaN|\[object/);
              const supported = section.support.reduce((sum, one) => sum + Number(one.cents.n) / Number(one.cents.d), 0);
              const rounded = section.steps.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'support-rounding'));
              const cent = rounded.reduce((sum, { value }) => sum + Number(value.n) / Number(value.d), 0);
              expect(supported + cent).toBeCloseTo(Number(section.costByKind.support), 3);
            }
          }
        }
      }),
      { numRuns: 40, seed: 20_261_123 },
    );
  });
});
