// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { messages } from '../messages/index.ts';

const NAMES = ['billing.prepareRound', 'billing.renderRound'];

/** How far the drafts or the files of a round have come, and what stopped them. */
export const billingProgress = query({
  name: 'billing.progress',
  action: 'billing.readRounds',
  input: z.object({ commandId: idInput<'CommandId'>() }),
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<{
      id: string;
      name: string;
      state: string;
      step: string | null;
      done: number | null;
      total: number | null;
      input: { roundId?: string };
      outcome: { roundId?: string } | null;
      failure: Refusal | null;
    }>`
      select id, name, state, step, done, total, input, outcome, failure from long_command
      where id = ${input.commandId}::uuid and tenant_id = ${actor.centreId}::uuid and name = any(${NAMES}::text[])`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { failure } = row;
    const said = (language: 'de' | 'en') => (failure ? sentenceFor(messages, language, failure) : null);
    return {
      commandId: row.id,
      name: row.name,
      state: row.state,
      step: row.step,
      done: row.done ?? 0,
      total: row.total ?? 0,
      roundId: row.outcome?.roundId ?? row.input.roundId ?? null,
      failureCode: failure?.code ?? null,
      failure: failure && { de: said('de') ?? '', en: said('en') ?? '' },
    };
  },
});

export type BillingProgress = NonNullable<Awaited<ReturnType<typeof billingProgress.run>>>;
