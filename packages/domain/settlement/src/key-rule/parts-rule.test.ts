// SPDX-License-Identifier: EUPL-1.2
import { addDays, cents, civilDate, civilMonth, firstDay, fraction, lastDay, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyPart, WHOLE_PERMYRIAD } from '../key.ts';
import { keySentence } from '../key-sentence.ts';
import { type Metric, meterOf } from '../metric.ts';
import { mixWeights } from '../mix.ts';
import { settle } from '../run.ts';
import type { RunInput } from '../run-input.ts';
import { splitLargestRemainder } from '../split.ts';
import { citation, NOTHING_MORE } from '../testing/agreements.ts';
import { keyRuleJson } from './canonical-rule.ts';
import { partsOfRule, ruleOfParts } from './parts-rule.ts';
import { parseKeyRule } from './read-rule.ts';
import type { RuleFacts } from './rule-facts.ts';
import { ruleSentence } from './rule-sentence.ts';
import { shareByRule } from './share-by-rule.ts';

const ON = civilDate('2024-12-31');
const METRICS: readonly Metric[] = [
  { kind: 'hours' },
  { kind: 'cases' },
  { kind: 'inhabitants', basis: 'z22', referenceDate: ON },
  { kind: 'equal' },
  { kind: 'quantity', meter: 'quantity.payslips', unit: 'Abrechnungen' },
];

