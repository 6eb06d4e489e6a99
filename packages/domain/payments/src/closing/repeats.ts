// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { KnownOfDays } from '../bank/bank-day.ts';
import { partKey, type RepeatFound } from '../bank/day-walk.ts';
import type { BankStatement } from '../bank/statement.ts';
import type { OpenDifference } from './content.ts';

/** What a person found out of a part of a day that may be a repeat, and how. */
export interface RepeatDecision {
  readonly statementId: string;
  readonly day: CivilDate;
  readonly found: RepeatFound;
  readonly reason: string;
  readonly owner: string;
}

interface RepeatInput {
  readonly counted: ReadonlySet<string>;
  readonly repeats: readonly RepeatDecision[];
}

interface StatementsOfDay {
  readonly statements: readonly BankStatement[];
  readonly late: readonly BankStatement[];
}

/** What was found out of possible repeats, by the first line of the part. */
export function repeatsSection({ repeats, statements, late }: RepeatInput & StatementsOfDay): OpenDifference[] {
  return repeats.map(({ statementId, day, found, reason: why, owner }) => {
    const lines = [...statements, ...late].find(({ id }) => id === statementId)?.lines ?? [];
    const subject = lines.find(({ bookingDay }) => bookingDay === day)?.id ?? statementId;
    return { code: found === 'same' ? 'REPEAT_SAME' : 'REPEAT_ANOTHER', subject, reason: why, owner };
  });
}

/** What is known of lines and parts beyond the statements. */
export const knownOf = ({ counted, repeats }: RepeatInput): KnownOfDays => ({
  counted,
  found: new Map(repeats.map(({ statementId, day, found }) => [partKey(statementId, day), found])),
});
