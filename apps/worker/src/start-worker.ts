// SPDX-License-Identifier: EUPL-1.2
import { openHouse } from '@assembly/core';
import type { Configuration } from '@platform/configuration';
import { startJobs } from '@platform/jobs';
import type { Logger } from '@platform/logging';
import { startHeartbeat } from './heartbeat.ts';
import { houseUpkeep } from './house-upkeep.ts';

export interface Worker {
  /** Takes nothing new, lets running jobs end, closes everything; within 25 s. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly logger: Logger;
  /** Given up while starting: the wait for the database is broken off. */
  readonly given: AbortSignal;
}

const DRAIN_MS = 12_000;

/** The jobs of the house: messages, long work, what comes again by the clock. */
export async function startWorker(configuration: Configuration, { logger, given }: WorkerOptions): Promise<Worker> {
  const house = await openHouse(configuration, { process: 'worker', logger, maxConnections: 8 });
  const { platform, assembly, database, files } = house;
  const jobs = await startJobs({
    platform,
    assembly,
    logger,
    databaseUrl: configuration.databaseUrl,
    upkeep: houseUpkeep({ database, files, clock: platform.clock }),
    given,
  }).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  const heartbeat = startHeartbeat(configuration.filesFolder, () => jobs.health());
  return {
    async stop() {
      await heartbeat.stop();
      await jobs.stop(DRAIN_MS);
      await house.close();
    },
  };
}
