// SPDX-License-Identifier: EUPL-1.2

import type { Refusal } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { RELEASE_WORK } from '../release-work.ts';
import { allOf } from '../settled.ts';
import { shownRefusal } from '../shown-refusal.ts';

async function progressOf(reads: Reads, { centreId, userId }: Actor, which: RawBuilder<unknown>) {
  const { rows } = await sql<{
    id: string;
    state: string;
    step: string | null;
    done: number | null;
    total: number | null;
    outcome: { runId?: string } | null;
    failure: Refusal | null;
    mine: boolean;
  }>`
    select id, state, step, done, total, outcome, failure, ordered_by_user is not distinct from ${userId}::uuid as mine from long_command
    where tenant_id = ${centreId}::uuid and ${which} order by created_at desc, id desc limit 1`.execute(reads);
  const [row] = rows;
  if (!row) return null;
  const { failure } = row;
  return {
    commandId: row.id,
    orderedByMe: row.mine,
    state: row.state,
    step: row.step,
    done: row.done ?? 0,
    total: row.total ?? 0,
    runId: row.outcome?.runId ?? null,
    failure: failure && shownRefusal(failure),
    findings: failure ? allOf(failure).map(shownRefusal) : [],
  };
}

export type RunProgress = NonNullable<Awaited<ReturnType<typeof progressOf>>>;

/** How far the making or the release of a run or of a correction has come, and what stopped it. */
export const runProgress = query({
  name: 'settlement.runProgress',
  action: 'settlement.readRuns',
  input: z.object({ commandId: idInput<'CommandId'>() }),
  run: (reads, { input, actor }) =>
    progressOf(
      reads,
      actor,
      sql`id = ${input.commandId}::uuid and name in ('settlement.makeRun', 'settlement.makeCorrection', ${RELEASE_WORK})`,
    ),
});

/** The last release of a run that was ordered; null if none was. */
export const runRelease = query({
  name: 'settlement.runRelease',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: (reads, { input, actor }) => progressOf(reads, actor, sql`name = ${RELEASE_WORK} and input ->> 'runId' = ${input.runId}`),
});
