// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, type CivilMonth, cents, civilDate, civilMonth, type Instant, type UserId, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMethods } from './compare-methods.ts';
import { type CentreServiceSpan, type EnterServicesInput, type EnterServicesState, enterServices } from './enter-services.ts';
import { defineCostCentre, enterCostCentreCost, reverseCostCentreCost } from './keep-centre.ts';
import { type ResolvedMethod, type ResolveMethodInput, resolveMethod } from './resolve-method.ts';

let next = 0;
const circumstances = {
  by: { userId: 'user-1' as UserId, accountId: null, side: 'centre' },
  at: '2026-03-01T00:00:00.000Z' as Instant,
  today: civilDate('2026-03-01'),
  newId: () => `new-${++next}`,
} satisfies Circumstances;
const it = { id: 'it', name: 'IT', active: true };
const office = { id: 'office', name: 'Personalstelle', active: true };
const month = (text: string): CivilMonth => civilMonth(text);
const code = (result: { ok: true } | { ok: false; error: { code: string } }): string => (result.ok ? 'accepted' : result.error.code);

describe('a support cost centre', () => {
  test.each([
    { name: ' ', expected: 'NAME_MISSING' },
    { name: 'it', expected: 'COST_CENTRE_NAME_TAKEN' },
    { name: ' Archiv ', expected: 'accepted' },
  ])('named "$name": $expected', ({ name, expected }) => {
    expect(code(defineCostCentre({ centres: [it] }, { name }, circumstances))).toBe(expected);
  });

  const state = { centre: it, frozenMonths: [month('2026-01')], foundedOn: civilDate('2025-07-01') };
  const cost = { month: month('2026-02'), kind: 'staff', amountCents: cents(486_000), label: ' Zentrale IT ', voucher: ' ' } as const;
  test.each([
    { over: {}, centre: { ...it, active: false }, expected: 'COST_CENTRE_RETIRED' },
    { over: { label: ' ' }, centre: it, expected: 'LABEL_MISSING' },
    { over: { amountCents: cents(0) }, centre: it, expected: 'ZERO_AMOUNT' },
    { over: { month: month('2026-01') }, centre: it, expected: 'PERIOD_FROZEN' },
    { over: { month: month('2026-01'), forCorrection: true }, centre: it, expected: 'accepted' },
    { over: { month: month('2025-08') }, centre: it, expected: 'MONTH_NEVER_SETTLED' },
    { over: { month: month('2026-05') }, centre: it, expected: 'MONTH_IN_FUTURE' },
    { over: {}, centre: it, expected: 'accepted' },
  ])('takes a cost, or refuses it: $expected', ({ over, centre, expected }) => {
    expect(code(enterCostCentreCost({ ...state, centre }, { ...cost, ...over }, circumstances))).toBe(expected);
  });
  test('has its cost taken back once, by the opposite', () => {
    const posted = unwrap(enterCostCentreCost(state, cost, circumstances));
    expect(posted).toMatchObject({ centreId: 'it', label: 'Zentrale IT', voucher: null, reverses: null });
    const input = { month: month('2026-02'), reason: 'doppelt' };
    const counter = unwrap(reverseCostCentreCost({ ...state, cost: posted, reversedBy: null }, input, circumstances));
    expect(counter).toMatchObject({ centreId: 'it', amountCents: -486_000n, reverses: posted.id, label: 'doppelt' });
    expect(code(reverseCostCentreCost({ ...state, cost: posted, reversedBy: counter.id }, input, circumstances))).toBe('ALREADY_REVERSED');
  });
});

const centres = [it, office];
const pools = [{ id: 'hr', name: 'Personal' }];
const span = (over: Partial<CentreServiceSpan> = {}): CentreServiceSpan => ({
  ...{ id: 's1', fromCentreId: 'it', to: { kind: 'pool', id: 'hr' }, quantity: 6n, unit: 'Plätze' },
  ...{ monthFrom: month('2026-01'), monthTo: month('2099-12') },
  ...over,
});
const given = { fromCentreId: 'it', to: { kind: 'pool', id: 'hr' }, quantity: 8n, unit: 'Plätze', seen: 6n } as const;
const state: EnterServicesState = { centres, pools, known: [span()] };
const input: EnterServicesInput = { monthFrom: month('2026-04'), monthTo: month('2026-06'), services: [given] };

