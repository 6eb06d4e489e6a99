// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { BankLine } from './bank-line.ts';
import { DayWalk, type Duplicate, NOTHING_FOUND, pairAll, partKey, type RepeatsFound, type Segment, segmentsOf } from './day-walk.ts';
import type { BankStatement } from './statement.ts';

export interface DedupeFinding {
  /**
   * REPEAT_UNSURE: balances and numbers leave open whether it is the same part of a day or another one; taken as the same.
   * INTRADAY_UNCONFIRMED: told during the day and not in the statement of that day.
   */
  readonly code: 'REPEAT_UNSURE' | 'INTRADAY_UNCONFIRMED';
  readonly lineIds: readonly string[];
}
export interface Dedupe {
  /** Each booking of an end-of-day statement once, in the order given. */
  readonly lines: readonly BankLine[];
  /** Told by intraday reports alone, of days that have no statement yet. */
  readonly provisional: readonly BankLine[];
  readonly duplicates: readonly Duplicate[];
  readonly findings: readonly DedupeFinding[];
}

/** Lines of reports during the day: what the statement has adds nothing, what it lacks is said. */
function takeReports(reports: readonly BankLine[][], booked: readonly BankLine[], closed: boolean): Omit<Dedupe, 'lines'> {
  const duplicates: Duplicate[] = [];
  const findings: DedupeFinding[] = [];
  const provisional: BankLine[] = [];
  for (const lines of reports) {
    const pairs = pairAll(lines, closed ? booked : provisional);
    const fresh = lines.filter(({ id }) => !pairs.has(id));
    for (const [lineId, { id }] of pairs) duplicates.push({ lineId, of: id });
    if (!closed) for (const line of fresh) provisional.push(line);
    else if (fresh.length > 0) findings.push({ code: 'INTRADAY_UNCONFIRMED', lineIds: fresh.map(({ id }) => id) });
  }
  return { provisional, duplicates, findings };
}

interface DayInput {
  readonly on: CivilDate;
  readonly segments: Segment[];
  readonly reports: BankLine[][];
}

function byDay(statements: readonly BankStatement[]): Map<string, DayInput> {
  const days = new Map<string, DayInput>();
  for (const statement of statements) {
    for (const [day, segment] of segmentsOf(statement)) {
      const key = `${statement.tenantId}|${statement.bankAccountId}|${day}`;
      const own = days.get(key) ?? { on: day, segments: [], reports: [] };
      days.set(key, own);
      if (statement.kind === 'endOfDay') own.segments.push(segment);
      else if (statement.kind === 'intraday') own.reports.push([...segment.lines]);
    }
  }
  return days;
}

/**
 * Takes each booking once, whatever files and formats it comes in. It counts per account, day and content along the balances: what leads
 * from the same balance to the same balance is a copy, what begins where the other one ended is a genuine repeat and is kept. Details of
 * batches (notifications) are no bookings. What a person found out of a possible repeat goes before what the balances leave open.
 */
export function dedupe(statements: readonly BankStatement[], found: RepeatsFound = NOTHING_FOUND): Dedupe {
  const [lines, provisional]: [BankLine[], BankLine[]] = [[], []];
  const [duplicates, findings]: [Duplicate[], DedupeFinding[]] = [[], []];
  for (const { segments, reports, on } of byDay(statements).values()) {
    const day = new DayWalk();
    for (const segment of segments) day.take(segment, found.get(partKey(segment.statement.id, on)) ?? null);
    const booked = day.lines();
    // One by one: a day may have more lines than a call takes arguments.
    for (const line of booked) lines.push(line);
    for (const duplicate of day.duplicates) duplicates.push(duplicate);
    if (day.unsure.length > 0) findings.push({ code: 'REPEAT_UNSURE', lineIds: day.unsure });
    const told = takeReports(reports, booked, segments.length > 0);
    for (const line of told.provisional) provisional.push(line);
    for (const duplicate of told.duplicates) duplicates.push(duplicate);
    findings.push(...told.findings);
  }
  const order = new Map(statements.flatMap((statement) => statement.lines).map(({ id }, index) => [id, index]));
  const inOrder = (a: BankLine, b: BankLine): number => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
  return { lines: lines.sort(inOrder), provisional: provisional.sort(inOrder), duplicates, findings };
}
