// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from 'vitest/config';
import { JourneysInOrder } from './tools/vitest/journeys-in-order.ts';

const EVERYWHERE = ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/.verbund/**'];
const DATABASE_TESTS = '**/*.db.test.ts';

export default defineConfig({
  // Node takes graphql's CommonJS build, Vite would take the other one: two copies, each of which refuses the types of the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: JourneysInOrder },
    projects: [
      {
        // Rules, formats, platform: whatever needs no database.
        extends: true,
        test: {
          name: 'pure',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}'],
          exclude: [...EVERYWHERE, DATABASE_TESTS],
          // They share nothing but modules without a state: loading these again for each file took a third of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        // On a real PostgreSQL, each file in a copy of one migrated template.
        extends: true,
        test: {
          name: 'database',
          include: [`packages/${DATABASE_TESTS}`, `apps/${DATABASE_TESTS}`],
          exclude: EVERYWHERE,
          globalSetup: ['tools/vitest/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The great random proofs: a fixed share here, in full with PROOF=full.
        extends: true,
        test: {
          name: 'proofs',
          include: ['packages/**/*.proof.ts', 'apps/**/*.proof.ts'],
          exclude: EVERYWHERE,
          globalSetup: ['tools/vitest/database-setup.ts'],
          testTimeout: process.env['PROOF'] === 'full' ? 3_600_000 : 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // What keeps the house as it was planned, and the tools that start it.
        extends: true,
        test: { name: 'guards', include: ['tools/**/*.test.ts'], exclude: EVERYWHERE, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        // A real browser against a house of its own, started as 'npm start' starts it.
        extends: true,
        test: {
          name: 'journeys',
          include: ['apps/web/journeys/**/*.journey.ts'],
          exclude: EVERYWHERE,
          globalSetup: ['tools/vitest/house-setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
