// SPDX-License-Identifier: EUPL-1.2
import type { MemberEffect, MonthSpan, RunInput } from '@domain/settlement';
import { countMonths, endOfDayKnown, err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Reads } from '@platform/database';
import { dateInput, inChargeOfAll, monthInput, type Ports, query } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { keysOf } from '../key-rows.ts';
import { withMemberNames } from '../settled.ts';
import { changeInputSchema, type Prepared, prepareChanges } from '../trial-changes.ts';
import { shownTrialRefusal } from '../trial-messages.ts';
import type { Trial } from '../trial-task.ts';
import { tryInThread } from '../trial-thread.ts';

const MOST_MONTHS = 24;
const MOST_CHANGES = 20;

export interface WhatIfAnswer {
  readonly findings: readonly ReturnType<typeof shownTrialRefusal>[];
  /** null: something stands in the way, see the findings. */
  readonly result: Trial | null;
  readonly members: readonly MemberEffect[];
  readonly assumptions: Prepared['assumptions'];
  readonly milliseconds: number;
}

const refused = (found: readonly Refusal[]): WhatIfAnswer => ({
  findings: found.map(shownTrialRefusal),
  result: null,
  members: [],
  assumptions: [],
  milliseconds: 0,
});

interface Asked {
  readonly reads: Reads;
  readonly ports: Ports;
  readonly actor: Pick<Parameters<typeof collectRunInput>[2], 'centreId' | 'associationId'>;
}

/** All of a period by the days of its services, settled or not, as it was known at the instant. */
const collectTrial = ({ reads, ports, actor }: Asked, period: MonthSpan, known: Instant): Promise<RunInput> =>
  collectRunInput(reads, ports, {
    centreId: actor.centreId,
    associationId: actor.associationId,
    period,
    cut: known,
    known,
    frozenToo: true,
  });

/** The end of that day, or now if it has not ended. */
const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** The largest change first; who stays the same comes last, by official key. */
const bySize = (a: MemberEffect, b: MemberEffect): number => {
  const difference = size(b.differenceCents) - size(a.differenceCents);
  return difference === 0n ? (a.ags < b.ags ? -1 : 1) : Number(difference > 0n) - Number(difference < 0n);
};

/** The period of a trial, or why it is none. */
function trialPeriod(from: MonthSpan['from'], to: MonthSpan['to']): Result<MonthSpan, Refusal> {
  if (to < from) return err(refusal('PERIOD_INVALID', { field: 'monthTo' }));
  if (countMonths(from, to) <= MOST_MONTHS) return ok({ from, to });
  return err(refusal('PERIOD_TOO_LONG', { field: 'monthTo', params: { months: MOST_MONTHS } }));
}

/** A settlement with something changed, beside the same as it is. Nothing of it is stored. */
export const whatIfQuery = query({
  name: 'settlement.whatIf',
  action: 'settlement.tryChanges',
  input: z.object({
    monthFrom: monthInput,
    monthTo: monthInput,
    /** What is compared with today's state: the same period as it was known at the end of that day. */
    knownOn: dateInput.optional(),
    changes: z.array(changeInputSchema).max(MOST_CHANGES).default([]),
  }),
  run: async (reads, { input, actor, book, at, ports }): Promise<WhatIfAnswer> => {
    if (!(await inChargeOfAll(reads, { actor, book }, 'settlement.tryChanges'))) return refused([refusal('NOT_ALL_MEMBERS')]);
    const period = trialPeriod(input.monthFrom, input.monthTo);
    if (!period.ok) return refused([period.error]);
    const asked = { reads, ports, actor };
    const now = await collectTrial(asked, period.value, at);
    if (now.pools.length === 0 && now.directCharges.length === 0) return refused([refusal('NOTHING_TO_SETTLE')]);
    const known = input.knownOn ? endOfDayKnown(input.knownOn, at) : at;
    const then = known === at ? null : await collectTrial(asked, period.value, known);
    const keyIds = input.changes.flatMap(({ keyId, likeKeyId }) => likeKeyId ?? keyId ?? []);
    const keys = keyIds.length === 0 ? [] : await keysOf(reads, keyIds, at);
    const prepared = await prepareChanges(input.changes, { reads, ports, known: at, input: then ?? now, keys });
    if (!prepared.ok) return refused(prepared.error);
    const { changes, assumptions } = prepared.value;
    const tried = await tryInThread({ input: now, changes, changedFrom: then });
    if (!tried.ok) return refused([tried.error]);
    const { result, milliseconds } = tried.value;
    if (!result.ok) return refused(result.error.map((one) => withMemberNames(one, now.members)));
    return { findings: [], result: result.value, members: [...result.value.members].sort(bySize), assumptions, milliseconds };
  },
});
