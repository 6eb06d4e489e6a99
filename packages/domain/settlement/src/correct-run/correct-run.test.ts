// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { cents, civilDate, civilMonth, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleOfParts } from '../key-rule/parts-rule.ts';
import { settle } from '../run.ts';
import { parseRunFile } from '../run-file.ts';
import type { RunInput } from '../run-input.ts';
import { statementsOf } from '../statement.ts';
import { basis, vatRule } from '../testing/agreements.ts';
import { type ChargedStatement, chargedBy, chargedByCorrection, correctRun, type RunCorrection } from './correct-run.ts';

const golden: RunInput = unwrap(parseRunFile(JSON.parse(readFileSync(new URL('../../examples/run.json', import.meta.url), 'utf8'))));
const regular = chargedBy(statementsOf(unwrap(settle(golden))));
const correct = (after: RunInput, charged: readonly ChargedStatement[] = regular, before: RunInput = golden): RunCorrection =>
  correctRun({ charged, recomputed: unwrap(settle(after)), inputs: { before, after } });
const shown = ({ members }: RunCorrection) =>
  members.flatMap(({ tenantId, lines }) => lines.map(({ lineKey, kind, amountCents }) => [tenantId, lineKey, kind, amountCents]));

test('nothing changed: nothing to correct', () => {
  expect(correct(golden)).toMatchObject({ members: [], changes: [], proof: { differenceCents: 0n, lines: 0 } });
});

/*
 * By hand: 1000.00 more material in March, 11000.01 in all. Ahausen 1100001 × 223/805 = 304720 rest 0.774, Bedorf × 711/1150 = 680087 rest
 * 0.575, Ceheim × 843/8050 = 115192 rest 0.651; two cents are left over, for 0.774 and 0.651. Charged were 277019, 618261 and 104721.
 */
test('a late cost is shared among all, and the differences make it whole', () => {
  const [helpdesk, ...others] = golden.pools;
  const late = { id: 'late', month: civilMonth('2026-03'), kind: 'material', amountCents: cents(100_000) } as const;
  const after: RunInput = { ...golden, pools: helpdesk ? [{ ...helpdesk, costs: [...helpdesk.costs, late] }, ...others] : [] };
  const correction = correct(after);
  expect(correction.proof).toMatchObject({ differenceCents: 100_000n, linesCents: 100_000n, members: 3, lines: 3 });
  expect(correction.pools).toEqual([
    { poolId: null, beforeCents: 24_990n, afterCents: 24_990n, differenceCents: 0n },
    { poolId: 'pool-helpdesk', beforeCents: 1_000_001n, afterCents: 1_100_001n, differenceCents: 100_000n },
    { poolId: 'pool-licences', beforeCents: -10_000n, afterCents: -10_000n, differenceCents: 0n },
  ]);
  expect(shown(correction).map(([tenant, , , amount]) => [tenant, amount])).toEqual([
    ['ahausen', 27_702n],
    ['bedorf', 61_826n],
    ['ceheim', 10_472n],
  ]);
  expect(correction.members[0]?.lines[0]).toMatchObject({
    kind: 'amount',
    beforeCents: 277_019n,
    agreement: { agreementNumber: 'V-2020-01' },
  });
  expect(correction.members[0]?.lines[0]?.reasons.map(({ de }) => de)).toEqual(['Die Kosten von „Anwenderhilfe“ haben sich geändert.']);
  expect(correction.members[0]?.lines[0]?.calculation.de).toMatch(/^Bisher 2\.770,19 €, richtig 3\.047,21 €\. Gemeinde Ahausen trägt /);
});

