// SPDX-License-Identifier: EUPL-1.2
import { close, step, vitest } from '../checks/steps.ts';
import { checkAll } from './check.ts';

/** Everything, on servers and folders of its own: a running 'npm start' is not touched. */
export async function run(): Promise<number> {
  const counts = await checkAll();
  counts.push(await step('Journeys in the browser', () => vitest(['journeys'])));
  return close(counts);
}
