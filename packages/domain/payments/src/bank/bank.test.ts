// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, cents, civilDate } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSubsets } from '../subset.ts';
import { bankLine } from '../testing/books.ts';
import { proveBalance } from './balance-proof.ts';
import type { BankLine } from './bank-line.ts';
import { proveChain } from './chain.ts';
import { dedupe } from './dedupe.ts';
import type { BankStatement } from './statement.ts';

const day = civilDate('2026-11-02');
let made = 0;
const lineOf = (amount: number, change: Partial<BankLine> = {}): BankLine => {
  made += 1;
  return bankLine({ id: `l${made}`, amountCents: cents(amount), text: `T ${amount}`, ...change });
};
const balance = (code: string, amount: number, on: CivilDate = day, currency = 'EUR') => ({
  ...{ code, amountCents: cents(amount), currency, day: on },
});
/** A statement that ties, from its opening and its amounts. */
function statement(opening: number, amounts: readonly (number | BankLine)[], change: Partial<BankStatement> = {}): BankStatement {
  const lines = amounts.map((entry) => (typeof entry === 'number' ? lineOf(entry) : entry));
  const closing = lines.reduce((sum, { amountCents }) => sum + Number(amountCents), opening);
  made += 1;
  return {
    ...{ id: `s${made}`, tenantId: 'town', bankAccountId: 'giro', currency: 'EUR', kind: 'endOfDay', sequence: null },
    ...{ fromDay: day, toDay: day, balances: [balance('OPBD', opening), balance('CLBD', closing)], lines, fileHash: 'f' },
    ...change,
  };
}
const amounts = (lines: readonly BankLine[]): number[] => lines.map(({ amountCents }) => Number(amountCents));

describe('subsets', () => {
  const all = { parts: 4, steps: 20_000, enough: 2 };
  test.each([
    [[5, 3, 2], 5, [[0], [1, 2]]],
    [[5, 5], 5, [[0], [1]]],
    [[10, -3, 4], 7, [[0, 1]]],
    [[0, 4], 4, [[1]]],
    [[1, 2, 4], 8, []],
    [[1, 2], 0, []],
  ])('%j makes %d by %j', (given, target, expected) => expect(findSubsets(given.map(BigInt), BigInt(target), all).found).toEqual(expected));
  test('finds what trying all finds, and says when it gave up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 8 }), fc.integer({ min: -40, max: 40 }), (given, target) => {
        let exists = false;
        for (let mask = 1; mask < 1 << given.length; mask++) {
          const chosen = given.filter((amount, index) => amount !== 0 && (mask >> index) & 1);
          if (chosen.length > 0 && chosen.reduce((sum, amount) => sum + amount, 0) === target) exists = true;
        }
        const { found } = findSubsets(given.map(BigInt), BigInt(target), { parts: 8, steps: 100_000, enough: 2 });
        expect(found.length > 0).toBe(exists);
        for (const subset of found) expect(subset.reduce((sum, index) => sum + given[index]!, 0)).toBe(target);
      }),
      { numRuns: 100 },
    );
    const many = Array.from({ length: 40 }, (_, index) => BigInt(2 * index + 2));
    expect(findSubsets(many, 777n, { parts: 8, steps: 500, enough: 2 })).toEqual({ found: [], complete: false });
  });
});