test('a wrong metric changes everybody of the pool, and sums to nothing', () => {
  const after: RunInput = {
    ...golden,
    members: golden.members.map((member) =>
      member.tenantId === 'ceheim'
        ? { ...member, populations: member.populations.map((count) => ({ ...count, inhabitants: 9000 })) }
        : member,
    ),
  };
  const correction = correct(after);
  expect(shown(correction).map(([tenant, key, kind]) => [tenant, key, kind])).toEqual(
    ['ahausen', 'bedorf', 'ceheim'].map((tenant) => [tenant, 'pool:pool-helpdesk:2026-01', 'amount']),
  );
  expect(correction.proof.differenceCents).toBe(0n);
  expect(correction.changes).toMatchObject([
    {
      kind: 'count',
      label: { en: 'Inhabitants of Gemeinde Ceheim' },
      text: { en: 'The number of inhabitants of Gemeinde Ceheim has changed.' },
      after: { de: '9.000', en: '9,000' },
    },
  ]);
});

test('a direct charge that is taken back, and a new one', () => {
  const [charge] = golden.directCharges;
  if (!charge) throw new Error('no charge');
  const after: RunInput = { ...golden, directCharges: [{ ...charge, id: 'd2', tenantId: 'ahausen', amountCents: cents(5) }] };
  expect(shown(correct(after))).toEqual([
    ['ahausen', 'charge:d2', 'new', 5n],
    ['bedorf', 'charge:d1', 'gone', -24_990n],
  ]);
});

