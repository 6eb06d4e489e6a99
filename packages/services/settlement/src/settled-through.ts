// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilDate, type CivilMonth, firstDay, type Instant, lastDay, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';

/**
 * How far the association is settled, so that what is not settled yet is found by its day or by when it became known, and the history is
 * not gone through for it. A regular run takes everything up to its last day that was known at its cut: what is left from before that day
 * became known after the cut of the last run, and a cost of a settled month was entered after that month was frozen.
 */
export interface SettledThrough {
  /** Of the last regular run that was released. */
  readonly lastMonth: CivilMonth;
  /** Readings of days up to then that no run has taken became known after it. */
  readonly knownAfter: Instant;
  /** The first frozen month, where every month up to the last one is frozen; months before it were there before the first run. */
  readonly firstMonth: CivilMonth | null;
  /** Each frozen month, and the instant after which its costs were entered that no run has taken. */
  readonly months: readonly { readonly month: CivilMonth; readonly enteredAfter: Instant }[];
}

const DAY_MS = 86_400_000;

/**
 * A write bears the instant of its beginning and may be stored after a release that began later; a transaction lasts for minutes at most
 * and clocks differ by seconds. What lies in between is looked up in the frozen set like the rest.
 */
const wellBefore = (at: Date): Instant => new Date(at.getTime() - DAY_MS).toISOString() as Instant;

/** null before the first release. */
export async function settledThrough(reads: Reads, centreId: TenantId): Promise<SettledThrough | null> {
  const { rows } = await sql<{ last_month: CivilMonth; cut: string; months: readonly { month: CivilMonth; at: string }[] }>`
    select run.period_to as last_month, run.cut_at as cut,
      (select coalesce(jsonb_agg(jsonb_build_object('month', gate.month, 'at', gate.frozen_at) order by gate.month), '[]')
        from reading_gate as gate where gate.tenant_id = run.tenant_id and gate.frozen_by_run is not null) as months
    from settlement_run as run
    where run.tenant_id = ${centreId}::uuid and run.status = 'released' and run.kind = 'regular'
    order by run.period_to desc limit 1`.execute(reads);
  const [last] = rows;
  if (!last) return null;
  const frozen = new Set(last.months.map(({ month }) => month));
  const [first] = last.months;
  let reached = first?.month ?? null;
  while (reached !== null && reached < last.last_month) reached = frozen.has(addMonths(reached, 1)) ? addMonths(reached, 1) : null;
  return {
    lastMonth: last.last_month,
    knownAfter: wellBefore(new Date(last.cut)),
    firstMonth: reached === null ? null : (first?.month ?? null),
    months: last.months.map(({ month, at }) => ({ month, enteredAfter: wellBefore(new Date(at)) })),
  };
}

const day = (of: CivilDate): RawBuilder<unknown> => sql`${of}::date`;

/** For 'reading': where those lie that no run can have taken, and perhaps a few that one has. */
export const readingMayBeOpen = (settled: SettledThrough | null | undefined): RawBuilder<boolean> =>
  settled
    ? sql`(reading.occurred_on > ${day(lastDay(settled.lastMonth))} or reading.known_at > ${settled.knownAfter}::timestamptz)`
    : sql`true`;

/** For postings that only their own month's run takes: outside of the frozen months. */
export const monthMayBeOpen = (settled: SettledThrough | null | undefined): RawBuilder<boolean> =>
  settled?.firstMonth ? sql`(posting.month > ${settled.lastMonth} or posting.month < ${settled.firstMonth})` : sql`true`;

export const dayMayBeOpen = (settled: SettledThrough | null | undefined): RawBuilder<boolean> =>
  settled?.firstMonth
    ? sql`(posting.occurred_on > ${day(lastDay(settled.lastMonth))} or posting.occurred_on < ${day(firstDay(settled.firstMonth))})`
    : sql`true`;

/**
 * Costs of frozen months, and of months before them, that may have come late: as the table 'posting'. The offset keeps the months apart, each
 * with its place in the index: joined, PostgreSQL takes a third of all costs to be late, and reads all of them for it.
 */
export function lateCosts(centreId: TenantId, settled: SettledThrough): RawBuilder<unknown> {
  const { months, lastMonth } = settled;
  const ofFrozen = sql`select posting.* from unnest(${months.map(({ month }) => month)}::text[],
      ${months.map(({ enteredAfter }) => enteredAfter)}::timestamptz[]) as frozen(month, entered_after)
    cross join lateral (select posting.* from pool_cost as posting where posting.tenant_id = ${centreId}::uuid
      and posting.month = frozen.month and posting.created_at > frozen.entered_after offset 0) as posting`;
  const others = settled.firstMonth
    ? sql`posting.month < ${settled.firstMonth}`
    : sql`posting.month <= ${lastMonth} and posting.month <> all(${months.map(({ month }) => month)}::text[])`;
  return sql`(${ofFrozen} union all
    select posting.* from pool_cost as posting where posting.tenant_id = ${centreId}::uuid and ${others}) as posting`;
}

/** For 'direct_charge as posting': those of frozen months that may have come late, and all of other months. */
export function chargeMayBeLate(settled: SettledThrough | null): RawBuilder<boolean> {
  if (!settled) return sql`true`;
  const month = sql`to_char(posting.occurred_on, 'YYYY-MM')`;
  const months = sql`${settled.months.map((one) => one.month)}::text[]`;
  return sql`(${month} <> all(${months}) or posting.created_at > (${settled.months.map(({ enteredAfter }) => enteredAfter)}::timestamptz[])[
    array_position(${months}, ${month})])`;
}
