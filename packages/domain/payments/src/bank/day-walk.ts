// SPDX-License-Identifier: EUPL-1.2
import { byText, type CivilDate, sumCents } from '@kernel/core';
import { proveBalance } from './balance-proof.ts';
import type { BankLine } from './bank-line.ts';
import { contentOf } from './content.ts';
import type { BankStatement } from './statement.ts';

/** A line that another one stands for. */
export interface Duplicate {
  readonly lineId: string;
  readonly of: string;
}

/** What one statement says of one day of one account: where the balance stood before and after. */
export interface Segment {
  readonly statement: BankStatement;
  /** null: the statement does not tie, so it does not say where the balance stood. */
  readonly before: bigint | null;
  readonly after: bigint | null;
  readonly lines: readonly BankLine[];
}

/** What a person found out of a part of a day that may be a repeat: the same part once more, or another one that looks the same. */
export type RepeatFound = 'same' | 'another';

/** By statement and day. */
export type RepeatsFound = ReadonlyMap<string, RepeatFound>;
export const NOTHING_FOUND: RepeatsFound = new Map();

export const partKey = (statementId: string, day: CivilDate): string => `${statementId} ${day}`;

/** The parts of a statement by booking day. */
export function segmentsOf(statement: BankStatement): (readonly [CivilDate, Segment])[] {
  const days = new Map<CivilDate, BankLine[]>();
  for (const line of statement.lines) {
    const own = days.get(line.bookingDay);
    if (own) own.push(line);
    else days.set(line.bookingDay, [line]);
  }
  const { ties, openingCents } = proveBalance(statement);
  let before: bigint | null = ties ? openingCents : null;
  return [...days]
    .sort(([a], [b]) => byText(a, b))
    .map(([day, lines]) => {
      const after = before === null ? null : before + sumCents(lines.map(({ amountCents }) => amountCents));
      const segment: Segment = { statement, before, after, lines };
      before = after;
      return [day, segment];
    });
}

type Pairs = Map<string, BankLine>;

/** Lines by what they have in common, each given out once; a queue is never moved, since one amount may stand a hundred thousand times. */
class Pool {
  private readonly queues = new Map<string, { readonly lines: BankLine[]; next: number }>();

  put(key: string, line: BankLine): void {
    const own = this.queues.get(key);
    if (own) own.lines.push(line);
    else this.queues.set(key, { lines: [line], next: 0 });
  }

  take(key: string): BankLine | undefined {
    const own = this.queues.get(key);
    const line = own?.lines[own.next];
    if (own && line) own.next += 1;
    return line;
  }
}

/** For each line one of the pool that is alike, each of the pool once. */
function pairUp(lines: readonly BankLine[], known: readonly BankLine[], alike: (line: BankLine) => string): Pairs {
  const pool = new Pool();
  for (const line of known) pool.put(alike(line), line);
  const pairs: Pairs = new Map();
  for (const line of lines) {
    const other = pool.take(alike(line));
    if (other) pairs.set(line.id, other);
  }
  return pairs;
}

const amountOf = ({ amountCents }: BankLine): string => String(amountCents);

/** Pairs by content where there is one, and what is left by amount: other formats cut and spell texts differently. */
export function pairAll(lines: readonly BankLine[], pool: readonly BankLine[]): Pairs {
  const pairs = pairUp(lines, pool, contentOf);
  const used = new Set([...pairs.values()].map(({ id }) => id));
  const rest = lines.filter(({ id }) => !pairs.has(id));
  const left = pool.filter(({ id }) => !used.has(id));
  for (const [id, line] of pairUp(rest, left, amountOf)) pairs.set(id, line);
  return pairs;
}

/** A stretch of the day without a gap, from balance to balance. */
interface Walk {
  readonly start: bigint;
  readonly end: bigint;
  readonly first: Segment;
  readonly last: Segment;
}

/** A booking with the balance that it found and the stretch that it belongs to. */
interface Kept {
  readonly line: BankLine;
  readonly at: bigint | null;
  walk: Walk | null;
}

const samePeriod = (one: Segment, other: Segment): boolean =>
  one.statement.fromDay === other.statement.fromDay && one.statement.toDay === other.statement.toDay;

const comesLater = (one: Segment, other: Segment): boolean => (one.statement.sequence ?? 0) > (other.statement.sequence ?? 0);

/** Whether the bank's numbers say that one statement comes next after the other. */
const nextNumber = (earlier: Segment, later: Segment): boolean =>
  samePeriod(earlier, later) && earlier.statement.sequence !== null && later.statement.sequence === earlier.statement.sequence + 1;

/** Two stretches as one, if one begins where the other ends. There and back again each may come first, so the bank's numbers say. */
function joinWalks(walk: Walk, other: Walk): Walk | null {
  const [precedes, follows] = [other.end === walk.start, other.start === walk.end];
  if (precedes && !(follows && comesLater(other.first, walk.last))) return { ...walk, start: other.start, first: other.first };
  return follows ? { ...walk, end: other.end, last: other.last } : null;
}

/**
 * One day of one account as its statements are taken in, in whatever order. What leads from the same balance to the same balance is a copy;
 * what begins where a known stretch ended, or ends where it began, is another part of the day.
 */
export class DayWalk {
  readonly duplicates: Duplicate[] = [];
  readonly unsure: string[] = [];
  private readonly kept: Kept[] = [];
  private readonly added: Segment[] = [];
  /** Balances at which a known part begins or ends. */
  private readonly marks = new Set<bigint>();

  lines(): BankLine[] {
    return this.kept.map(({ line }) => line);
  }

