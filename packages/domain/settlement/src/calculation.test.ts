// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, civilMonth, formatAmount, fraction, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainShare, runExplainer } from './explain.ts';
import { byWeight, type KeyRule, plainRule } from './key-rule/rule.ts';
import { settle } from './run.ts';
import type { RunResult } from './run-result.ts';
import { statementsOf } from './statement.ts';
import { citation, NOTHING_MORE } from './testing/agreements.ts';

const ON = civilDate('2025-12-31');
const HEADS = byWeight({ kind: 'inhabitants', basis: 'z', at: { kind: 'dates', dates: [ON] } });
const BASES = { z: 'Fortschreibung' };

/** One pool, shared by the inhabitants of the members. */
function shared(amount: number, inhabitants: readonly number[], rule: KeyRule = plainRule(HEADS)): RunResult {
  const members = inhabitants.map((count, index) => ({
    ...{ tenantId: `m${index}`, ags: `0599900${index}`, name: `M${index}`, validity: { from: civilDate('2020-01-01'), to: null } },
    populations: [{ basis: 'z', referenceDate: ON, inhabitants: count }],
  }));
  const month = civilMonth('2026-01');
  return unwrap(
    settle({
      association: { id: 'zv', name: 'Zweckverband' },
      period: { from: month, to: civilMonth('2026-12') },
      cut: '2027-04-10T08:00:00.000Z' as never,
      members,
      pools: [
        {
          ...{ id: 'p', serviceFamilyCode: 'it', name: 'Netz', keyId: 'k' },
          costs: [{ id: 'c', month, kind: 'staff', amountCents: cents(amount) }],
        },
      ],
      keys: [
        {
          ...{ id: 'k', serviceFamilyCode: 'it', name: 'Einwohner', version: 1, validFrom: civilDate('2020-01-01') },
          ...{ resolution: 'Beschluss 1', clause: '§ 14', rule },
        },
      ],
      ...{ readings: [], carried: [], directCharges: [] },
      agreements: members.map(({ tenantId }) => citation({ tenantId })),
      ...NOTHING_MORE,
    }),
  );
}

const sentences = (result: RunResult) => statementsOf(result, BASES).map(({ lines }) => lines[0]?.calculation.de);

test('a share by one weight is a sentence that can be reckoned', () => {
  const result = shared(1_234_567, [4_812, 380_392, 77]);
  expect(sentences(result)).toEqual([
    'Einwohner am 31.12.2025, Fortschreibung: 4.812 von 385.281 × 12.345,67 € = 154,1923… € → 154,19 €',
    'Einwohner am 31.12.2025, Fortschreibung: 380.392 von 385.281 × 12.345,67 € = 12.189,0103… € → 12.189,01 €',
    'Einwohner am 31.12.2025, Fortschreibung: 77 von 385.281 × 12.345,67 € = 2,4673… € → 2,46 € + 0,01 € (Ausgleichscent) = 2,47 €',
  ]);
  expect(runExplainer(result).stepsBehind('m0', 'pool:p:2026-01')).toEqual([]);
  expect(sentences(shared(10_000, [1, 3]))[0]).toBe('Einwohner am 31.12.2025, Fortschreibung: 1 von 4 × 100,00 € = 25,00 €');
});

test('what the sentence prints gives the amount again', () => {
  const number = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 2, maxLength: 6 }),
      (amount, counts) => {
        const statements = statementsOf(shared(amount, counts), BASES);
        for (const { lines } of statements) {
          const [line] = lines;
          const found = /: (\S+) von (\S+) × (\S+) €.*?(?:([+−]) 0,01 € \(Ausgleichscent\) = )?(\S+) €$/u.exec(line?.calculation.de ?? '');
          const [, own = '', all = '', cost = '', cent, end = ''] = found ?? [];
          const exact = (number(own) / number(all)) * Math.round(number(cost) * 100);
          expect(Math.floor(exact + 1e-6) + (cent ? 1 : 0)).toBe(Number(line?.amountCents));
          expect(end).toBe(formatAmount(line?.amountCents ?? 0n));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what takes more than one sentence has the steps of its explanation, the sentence of the key first', () => {
  const mixed = plainRule({
    kind: 'mix',
    parts: [
      { share: fraction(35, 100), rule: HEADS },
      { share: fraction(65, 100), rule: byWeight({ kind: 'equal' }) },
    ],
  });
  const result = shared(100_000, [100, 300], mixed);
  const steps = runExplainer(result, BASES).stepsBehind('m0', 'pool:p:2026-01');
  expect(sentences(result)[0]).toMatch(/^M0 trägt 41,25 % der Kosten „Netz“ von 1\.000,00 €/);
  expect(steps[0]?.de).toMatch(/^Schlüssel „Einwohner“, Fassung 1: Die Kosten werden zu 35 % nach Köpfen/);
  expect(steps.map(({ depth, de }) => `${depth} ${de}`)).toContain('1 35 % × 25 % = 8,75 %');
  const [section] = explainShare(result, 'm0', 'p', BASES)?.sections ?? [];
  const explained = JSON.stringify(section?.steps, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
  expect(steps.slice(1).filter(({ de }) => !explained.includes(JSON.stringify(de)))).toEqual([]);
  expect(steps.at(-1)?.de).toBe('Betrag: 412,50 €');
});
