// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { chosenProofs, linesOf } from './proof.ts';

test('a file that is named is the only one, a part of a name will do, and what is not there is none', () => {
  const all = chosenProofs([]);
  expect(all.length).toBeGreaterThan(5);
  const file = 'packages/domain/desk/src/random-course.proof.ts';
  expect(all).toContain(file);
  expect(chosenProofs([file])).toEqual([file]);
  expect(chosenProofs([`./${file}`])).toEqual([file]);
  expect(chosenProofs(['release-'])).toHaveLength(2);
  expect(chosenProofs(['no-such'])).toEqual([]);
});

test('each proof is one line with how it went, how long it took and what it is', () => {
  const lines = linesOf([
    { file: 'a.proof.ts', name: 'no cent in 1000 allocations', passed: true, milliseconds: 1_234 },
    { file: 'a.proof.ts', name: 'killed before the commit, round 1', passed: true, milliseconds: 2_000 },
    { file: 'a.proof.ts', name: 'killed before the commit, round 2', passed: true, milliseconds: 2_000 },
    { file: 'b.proof.ts', name: 'no race in 40 rounds', passed: false, milliseconds: 61_000 },
  ]);
  expect(lines.split('\n')).toEqual([
    '✓     1.2 s  no cent in 1000 allocations  (a.proof.ts)',
    '✓     4.0 s  killed before the commit (2 rounds)  (a.proof.ts)',
    '✗    61.0 s  no race in 40 rounds  (b.proof.ts)',
  ]);
});
