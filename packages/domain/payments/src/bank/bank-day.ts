// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, cents, sumCents } from '@kernel/core';
import { closingDay, proveBalance } from './balance-proof.ts';
import type { BankLine } from './bank-line.ts';
import { DayWalk, NOTHING_FOUND, partKey, type RepeatsFound, type Segment, segmentsOf } from './day-walk.ts';
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

/** What is known of lines and parts of days beyond what the statements say. */
export interface KnownOfDays {
  /** Lines of closed days that a closing has already, or that repeat such lines; they stand in late statements beside fresh ones. */
  readonly counted: ReadonlySet<string>;
  readonly found: RepeatsFound;
}
const NOTHING_KNOWN: KnownOfDays = { counted: new Set(), found: NOTHING_FOUND };

interface Stretch {
  readonly start: bigint;
  readonly end: bigint;
}

/** The part of a closed day that no closing has: as if what was counted had come first. null: nothing of it is fresh. */
function freshOf(segment: Segment, counted: ReadonlySet<string>): Segment | null {
  const known = segment.lines.filter(({ id }) => counted.has(id));
  if (known.length === 0) return segment;
  if (known.length === segment.lines.length) return null;
  const before = segment.before === null ? null : segment.before + sumCents(known.map(({ amountCents }) => amountCents));
  return { ...segment, before, lines: segment.lines.filter(({ id }) => !counted.has(id)) };
}

/** One walk a day: balances come back on other days, and then two parts look the same that are not. */
function walksByDay(
  statements: readonly BankStatement[],
  late: readonly BankStatement[],
  { after, through }: DaysOf,
  { counted, found }: KnownOfDays,
): [CivilDate, DayWalk][] {
  const walks = new Map<CivilDate, DayWalk>();
  const take = ([day, segment]: readonly [CivilDate, Segment]): void => {
    const walk = walks.get(day) ?? new DayWalk();
    walk.take(segment, found.get(partKey(segment.statement.id, day)) ?? null);
    walks.set(day, walk);
  };
  for (const statement of late)
    for (const [day, segment] of segmentsOf(statement)) {
      const fresh = day > after ? null : freshOf(segment, counted);
      if (fresh !== null) take([day, fresh]);
    }
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
 * and with what came late for days that are closed and holds bookings that no closing has. A statement that reaches from a closed day into an
 * open one is of both kinds.
 */
export function bankDay(
  bankAccountId: string,
  statements: readonly BankStatement[],
  days: DaysOf,
  late: readonly BankStatement[] = [],
  known: KnownOfDays = NOTHING_KNOWN,
): BankDay {
  const own = (statement: BankStatement): boolean => statement.bankAccountId === bankAccountId && statement.kind === 'endOfDay';
  const used = statements.filter((statement) => own(statement) && statement.fromDay <= days.through && statement.toDay > days.after);
  const lateOnes = late.filter(own);
  const all = [...lateOnes, ...used.filter(({ id }) => !lateOnes.some((one) => one.id === id))];
  const covering = used.filter((statement) => statement.fromDay <= days.through && days.through <= closingDay(statement));
  const walks = walksByDay(used, lateOnes, days, known);
  // What came late and leads back to its own balance lies somewhere within its day; anything else the chain of balances would have missed.
  const counts = (day: CivilDate, { start, end }: Stretch): boolean => day > days.after || start !== end;
  const stretches = walks.flatMap(([day, walk]) => walk.stretches().filter((stretch) => counts(day, stretch)));
  const whole = stretches.length > 0 ? stretches : covering.flatMap((statement) => stillOn(statement, days.through));
  const [first, last] = [whole[0], whole[whole.length - 1]];
  const parted = stretches.some(({ start }, index) => index > 0 && stretches[index - 1]?.end !== start);
  return {
    bankAccountId,
    statements: all.map(({ id, sequence, fileHash }) => ({ id, sequence, fileHash })),
    covered: covering.length > 0,
    openingCents: first === undefined ? null : cents(first.start),
    closingCents: last === undefined ? null : cents(last.end),
    lines: walks.flatMap(([, walk]) => walk.lines()),
    untied: all.filter((statement) => !proveBalance(statement).ties).map(({ id }) => id),
    torn: parted || walks.some(([day, walk]) => walk.stretches().filter((stretch) => counts(day, stretch)).length > 1),
    unsure: walks.flatMap(([, walk]) => walk.unsure),
  };
}
