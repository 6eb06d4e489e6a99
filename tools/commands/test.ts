// SPDX-License-Identifier: EUPL-1.2

import { aside, close, step, vitest } from '../checks/steps.ts';
import { buildWeb } from '../house/web-build.ts';
import { checkLint, checkTests, checkTypes } from './check.ts';

/**
 * Everything, on servers and folders of its own: a running 'npm start' is not touched. The journeys wait for a browser more than they compute,
 * so they go beside the other tests, and are told of after them.
 */
export async function run(): Promise<number> {
  const counts = [await checkTypes(), await checkLint()];
  const begun = performance.now();
  // Both need it, and neither may build it while the other reads it. Where it cannot be built, the journeys say why.
  await buildWeb(() => {}).catch(() => {});
  const { hear, tellNow } = aside();
  const journeys = vitest(['journeys'], { hear });
  counts.push(await checkTests());
  const told = step('Journeys in the browser, beside the tests', () => journeys, begun);
  tellNow();
  counts.push(await told);
  return close(counts);
}