describe('the balance', () => {
  test('ties: opening + credits − debits = closing, in counts and sums', () => {
    expect(proveBalance(statement(1_000, [300, -100, 50]))).toMatchObject({
      ...{ openingCents: 1_000n, creditCount: 2, creditsCents: 350n, debitCount: 1, debitsCents: 100n, closingCents: 1_250n },
      ...{ differenceCents: 0n, ties: true, canClose: true, explanations: [], findings: [] },
    });
  });
  test('counts an opening that is given as PRCD and as OPBD once', () => {
    const both = [balance('PRCD', 1_000, addDays(day, -1)), balance('OPBD', 1_000), balance('CLBD', 1_300)];
    expect(proveBalance(statement(1_000, [300], { balances: both }))).toMatchObject({ openingCents: 1_000n, ties: true });
    const other = [balance('PRCD', 999), balance('OPBD', 1_000), balance('CLBD', 1_300)];
    expect(proveBalance(statement(1_000, [300], { balances: other }))).toMatchObject({ ties: false, findings: ['OPENINGS_DIFFER'] });
  });
  test('names the entry valued tomorrow that the closing leaves out', () => {
    const late = lineOf(700, { valueDay: addDays(day, 1) });
    const proof = proveBalance(statement(1_000, [300, late, 400], { balances: [balance('OPBD', 1_000), balance('CLBD', 1_700)] }));
    expect(proof).toMatchObject({ differenceCents: -700n, ties: false });
    expect(proof.explanations).toEqual([{ cause: 'valuedLater', lineIds: [late.id], only: true }]);
  });
  test.each([
    ['leftOut', 1_100, 2],
    ['missingRepeat', 2_200, 0],
    ['signTurned', 900, 1],
  ] as const)('%s explains a closing of %d', (cause, closing, position) => {
    // 1000 + 500 + 400 + 600 − 800 = 1700
    const lines = [lineOf(500), lineOf(400), lineOf(600), lineOf(-800)];
    const given = statement(1_000, lines, { balances: [balance('OPBD', 1_000), balance('CLBD', closing)] });
    expect(proveBalance(given).explanations).toContainEqual({ cause, lineIds: [lines[position]?.id], only: true });
  });
  test('says where several entries explain it equally well', () => {
    const lines = [lineOf(500), lineOf(500)];
    const given = statement(1_000, lines, { balances: [balance('OPBD', 1_000), balance('CLBD', 1_500)] });
    expect(proveBalance(given).explanations).toContainEqual({ cause: 'leftOut', lineIds: [lines[0]?.id], only: false });
  });
  test('never adds currencies and never takes foreign lines', () => {
    const mixed = statement(1_000, [lineOf(300, { currency: 'CHF' })]);
    expect(proveBalance(mixed)).toMatchObject({ differenceCents: null, ties: false, findings: ['CURRENCY_MIX'] });
    const balances = [balance('OPBD', 1_000), balance('CLBD', 1_300, day, 'CHF')];
    expect(proveBalance(statement(1_000, [300], { balances })).findings).toEqual(['CURRENCY_MIX', 'NO_CLOSING']);
    expect(proveBalance(statement(0, [lineOf(300, { bankAccountId: 'x' })])).findings).toEqual(['OTHER_ACCOUNT']);
  });
  test('is missing in an intraday report, which never closes a day (I15)', () => {
    const report = statement(1_000, [300], { kind: 'intraday', balances: [balance('ITBD', 1_300)] });
    expect(proveBalance(report)).toMatchObject({ canClose: false, ties: false, findings: ['NO_OPENING', 'NO_CLOSING'] });
    expect(proveBalance(statement(1_000, [300], { kind: 'intraday' })).canClose).toBe(false);
  });
});

describe('the chain', () => {
  const first = statement(1_000, [300], { sequence: 7 });
  const link = (second: BankStatement) => proveChain([first, second])[0];
  test.each([
    ['follows', statement(1_300, [1], { sequence: 8 }), true, []],
    ['is broken by a cent', statement(1_299, [1], { sequence: 8 }), false, ['CHAIN_BROKEN']],
    ['lacks a statement', statement(1_500, [1], { sequence: 9 }), false, ['CHAIN_BROKEN', 'SEQUENCE_GAP']],
    ['lacks a number and no money', statement(1_300, [1], { sequence: 9 }), true, ['SEQUENCE_GAP_EXPLAINED']],
    ['begins anew with the year', statement(1_300, [1], { sequence: 1 }), true, ['SEQUENCE_RESTARTED']],
    ['repeats a number', statement(1_300, [1], { sequence: 7 }), true, ['SEQUENCE_REPEATED']],
  ] as const)('%s', (_name, second, holds, findings) => expect(link(second)).toMatchObject({ holds, findings }));
  test('is explained where the closing had left out what the opening has', () => {
    const late = lineOf(700, { valueDay: addDays(day, 1) });
    const before = statement(1_000, [300, late], { balances: [balance('OPBD', 1_000), balance('CLBD', 1_300)] });
    expect(proveChain([before, statement(2_000, [1])])).toMatchObject([
      { holds: true, differenceCents: 700n, explainedBy: [late.id], findings: ['CHAIN_EXPLAINED'] },
    ]);
  });
});