describe('services', () => {
  test('known anew for some months leave those around them as they were', () => {
    const { closed, opened, changes } = unwrap(enterServices(state, input, circumstances));
    expect(closed).toEqual(['s1']);
    expect(opened.map(({ monthFrom, monthTo, quantity }) => [monthFrom, monthTo, quantity])).toEqual([
      ['2026-01', '2026-03', 6n],
      ['2026-07', '2099-12', 6n],
      ['2026-04', '2026-06', 8n],
    ]);
    expect(changes).toEqual([{ from: 'IT', to: 'Personal', unit: 'Plätze', before: 6n, after: 8n }]);
  });
  test('of zero end', () => {
    const ended = unwrap(enterServices(state, { ...input, monthTo: null, services: [{ ...given, quantity: 0n }] }, circumstances));
    expect(ended.opened.map(({ monthFrom, monthTo }) => [monthFrom, monthTo])).toEqual([['2026-01', '2026-03']]);
  });
  test.each([
    { over: { monthTo: month('2026-03') }, service: {}, expected: 'PERIOD_INVALID' },
    { over: {}, service: { fromCentreId: 'gone' }, expected: 'COST_CENTRE_UNKNOWN' },
    { over: {}, service: { unit: ' ' }, expected: 'UNIT_MISSING' },
    { over: {}, service: { to: { kind: 'pool', id: 'gone' } as const }, expected: 'SERVICE_TAKER_UNKNOWN' },
    { over: {}, service: { to: { kind: 'centre', id: 'it' } as const }, expected: 'SERVICE_TO_ITSELF' },
    { over: {}, service: { quantity: -1n }, expected: 'SERVICE_QUANTITY_INVALID' },
    { over: {}, service: { seen: 5n }, expected: 'SERVICES_CHANGED' },
    { over: {}, service: { quantity: 6n }, expected: 'NOTHING_CHANGES' },
  ])('refuse $expected', ({ over, service, expected }) => {
    expect(code(enterServices(state, { ...input, ...over, services: [{ ...given, ...service }] }, circumstances))).toBe(expected);
  });
  test('are said once and in one unit', () => {
    const refused = (services: EnterServicesInput['services']): string => code(enterServices(state, { ...input, services }, circumstances));
    expect(refused([given, given])).toBe('SERVICE_TWICE');
    expect(refused([given, { ...given, to: { kind: 'centre', id: 'office' }, unit: 'Stunden', seen: 0n }])).toBe('SERVICE_UNIT_DIFFERS');
    expect(refused([{ ...given, to: { kind: 'centre', id: 'office' }, unit: 'Stunden', seen: 0n }])).toBe('SERVICE_UNIT_DIFFERS');
  });

  test('never stand twice for a month, whatever is entered in whatever order', () => {
    const months = Array.from({ length: 8 }, (_, index) => `2026-0${index + 1}` as CivilMonth);
    const entry = fc.record({ from: fc.nat(7), length: fc.nat(7), quantity: fc.bigInt(0n, 5n) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        let known: readonly CentreServiceSpan[] = [];
        const wanted = new Map<CivilMonth, bigint>();
        const at = (one: CivilMonth): CentreServiceSpan[] => known.filter(({ monthFrom, monthTo }) => monthFrom <= one && monthTo >= one);
        for (const { from, length, quantity } of entries) {
          const [monthFrom, monthTo] = [months[from] ?? months[0], months[Math.min(7, from + length)] ?? null];
          if (!monthFrom) continue;
          const service = { ...given, quantity, seen: at(monthFrom)[0]?.quantity ?? 0n };
          const done = enterServices({ centres, pools, known }, { monthFrom, monthTo, services: [service] }, circumstances);
          if (done.ok) known = [...known.filter(({ id }) => !done.value.closed.includes(id)), ...done.value.opened];
          else expect(done.error.code).toBe('NOTHING_CHANGES');
          for (const one of months) if (one >= monthFrom && one <= (monthTo ?? one)) wanted.set(one, quantity);
        }
        for (const one of months)
          expect(at(one).map((found) => found.quantity)).toEqual([wanted.get(one) ?? 0n].filter((value) => value > 0n));
      }),
      { numRuns: 200, seed: 4711 },
    );
  });
});