  /** From which balance to which the day leads; more than one stretch: something between them is missing. */
  stretches(): readonly { readonly start: bigint; readonly end: bigint }[] {
    return this.walks().map(({ start, end }) => ({ start, end }));
  }

  take(segment: Segment, found: RepeatFound | null = null): void {
    const pairs = found === 'another' ? new Map<string, BankLine>() : this.pairsOf(segment, found);
    let balance = segment.before;
    const fresh: Kept[] = [];
    for (const line of segment.lines) {
      const original = pairs.get(line.id);
      if (original) this.duplicates.push({ lineId: line.id, of: original.id });
      else fresh.push({ line, at: balance, walk: null });
      if (balance !== null) balance += line.amountCents;
    }
    if (fresh.length > 0) this.extend(segment, pairs, fresh);
    if (segment.before !== null) this.marks.add(segment.before);
    if (segment.after !== null) this.marks.add(segment.after);
  }

  /** Joins the segment to the stretches that it shares lines with, and to those that it touches. */
  private extend(segment: Segment, pairs: Pairs, fresh: readonly Kept[]): void {
    const { before: start, after: end, lines } = segment;
    this.added.push(segment);
    for (const kept of fresh) this.kept.push(kept);
    if (start === null || end === null) return;
    const shared = new Set([...pairs.values()].map(({ id }) => id));
    const joined = new Set(this.kept.flatMap(({ line, walk }) => (walk !== null && shared.has(line.id) ? [walk] : [])));
    const walkOf = (line: BankLine | undefined): Walk | null => {
      const original = pairs.get(line?.id ?? '');
      const walk = this.kept.find((kept) => kept.line.id === original?.id)?.walk ?? null;
      // A stretch that lies whole within the segment says nothing about where the segment begins or ends.
      return walk !== null && this.kept.some((kept) => kept.walk === walk && !shared.has(kept.line.id)) ? walk : null;
    };
    const [head, tail] = [walkOf(lines[0]), walkOf(lines[lines.length - 1])];
    let walk: Walk = { start: head?.start ?? start, end: tail?.end ?? end, first: head?.first ?? segment, last: tail?.last ?? segment };
    for (const other of this.walks()) {
      const longer = joined.has(other) ? null : joinWalks(walk, other);
      if (longer === null) continue;
      walk = longer;
      joined.add(other);
    }
    for (const kept of this.kept) if (kept.walk === null || joined.has(kept.walk)) kept.walk = walk;
  }

  private walks(): readonly Walk[] {
    return [...new Set(this.kept.flatMap(({ walk }) => (walk === null ? [] : [walk])))];
  }

  private pairsOf(segment: Segment, found: RepeatFound | null): Pairs {
    const pool = this.lines();
    // Without balances nothing tells where in the day a line lies: as many as are there already add nothing.
    if (segment.before === null || this.added.some(({ before }) => before === null)) return pairUp(segment.lines, pool, contentOf);
    const same = this.added.find((known) => isCopy(known, segment));
    if (same) return pairAll(segment.lines, same.lines);
    const steps = this.sameSteps(segment);
    const part = this.asPart(segment, pool);
    const linked = this.walks().filter(({ start, end }) => segment.before === end || segment.after === start);
    if (linked.length > 0 && steps.size === 0 && part === null) return new Map();
    const next = linked.some(
      ({ start, end, first, last }) =>
        (segment.before === end && nextNumber(last, segment)) || (segment.after === start && nextNumber(segment, first)),
    );
    if (next) return new Map();
    if (found === null && linked.length > 0 && this.added.some((known) => samePeriod(known, segment)))
      for (const { id } of segment.lines) this.unsure.push(id);
    return part ?? steps;
  }

  /** The lines it repeats, if it lies whole within what is known: by a balance where a known part begins or ends, or by its texts. */
  private asPart(segment: Segment, pool: readonly BankLine[]): Pairs | null {
    const { before, after, lines } = segment;
    if (before !== null && after !== null && (this.marks.has(before) || this.marks.has(after))) {
      const pairs = pairAll(lines, pool);
      if (pairs.size === lines.length && this.within(segment)) return pairs;
    }
    if (this.added.some((known) => samePeriod(known, segment))) return null;
    const pairs = pairUp(lines, pool, contentOf);
    return pairs.size === lines.length ? pairs : null;
  }

  /** Whether the part shares the begin or the end of a stretch, or continues another part within it. */
  private within({ before, after }: Segment): boolean {
    const shares = this.walks().some(({ start, end }) => start === before || end === after);
    const edges = this.walks().some(({ start, end }) => end === before || start === after);
    return shares || !edges;
  }

  /** The lines that take the balance from the same amount by the same step as a known one. */
  private sameSteps({ before, lines }: Segment): Pairs {
    const pool = new Pool();
    for (const { line, at } of this.kept) pool.put(`${at}|${line.amountCents}`, line);
    const pairs: Pairs = new Map();
    let balance = before ?? 0n;
    for (const line of lines) {
      const other = pool.take(`${balance}|${line.amountCents}`);
      if (other) pairs.set(line.id, other);
      balance += line.amountCents;
    }
    return pairs;
  }
}

/** The same part of the day once more, in another file or format. */
function isCopy(known: Segment, segment: Segment): boolean {
  if (known.before !== segment.before || known.after !== segment.after || known.lines.length !== segment.lines.length) return false;
  if (pairUp(segment.lines, known.lines, amountOf).size !== segment.lines.length) return false;
  const [one, other] = [known.statement.sequence, segment.statement.sequence];
  // Only where the day came back to its balance can two parts look the same; then numbers that follow each other tell them apart.
  return known.before !== known.after || one === other || !(nextNumber(known, segment) || nextNumber(segment, known));
}
