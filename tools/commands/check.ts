// SPDX-License-Identifier: EUPL-1.2
import { type Count, close, lint, step, typeCheck, vitest } from '../checks/steps.ts';

/** Everything but the browser. */
export async function checkAll(): Promise<Count[]> {
  return [
    await step('Types', typeCheck),
    await step('Lint', lint),
    await step('Rules, formats, platform; guards; services on a database', () => vitest(['pure', 'guards', 'database', 'proofs'])),
  ];
}

export async function run(): Promise<number> {
  return close(await checkAll());
}
