// SPDX-License-Identifier: EUPL-1.2
// A worker that may be killed at a named point.
import { createLogger } from '@platform/logging';
import type { Point } from '@platform/use-case';
import { startJobs } from '../index.ts';
import { crashingPlatform } from './crash-service.ts';

const { url, point, useCase, nth, ownTimes } = JSON.parse(process.argv[2] ?? '{}');
const { platform, assembly } = crashingPlatform(url, point as Point, useCase, nth);
const jobs = await startJobs({
  platform,
  assembly,
  databaseUrl: url,
  logger: createLogger({ process: 'crash-worker', level: 'warn' }),
  backOffMs: [50, 50, 50, 50, 50],
  pollMs: 300,
  ...(ownTimes ? {} : { lockMs: 500 }),
});
process.stdout.write('up\n');
process.once('SIGTERM', async () => {
  await jobs.stop(5_000);
  await platform.database.close();
});
