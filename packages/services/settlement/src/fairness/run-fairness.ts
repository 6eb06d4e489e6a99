// SPDX-License-Identifier: EUPL-1.2
import type { Fairness } from '@domain/settlement';
import { businessDayOf, type CivilMonth } from '@kernel/core';
import { idInput, query, tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { withMemberNames } from '../settled.ts';
import { restored } from '../settled-input.ts';
import { shownTrialRefusal } from '../trial-messages.ts';
import { fairnessInThread } from '../trial-thread.ts';
import { classView, countView, memberView, missingBases } from './fairness-view.ts';
import { standAloneCosts } from './list-stand-alone-costs.ts';
import { withOfficialCounts } from './official-counts.ts';

interface Row {
  readonly input: unknown;
  readonly status: string;
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
}

const headOf = (row: Row) => ({ status: row.status, periodFrom: row.period_from, periodTo: row.period_to });

function basesView({ bases }: Fairness) {
  return bases.map(({ used, unknownOf, totals, ...count }) => ({ ...countView(count), used, unknownOf, settled: totals !== null }));
}

/** What a run charges beside the use of the services, the members' size, what they would pay alone, and the official counts. */
export const runFairness = query({
  name: 'settlement.runFairness',
  action: 'settlement.tryChanges',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, { input, actor, book, ports }) => {
    const { rows } = await sql<Row>`
      select run.input, run.status, run.period_from, run.period_to from settlement_run as run where run.id = ${input.runId}::uuid`.execute(
      reads,
    );
    const [row] = rows;
    if (!row) return null;
    const common = { runId: input.runId, ...headOf(row) };
    const refused = (found: Parameters<typeof shownTrialRefusal>[0][]) => ({
      ...common,
      findings: found.map(shownTrialRefusal),
      result: null,
    });
    const given = restored(row.input);
    if (!given.ok) return refused([given.error]);
    const worked = await fairnessInThread(await withOfficialCounts(reads, ports, given.value));
    if (!worked.ok) return refused([worked.error]);
    const { result } = worked.value;
    if (!result.ok) return refused(result.error.map((one) => withMemberNames(one, given.value.members)));
    const found = result.value;
    const costs = await standAloneCosts(
      reads,
      found.members.map(({ tenantId }) => tenantId),
    );
    const inCharge = tenantsInCharge({ actor, book }, 'settlement.tryChanges');
    const period = { from: row.period_from, to: row.period_to };
    return {
      ...common,
      findings: [],
      result: {
        total: found.totalCents,
        measured: found.measuredCents,
        countedBy: found.countedBy && countView(found.countedBy),
        classSource: found.classSource,
        pools: found.pools.map(({ amountCents, ...pool }) => ({ ...pool, amount: amountCents })),
        bases: basesView(found),
        missingBases: missingBases(found),
        knownOn: businessDayOf(given.value.cut),
        classes: found.classes.map((one) => classView(found, one)),
        members: found.members
          .filter(({ tenantId }) => inCharge.has(tenantId))
          .map((member) => memberView(member, found, costs.get(member.tenantId) ?? [], period)),
      },
    };
  },
});

export type RunFairness = NonNullable<Awaited<ReturnType<typeof runFairness.run>>>;
export type RunFairnessResult = NonNullable<RunFairness['result']>;
