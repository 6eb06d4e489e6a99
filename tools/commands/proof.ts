// SPDX-License-Identifier: EUPL-1.2
import { globSync } from 'node:fs';
import { ROOT } from '../checkout.ts';
import { close, step, type TestTold, vitest } from '../checks/steps.ts';

const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1_000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;

/** Rounds are tests of their own; a proof is all of them. */
function inProofs(tests: readonly TestTold[]): readonly TestTold[] {
  const proofs = new Map<string, TestTold & { readonly rounds: number }>();
  for (const test of tests) {
    const name = test.name.replace(/(, round \d+| \(round \d+\))$/, '');
    const key = `${test.file} ${name}`;
    const known = proofs.get(key) ?? { ...test, name, passed: true, milliseconds: 0, rounds: 0 };
    proofs.set(key, {
      ...known,
      passed: known.passed && test.passed,
      milliseconds: known.milliseconds + test.milliseconds,
      rounds: known.rounds + (name === test.name ? 0 : 1),
    });
  }
  return [...proofs.values()].map(({ rounds, ...proof }) =>
    rounds === 0 ? proof : { ...proof, name: `${proof.name} (${rounds} rounds)` },
  );
}

/** One line for each proof; its size is part of its name. */
export const linesOf = (tests: readonly TestTold[]): string =>
  inProofs(tests)
    .map(({ file, name, passed, milliseconds }) => `${passed ? '✓' : '✗'} ${seconds(milliseconds).padStart(9)}  ${name}  (${file})`)
    .join('\n');

/** The proofs whose names hold one of the given parts; all where none is given. */
export function chosenProofs(given: readonly string[]): readonly string[] {
  const all = globSync('{apps,packages}/**/*.proof.ts', { cwd: ROOT }).filter((file) => !file.includes('node_modules'));
  return all.filter((file) => given.length === 0 || given.some((part) => file.includes(part.replace(/^\.\//, '')))).sort();
}

/** The great random proofs in full, or those of some files; 'npm test' runs a fixed share of them. */
export async function run(given: readonly string[]): Promise<number> {
  const files = chosenProofs(given);
  if (files.length === 0) {
    console.error(`*.proof.ts: 0 (${given.join(' ')})`);
    return 1;
  }
  let lines = '';
  const tell = (tests: readonly TestTold[]): void => {
    lines = linesOf(tests);
  };
  const count = await step('Proofs, in full', () => vitest(['proofs'], { env: { PROOF: 'full' }, files, tell }));
  console.log(`\n${lines}`);
  return close([count]);
}
