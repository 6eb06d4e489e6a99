// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as delay } from 'node:timers/promises';
import { isUnavailable } from '@platform/database';
import type { Logger } from '@platform/logging';
import type { Assembly } from '@platform/service';
import type { Message, Platform } from '@platform/use-case';
import type pg from 'pg';
import { listAssociationIds } from './association-directory.ts';
import { afterFailure, BACK_OFF_MS, describeFailure, recordFailure } from './failed-attempt.ts';
import { firstAttempt, type JobData, nameOf } from './job-data.ts';
import { listenToOutbox } from './outbox-signal.ts';
import { performWork, type Upkeep, type WorkContext } from './perform-work.ts';
import { type Delivery, planMessage } from './plan-message.ts';
import { openRelayPool, QUEUES } from './queue-schema.ts';
import { openQueues, openWorker, type Queues, type QueueWorker } from './queues.ts';
import { type Relay, startRelay } from './relay.ts';
import { isTick, setClock, type Tick } from './schedules.ts';

export interface JobsOptions {
  readonly platform: Platform;
  readonly assembly: Assembly;
  /** As the application; the queue is used in the role of the relay. */
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly upkeep?: (relayPool: pg.Pool) => readonly Upkeep[];
  /** Effects outside the database, such as mails. */
  readonly deliveries?: readonly Delivery[];
  /** Left out: five further attempts within a quarter of an hour. */
  readonly backOffMs?: readonly number[];
  /** How long the outbox rests when nothing wakes it. */
  readonly pollMs?: number;
  /** Gives up waiting for a database that is away at the start. */
  readonly given?: AbortSignal;
  /** After how long without a word from its worker a job goes to another, and an eighth or two more until that is seen. */
  readonly lockMs?: number;
}

export interface JobsHealth {
  readonly waiting: number;
  readonly running: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface Jobs {
  /** What lies in the queues; throws while the database is away. */
  health(): Promise<JobsHealth>;
  /** Takes nothing new, lets running jobs end within the limit, closes every connection of the queue. */
  stop(limitMs?: number): Promise<void>;
}

/**
 * Moves messages to the queue, does the jobs, keeps the clock. Waits for a database that is away, and goes on by itself when it comes
 * back. @throws if the queue's tables are missing
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { platform, assembly, logger } = options;
  const pool = openRelayPool(options.databaseUrl);
  await untilThere(pool, logger, options.given);
  const onError = (error: unknown): void => logger.warn('queue out of reach', { failure: describeFailure(error) });
  const queues = openQueues(pool, onError);
  const upkeep = options.upkeep?.(pool) ?? [];
  const context: WorkContext = {
    platform,
    assembly,
    upkeep,
    deliveries: options.deliveries ?? [],
    enqueue: (job) => queues.add(job),
    newCorrelation: platform.newId,
    noteUpkeep: (name, figures) => logger.info('upkeep done', { job: name, ...figures }),
  };
  await setClock(queues, assembly, upkeep);
  const workers = openWorkers(pool, context, queues, options, onError);
  const relay = startRelay({
    pool,
    clock: platform.clock,
    enqueue: (message: Message) =>
      everyOne(planMessage(assembly, message, context.deliveries).map((work) => queues.add(firstAttempt(work)))),
    beforeAcknowledgement: () => platform.reached('relayBeforeAcknowledgement', 'relay'),
    pollMs: options.pollMs ?? 5_000,
    onError,
  });
  const signal = listenToOutbox(options.databaseUrl, relay.wake);
  logger.info('jobs started', { schedules: assembly.services.flatMap((service) => service.schedules ?? []).length });
  return {
    health: () => healthOf(queues),
    stop: (limitMs = 20_000) => stopAll({ relay, signal, workers, queues, pool, logger }, limitMs),
  };
}

/** BullMQ never recovers from a failed first connection, so nothing of it is opened before the database answers. */
async function untilThere(pool: pg.Pool, logger: Logger, given?: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await pool.query('select 1 from migration limit 1');
      return;
    } catch (error) {
      if (given?.aborted || !isUnavailable(error)) {
        await pool.end();
        throw error;
      }
      logger.warn('waiting for the database', { failure: describeFailure(error) });
      await delay(1_000, undefined, given ? { signal: given } : {}).catch(() => {});
    }
  }
}

