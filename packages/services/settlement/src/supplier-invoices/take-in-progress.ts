// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { shownRefusal } from '../shown-refusal.ts';

/** How far the reading of files has come, and what stopped it. */
export const takeInProgress = query({
  name: 'settlement.takeInProgress',
  action: 'settlement.readInvoices',
  input: z.object({ commandId: idInput<'CommandId'>() }),
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<{ id: string; state: string; step: string | null; done: number; total: number; failure: Refusal | null }>`
      select id, state, step, done, total, failure from long_command
      where id = ${input.commandId}::uuid and tenant_id = ${actor.centreId}::uuid and name = 'settlement.takeInSupplierInvoices'`.execute(
      reads,
    );
    const [row] = rows;
    if (!row) return null;
    return {
      commandId: row.id,
      state: row.state,
      step: row.step,
      done: row.done,
      total: row.total,
      failure: row.failure && shownRefusal(row.failure),
    };
  },
});