const partsArbitrary: fc.Arbitrary<KeyPart[]> = fc
  .record({
    metrics: fc.shuffledSubarray([...METRICS], { minLength: 1, maxLength: 3 }),
    cuts: fc.array(fc.integer({ min: 1, max: 4900 }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ metrics, cuts }) => {
    const shares = metrics.map((_, index) => (index === 0 ? 0 : (cuts[index - 1] ?? 0)));
    const first = WHOLE_PERMYRIAD - shares.reduce((sum, share) => sum + share, 0);
    return metrics.map((metric, index) => ({ sharePermyriad: index === 0 ? first : (shares[index] ?? 0), metric }));
  });

const FAMILY = 'payroll';
const PERIOD = { from: civilMonth('2026-01'), to: civilMonth('2026-03') };

interface Given {
  readonly parts: readonly KeyPart[];
  readonly amount: number;
  readonly members: readonly {
    readonly inhabitants: number;
    readonly days: { readonly from: string; readonly to: string | null };
    readonly uses: readonly number[];
  }[];
}

const METERS = METRICS.flatMap((metric) => meterOf(metric) ?? []);

function runInput({ parts, amount, members }: Given): RunInput {
  const validity = ({ from, to }: Given['members'][number]['days']) => ({ from: civilDate(from), to: to === null ? null : civilDate(to) });
  const ags = (index: number): string => String(5_362_004 + 4 * index).padStart(8, '0');
  return {
    association: { id: 'a', name: 'A' },
    period: PERIOD,
    cut: '2026-04-10T00:00:00.000Z' as RunInput['cut'],
    members: members.map(({ inhabitants, days }, index) => ({
      tenantId: `t${index}`,
      ags: ags(index),
      name: `Town ${index}`,
      validity: validity(days),
      populations: [{ basis: 'z22', referenceDate: ON, inhabitants }],
    })),
    pools: [
      {
        id: 'p',
        serviceFamilyCode: FAMILY,
        name: 'Pool',
        keyId: 'k',
        costs: [{ id: 'c', month: civilMonth('2026-02'), kind: 'staff', amountCents: cents(amount) }],
      },
    ],
    keys: [
      {
        id: 'k',
        serviceFamilyCode: FAMILY,
        name: 'Key',
        version: 1,
        validFrom: civilDate('2020-01-01'),
        resolution: 'R',
        clause: 'C',
        rule: ruleOfParts(parts),
      },
    ],
    readings: members.flatMap(({ uses }, index) =>
      METERS.map((meter, place) => ({
        tenantId: `t${index}`,
        serviceFamilyCode: FAMILY,
        meter,
        month: civilMonth('2026-02'),
        quantity: BigInt(uses[place] ?? 0),
        readings: 1,
        late: 0,
        lateQuantity: 0n,
      })),
    ),
    carried: [],
    directCharges: [],
    agreements: members.map(({ days }, index) => citation({ tenantId: `t${index}`, validity: validity(days) })),
    ...NOTHING_MORE,
  };
}

const factsOf = (input: RunInput, amount: number): RuleFacts => ({
  amountCents: cents(amount),
  period: { from: firstDay(PERIOD.from), to: lastDay(PERIOD.to) },
  parties: input.members.map(({ tenantId, ags, name, validity }) => ({ party: tenantId, tieKey: ags, name, participation: [validity] })),
  uses: input.readings.map(({ tenantId, meter, quantity }) => ({ party: tenantId, meter, quantity })),
  counts: input.members.flatMap(({ tenantId, populations }) =>
    populations.map(({ basis, referenceDate, inhabitants }) => ({
      party: tenantId,
      of: `inhabitants.${basis}`,
      on: referenceDate,
      value: BigInt(inhabitants),
    })),
  ),
});

const givenArbitrary: fc.Arbitrary<Given> = fc.record({
  parts: partsArbitrary,
  amount: fc.integer({ min: -5_000_000, max: 5_000_000 }).filter((amount) => amount !== 0),
  members: fc.array(
    fc.record({
      inhabitants: fc.integer({ min: 1, max: 90_000 }),
      // Who has left before may still have used something that is told late.
      days: fc.constantFrom(
        { from: '2020-01-01', to: null },
        { from: '2020-01-01', to: null },
        { from: '2026-01-17', to: null },
        { from: '2020-01-01', to: '2026-02-14' },
        { from: '2026-03-31', to: '2026-03-31' },
        { from: '2020-01-01', to: '2025-12-31' },
      ),
      uses: fc.array(fc.oneof(fc.constant(0), fc.nat(5000)), { minLength: 3, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  ),
});

/** Days of the quarter on which a member takes part, counted one by one. */
function daysIn({ from, to }: Given['members'][number]['days']): number {
  let days = 0;
  for (let day = firstDay(PERIOD.from); day <= lastDay(PERIOD.to); day = addDays(day, 1))
    if (day >= from && (to === null || day <= to)) days += 1;
  return days;
}

/** The same sharing worked out apart: weights of the parts, mixed over one denominator, and one split. null: nobody has weight in a part. */
function byParts({ parts, amount, members }: Given) {
  const rows = members.map(({ inhabitants, days, uses }, index) => ({
    party: `t${index}`,
    tieKey: String(5_362_004 + 4 * index).padStart(8, '0'),
    weights: parts.map(({ metric }) => {
      if (metric.kind === 'inhabitants') return fraction(inhabitants * daysIn(days), 90);
      if (metric.kind === 'equal') return fraction(daysIn(days), 90);
      return BigInt(uses[METERS.indexOf(meterOf(metric) ?? 'desk.cases')] ?? 0);
    }),
  }));
  const weights = mixWeights(
    parts.map(({ sharePermyriad }) => sharePermyriad),
    rows,
  );
  return weights.ok ? unwrap(splitLargestRemainder(cents(amount), weights.value)) : null;
}

test('a key made of parts is shared as parts always were, to the remainder and its rank, in a run and by its rule alone', () => {
  let shared = 0;
  fc.assert(
    fc.property(givenArbitrary, (given) => {
      const input = runInput(given);
      const run = settle(input);
      const own = shareByRule(ruleOfParts(given.parts), factsOf(input, given.amount));
      const expected = byParts(given);
      if (expected === null) {
        expect(run.ok ? [] : new Set(run.error.map(({ code }) => code))).toEqual(new Set(['POOL_WITHOUT_WEIGHT']));
        expect(own.ok ? [] : new Set(own.error.map(({ code }) => code))).toEqual(new Set(['NOBODY_HAS_WEIGHT']));
        return;
      }
      shared += 1;
      const told = (row: {
        readonly floorCents: bigint;
        readonly remainder: unknown;
        readonly rank: number | null;
        readonly roundingCents: bigint;
        readonly amountCents: bigint;
      }) => ({
        floorCents: row.floorCents,
        remainder: row.remainder,
        rank: row.rank,
        roundingCents: row.roundingCents,
        amountCents: row.amountCents,
      });
      const parts = expected.parts.map((part) => ({ party: part.party, ...told(part) }));
      const outcome = unwrap(own);
      expect(outcome.shares.map((share) => ({ party: share.party, ...told(share) }))).toEqual(parts);
      expect([outcome.carriedByCentreCents, outcome.proof.leftoverCents]).toEqual([0n, expected.leftoverCents]);
      const [allocation] = unwrap(run).allocations;
      expect(allocation?.shares.map((share) => ({ party: share.tenantId, ...told(share) }))).toEqual(parts);
      expect(allocation?.leftoverCents).toBe(expected.leftoverCents);
    }),
    { numRuns: 400, seed: 20_260_101 },
  );
  expect(shared).toBeGreaterThan(300);
});

test('parts, their rule, its data and back again are the same, with the same sentence', () => {
  fc.assert(
    fc.property(partsArbitrary, (parts) => {
      const rule = ruleOfParts(parts);
      expect(partsOfRule(rule)).toEqual(parts);
      for (const language of ['de', 'en'] as const) {
        const bases = { z22: 'Zensus 2022' };
        expect(ruleSentence(rule, language, { bases })).toBe(keySentence({ parts }, language, bases));
      }
      const again = partsOfRule(unwrap(parseKeyRule(keyRuleJson(rule))));
      const sorted = (list: readonly KeyPart[] | null) => [...(list ?? [])].map((part) => JSON.stringify(part)).sort();
      expect(sorted(again)).toEqual(sorted(parts));
    }),
    { numRuns: 100, seed: 20_260_101 },
  );
});

test('a rule that says more than parts can has none', () => {
  const rule = ruleOfParts([{ sharePermyriad: WHOLE_PERMYRIAD, metric: { kind: 'equal' } }]);
  expect(partsOfRule(rule)).not.toBeNull();
  expect(partsOfRule({ ...rule, limits: { min: null, max: { kind: 'amount', cents: cents(100), per: 'year' } } })).toBeNull();
  expect(partsOfRule({ ...rule, maximumsBelow: 'centre' })).toBeNull();
  expect(rule.share.kind === 'weight' && partsOfRule({ ...rule, share: { ...rule.share, nobody: { kind: 'centre' } } })).toBeNull();
  expect(rule.share.kind === 'weight' && partsOfRule({ ...rule, share: { ...rule.share, proRata: 'whole' } })).toBeNull();
});
