// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from 'vitest/config';

/** The journeys that need no house: the built web with answers of the test's own. `pnpm --filter @apps/web test:shell` */
export default defineConfig({
  test: { root: import.meta.dirname, include: ['shell.journey.ts'], testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false },
});
