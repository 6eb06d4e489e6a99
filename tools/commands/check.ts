// SPDX-License-Identifier: EUPL-1.2
import { type Count, close, lint, step, typeCheck, vitest } from '../checks/steps.ts';

export const checkTypes = (): Promise<Count> => step('Types', typeCheck);
export const checkLint = (): Promise<Count> => step('Lint', lint);
export const checkTests = (): Promise<Count> =>
  step('Rules, formats, platform; guards; services on a database', () => vitest(['pure', 'guards', 'database', 'proofs']));

/** Everything but the browser. */
export async function run(): Promise<number> {
  return close([await checkTypes(), await checkLint(), await checkTests()]);
}
