// SPDX-License-Identifier: EUPL-1.2
import { close, step, vitest } from '../checks/steps.ts';

/** The great random proofs in full; 'npm test' runs a fixed share of them. */
export async function run(): Promise<number> {
  return close([await step('Proofs, in full', () => vitest(['proofs'], { PROOF: 'full' }))]);
}
