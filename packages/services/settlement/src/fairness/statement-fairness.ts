// SPDX-License-Identifier: EUPL-1.2
import type { Fairness, MemberFairness } from '@domain/settlement';
import { businessDayOf, cents } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { withMemberNames } from '../settled.ts';
import { settledInput } from '../settled-input.ts';
import { shownTrialRefusal } from '../trial-messages.ts';
import { fairnessInThread } from '../trial-thread.ts';
import { countView, memberView, missingBases, perHead, permyriad } from './fairness-view.ts';
import { standAloneCosts } from './list-stand-alone-costs.ts';
import { withOfficialCounts } from './official-counts.ts';

/** A mean of fewer would tell one of them what the other pays. */
const FEWEST = 3;

const sumOf = (members: readonly MemberFairness[]) => ({
  amount: cents(members.reduce((sum, one) => sum + one.totalCents, 0n)),
  inhabitants: members.reduce((sum, one) => sum + (one.inhabitants ?? 0), 0),
});

/** Of all members, and of those of the same size, as far as they are enough not to know each other by it. */
function averages({ members, classes }: Fairness, own: MemberFairness) {
  const counted = members.filter(({ inhabitants }) => inhabitants !== null);
  const alike = own.sizeClass === null ? [] : counted.filter(({ sizeClass }) => sizeClass === own.sizeClass);
  const [all, same] = [sumOf(counted), sumOf(alike)];
  const size = own.sizeClass === null ? null : classes[own.sizeClass];
  return {
    members: members.length,
    perHead: counted.length < FEWEST ? null : perHead(all.amount, all.inhabitants),
    classMembers: alike.length,
    classFrom: size?.from ?? null,
    classBelow: size?.below ?? null,
    classPerHead: alike.length < FEWEST ? null : perHead(same.amount, same.inhabitants),
  };
}

/** What a member pays beside its use, its size, the mean of all, what it would pay alone, and the official counts. Names nobody else. */
export const statementFairness = query({
  name: 'settlement.statementFairness',
  action: 'settlement.readStatements',
  input: z.object({ statementId: idInput<'StatementId'>() }),
  run: async (reads, { input, ports }) => {
    const found = await settledInput(reads, input.statementId);
    if (!found) return null;
    const common = { statementId: input.statementId };
    const refused = (faults: Parameters<typeof shownTrialRefusal>[0][]) => ({
      ...common,
      findings: faults.map(shownTrialRefusal),
      result: null,
    });
    if (!found.ok) return refused([found.error]);
    const { tenantId, periodFrom: from, periodTo: to } = found.value;
    const worked = await fairnessInThread(await withOfficialCounts(reads, ports, found.value.input));
    if (!worked.ok) return refused([worked.error]);
    const { result } = worked.value;
    if (!result.ok) return refused(result.error.map((one) => withMemberNames(one, found.value.input.members)));
    const all = result.value;
    const own = all.members.find((member) => member.tenantId === tenantId);
    if (!own) return null;
    const costs = await standAloneCosts(reads, [tenantId]);
    return {
      ...common,
      findings: [],
      result: {
        total: all.totalCents,
        measured: all.measuredCents,
        averagePermyriad: permyriad({ n: 1n, d: BigInt(all.members.length) }),
        countedBy: all.countedBy && countView(all.countedBy),
        classSource: all.classSource,
        averages: averages(all, own),
        missingBases: missingBases(all),
        knownOn: businessDayOf(found.value.input.cut),
        member: memberView(own, all, costs.get(tenantId) ?? [], { from, to }),
        bases: all.bases.map(({ used, unknownOf, totals, ...count }) => ({
          ...{ ...countView(count), used, settled: totals !== null, unknownMembers: unknownOf.length },
        })),
      },
    };
  },
});

export type StatementFairness = NonNullable<Awaited<ReturnType<typeof statementFairness.run>>>;
export type StatementFairnessResult = NonNullable<StatementFairness['result']>;
