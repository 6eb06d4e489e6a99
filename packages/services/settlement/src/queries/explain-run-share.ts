// SPDX-License-Identifier: EUPL-1.2
import { explainShare, RUN_RULES_VERSION } from '@domain/settlement';
import { idInput, monthInput, query, tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { BASIS_NAMES } from '../basis-names.ts';
import { plainJson } from '../plain-json.ts';
import { restoreRunInput, rulesOf } from '../restore-run-input.ts';
import { settleInput } from '../settled.ts';
import { type PoolExplanation, poolExplanation, type StoredSection } from './explanation-view.ts';

/** Why a member bears its share of a pool in a run that has no statements yet, or where the share is nothing: worked out from its inputs. */
export const explainRunShare = query({
  name: 'settlement.explainRunShare',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>(), poolId: idInput<'PoolId'>(), monthsFrom: monthInput, memberId: idInput<'TenantId'>() }),
  run: async (reads, { input, actor, book }): Promise<PoolExplanation | null> => {
    if (!tenantsInCharge({ actor, book }, 'settlement.readRuns').has(input.memberId)) return null;
    const { rows } = await sql<{ input: unknown }>`
      select run.input from settlement_run as run where run.id = ${input.runId}::uuid`.execute(reads);
    const [run] = rows;
    if (!run || rulesOf(run.input) !== RUN_RULES_VERSION) return null;
    const given = restoreRunInput(run.input);
    // Other pools play no part, but where support centres share their costs among all of them.
    const pools = given.costCentres ? given.pools : given.pools.filter(({ id }) => id === input.poolId);
    const { result } = settleInput({ ...given, pools, directCharges: [] });
    if (!result.ok) return null;
    const share = explainShare(result.value, input.memberId, input.poolId, BASIS_NAMES);
    const section = share?.sections.find(({ months }) => months.from === input.monthsFrom);
    if (!share || !section) return null;
    const stored: StoredSection = plainJson(section);
    return poolExplanation(
      { kind: 'pool', poolName: share.poolName, serviceFamilyCode: share.serviceFamilyCode, section: stored },
      input.memberId,
      null,
    );
  },
});
