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

/** A reading that takes back one of a frozen month, whatever day it stands at. */
export const REVERSES_FROZEN: RawBuilder<boolean> = sql`(reading.reverses is not null and exists (select from frozen_reading as frozen
  where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.reverses))`;

/** For 'pool_cost as posting' and 'direct_charge as posting'. */
export const POSTING_NOT_FROZEN: RawBuilder<boolean> = sql`not exists (select from frozen_posting as frozen
  where frozen.tenant_id = posting.tenant_id and frozen.posting_id = posting.id)`;

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

/** A month or day before the period counts at its beginning: it came late. */
export const settledMonth = (month: CivilMonth, { from }: MonthSpan): CivilMonth => (month < from ? from : month);
export const settledDay = (day: CivilDate, { from }: MonthSpan): CivilDate => (day < firstDay(from) ? firstDay(from) : day);

/** The frozen months of the association: those of its centre. */
export async function frozenMonthsOf(reads: Reads, centreId: TenantId): Promise<CivilMonth[]> {
  const { rows } = await sql<{ month: CivilMonth }>`
    select month from reading_gate where tenant_id = ${centreId}::uuid and frozen_by_run is not null order by month`.execute(reads);
  return rows.map(({ month }) => month);
}

export interface FrozenSet {
  /** SHA-256 over the sorted ids with their quantities and amounts. */
  readonly hash: string;
  readonly count: number;
}

const frozenSetOf = (lines: RawBuilder<unknown>) => sql<FrozenSet>`
  select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') as hash,
    count(*)::int as count
  from (${lines}) as lines`;

const READING_LINE = sql`'reading ' || reading.id || ' ' || reading.quantity as line`;
const COST_LINE = sql`'cost ' || posting.id || ' ' || posting.amount_cents`;
const CHARGE_LINE = sql`'charge ' || posting.id || ' ' || posting.amount_cents`;

/** Hash and size of what the run would freeze. */
export async function selectedSet(reads: Reads, selection: Selection): Promise<FrozenSet> {
  const { rows } = await frozenSetOf(sql`
    select ${READING_LINE} from reading where ${readingsOf(selection)}
    union all select ${COST_LINE} from pool_cost as posting where ${costsOf(selection)}
    union all select ${CHARGE_LINE} from direct_charge as posting where ${chargesOf(selection)}`).execute(reads);
  return rows[0] ?? { hash: '', count: 0 };
}

/** Hash and size of what a released run has frozen. */
export async function frozenSet(reads: Reads, runId: string): Promise<FrozenSet> {
  const { rows } = await frozenSetOf(sql`
    select ${READING_LINE} from frozen_reading as frozen
      join reading on reading.tenant_id = frozen.tenant_id and reading.id = frozen.reading_id where frozen.run_id = ${runId}::uuid
    union all select ${COST_LINE} from frozen_posting as frozen
      join pool_cost as posting on posting.tenant_id = frozen.tenant_id and posting.id = frozen.posting_id where frozen.run_id = ${runId}::uuid
    union all select ${CHARGE_LINE} from frozen_posting as frozen
      join direct_charge as posting on posting.tenant_id = frozen.tenant_id and posting.id = frozen.posting_id
      where frozen.run_id = ${runId}::uuid`).execute(reads);
  return rows[0] ?? { hash: '', count: 0 };
}

/**
 * Writes down what the run has taken in; in the transaction that has collected it. Sorted, so that all is found before the first row
 * is written: the search for what is frozen already would otherwise read again and again what this very statement adds.
 */
export async function freezeSelection(statements: Reads, selection: Selection, runId: string): Promise<void> {
  const run = sql`${runId}::uuid`;
  await sql`insert into frozen_reading (tenant_id, reading_id, run_id)
    select reading.tenant_id, reading.id, ${run} from reading where ${readingsOf(selection)} order by reading.tenant_id, reading.id`.execute(
    statements,
  );
  await sql`insert into frozen_posting (tenant_id, posting_id, kind, run_id)
    select posting.tenant_id, posting.id, 'cost', ${run} from pool_cost as posting where ${costsOf(selection)}`.execute(statements);
  await sql`insert into frozen_posting (tenant_id, posting_id, kind, run_id)
    select posting.tenant_id, posting.id, 'charge', ${run} from direct_charge as posting where ${chargesOf(selection)}`.execute(statements);
}
