// SPDX-License-Identifier: EUPL-1.2
import { type CheckReleaseRefusal, checkRelease } from '@domain/settlement';
import { err, ok, type Refusal, type Result, refusal, type UserId } from '@kernel/core';
import { inPlaceOf } from '@platform/authorization';
import { everyCode, idInput, LONG_WORK_ORDERED, type LongOrder, versionInput, writeLongOrder } from '@platform/use-case';
import { z } from 'zod';
import { RELEASE_WORK } from '../release-work.ts';
import { useCase } from '../use-case.ts';
import { saveCorrection } from './save-correction.ts';
import { saveRun } from './save-run.ts';

type Code = CheckReleaseRefusal | 'RELEASE_UNDER_WAY';

interface Order {
  readonly runId: string;
  readonly work: LongOrder;
}

/**
 * A second person orders that a preview be frozen. All that can be told at once is told here; the worker asks it once more when it freezes
 * (freezeRun), and what has changed since the preview then.
 */
export const releaseRun = useCase({
  name: 'settlement.releaseRun',
  action: 'settlement.releaseRun',
  input: z.object({ runId: idInput<'RunId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  // Who sees some of the members only would freeze a part of the truth.
  ofAll: true,
  refusals: everyCode<Code>()('RUN_NOT_IN_PREVIEW', 'NOT_A_PERSON', 'SAME_PERSON', 'PERIOD_NOT_OVER', 'RELEASE_UNDER_WAY'),
  load: async ({ runs, charges }, { input, actor, book }) => {
    const { centreId, associationId } = actor;
    const found = await runs.lockUnlessReleasing(centreId, input.runId);
    if (!found) return null;
    const tenants = await charges.allTenants(centreId);
    const rows = tenants.map((tenantId) => ({ tenantId }));
    return {
      ...found,
      centreId,
      associationId,
      sessionId: actor.session?.id ?? null,
      places: inPlaceOf(actor, book, 'settlement.releaseRun', rows),
      tenants,
    };
  },
  row: ({ centreId, run, version }) => ({ tenantId: centreId, type: 'settlementRun', id: run.id, version }),
  secondPerson: { after: [saveRun.name, saveCorrection.name], first: ({ run }): UserId | null => run.madeBy.userId },
  decide: (state, { expectedVersion }, circumstances): Result<Order, Refusal<Code>> => {
    const { run, releasing, centreId, associationId, sessionId } = state;
    const wrong = checkRelease(run, circumstances);
    if (wrong) return err(wrong);
    if (releasing) return err(refusal('RELEASE_UNDER_WAY'));
    const { by, at, newId } = circumstances;
    const who = { orderedBy: by.accountId, orderedByUser: by.userId };
    const input = { runId: run.id, expectedVersion, sessionId };
    return ok({ runId: run.id, work: { id: newId(), tenantId: centreId, associationId, input, ...who, at } });
  },
  // As the freezing does: in whose place it is done is asked for every member.
  alsoWrites: ({ tenants }) => tenants,
  save: ({ writes }, { work }) => writeLongOrder(writes, RELEASE_WORK, work),
  record: ({ runId, work }, { places }) => ({
    type: 'settlementRun',
    id: runId,
    content: { commandId: work.id },
    messages: [{ name: LONG_WORK_ORDERED, payload: { commandId: work.id, inPlaceOf: places } }],
  }),
  outcome: ({ runId, work }) => ({ runId, commandId: work.id }),
});
