// SPDX-License-Identifier: EUPL-1.2

import type { MonthSpan } from '@domain/settlement';
import type { CivilDate, CivilMonth, Instant, TenantId } from '@kernel/core';
import { firstDay, lastDay } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';

/** What a run takes in: everything of the period and before it that no released run has taken yet. */
export interface Selection {
  readonly centreId: TenantId;
  readonly period: MonthSpan;
  /** Readings known by then. */
  readonly cut: Instant;
  /** For trials over months that are settled already: takes the period alone, frozen or not. Never for a run. */
  readonly frozenToo?: boolean;
}

/** Meters that keys may name; the centre's own minutes stand at another one. */
export const SETTLED_METERS: RawBuilder<boolean> = sql`(reading.meter in ('desk.minutes', 'desk.cases') or reading.meter like 'quantity.%')`;

/** Source type of readings that close a correction: they are no use, and belong to the run that takes them as all others do. */
export const CLOSING_SOURCE = 'settlement.closing';
export const IS_CLOSING: RawBuilder<boolean> = sql`reading.source_type = ${CLOSING_SOURCE}`;

export const READING_NOT_FROZEN: RawBuilder<boolean> = sql`not exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id)`;

export const readingFrozenBy = (runId: string): RawBuilder<boolean> => sql`exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id and frozen.run_id = ${runId}::uuid)`;

/** A reading that takes back one of a frozen month, whatever day it stands at. */
export const REVERSES_FROZEN: RawBuilder<boolean> = sql`(reading.reverses is not null and exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.reverses))`;

/** For 'pool_cost as posting' and 'direct_charge as posting'. */
export const POSTING_NOT_FROZEN: RawBuilder<boolean> = sql`not exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id)`;

export const postingFrozenBy = (runId: string): RawBuilder<boolean> => sql`exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id and frozen.run_id = ${runId}::uuid)`;

/** Conditions for 'reading': members' readings that the run takes in. */
export const readingsOf = ({
  centreId,
  period,
  cut,
  frozenToo,
}: Selection): RawBuilder<boolean> => sql`reading.tenant_id <> ${centreId}::uuid
  and ${SETTLED_METERS} and reading.known_at <= ${cut}::timestamptz and reading.occurred_on <= ${lastDay(period.to)}::date
  and ${frozenToo ? sql`reading.occurred_on >= ${firstDay(period.from)}::date` : READING_NOT_FROZEN}`;

/** Conditions for 'pool_cost as posting'. */
export const costsOf = ({ centreId, period, frozenToo }: Selection): RawBuilder<boolean> =>
  sql`posting.tenant_id = ${centreId}::uuid and posting.month <= ${period.to}
  and ${frozenToo ? sql`posting.month >= ${period.from}` : POSTING_NOT_FROZEN}`;

/** Conditions for 'direct_charge as posting'. */
export const chargesOf = ({ centreId, period }: Selection): RawBuilder<boolean> =>
  sql`posting.tenant_id <> ${centreId}::uuid and posting.occurred_on <= ${lastDay(period.to)}::date and ${POSTING_NOT_FROZEN}`;

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
  readonly charges: RawBuilder<unknown>;
}

const selectedEntries = (selection: Selection): Entries => ({
  readings: sql`reading where ${readingsOf(selection)}`,
  costs: sql`pool_cost as posting where ${costsOf(selection)}`,
  charges: sql`direct_charge as posting where ${chargesOf(selection)}`,
});

const frozenPostings = (table: 'pool_cost' | 'direct_charge', runId: string): RawBuilder<unknown> => sql`frozen_posting as frozen
  join ${sql.table(table)} as posting on posting.tenant_id = frozen.tenant_id and posting.id = frozen.posting_id
  where frozen.run_id = ${runId}::uuid`;

const frozenEntries = (runId: string): Entries => ({
  readings: sql`frozen_reading as frozen join reading on reading.tenant_id = frozen.tenant_id and reading.id = frozen.reading_id
    where frozen.run_id = ${runId}::uuid`,
  costs: frozenPostings('pool_cost', runId),
  charges: frozenPostings('direct_charge', runId),
});

const GROUPED = 'grouped:';

/** One group's line: whose entries, how many, and the hash of their ids (16 bytes each) and amounts (8 bytes), by id. */
const groupLine = (kind: string, home: RawBuilder<unknown>, id: RawBuilder<unknown>, amount: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${sql.lit(kind)} || ' ' || ${home} || ' ' || count(*) || ' '
    || encode(sha256(string_agg(uuid_send(${id}) || int8send(${amount}), ''::bytea order by ${id})), 'hex')`;

/**
 * Hash and size of a set. The readings and charges of a member, and the costs of a pool, are hashed by themselves, and the lines of these
 * groups together: what is held at once is bounded by the largest group, however many entries there are.
 */
async function grouped(reads: Reads, { readings, costs, charges }: Entries): Promise<FrozenSet> {
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

/** Hash and size of what a released run has frozen, in the way of the hash that was kept. */
export const frozenSet = (reads: Reads, runId: string, kept: string): Promise<FrozenSet> =>
  (kept.startsWith(GROUPED) ? grouped : flat)(reads, frozenEntries(runId));

/**
 * Writes down what the run has taken in; in the transaction that has collected it. Sorted, and costs and charges in one statement, so
 * that all is found before the first row is written: the search for what is frozen already would otherwise read again and again what
 * this very transaction adds, which grows with the square of the entries.
 */
export async function freezeSelection(statements: Reads, selection: Selection, runId: string): Promise<void> {
  const run = sql`${runId}::uuid`;
  await sql`insert into frozen_reading (tenant_id, reading_id, run_id)
    select reading.tenant_id, reading.id, ${run} from reading where ${readingsOf(selection)} order by reading.tenant_id, reading.id`.execute(
    statements,
  );
  await sql`insert into frozen_posting (tenant_id, posting_id, kind, run_id)
    select posting.tenant_id, posting.id, 'cost', ${run} from pool_cost as posting where ${costsOf(selection)}
    union all
    select posting.tenant_id, posting.id, 'charge', ${run} from direct_charge as posting where ${chargesOf(selection)}
    order by 1, 2`.execute(statements);
}