describe('a resolved method', () => {
  const known: ResolvedMethod = {
    ...{ id: 'm1', method: 'direct', centreOrder: [], resolution: 'TOP 3' },
    ...{ validFrom: civilDate('2025-01-01'), validTo: null },
  };
  const methodState = { centres, known: [known], frozenMonths: [month('2026-01')] };
  const wanted: ResolveMethodInput = {
    ...{ method: 'step-down', centreOrder: ['office', 'it'], resolution: ' TOP 4 ', reason: '' },
    ...{ validFrom: civilDate('2026-02-01'), validTo: null },
  };
  test('ends the one before it', () => {
    const decided = unwrap(resolveMethod(methodState, wanted, circumstances));
    expect(decided.before).toBe('direct');
    expect(decided.opened.map(({ method, validFrom, validTo }) => [method, validFrom, validTo])).toEqual([
      ['direct', '2025-01-01', '2026-01-31'],
      ['step-down', '2026-02-01', null],
    ]);
  });
  test.each([
    { over: { resolution: '' }, expected: 'METHOD_RESOLUTION_MISSING' },
    { over: { validTo: civilDate('2026-01-31') }, expected: 'PERIOD_INVALID' },
    { over: { centreOrder: ['it', 'it'] }, expected: 'ORDER_UNKNOWN' },
    { over: { centreOrder: ['it'] }, expected: 'ORDER_INCOMPLETE' },
    { over: { validFrom: civilDate('2026-01-31') }, expected: 'METHOD_OF_SETTLED_MONTHS' },
    { over: { validFrom: civilDate('2026-01-31'), reason: 'Urteil' }, expected: 'accepted' },
    { over: { method: 'direct', centreOrder: ['it'], resolution: 'TOP 3' } as const, expected: 'NOTHING_CHANGES' },
  ])('is refused or accepted: $expected', ({ over, expected }) => {
    expect(code(resolveMethod(methodState, { ...wanted, ...over }, circumstances))).toBe(expected);
  });
});

describe('three methods beside each other', () => {
  const centre = (id: string, kind: 'support' | 'final', amount: number) => ({
    id,
    name: id.toUpperCase(),
    kind,
    amountCents: cents(amount),
  });
  const flow = (from: string, to: string, quantity: bigint) => ({ from, to, quantity: { n: quantity, d: 1n } });
  const plan = {
    centres: [centre('a', 'support', 10_000), centre('b', 'support', 6_000), centre('p', 'final', 0), centre('q', 'final', 0)],
    flows: [flow('a', 'b', 20n), flow('a', 'p', 60n), flow('a', 'q', 20n), flow('b', 'a', 10n), flow('b', 'p', 30n), flow('b', 'q', 60n)],
  };
  test('bear the same in all, and the equations hold', () => {
    const { outcomes, equations, steps } = compareMethods(plan);
    expect(outcomes.map(({ method, allocation }) => [method, allocation?.totalCents])).toEqual([
      ['direct', 16_000n],
      ['step-down', 16_000n],
      ['reciprocal', 16_000n],
    ]);
    // B gets 20 of 100 of A's 100.00; A gets 10 of 100 of B's 60.00: A goes first.
    expect(steps[0]).toEqual({
      chosen: 'a',
      left: [
        { id: 'a', received: { n: 600n, d: 1n } },
        { id: 'b', received: { n: 2000n, d: 1n } },
      ],
    });
    // 100 a = 10000 + 10 b; 100 b = 6000 + 20 a
    expect(equations.map(({ centreId, price }) => [centreId, price])).toEqual([
      ['a', { n: 5300n, d: 49n }],
      ['b', { n: 4000n, d: 49n }],
    ]);
  });
  test('a method that cannot be used says so, the others stand', () => {
    const trapped = { ...plan, flows: [flow('a', 'b', 1n), flow('b', 'a', 1n)] };
    const { outcomes } = compareMethods(trapped);
    expect(outcomes.map(({ refusals }) => refusals[0]?.code)).toEqual([
      'SUPPORT_WITHOUT_RECIPIENT',
      'SUPPORT_WITHOUT_RECIPIENT',
      'SINGULAR_SYSTEM',
    ]);
    expect(outcomes[2]?.refusals[0]?.params).toEqual({ centres: 'A, B' });
  });
});
