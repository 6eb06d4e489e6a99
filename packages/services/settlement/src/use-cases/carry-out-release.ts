// SPDX-License-Identifier: EUPL-1.2
import { ok, type Refusal, type Result } from '@kernel/core';
import { serviceActor } from '@platform/authorization';
import { idInput, type LongWork, longUseCase, runUseCase, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { RELEASE_PROGRESS, RELEASE_STEPS, RELEASE_WORK } from '../release-work.ts';
import { freezeRunTelling } from './freeze-run.ts';
import { noteReleaseRefused } from './note-release-refused.ts';

const fields = { runId: idInput<'RunId'>(), expectedVersion: versionInput, sessionId: z.string().nullable() };
type Work = LongWork<z.output<z.ZodObject<typeof fields>>>;

/** Whether the person has released the run already, and the worker ended before it could say so. */
async function hasReleased({ read, input, actor }: Work): Promise<boolean> {
  const run = await read((reads) =>
    reads
      .selectFrom('settlement_run')
      .select(['status', 'released_by', 'release_session'])
      .where('tenant_id', '=', actor.centreId)
      .where('id', '=', input.runId)
      .executeTakeFirst(),
  );
  return run?.status === 'released' && run.released_by === actor.accountId && run.release_session === input.sessionId;
}

/** Told to who ordered it and to who made the run: by the house, since the person may have no right to it any more. */
async function tell({ platform, actor, input, commandId }: Work, { code }: Refusal): Promise<void> {
  const { associationId, centreId, accountId, userId, correlationId } = actor;
  const job = serviceActor({
    service: 'settlement',
    associationId,
    centreId,
    tenantIds: [centreId],
    causeAccountId: accountId,
    correlationId,
  });
  const note = { runId: input.runId, orderId: commandId as never, code, orderedByUser: userId };
  await runUseCase(platform, noteReleaseRefused, { actor: job, input: note, idempotencyKey: `${commandId}-refused` });
}

async function release(work: Work): Promise<Result<unknown, Refusal>> {
  const { platform, actor, input, commandId } = work;
  const { runId, expectedVersion } = input;
  if (await hasReleased(work)) return ok({ runId });
  const freezeRun = freezeRunTelling((stage) => work.progress(RELEASE_PROGRESS[stage], RELEASE_STEPS));
  const answer = await runUseCase(platform, freezeRun, {
    actor,
    input: { runId, expectedVersion, orderId: commandId as never },
    idempotencyKey: commandId,
  });
  if (!answer.ok) await tell(work, answer.error);
  return answer;
}

/** Does what releaseRun has ordered, as the person who ordered it. Done again after a crash it freezes once all the same. */
export const carryOutRelease = longUseCase({
  name: RELEASE_WORK,
  action: 'settlement.releaseRun',
  input: z.object(fields),
  onBehalf: true,
  steps: [{ name: 'release', run: release }],
});
