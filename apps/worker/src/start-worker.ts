// SPDX-License-Identifier: EUPL-1.2
import { deliverInvitation, openHouse, USER_INVITED } from '@assembly/core';
import type { Configuration } from '@platform/configuration';
import { startJobs } from '@platform/jobs';
import type { Logger } from '@platform/logging';
import { createMailDelivery, NOTIFICATION_CREATED } from '@platform/notifications';
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
  const mail = createMailDelivery({
    database,
    topics: Object.assign({}, ...assembly.services.map((service) => service.topics ?? {})),
    smtpUrl: configuration.smtpUrl,
    mailFrom: configuration.mailFrom,
    publicUrl: configuration.publicUrl,
    clock: platform.clock,
  });
  const invitations = {
    ...{ database, identity: { directory: house.identity.directory, store: house.identity.store }, openMailer: house.openMailer },
    ...{ mailsAreRead: configuration.smtpUrl !== null || configuration.demo, clock: platform.clock, logger },
  };
  const jobs = await startJobs({
    platform,
    assembly,
    logger,
    databaseUrl: configuration.databaseUrl,
    upkeep: houseUpkeep({ database, files, clock: platform.clock }),
    deliveries: [
      { service: 'administration', name: 'sendMail', on: NOTIFICATION_CREATED, run: (message) => mail.handle(message, 0) },
      { service: 'administration', name: 'sendInvitation', on: USER_INVITED, run: (message) => deliverInvitation(invitations, message) },
    ],
    given,
  }).catch(async (error: unknown) => {
    mail.close();
    await house.close();
    throw error;
  });
  const heartbeat = startHeartbeat(configuration.filesFolder, () => jobs.health());
  return {
    async stop() {
      await heartbeat.stop();
      await jobs.stop(DRAIN_MS);
      mail.close();
      await house.close();
    },
  };
}
