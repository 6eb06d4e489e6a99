// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, TenantId } from '@kernel/core';
import { type Database, isUnavailable } from '@platform/database';
import { HandlerRefused } from '@platform/use-case';
import { centreScope, tenantsOf } from './association-directory.ts';
import { failureIdOf, type JobData, nameOf, type Work } from './job-data.ts';

/** How long until the next attempt, by attempt; after the last one the job has failed. Milliseconds. */
export const BACK_OFF_MS: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000];

export type AfterFailure = { readonly again: JobData; readonly delayMs: number } | { readonly again: null };

/** An attempt during which the database was away does not count. */
export function afterFailure(job: JobData, error: unknown, backOffMs: readonly number[]): AfterFailure {
  const delayMs = backOffMs[job.attempt - 1];
  if (isUnavailable(error)) return { again: { ...job, round: nextLife(job.round) }, delayMs: backOffMs[0] ?? 1_000 };
  return delayMs === undefined ? { again: null } : { again: { ...job, attempt: job.attempt + 1 }, delayMs };
}

/** The same attempt under another job id: the queue still knows the first. */
function nextLife(round: string): string {
  const [name = '', life = '0'] = round.split('+');
  return `${name}+${Number(life) + 1}`;
}

/** What may be shown to an administrator: the kind of the error and codes, never its text, which may hold values. */
export function describeFailure(error: unknown): string {
  if (error instanceof HandlerRefused) return `REFUSED ${error.code}`;
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  return [typeof name === 'string' ? name : 'Error', ...(typeof code === 'string' && /^[A-Z0-9_]{2,20}$/.test(code) ? [code] : [])].join(
    ' ',
  );
}

const associationOf = (work: Work): string | null =>
  work.kind === 'upkeep' ? null : work.kind === 'schedule' ? work.associationId : work.message.associationId;

/** Writes what has finally failed into the centre's list. Repeatable: the row's id follows from the job. */
export async function recordFailure(database: Database, job: JobData, error: unknown, at: Date): Promise<void> {
  const association = associationOf(job.work);
  if (association === null) return;
  const { associationId, centreId } = await tenantsOf(database, association);
  await database.write(centreScope(associationId, centreId), async (writes) => {
    await writes.failedJob.createMany({
      data: [
        {
          tenantId: centreId,
          id: failureIdOf(job),
          associationId,
          job: nameOf(job.work),
          payload: JSON.parse(JSON.stringify(job.work)),
          failure: describeFailure(error),
          attempts: job.attempt,
          failedAt: at,
          version: 1,
        },
      ],
      skipDuplicates: true,
    });
  });
  if (job.work.kind === 'longWork') await failCommand(database, associationId, job.work.message.tenantId, job.work, at);
}

/** Whoever waits for the long work sees that it has ended. */
async function failCommand(
  database: Database,
  associationId: AssociationId,
  tenantId: TenantId,
  { message }: Extract<Work, { kind: 'longWork' }>,
  at: Date,
): Promise<void> {
  await database.write(centreScope(associationId, tenantId), (writes) =>
    writes.longCommand.updateMany({
      where: { tenantId, id: String(message.payload.commandId), state: { in: ['queued', 'running'] } },
      data: { state: 'failed', finishedAt: at, failure: { code: 'WORK_FAILED' }, version: { increment: 1 } },
    }),
  );
}
