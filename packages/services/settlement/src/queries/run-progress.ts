// SPDX-License-Identifier: EUPL-1.2

import type { Refusal } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { allOf } from '../settled.ts';
import { shownRefusal } from '../shown-refusal.ts';

/** How far the making of a run has come, and what stopped it. */
export const runProgress = query({
  name: 'settlement.runProgress',
  action: 'settlement.readRuns',
  input: z.object({ commandId: idInput<'CommandId'>() }),
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<{
      id: string;
      state: string;
      step: string | null;
      done: number | null;
      total: number | null;
      outcome: { runId?: string } | null;
      failure: Refusal | null;
    }>`
      select id, state, step, done, total, outcome, failure from long_command
      where id = ${input.commandId}::uuid and tenant_id = ${actor.centreId}::uuid and name = 'settlement.makeRun'`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { failure } = row;
    return {
      commandId: row.id,
      state: row.state,
      step: row.step,
      done: row.done ?? 0,
      total: row.total ?? 0,
      runId: row.outcome?.runId ?? null,
      failure: failure && shownRefusal(failure),
      findings: failure ? allOf(failure).map(shownRefusal) : [],
    };
  },
});

export type RunProgress = NonNullable<Awaited<ReturnType<typeof runProgress.run>>>;
