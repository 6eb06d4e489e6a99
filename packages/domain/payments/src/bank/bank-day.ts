// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, cents } from '@kernel/core';
import { proveBalance } from './balance-proof.ts';
import type { BankLine } from './bank-line.ts';
import { DayWalk, type Segment, segmentsOf } from './day-walk.ts';
import type { BankStatement } from './statement.ts';

export interface UsedStatement {
  readonly id: string;
  readonly sequence: number | null;
  readonly fileHash: string;
}

/** What the bank says of one account since the day that was closed last, each booking once. */
export interface BankDay {
  readonly bankAccountId: string;
  readonly statements: readonly UsedStatement[];
  /** Whether an end-of-day statement covers the day (I15). */
  readonly covered: boolean;
  /** null: nothing tells. */
  readonly openingCents: Cents | null;
  readonly closingCents: Cents | null;
  readonly lines: readonly BankLine[];
  /** Statements that do not tie. */
  readonly untied: readonly string[];
  /** It falls apart: between two parts something is missing. */
  readonly torn: boolean;
  /** Bookings of which it stays open whether they are repeats. */
  readonly unsure: readonly string[];
}

/** The days after one and up to another. */
export interface DaysOf {
  readonly after: CivilDate;
  readonly through: CivilDate;
}

interface Stretch {
  readonly start: bigint;
  readonly end: bigint;
}

/** One walk a day: balances come back on other days, and then two parts look the same that are not. */
function walksByDay(
  statements: readonly BankStatement[],
  late: readonly BankStatement[],
  { after, through }: DaysOf,
): [CivilDate, DayWalk][] {
  const walks = new Map<CivilDate, DayWalk>();
  const take = ([day, segment]: readonly [CivilDate, Segment]): void => {
    const walk = walks.get(day) ?? new DayWalk();
    walk.take(segment);
    walks.set(day, walk);
  };
  for (const statement of late) segmentsOf(statement).forEach(take);
  for (const statement of statements)
    segmentsOf(statement)
      .filter(([day]) => day > after && day <= through)
      .forEach(take);
  return [...walks].sort(([a], [b]) => byText(a, b));
}

/** The balance of a statement on a day without bookings. */
function stillOn(statement: BankStatement, day: CivilDate): Stretch[] {
  const { ties, openingCents } = proveBalance(statement);
  if (!ties || openingCents === null) return [];
  const before = segmentsOf(statement).filter(([on]) => on <= day);
  const balance = before[before.length - 1]?.[1].after ?? openingCents;
  return [{ start: balance, end: balance }];
}

/**
 * The end-of-day statements of an account put together, in whatever number, format and order they came: for the days since the last closing,
 * and with what came late for days that are closed and holds bookings that no closing has.
 */
export function bankDay(
  bankAccountId: string,
  statements: readonly BankStatement[],
  days: DaysOf,
  late: readonly BankStatement[] = [],
): BankDay {
  const own = (statement: BankStatement): boolean => statement.bankAccountId === bankAccountId && statement.kind === 'endOfDay';
  const used = statements.filter((statement) => own(statement) && statement.fromDay <= days.through && statement.toDay > days.after);
  const lateOnes = late.filter(own);
  const covering = used.filter(({ fromDay, toDay }) => fromDay <= days.through && days.through <= toDay);
  const walks = walksByDay(used, lateOnes, days);
  // What came late and leads back to its own balance lies somewhere within its day; anything else the chain of balances would have missed.
  const counts = (day: CivilDate, { start, end }: Stretch): boolean => day > days.after || start !== end;
  const stretches = walks.flatMap(([day, walk]) => walk.stretches().filter((stretch) => counts(day, stretch)));
  const whole = stretches.length > 0 ? stretches : covering.flatMap((statement) => stillOn(statement, days.through));
  const [first, last] = [whole[0], whole[whole.length - 1]];
  const parted = stretches.some(({ start }, index) => index > 0 && stretches[index - 1]?.end !== start);
  return {
    bankAccountId,
    statements: [...lateOnes, ...used].map(({ id, sequence, fileHash }) => ({ id, sequence, fileHash })),
    covered: covering.length > 0,
    openingCents: first === undefined ? null : cents(first.start),
    closingCents: last === undefined ? null : cents(last.end),
    lines: walks.flatMap(([, walk]) => walk.lines()),
    untied: [...lateOnes, ...used].filter((statement) => !proveBalance(statement).ties).map(({ id }) => id),
    torn: parted || walks.some(([day, walk]) => walk.stretches().filter((stretch) => counts(day, stretch)).length > 1),
    unsure: walks.flatMap(([, walk]) => walk.unsure),
  };
}
