// SPDX-License-Identifier: EUPL-1.2
import { type MemberEffect, namesCount, type RunInput, type WhatIf } from '@domain/settlement';
import { byText, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { countView } from '../fairness/fairness-view.ts';
import { withOfficialCounts } from '../fairness/official-counts.ts';
import { keysOf } from '../key-rows.ts';
import { withMemberNames } from '../settled.ts';
import { settledInput } from '../settled-input.ts';
import { changeInputSchema, type Prepared, prepareChanges } from '../trial-changes.ts';
import { shownTrialRefusal } from '../trial-messages.ts';
import { tryInThread } from '../trial-thread.ts';

const MOST_CHANGES = 10;

type Given = z.output<typeof changeInputSchema>;

interface Answer {
  readonly statementId: string;
  readonly findings: readonly ReturnType<typeof shownTrialRefusal>[];
  readonly result: {
    readonly own: MemberEffect;
    readonly sums: WhatIf['sums'];
    readonly carriedByCentreBefore: WhatIf['before']['carriedByCentreCents'];
    readonly carriedByCentreAfter: WhatIf['before']['carriedByCentreCents'];
    readonly payMore: number;
    readonly payLess: number;
    readonly unchanged: number;
  } | null;
  readonly assumptions: Prepared['assumptions'];
  readonly milliseconds: number;
}

/**
 * What a member may try: published versions of keys, counts of inhabitants, one more member. Without one of the others, or by a rule made
 * for the purpose, its own amount would tell what that other one uses.
 */
function forMembers(changes: readonly Given[], isMember: boolean): Result<readonly Given[], Refusal[]> {
  const barred = changes.findIndex(({ kind, rule }) => kind === 'leaves' || (rule !== null && rule !== undefined));
  return isMember && barred >= 0 ? err([refusal('CHANGE_FOR_CENTRE', { field: `changes.${barred}.kind` })]) : ok(changes);
}

/** The settlement behind a statement with something changed: what it would be for this member, and in all. Nothing of it is stored. */
export const statementWhatIf = query({
  name: 'settlement.statementWhatIf',
  action: 'settlement.tryOwnChanges',
  input: z.object({ statementId: idInput<'StatementId'>(), changes: z.array(changeInputSchema).max(MOST_CHANGES).default([]) }),
  run: async (reads, { input, actor, at, ports }): Promise<Answer | null> => {
    const refused = (found: readonly Refusal[]): Answer => ({
      ...{ statementId: input.statementId, findings: found.map(shownTrialRefusal) },
      ...{ result: null, assumptions: [], milliseconds: 0 },
    });
    const found = await settledInput(reads, input.statementId);
    if (!found) return null;
    if (!found.ok) return refused([found.error]);
    const { tenantId } = found.value;
    const settled = await withOfficialCounts(reads, ports, found.value.input);
    const allowed = forMembers(input.changes, actor.body.side === 'member');
    if (!allowed.ok) return refused(allowed.error);
    const keyIds = allowed.value.flatMap(({ keyId, likeKeyId }) => likeKeyId ?? keyId ?? []);
    const keys = keyIds.length === 0 ? [] : await keysOf(reads, keyIds, at);
    const prepared = await prepareChanges(allowed.value, { reads, ports, known: at, input: settled, keys });
    if (!prepared.ok) return refused(prepared.error);
    const { changes, assumptions } = prepared.value;
    const tried = await tryInThread({ input: settled, changes, changedFrom: null });
    if (!tried.ok) return refused([tried.error]);
    const { result, milliseconds } = tried.value;
    if (!result.ok) return refused(result.error.map((one) => withMemberNames(one, settled.members)));
    const { before, after, members, sums, payMore, payLess, unchanged } = result.value;
    const own = members.find((member) => member.tenantId === tenantId);
    if (!own) return null;
    return {
      statementId: input.statementId,
      findings: [],
      result: {
        ...{ own, sums, payMore, payLess, unchanged },
        carriedByCentreBefore: before.carriedByCentreCents,
        carriedByCentreAfter: after.carriedByCentreCents,
      },
      // What a municipality that joins would use is worked out of everybody's use: a member is shown what it said itself.
      assumptions: assumptions.filter(({ given }) => given || actor.body.side === 'centre'),
      milliseconds,
    };
  },
});

export type StatementWhatIf = NonNullable<Awaited<ReturnType<typeof statementWhatIf.run>>>;

function countsOf({ members, keys }: RunInput) {
  const all = members.flatMap(({ populations }) => populations);
  const counts = new Map(all.map(({ basis, referenceDate }) => [`${referenceDate} ${basis}`, { basis, referenceDate }]));
  return [...counts]
    .sort(([a], [b]) => byText(a, b))
    .map(([, count]) => ({
      ...countView(count),
      members: members.filter(({ populations }) =>
        populations.some(({ basis, referenceDate }) => basis === count.basis && referenceDate === count.referenceDate),
      ).length,
      used: keys.some(({ rule }) => namesCount(rule, count)),
    }));
}

/** From what a member can choose: keys by which its run was shared, and counts of inhabitants that they name or the register knows. */
export const statementWhatIfFacts = query({
  name: 'settlement.statementWhatIfFacts',
  action: 'settlement.tryOwnChanges',
  input: z.object({ statementId: idInput<'StatementId'>() }),
  run: async (reads, { input, ports }) => {
    const found = await settledInput(reads, input.statementId);
    if (!found) return null;
    if (!found.ok) return { statementId: input.statementId, findings: [shownTrialRefusal(found.error)], keys: [], counts: [] };
    const settled = await withOfficialCounts(reads, ports, found.value.input);
    const shared = new Set(settled.pools.map(({ keyId }) => keyId));
    const keys = [...new Map(settled.keys.filter(({ id }) => shared.has(id)).map((key) => [key.id, key])).values()];
    return {
      statementId: input.statementId,
      findings: [],
      keys: keys
        .map(({ id, name, serviceFamilyCode }) => ({ id, name, serviceFamilyCode }))
        .sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id)),
      counts: countsOf(settled),
    };
  },
});

export type StatementWhatIfFacts = NonNullable<Awaited<ReturnType<typeof statementWhatIfFacts.run>>>;