describe('duplicates', () => {
  test('the same day in another file or format adds nothing, also with other texts and another order', () => {
    const old = statement(1_000, [lineOf(10), lineOf(20), lineOf(10)], { sequence: 5 });
    const other = statement(1_000, [lineOf(20, { text: 'SVWZ+T20' }), lineOf(10, { text: '' }), lineOf(10)], { sequence: 5 });
    const result = dedupe([old, other, old]);
    expect(amounts(result.lines)).toEqual([10, 20, 10]);
    expect(result.duplicates).toHaveLength(6);
    expect(result.findings).toEqual([]);
  });
  test('a genuine repeat is kept: within a statement, and in the next one of the day', () => {
    expect(amounts(dedupe([statement(1_000, [10, 10, 10])]).lines)).toEqual([10, 10, 10]);
    expect(amounts(dedupe([statement(1_000, [10]), statement(1_010, [10])]).lines)).toEqual([10, 10]);
    expect(amounts(dedupe([statement(1_010, [10]), statement(1_000, [10])]).lines)).toEqual([10, 10]);
  });
  test('parts and overlaps of a day', () => {
    const whole = statement(100, [10, 20, 30]);
    expect(amounts(dedupe([whole, statement(100, [10]), statement(110, [20]), statement(130, [30])]).lines)).toEqual([10, 20, 30]);
    expect(amounts(dedupe([statement(100, [10]), whole]).lines)).toEqual([10, 20, 30]);
    expect(amounts(dedupe([statement(100, [10, 20]), statement(110, [20, 30])]).lines)).toEqual([10, 20, 30]);
  });
  test('a part that is missing in between hides no repeat', () => {
    const parts = [statement(100, [10], { sequence: 1 }), statement(150, [10], { sequence: 3 })];
    expect(amounts(dedupe(parts).lines)).toEqual([10, 10]);
  });
  test('where the balance came back, the numbers decide, and without them it is said', () => {
    const there = statement(100, [10, -10], { sequence: 1 });
    const again = statement(100, [10, -10], { sequence: 2 });
    expect(amounts(dedupe([there, again, again, there]).lines)).toEqual([10, -10, 10, -10]);
    expect(amounts(dedupe([statement(100, [10, -10]), statement(100, [10])]).lines)).toEqual([10, -10]);
    expect(dedupe([statement(100, [10, -10]), statement(100, [10])]).findings).toMatchObject([{ code: 'REPEAT_UNSURE' }]);
  });
  test('what does not tie is counted by its content', () => {
    const open = { balances: [] };
    const lines = dedupe([statement(0, [10, 10], open), statement(0, [10, 10, 10], open)]).lines;
    expect(amounts(lines)).toEqual([10, 10, 10]);
  });
  test('reports during the day wait for the statement, which confirms them or not', () => {
    const report = statement(0, [10, 20], { kind: 'intraday' });
    expect(dedupe([report, report])).toMatchObject({ lines: [], findings: [] });
    expect(amounts(dedupe([report]).provisional)).toEqual([10, 20]);
    const closed = dedupe([report, statement(100, [10])]);
    expect(amounts(closed.lines)).toEqual([10]);
    expect(closed.provisional).toEqual([]);
    expect(closed.findings).toMatchObject([{ code: 'INTRADAY_UNCONFIRMED', lineIds: [report.lines[1]?.id] }]);
  });
  test('accounts and tenants stay apart', () => {
    const other = { bankAccountId: 'second' };
    const second = statement(1_000, [lineOf(10, other)], other);
    expect(amounts(dedupe([statement(1_000, [10]), second]).lines)).toEqual([10, 10]);
  });

  test('whatever is delivered, however often and in whatever order, each booking is there once', () => {
    const courses = fc.record({
      days: fc.array(fc.array(fc.constantFrom(10, 20, -10, -20), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      cuts: fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }),
      picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }),
      whole: fc.boolean(),
    });
    fc.assert(
      fc.property(courses, ({ days, cuts, picks, whole }) => {
        let opening = 1_000;
        let sequence = 1;
        const parts: (() => BankStatement)[] = [];
        for (const [index, entries] of days.entries()) {
          const on = addDays(day, index);
          const cut = cuts[index]! % entries.length;
          for (const piece of [entries.slice(0, cut), entries.slice(cut)]) {
            if (piece.length === 0) continue;
            const [from, number] = [opening, sequence];
            const lines = () => piece.map((amount) => lineOf(amount, { bookingDay: on, valueDay: on }));
            parts.push(() => statement(from, lines(), { fromDay: on, toDay: on, sequence: number }));
            opening += piece.reduce((sum, amount) => sum + amount, 0);
            sequence += 1;
          }
        }
        const all = () =>
          statement(
            1_000,
            days.flatMap((entries, index) => {
              const on = addDays(day, index);
              return entries.map((amount) => lineOf(amount, { bookingDay: on, valueDay: on }));
            }),
            { toDay: addDays(day, days.length), sequence: 900 },
          );
        // Each part at least once, some again, in any order.
        const delivered = [...parts.keys(), ...picks.map((pick) => pick % parts.length)];
        const shuffled = delivered
          .map((part, index) => ({ part, at: (picks[index % picks.length]! * 7 + index * 13) % 17 }))
          .sort((a, b) => a.at - b.at);
        const statements = shuffled.map(({ part }) => parts[part]!());
        if (whole) statements.splice(picks[0]! % statements.length, 0, all());
        const { lines, duplicates } = dedupe(statements);
        expect(amounts(lines).sort()).toEqual(days.flat().sort());
        expect(lines.length + duplicates.length).toBe(statements.flatMap((given) => given.lines).length);
      }),
      { numRuns: Number(process.env['PROOF_RUNS'] ?? 300) },
    );
  });
});
