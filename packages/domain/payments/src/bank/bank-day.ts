// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents } from '@kernel/core';
import { proveBalance } from './balance-proof.ts';
import type { BankLine } from './bank-line.ts';
import { DayWalk, segmentsOf } from './day-walk.ts';
import type { BankStatement } from './statement.ts';

export interface UsedStatement {
  readonly id: string;
  readonly sequence: number | null;
  readonly fileHash: string;
}

/** What the bank says of one account on one day, each booking once. */
export interface BankDay {
  readonly bankAccountId: string;
  readonly statements: readonly UsedStatement[];
  /** null: no end-of-day statement covers the day. */
  readonly openingCents: Cents | null;
  readonly closingCents: Cents | null;
  readonly lines: readonly BankLine[];
  /** Statements that do not tie. */
  readonly untied: readonly string[];
  /** The day falls apart: something between two statements is missing. */
  readonly torn: boolean;
  /** Bookings of which it stays open whether they are repeats. */
  readonly unsure: readonly string[];
}

const covers = ({ kind, fromDay, toDay }: BankStatement, day: CivilDate): boolean => kind === 'endOfDay' && fromDay <= day && day <= toDay;

/** The end-of-day statements of an account put together for a day, in whatever number, format and order they came (I15). */
export function bankDay(bankAccountId: string, statements: readonly BankStatement[], day: CivilDate): BankDay {
  const used = statements.filter((statement) => statement.bankAccountId === bankAccountId && covers(statement, day));
  const walk = new DayWalk();
  const still: bigint[] = [];
  for (const statement of used) {
    const own = segmentsOf(statement);
    const found = own.find(([on]) => on === day);
    if (found) walk.take(found[1]);
    else still.push(...balanceOn(statement, own, day));
  }
  const stretches = walk.stretches();
  const [only] = stretches.length > 0 ? stretches : still.map((balance) => ({ start: balance, end: balance }));
  return {
    bankAccountId,
    statements: used.map(({ id, sequence, fileHash }) => ({ id, sequence, fileHash })),
    openingCents: only === undefined ? null : cents(only.start),
    closingCents: only === undefined ? null : cents(only.end),
    lines: walk.lines(),
    untied: used.filter((statement) => !proveBalance(statement).ties).map(({ id }) => id),
    torn: stretches.length > 1,
    unsure: walk.unsure,
  };
}

/** The balance on a day without bookings within a statement of several days. */
function balanceOn(statement: BankStatement, segments: ReturnType<typeof segmentsOf>, day: CivilDate): bigint[] {
  const { ties, openingCents } = proveBalance(statement);
  if (!ties || openingCents === null) return [];
  const before = segments.filter(([on]) => on < day).map(([, segment]) => segment.after);
  return [before[before.length - 1] ?? openingCents];
}
