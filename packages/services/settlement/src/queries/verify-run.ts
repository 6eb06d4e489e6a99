// SPDX-License-Identifier: EUPL-1.2
import { RUN_RULES_VERSION } from '@domain/settlement';
import { refusal, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, inChargeOfAll, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { correctedBy, whatStoodBefore } from '../corrected.ts';
import { entriesBehind } from '../correction-chain.ts';
import { frozenSet } from '../frozen-set.ts';
import { restoreRunInput, rulesOf } from '../restore-run-input.ts';
import { type Settled, settleInput } from '../settled.ts';
import { shownRefusal } from '../shown-refusal.ts';

/** What a correction made of the stored result, worked out again from the statements before it; its hash, or null where rules differ. */
async function correctedAgain(
  reads: Reads,
  centreId: TenantId,
  runId: string,
  before: readonly string[],
  again: Settled,
): Promise<string | null> {
  const [first, ...rest] = before.filter((id) => id !== runId);
  if (first === undefined || !again.result.ok) return null;
  const { correction, resultHash } = correctedBy(
    await whatStoodBefore(reads, centreId, { ids: [first, ...rest], carried: [] }),
    again,
    again.result.value,
  );
  return correction.proof.lines > 0 ? resultHash : null;
}

/**
 * Works a run out again from its stored inputs, and counts its frozen set again: the hashes must be the ones that were kept.
 * A run by other rules cannot be worked out again; its sums and its frozen set are counted all the same. A correction is compared with what
 * was charged before it.
 */
export const verifyRun = query({
  name: 'settlement.verifyRun',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, { input, actor, book }) => {
    const { rows } = await sql<{
      input: unknown;
      kind: string;
      status: string;
      input_hash: string;
      result_hash: string;
      frozen_hash: string | null;
      shares_cents: bigint;
      statements_cents: bigint;
      pool_shares_cents: string;
      total_cents: bigint;
    }>`
      select run.input, run.kind, run.status, run.input_hash, run.result_hash, run.frozen_hash, run.total_cents,
        ((run.proof ->> 'statementsCents')::bigint - (run.proof ->> 'directChargesCents')::bigint)::text as pool_shares_cents,
        (select coalesce(sum(share.amount_cents), 0)::bigint from run_share as share where share.run_id = run.id) as shares_cents,
        (select coalesce(sum(statement.total_cents), 0)::bigint from statement where statement.run_id = run.id) as statements_cents
      from settlement_run as run where run.id = ${input.runId}::uuid`.execute(reads);
    const [run] = rows;
    if (!run) return null;
    const rules = rulesOf(run.input);
    const again = rules === RUN_RULES_VERSION ? settleInput(restoreRunInput(run.input)) : null;
    // Statements and readings lie with the members: of some of them alone neither can be said to hold, nor to be wrong.
    const ofAll = await inChargeOfAll(reads, { actor, book }, 'settlement.readRuns');
    const behind = await entriesBehind(reads, input.runId);
    const resultHash =
      again && run.kind === 'correction'
        ? await correctedAgain(reads, actor.centreId, input.runId, behind, again)
        : (again?.resultHash ?? null);
    const released = run.status === 'released';
    const frozen = released && ofAll ? await frozenSet(reads, behind, run.frozen_hash ?? '') : null;
    const checks = {
      inputs: again && again.inputHash === run.input_hash,
      result: again && resultHash === run.result_hash,
      frozenSet: frozen === null ? null : frozen.hash === run.frozen_hash,
      shares: run.shares_cents === BigInt(run.pool_shares_cents),
      statements: released && ofAll ? run.statements_cents === run.total_cents : null,
    };
    return {
      runId: input.runId,
      ...checks,
      /** Of nothing that could not be worked out again it is said that it holds. */
      holds: again !== null && ofAll && Object.values(checks).every((check) => check !== false),
      refusal:
        again === null
          ? shownRefusal(refusal('MADE_BY_OTHER_RULES', { params: { rules, current: RUN_RULES_VERSION } }))
          : ofAll
            ? null
            : shownRefusal(refusal('NOT_ALL_MEMBERS')),
      inputHash: again?.inputHash ?? null,
      resultHash,
      frozenHash: frozen?.hash ?? null,
    };
  },
});

export type RunVerification = NonNullable<Awaited<ReturnType<typeof verifyRun.run>>>;
