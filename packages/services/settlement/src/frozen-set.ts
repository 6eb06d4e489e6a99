// SPDX-License-Identifier: EUPL-1.2

import type { MonthSpan } from '@domain/settlement';
import type { CivilDate, CivilMonth, Instant, TenantId } from '@kernel/core';
import { firstDay, lastDay } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { dayMayBeOpen, monthMayBeOpen, readingMayBeOpen, type SettledThrough } from './settled-through.ts';

/**
 * What a run takes in: everything of the period, and readings of months before it, that no released run has taken yet. Costs and charges
 * of settled months are for a correction of theirs alone.
 */
export interface Selection {
  readonly centreId: TenantId;
  readonly period: MonthSpan;
  /** Readings known by then. */
  readonly cut: Instant;
  /** Of a regular run: how far was settled before it. Without it all history is gone through, to the same end. */
  readonly settled?: SettledThrough | null;
  /** For trials over months that are settled already: takes the period alone, frozen or not. Never for a run. */
  readonly frozenToo?: boolean;
  /**
   * Of a correction: the regular run of the period and its corrections so far. It takes what they took, and what belongs to the period and
   * no run has taken; what a later run has taken stays there.
   */
  readonly corrects?: readonly string[];
}

/** Meters that keys may name; the centre's own minutes stand at another one. */
export const SETTLED_METERS: RawBuilder<boolean> = sql`(reading.meter in ('desk.minutes', 'desk.cases') or reading.meter like 'quantity.%')`;

/** Source type of readings that close a correction: they are no use, and belong to the run that takes them as all others do. */
export const CLOSING_SOURCE = 'settlement.closing';
export const IS_CLOSING: RawBuilder<boolean> = sql`reading.source_type = ${CLOSING_SOURCE}`;

export const READING_NOT_FROZEN: RawBuilder<boolean> = sql`not exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id)`;

/**
 * For a page of entries that comes in its order. The offset keeps each entry's search by itself: joined, PostgreSQL would read all that the run has
 * frozen of a member for the sake of fifty.
 */
export const readingFrozenBy = (runIds: readonly string[]): RawBuilder<boolean> => sql`exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id and frozen.run_id = any(${[...runIds]}::uuid[]) offset 0)`;

/**
 * The first readings of each meter that meet a condition, in the order of their days, as the table 'reading': an index has them in that
 * order, so that nothing of other meters is read for the sake of a page.
 */
export const readingsByMeter = (meters: readonly string[], wanted: RawBuilder<unknown>, first: number): RawBuilder<unknown> =>
  sql`unnest(${[...new Set(meters)]}::text[]) as wanted(meter) cross join lateral (select reading.* from reading
    where reading.meter = wanted.meter and ${wanted} order by reading.occurred_on, reading.id limit ${first}) as reading`;

/** A reading that takes back one of a frozen month, whatever day it stands at. */
const REVERSES_FROZEN: RawBuilder<boolean> = sql`(reading.reverses is not null and exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.reverses))`;

/** For 'pool_cost as posting' and 'direct_charge as posting'. */
const POSTING_NOT_FROZEN: RawBuilder<boolean> = sql`not exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id)`;

/** The same for postings that are few: each is looked up by itself, where POSTING_NOT_FROZEN would be joined with all that was ever frozen. */
export const FEW_POSTINGS_NOT_FROZEN: RawBuilder<boolean> = sql`not exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id offset 0)`;

export const postingFrozenBy = (runIds: readonly string[]): RawBuilder<boolean> => sql`exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id and frozen.run_id = any(${[...runIds]}::uuid[]) offset 0)`;

const readingFrozenIn = (runIds: readonly string[]): RawBuilder<boolean> => sql`exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id and frozen.run_id = any(${[...runIds]}::uuid[]))`;

const reversesFrozenIn = (runIds: readonly string[]): RawBuilder<boolean> => sql`(reading.reverses is not null and exists (
  select from frozen_reading as frozen where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.reverses
    and frozen.run_id = any(${[...runIds]}::uuid[])))`;

const postingFrozenIn = (runIds: readonly string[]): RawBuilder<boolean> => sql`exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id and frozen.run_id = any(${[...runIds]}::uuid[]))`;

/**
 * What no run has taken and belongs to a corrected period: by its day, or because it takes back what these runs took. A reversal of what
 * another run took belongs to that run.
 */
const lateFor = (
  runIds: readonly string[],
  { from, to }: MonthSpan,
): RawBuilder<boolean> => sql`(${READING_NOT_FROZEN} and not ${IS_CLOSING}
  and (${reversesFrozenIn(runIds)} or (not ${REVERSES_FROZEN}
    and reading.occurred_on between ${firstDay(from)}::date and ${lastDay(to)}::date)))`;

