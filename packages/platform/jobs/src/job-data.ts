// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import type { Message } from '@platform/use-case';
import type { QueueName } from './queue-schema.ts';

/** What there is to do; ids only. 'handler' and 'schedule' are named '<service>.<name>'. */
export type Work =
  | { readonly kind: 'handler'; readonly handler: string; readonly message: Message }
  | { readonly kind: 'longWork'; readonly message: Message }
  | { readonly kind: 'repeat'; readonly message: Message }
  | { readonly kind: 'schedule'; readonly schedule: string; readonly associationId: string; readonly day: string }
  | { readonly kind: 'upkeep'; readonly upkeep: string };

/** A job as it lies in the queue. */
export interface JobData {
  readonly work: Work;
  /** Counted from 1. */
  readonly attempt: number;
  /** Tells one repetition by hand from another and from the first run. */
  readonly round: string;
}

export const queueOf = (work: Work): QueueName =>
  work.kind === 'longWork' ? 'longWork' : work.kind === 'schedule' || work.kind === 'upkeep' ? 'schedules' : 'effects';

/** How the work is called in logs and in the list of failed jobs. */
export function nameOf(work: Work): string {
  switch (work.kind) {
    case 'handler':
      return work.handler;
    case 'longWork':
      return 'longWork';
    case 'repeat':
      return 'repeat';
    case 'schedule':
      return work.schedule;
    case 'upkeep':
      return work.upkeep;
  }
}

const keyOf = (work: Work): string => {
  if (work.kind === 'schedule') return `${work.schedule}.${work.associationId}.${work.day}`;
  if (work.kind === 'upkeep') return work.upkeep;
  return `${work.message.id}.${nameOf(work)}`;
};

/** The same work of the same round has the same id, so that the queue takes it once. BullMQ allows no colon in it. */
export const jobIdOf = ({ work, attempt, round }: JobData): string => `${keyOf(work)}~${round}~${attempt}`;

/** The uuid of the row that tells of this job's failure: the same at each try to write it. */
export function failureIdOf({ work, round }: JobData): string {
  const hash = createHash('sha256')
    .update(`${keyOf(work)}~${round}`)
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const FIRST_ROUND = 'first';

export const firstAttempt = (work: Work, round: string = FIRST_ROUND): JobData => ({ work, attempt: 1, round });
