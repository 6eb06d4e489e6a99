// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { idInput, query, tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { centCount } from './list-runs.ts';

interface StoredRemainder {
  readonly poolId: string;
  readonly from: CivilMonth;
  readonly tenantId: string;
  readonly remainder: { readonly n: string; readonly d: string };
  readonly rank: number;
  readonly roundingCents: string;
}

/** Every remainder above zero of a run's proof: one for nearly each share, so they are asked for by themselves. */
export const listRunRemainders = query({
  name: 'settlement.listRunRemainders',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, { input, actor, book }) => {
    const inCharge = tenantsInCharge({ actor, book }, 'settlement.readRuns');
    const { rows } = await sql<{ remainders: readonly StoredRemainder[] }>`
      select run.proof -> 'remainders' as remainders from settlement_run as run where run.id = ${input.runId}::uuid`.execute(reads);
    return (rows[0]?.remainders ?? [])
      .filter(({ tenantId }) => inCharge.has(tenantId))
      .map(({ poolId, from, tenantId, remainder, rank, roundingCents }) => ({
        poolId,
        monthsFrom: from,
        tenantId,
        remainder: `${remainder.n}/${remainder.d}`,
        rank,
        roundingCents: centCount(roundingCents),
      }));
  },
});

export type RunRemainder = Awaited<ReturnType<typeof listRunRemainders.run>>[number];