test('another tax rule takes the whole line back and charges it anew, once and not twice', () => {
  const taxed: RunInput = {
    ...golden,
    agreements: golden.agreements.map((citation) =>
      citation.tenantId === 'ahausen'
        ? { ...citation, vat: [vatRule({ code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' })] }
        : citation,
    ),
  };
  const first = correct(taxed);
  expect(shown(first)).toEqual([
    ['ahausen', 'pool:pool-helpdesk:2026-01', 'new', 277_019n],
    ['ahausen', 'pool:pool-helpdesk:2026-01:before', 'gone', -277_019n],
  ]);
  expect(first.members[0]?.lines.map(({ agreement }) => agreement?.vat.code)).toEqual(['S', 'O']);
  const charged = [...regular, ...chargedByCorrection(first)];
  expect(correct(taxed, charged, taxed).members).toEqual([]);
  // Back again: what the first correction did is taken back, and nothing of it is left.
  const second = correct(golden, charged, taxed);
  expect(shown(second)).toEqual([
    ['ahausen', 'pool:pool-helpdesk:2026-01', 'new', 277_019n],
    ['ahausen', 'pool:pool-helpdesk:2026-01:before', 'gone', -277_019n],
  ]);
  expect(second.members[0]?.lines.map(({ agreement }) => agreement?.vat.code)).toEqual(['O', 'S']);
});

test('a member that joined without anybody knowing pays its part, and the others get it back', () => {
  const before: RunInput = {
    ...golden,
    members: golden.members.filter(({ tenantId }) => tenantId !== 'ceheim'),
    readings: golden.readings.filter(({ tenantId }) => tenantId !== 'ceheim'),
    agreements: golden.agreements.filter(({ tenantId }) => tenantId !== 'ceheim'),
  };
  const correction = correct(golden, chargedBy(statementsOf(unwrap(settle(before)))), before);
  expect(correction.members.map(({ tenantId, beforeCents, afterCents }) => [tenantId, beforeCents, afterCents])).toContainEqual([
    'ceheim',
    0n,
    101_388n,
  ]);
  expect(correction.proof.differenceCents).toBe(0n);
});

test('a key that a court worded anew for half of the period cuts the line: both parts together are right', () => {
  const [key] = golden.keys;
  if (!key) throw new Error('no key');
  const after: RunInput = {
    ...golden,
    keys: [
      ...golden.keys,
      {
        ...key,
        version: 2,
        validFrom: civilDate('2026-02-01'),
        rule: ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]),
        resolution: 'Urteil',
      },
    ],
  };
  const correction = correct(after);
  expect(new Set(shown(correction).map(([, key]) => key))).toEqual(new Set(['pool:pool-helpdesk:2026-01', 'pool:pool-helpdesk:2026-02']));
  expect(correction.proof).toMatchObject({ differenceCents: 0n });
  expect(correction.members[0]?.lines[0]?.reasons.map(({ en }) => en)).toContain('The key “Anwenderhilfe” holds otherwise: now version 2.');
});

describe('any number of corrections', () => {
  const facts = fc.record({
    heads: fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 3, maxLength: 3 }),
    minutes: fc.array(fc.nat(3000), { minLength: 3, maxLength: 3 }),
    cost: fc.integer({ min: -500_000, max: 500_000 }),
    charge: fc.option(
      fc.integer({ min: -9999, max: 9999 }).filter((amount) => amount !== 0),
      { nil: null },
    ),
    isTaxed: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    isEqual: fc.boolean(),
    isLate: fc.boolean(),
  });
  const inputOf = ({
    heads,
    minutes,
    cost,
    charge,
    isTaxed,
    isEqual,
    isLate,
  }: typeof facts extends fc.Arbitrary<infer F> ? F : never): RunInput => ({
    ...golden,
    members: golden.members.map((member, index) => ({
      ...member,
      validity: { from: civilDate(isLate && index === 1 ? '2026-03-01' : '2020-01-01'), to: null },
      populations: member.populations.map((count) => ({ ...count, inhabitants: heads[index] ?? 1 })),
    })),
    pools: golden.pools.map((pool, index) =>
      index === 0
        ? {
            ...pool,
            costs: [...pool.costs, { id: 'x', month: civilMonth('2026-02'), kind: 'overhead' as const, amountCents: cents(cost) }],
          }
        : pool,
    ),
    keys: golden.keys.map((key, index) =>
      index === 0 && isEqual ? { ...key, rule: ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]) } : key,
    ),
    readings: golden.members.map(({ tenantId }, index) => ({
      ...{ tenantId, serviceFamilyCode: 'helpdesk', meter: 'desk.minutes' as const, month: civilMonth('2026-02') },
      ...{ quantity: BigInt((minutes[index] ?? 0) + 1), readings: 1, late: 0, lateQuantity: 0n },
    })),
    directCharges:
      charge === null
        ? []
        : [
            {
              ...{ id: 'd', tenantId: 'bedorf', serviceFamilyCode: 'licences', occurredOn: civilDate('2026-03-05'), label: 'D' },
              ...{ amountCents: cents(charge), basis: basis({ clause: '§ 5' }), sourceRef: null },
            },
          ],
    agreements: golden.agreements.map((citation, index) => ({
      ...citation,
      validity: { from: civilDate('2020-01-01'), to: null },
      vat: [isTaxed[index] ? vatRule({ code: 'S', ratePermille: 190, basis: '§ 12' }) : vatRule()],
    })),
  });

  test('with the regular run they charge what one computation of the last facts says, line by line and tax by tax', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), (states) => {
        const [first, ...later] = states.map(inputOf);
        if (!first) return;
        let charged = chargedBy(statementsOf(unwrap(settle(first))));
        for (const after of later)
          charged = [...charged, ...chargedByCorrection(correctRun({ charged, recomputed: unwrap(settle(after)) }))];
        const sums = (statements: readonly ChargedStatement[]): [string, bigint][] => {
          const found = new Map<string, bigint>();
          for (const { tenantId, lines } of statements) {
            for (const { lineKey, chargeKey, agreement, amountCents } of lines) {
              const id = [tenantId, chargeKey ?? lineKey, agreement?.vat.code].join(' ');
              found.set(id, (found.get(id) ?? 0n) + amountCents);
            }
          }
          return [...found].filter(([, sum]) => sum !== 0n).sort();
        };
        const last = unwrap(settle(later.at(-1) ?? first));
        expect(sums(charged)).toEqual(sums(chargedBy(statementsOf(last))));
        expect(sumCents(charged.flatMap(({ lines }) => lines.map(({ amountCents }) => amountCents)))).toBe(last.proof.statementsCents);
        for (const { lines } of charged) expect(new Set(lines.map(({ lineKey }) => lineKey)).size).toBe(lines.length);
      }),
      { numRuns: 150, seed: 20_260_722 },
    );
  });
});