/** Of a settled month, whose correction alone takes what is posted late: it never slips into the run of other months. */
const isSettled = (centreId: TenantId, month: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (select from reading_gate as gate
  where gate.tenant_id = ${centreId}::uuid and gate.month = ${month} and gate.frozen_by_run is not null)`;

/** Conditions for 'reading': members' readings that the run takes in. */
export function readingsOf({ centreId, period, cut, frozenToo, corrects, settled }: Selection): RawBuilder<boolean> {
  const common = sql`reading.tenant_id <> ${centreId}::uuid and ${SETTLED_METERS}`;
  const known = sql`reading.known_at <= ${cut}::timestamptz`;
  if (corrects) return sql`${common} and (${readingFrozenIn(corrects)} or (${known} and ${lateFor(corrects, period)}))`;
  return sql`${common} and ${known} and reading.occurred_on <= ${lastDay(period.to)}::date
    and ${frozenToo ? sql`reading.occurred_on >= ${firstDay(period.from)}::date` : sql`${readingMayBeOpen(settled)} and ${READING_NOT_FROZEN}`}`;
}

/** Conditions for 'reading': it came late for the run that takes it, and is no use of its months. */
export const isLate = ({ period, corrects }: Selection): RawBuilder<boolean> =>
  sql`(reading.occurred_on < ${firstDay(period.from)}::date or ${
    corrects ? sql`(${REVERSES_FROZEN} and not ${reversesFrozenIn(corrects)})` : REVERSES_FROZEN
  })`;

/** Conditions for 'pool_cost as posting'. */
export function costsOf({ centreId, period, cut, frozenToo, corrects, settled }: Selection): RawBuilder<boolean> {
  const common = sql`posting.tenant_id = ${centreId}::uuid`;
  const late = sql`(posting.month between ${period.from} and ${period.to} and ${POSTING_NOT_FROZEN})`;
  if (corrects) return sql`${common} and (${postingFrozenIn(corrects)} or ${late})`;
  return sql`${common} and posting.month <= ${period.to} and ${
    frozenToo
      ? sql`posting.month >= ${period.from} and posting.created_at <= ${cut}::timestamptz`
      : sql`${monthMayBeOpen(settled)} and ${POSTING_NOT_FROZEN} and not ${isSettled(centreId, sql`posting.month`)}`
  }`;
}

/** Conditions for 'cost_centre_cost as posting'. */
export const centreCostsOf = (selection: Selection): RawBuilder<boolean> => costsOf(selection);

/** Conditions for 'direct_charge as posting'. */
export function chargesOf({ centreId, period, cut, frozenToo, corrects, settled }: Selection): RawBuilder<boolean> {
  const [first, last] = [firstDay(period.from), lastDay(period.to)];
  const common = sql`posting.tenant_id <> ${centreId}::uuid`;
  const late = sql`(posting.occurred_on between ${first}::date and ${last}::date and ${POSTING_NOT_FROZEN})`;
  if (corrects) return sql`${common} and (${postingFrozenIn(corrects)} or ${late})`;
  return sql`${common} and posting.occurred_on <= ${last}::date and ${
    frozenToo
      ? sql`posting.occurred_on >= ${first}::date and posting.created_at <= ${cut}::timestamptz`
      : sql`${dayMayBeOpen(settled)} and ${POSTING_NOT_FROZEN} and not ${isSettled(centreId, sql`to_char(posting.occurred_on, 'YYYY-MM')`)}`
  }`;
}

/** A day before the period counts at its beginning: it came late. */
export const settledDay = (day: CivilDate, { from }: MonthSpan): CivilDate => (day < firstDay(from) ? firstDay(from) : day);

/** The frozen months of the association: those of its centre. */
export async function frozenMonthsOf(reads: Reads, centreId: TenantId): Promise<CivilMonth[]> {
  const { rows } = await sql<{ month: CivilMonth }>`
    select month from reading_gate where tenant_id = ${centreId}::uuid and frozen_by_run is not null order by month`.execute(reads);
  return rows.map(({ month }) => month);
}

export interface FrozenSet {
  /** 'grouped:' and a SHA-256; without the word, of a set that was frozen when all its lines made one text (see flat). */
  readonly hash: string;
  readonly count: number;
}

/** Where the entries of a set come from: those of a selection, or those of a run. */
interface Entries {
  readonly readings: RawBuilder<unknown>;
  readonly costs: RawBuilder<unknown>;
  readonly centreCosts: RawBuilder<unknown>;
  readonly charges: RawBuilder<unknown>;
}

const selectedEntries = (selection: Selection): Entries => ({
  readings: sql`reading where ${readingsOf(selection)}`,
  costs: sql`pool_cost as posting where ${costsOf(selection)}`,
  centreCosts: sql`cost_centre_cost as posting where ${centreCostsOf(selection)}`,
  charges: sql`direct_charge as posting where ${chargesOf(selection)}`,
});

type PostingTable = 'pool_cost' | 'cost_centre_cost' | 'direct_charge';

const frozenPostings = (table: PostingTable, runIds: RawBuilder<unknown>): RawBuilder<unknown> => sql`frozen_posting as frozen
  join ${sql.table(table)} as posting on posting.tenant_id = frozen.tenant_id and posting.id = frozen.posting_id
  where frozen.run_id = any(${runIds})`;

function frozenEntries(ids: readonly string[]): Entries {
  const runIds = sql`${[...ids]}::uuid[]`;
  return {
    readings: sql`frozen_reading as frozen join reading on reading.tenant_id = frozen.tenant_id and reading.id = frozen.reading_id
      where frozen.run_id = any(${runIds})`,
    costs: frozenPostings('pool_cost', runIds),
    centreCosts: frozenPostings('cost_centre_cost', runIds),
    charges: frozenPostings('direct_charge', runIds),
  };
}

const GROUPED = 'grouped:';

/** One group's line: whose entries, how many, and the hash of their ids (16 bytes each) and amounts (8 bytes), by id. */
const groupLine = (kind: string, home: RawBuilder<unknown>, id: RawBuilder<unknown>, amount: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${sql.lit(kind)} || ' ' || ${home} || ' ' || count(*) || ' '
    || encode(sha256(string_agg(uuid_send(${id}) || int8send(${amount}), ''::bytea order by ${id})), 'hex')`;

/**
 * Hash and size of a set. The readings and charges of a member, and the costs of a pool, are hashed by themselves, and the lines of these
 * groups together: what is held at once is bounded by the largest group, however many entries there are.
 */
async function grouped(reads: Reads, { readings, costs, centreCosts, charges }: Entries): Promise<FrozenSet> {
  const { rows } = await sql<{ hash: string; count: number }>`
    select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') as hash,
      coalesce(sum(entries), 0)::int as count
    from (
      select ${groupLine('readings', sql`reading.tenant_id`, sql`reading.id`, sql`reading.quantity`)} as line, count(*) as entries
        from ${readings} group by reading.tenant_id
      union all
      select ${groupLine('costs', sql`posting.pool_id`, sql`posting.id`, sql`posting.amount_cents`)}, count(*)
        from ${costs} group by posting.pool_id
      union all
      select ${groupLine('centreCosts', sql`posting.centre_id`, sql`posting.id`, sql`posting.amount_cents`)}, count(*)
        from ${centreCosts} group by posting.centre_id
      union all
      select ${groupLine('charges', sql`posting.tenant_id`, sql`posting.id`, sql`posting.amount_cents`)}, count(*)
        from ${charges} group by posting.tenant_id) as lines`.execute(reads);
  return { hash: `${GROUPED}${rows[0]?.hash ?? ''}`, count: rows[0]?.count ?? 0 };
}

/** As sets were hashed at first: one text of all their lines, which a year of many entries would not fit in. */
async function flat(reads: Reads, { readings, costs, charges }: Entries): Promise<FrozenSet> {
  const { rows } = await sql<FrozenSet>`
    select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') as hash,
      count(*)::int as count
    from (
      select 'reading ' || reading.id || ' ' || reading.quantity as line from ${readings}
      union all select 'cost ' || posting.id || ' ' || posting.amount_cents from ${costs}
      union all select 'charge ' || posting.id || ' ' || posting.amount_cents from ${charges}) as lines`.execute(reads);
  return rows[0] ?? { hash: '', count: 0 };
}

/** Hash and size of what the run would freeze. */
export const selectedSet = (reads: Reads, selection: Selection): Promise<FrozenSet> => grouped(reads, selectedEntries(selection));

/** Hash and size of what released runs have frozen, in the way of the hash that was kept. */
export const frozenSet = (reads: Reads, runIds: readonly string[], kept: string): Promise<FrozenSet> =>
  (kept.startsWith(GROUPED) ? grouped : flat)(reads, frozenEntries(runIds));

/**
 * Writes down what the run has taken in; in the transaction that has collected it. Sorted, and all postings in one statement, so
 * that all is found before the first row is written: the search for what is frozen already would otherwise read again and again what
 * this very transaction adds, which grows with the square of the entries.
 */
export async function freezeSelection(statements: Reads, selection: Selection, runId: string): Promise<void> {
  const run = sql`${runId}::uuid`;
  // A correction takes what its runs have taken already: frozen is frozen once.
  const fresh = (taken: RawBuilder<boolean>, notFrozen: RawBuilder<boolean>) =>
    selection.corrects ? sql`${taken} and ${notFrozen}` : taken;
  await sql`insert into frozen_reading (tenant_id, reading_id, run_id)
    select reading.tenant_id, reading.id, ${run} from reading where ${fresh(readingsOf(selection), READING_NOT_FROZEN)}
    order by reading.tenant_id, reading.id`.execute(statements);
  await sql`insert into frozen_posting (tenant_id, posting_id, kind, run_id)
    select posting.tenant_id, posting.id, 'cost', ${run} from pool_cost as posting where ${fresh(costsOf(selection), POSTING_NOT_FROZEN)}
    union all
    select posting.tenant_id, posting.id, 'centreCost', ${run} from cost_centre_cost as posting
      where ${fresh(centreCostsOf(selection), POSTING_NOT_FROZEN)}
    union all
    select posting.tenant_id, posting.id, 'charge', ${run} from direct_charge as posting
      where ${fresh(chargesOf(selection), POSTING_NOT_FROZEN)}
    order by 1, 2`.execute(statements);
}
