// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, instant, ok, refusal, type TenantId } from '@kernel/core';
import type { ActionTable } from '@platform/authorization';
import type { Writes } from '@platform/database';
import { bindUseCase, idInput, query, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { JOB_REPEATED } from './plan-message.ts';

/** A service that shows failed jobs takes these actions into its own and gives them to roles. */
export const JOB_ACTIONS = {
  'jobs.read': { de: 'Gescheiterte Vorgänge ansehen', en: 'See failed jobs', reads: true },
  'jobs.repeat': { de: 'Gescheiterte Vorgänge wiederholen', en: 'Repeat failed jobs' },
} satisfies ActionTable;

interface FailedJobState {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly job: string;
  /** The long command that stands still, if it was one. */
  readonly commandId: string | null;
  readonly repeatedAt: Date | null;
  readonly version: number;
}

const failedJobs = (writes: Writes) => ({
  async lock(id: string): Promise<FailedJobState | null> {
    const row = await writes.failedJob.findFirst({ where: { id } });
    if (!row) return null;
    const payload = row.payload as { readonly kind?: string; readonly message?: { readonly payload?: { readonly commandId?: string } } };
    const commandId = payload.kind === 'longWork' ? (payload.message?.payload?.commandId ?? null) : null;
    return { tenantId: row.tenantId as TenantId, id: row.id, job: row.job, commandId, repeatedAt: row.repeatedAt, version: row.version };
  },
  /** The version lets one of two through; the other meets a failed update and is rolled back. */
  async markRepeated({ tenantId, id, version, commandId, at }: RepeatDecision): Promise<void> {
    await writes.failedJob.update({
      where: { tenantId_id: { tenantId, id }, version },
      data: { repeatedAt: new Date(at), version: { increment: 1 } },
    });
    if (commandId === null) return;
    await writes.longCommand.updateMany({
      where: { tenantId, id: commandId, state: 'failed' },
      data: { state: 'queued', finishedAt: null, version: { increment: 1 } },
    });
  },
});

interface RepeatDecision {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly job: string;
  readonly commandId: string | null;
  readonly version: number;
  readonly at: Instant;
}

/** Sets a job going again that has finally failed. The row stays as the trace of it. */
export const repeatFailedJob = bindUseCase(failedJobs)({
  name: 'jobs.repeatFailedJob',
  action: 'jobs.repeat',
  input: z.object({ failedJobId: idInput<'FailedJobId'>(), expectedVersion: versionInput }),
  refusals: ['ALREADY_REPEATED'],
  load: (jobs, { input }) => jobs.lock(input.failedJobId),
  row: (job) => ({ tenantId: job.tenantId, type: 'failedJob', id: job.id, version: job.version }),
  decide: ({ tenantId, id, job, commandId, repeatedAt, version }, _input, { at }) =>
    repeatedAt === null ? ok({ tenantId, id, job, commandId, version, at }) : err(refusal('ALREADY_REPEATED')),
  save: (jobs, decision) => jobs.markRepeated(decision),
  record: (decision) => ({
    type: 'failedJob',
    id: decision.id,
    content: decision,
    messages: [{ name: JOB_REPEATED, payload: { failedJobId: decision.id } }],
  }),
  outcome: ({ id }) => ({ failedJobId: id }),
});

export interface FailedJobRow {
  readonly id: string;
  readonly job: string;
  readonly failure: string;
  readonly attempts: number;
  readonly failedAt: string;
  readonly repeatedAt: string | null;
  readonly version: number;
}

/** The newest first; 'open' leaves out what was repeated. At most 200. */
export const listFailedJobs = query({
  name: 'jobs.listFailedJobs',
  action: 'jobs.read',
  input: z.object({ open: z.boolean().optional() }),
  run: async (reads, { input, permitted }): Promise<readonly FailedJobRow[]> => {
    let rows = reads
      .selectFrom('failed_job')
      .select(['id', 'job', 'failure', 'attempts', 'failed_at', 'repeated_at', 'version'])
      .where(permitted({ tenantId: 'failed_job.tenant_id' }))
      .orderBy('failed_at', 'desc')
      .limit(200);
    if (input.open) rows = rows.where('repeated_at', 'is', null);
    return (await rows.execute()).map((row) => ({
      id: row.id,
      job: row.job,
      failure: row.failure,
      attempts: row.attempts,
      failedAt: instant(new Date(row.failed_at)),
      repeatedAt: row.repeated_at === null ? null : instant(new Date(row.repeated_at)),
      version: row.version,
    }));
  },
});
