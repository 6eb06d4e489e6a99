// SPDX-License-Identifier: EUPL-1.2
import { createPostgresBackend, type PostgresConnectionOptions, withBackend } from 'bullmq';
import type pg from 'pg';
import { type JobData, jobIdOf, nameOf, queueOf } from './job-data.ts';
import { QUEUES, type QueueName } from './queue-schema.ts';

const { Queue, Worker } = withBackend(createPostgresBackend);
type Queue = InstanceType<typeof Queue>;
export type QueueWorker = InstanceType<typeof Worker>;

/**
 * Only a fault of the queue itself reaches BullMQ's own counter, and is tried again at once: an attempt that failed is a new job with a
 * delay. BullMQ's way, moving the running job to the delayed ones, loses jobs when two workers share a queue (its issue 4814).
 */
const JOB_OPTIONS = { attempts: 1_000, removeOnComplete: { age: 3_600, count: 1_000 }, removeOnFail: { age: 7 * 86_400 } } as const;

/** BullMQ's own description of a pool fits none under exact optional properties. */
const connectionOf = (pool: pg.Pool): PostgresConnectionOptions => pool as unknown as PostgresConnectionOptions;

export interface Queues {
  readonly of: (name: QueueName) => Queue;
  add(job: JobData, delayMs?: number): Promise<void>;
  close(): Promise<void>;
}

export function openQueues(pool: pg.Pool, onError: (error: Error) => void): Queues {
  const queues = new Map<QueueName, Queue>();
  for (const name of QUEUES) {
    const queue = new Queue(name, { connection: connectionOf(pool) });
    queue.on('error', onError);
    queues.set(name, queue);
  }
  const of = (name: QueueName): Queue => queues.get(name) as Queue;
  return {
    of,
    async add(job, delayMs = 0) {
      const options = { ...JOB_OPTIONS, jobId: jobIdOf(job), ...(delayMs > 0 ? { delay: delayMs } : {}) };
      await of(queueOf(job.work)).add(nameOf(job.work), job, options);
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

export interface WorkerOptions {
  readonly concurrency: number;
  /** How long a job stays with a worker that has gone without a word, at most. */
  readonly lockMs: number;
}

/**
 * A healthy worker renews its jobs' locks at least every quarter of the time, and so may be deaf for three quarters of it. Lost jobs are
 * looked for much more often than locks end: BullMQ marks what runs at one look and takes at a later one what was marked and has no lock.
 */
const timesOf = (lockMs: number) => ({
  lockDuration: lockMs,
  lockRenewTime: Math.ceil(lockMs / 4),
  stalledInterval: Math.ceil(lockMs / 8),
});

export function openWorker(
  pool: pg.Pool,
  name: QueueName,
  perform: (data: unknown, jobName: string, at: number) => Promise<void>,
  options: WorkerOptions,
): QueueWorker {
  return new Worker(name, (job) => perform(job.data, job.name, job.timestamp), {
    connection: connectionOf(pool),
    concurrency: options.concurrency,
    ...timesOf(options.lockMs),
    maxStalledCount: 100,
  });
}