const everyOne = async (adding: readonly Promise<void>[]): Promise<void> => void (await Promise.all(adding));

/** docs/operations.md says how long a job of a killed worker stands still. */
const LOCK_MS = 12_000;

const CONCURRENCY = { effects: 4, longWork: 1, schedules: 2 } as const;

function openWorkers(
  pool: pg.Pool,
  context: WorkContext,
  queues: Queues,
  options: JobsOptions,
  onError: (error: unknown) => void,
): readonly QueueWorker[] {
  return QUEUES.map((name) => {
    const perform = (data: unknown, _name: string, at: number): Promise<void> =>
      isTick(data) ? onTick(context, queues, pool, data, at) : attempt(context, queues, options, data as JobData);
    const worker = openWorker(pool, name, perform, { concurrency: CONCURRENCY[name], lockMs: options.lockMs ?? LOCK_MS });
    worker.on('error', onError);
    return worker;
  });
}

/** One job for each association, under an id that follows from the time: a tick that comes twice adds them once. */
async function onTick(context: WorkContext, queues: Queues, pool: pg.Pool, { tick }: Tick, at: number): Promise<void> {
  const day = String(at);
  if (context.upkeep.some(({ name }) => name === tick)) {
    await queues.add(firstAttempt({ kind: 'upkeep', upkeep: tick }, day));
    return;
  }
  for (const associationId of await listAssociationIds(pool))
    await queues.add(firstAttempt({ kind: 'schedule', schedule: tick, associationId, day }));
}

/** A failed attempt becomes a new job with a delay, or a row of the failed ones; then this job is done. */
async function attempt(context: WorkContext, queues: Queues, options: JobsOptions, job: JobData): Promise<void> {
  const { logger, platform } = options;
  const fields = { job: nameOf(job.work), attempt: job.attempt };
  try {
    await performWork(context, job.work);
  } catch (error) {
    const next = afterFailure(job, error, options.backOffMs ?? BACK_OFF_MS);
    try {
      if (next.again) await queues.add(next.again, next.delayMs);
      else await recordFailure(platform.database, job, error, platform.clock());
    } catch (trouble) {
      // Out of reach: the queue gives the job again when it is back.
      await delay(500);
      throw trouble;
    }
    logger[next.again ? 'warn' : 'error'](next.again ? 'attempt failed' : 'job failed', { ...fields, failure: describeFailure(error) });
  }
}

async function healthOf(queues: Queues): Promise<JobsHealth> {
  const counts = await Promise.all(QUEUES.map((name) => queues.of(name).getJobCounts('waiting', 'active', 'delayed', 'failed')));
  const sum = (state: string): number => counts.reduce((total, count) => total + (count[state] ?? 0), 0);
  return { waiting: sum('waiting'), running: sum('active'), delayed: sum('delayed'), failed: sum('failed') };
}

interface Parts {
  readonly relay: Relay;
  readonly signal: { readonly stop: () => Promise<void> };
  readonly workers: readonly QueueWorker[];
  readonly queues: Queues;
  readonly pool: pg.Pool;
  readonly logger: Logger;
}

async function stopAll({ relay, signal, workers, queues, pool, logger }: Parts, limitMs: number): Promise<void> {
  const over = AbortSignal.timeout(limitMs);
  const late = new Promise<'late'>((resolve) => over.addEventListener('abort', () => resolve('late'), { once: true }));
  const drained = (async () => {
    await Promise.all([signal.stop(), relay.stop()]);
    await Promise.all(workers.map((worker) => worker.close()));
    return 'drained' as const;
  })();
  if ((await Promise.race([drained, late])) === 'late') {
    logger.warn('jobs still running at the end; they go on at the next start');
    await Promise.race([Promise.all(workers.map((worker) => worker.close(true))), delay(2_000)]);
  }
  await queues.close();
  await Promise.race([pool.end(), delay(2_000)]);
}
