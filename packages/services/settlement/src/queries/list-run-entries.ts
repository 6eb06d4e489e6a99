// SPDX-License-Identifier: EUPL-1.2
import { type KeyPart, meterOf } from '@domain/settlement';
import { type CivilDate, type CivilMonth, firstDay, type Instant, lastDay, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { COUNTED_ROWS, isDay, pageFields, placeAfter, placeFrom } from '@platform/graphql';
import { idInput, monthInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { entriesBehind } from '../correction-chain.ts';
import { costsOf, IS_CLOSING, postingFrozenBy, readingFrozenBy, readingsByMeter, readingsOf } from '../frozen-set.ts';
import { countRows, hasRange, inRange, rangeFields } from './day-range.ts';
import { COST_KIND, type EntryRow, READING_KIND, READING_LABEL } from './list-entries.ts';

const stretch = { runId: idInput<'RunId'>(), poolId: idInput<'PoolId'>(), monthsFrom: monthInput };

/** A pool's part of a run, as the run has kept it. */
interface FoundStretch {
  readonly status: 'preview' | 'released' | 'discarded';
  readonly kind: 'regular' | 'correction';
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
  readonly cut_at: string;
  readonly months_to: CivilMonth;
  readonly family: string;
  readonly cost_entries: number;
  /** Of a run by older rules. */
  readonly parts: readonly KeyPart[] | null;
}

async function findStretch(reads: Reads, { runId, poolId, monthsFrom }: { runId: string; poolId: string; monthsFrom: CivilMonth }) {
  const { rows } = await sql<FoundStretch>`
    select run.status, run.kind, run.period_from, run.period_to, run.cut_at, pool.value -> 'months' ->> 'to' as months_to,
      pool.value ->> 'serviceFamilyCode' as family, (pool.value ->> 'costEntries')::int as cost_entries, pool.value -> 'key' -> 'parts' as parts
    from settlement_run as run cross join lateral jsonb_array_elements(run.allocations) as pool
    where run.id = ${runId}::uuid and run.status <> 'discarded'
      and pool.value ->> 'poolId' = ${poolId} and pool.value -> 'months' ->> 'from' = ${monthsFrom}`.execute(reads);
  return rows[0] ?? null;
}

/** Of a preview: a correction takes what the runs behind it took, and what came late for their period. */
const selectionOf = (
  { kind, period_from: from, period_to: to, cut_at: cut }: FoundStretch,
  behind: readonly string[],
  centreId: TenantId,
) => ({
  centreId,
  period: { from, to },
  cut: new Date(cut).toISOString() as Instant,
  ...(kind === 'correction' ? { corrects: behind } : {}),
});

interface Row {
  readonly kind: EntryRow['kind'];
  readonly id: string;
  /** By which the page goes on. */
  readonly place: string;
  readonly tenant_id: string;
  readonly body_name: string;
  readonly day: CivilDate;
  readonly label: string;
  readonly amount_cents: bigint | null;
  readonly quantity: bigint | null;
  readonly meter: string | null;
  readonly entered_at: string;
  readonly invoice_id: string | null;
}

/** Without a range of days the count is the one that the run has kept: it is the report's, and stays the same on every page. */
function entriesPage(rows: readonly Row[], first: number, family: string, total: number) {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    items: shown.map(
      (row): EntryRow => ({
        ...{ kind: row.kind, id: row.id, tenantId: row.tenant_id, bodyName: row.body_name, on: row.day, label: row.label },
        ...{ serviceFamilyCode: family, amount: row.amount_cents, meter: row.meter, enteredAt: row.entered_at },
        invoiceId: row.invoice_id,
        quantity: row.quantity === null ? null : Number(row.quantity),
        forCorrection: false,
      }),
    ),
    nextCursor: rows.length > first && last ? placeAfter({ by: last.day, id: last.place }) : null,
    total,
  };
}

const NOTHING = { items: [], nextCursor: null, total: 0 };

/** The costs behind a pool of a run, single entry by single entry; their amounts make the amount that the run has shared. */
export const listPoolEntries = query({
  name: 'settlement.listPoolEntries',
  action: 'settlement.readRuns',
  input: z.object({ ...stretch, ...rangeFields, ...pageFields(100) }),
  run: async (reads, { input, actor }) => {
    const found = await findStretch(reads, input);
    if (!found) return NOTHING;
    const place = placeFrom(input.after, isDay);
    // What came late counts in the first month of the run.
    const isFirst = input.monthsFrom === found.period_from;
    const behind = await entriesBehind(reads, input.runId);
    const taken =
      found.status === 'released'
        ? sql`posting.tenant_id = ${actor.centreId}::uuid and ${postingFrozenBy(behind)}`
        : sql`${costsOf(selectionOf(found, behind, actor.centreId))} and posting.created_at <= ${found.cut_at}::timestamptz`;
    const wanted = sql`posting.pool_id = ${input.poolId}::uuid and posting.month <= ${found.months_to} and ${taken}
      and ${isFirst ? sql`true` : sql`posting.month >= ${input.monthsFrom}`} and ${inRange(sql`(posting.month || '-01')::date`, input)}`;
    const { rows } = await sql<Row>`
      select ${COST_KIND} as kind, posting.id, posting.id as place, posting.tenant_id, body.name as body_name, (posting.month || '-01')::date as day,
        posting.label, case posting.kind when 'income' then -posting.amount_cents else posting.amount_cents end as amount_cents,
        null::bigint as quantity, null as meter, posting.created_at as entered_at, invoice.invoice_id
      from pool_cost as posting join tenant as body on body.id = posting.tenant_id
      left join supplier_invoice_posting as invoice on invoice.tenant_id = posting.tenant_id and invoice.posting_id = posting.id
      where ${wanted} and ${place ? sql`(posting.month, posting.id) > (${place.by.slice(0, 7)}, ${place.id}::uuid)` : sql`true`}
      order by posting.month, posting.id limit ${input.first + 1}`.execute(reads);
    const total = hasRange(input) ? await countRows(reads, sql`pool_cost as posting where ${wanted}`) : found.cost_entries;
    return entriesPage(rows, input.first, found.family, total);
  },
});

const readingTaken = (found: FoundStretch, behind: readonly string[], centreId: TenantId): RawBuilder<boolean> =>
  found.status === 'released' ? readingFrozenBy(behind) : readingsOf(selectionOf(found, behind, centreId));

/** The readings behind a member's share of a pool, single one by single one; their quantities make the use that the key has weighed. */
export const listShareReadings = query({
  name: 'settlement.listShareReadings',
  action: 'settlement.readRuns',
  input: z.object({ ...stretch, memberId: idInput<'TenantId'>(), ...rangeFields, ...pageFields(100) }),
  run: async (reads, { input, actor }) => {
    const found = await findStretch(reads, input);
    if (!found) return NOTHING;
    const place = placeFrom(input.after, isDay);
    const { rows: counted } = await sql<{ readings: number; meters: string[] }>`
      select coalesce(sum((use.value ->> 'readings')::int), 0)::int as readings,
        coalesce(array_agg(use.value ->> 'meter') filter (where use.value ? 'meter'), '{}') as meters
      from run_share as share cross join lateral jsonb_array_elements(coalesce(share.lineage -> 'uses', share.lineage -> 'parts')) as use
      where share.tenant_id = ${actor.centreId}::uuid and share.run_id = ${input.runId}::uuid and share.pool_id = ${input.poolId}::uuid
        and share.months_from = ${input.monthsFrom} and share.member_id = ${input.memberId}::uuid`.execute(reads);
    const meters = found.parts ? found.parts.flatMap(({ metric }) => meterOf(metric) ?? []) : (counted[0]?.meters ?? []);
    // A key that weighs nothing that was used has no readings, and none need be looked for.
    if (meters.length === 0) return NOTHING;
    const isFirst = input.monthsFrom === found.period_from;
    const behind = await entriesBehind(reads, input.runId);
    const wanted = sql`reading.tenant_id = ${input.memberId}::uuid and reading.service_family_code = ${found.family}
      and not ${IS_CLOSING} and reading.occurred_on <= ${lastDay(found.months_to)}::date
      and ${isFirst ? sql`true` : sql`reading.occurred_on >= ${firstDay(input.monthsFrom)}::date`}
      and ${inRange(sql`reading.occurred_on`, input)} and ${readingTaken(found, behind, actor.centreId)}`;
    const further = sql`${wanted} and ${place ? sql`(reading.occurred_on, reading.id) > (${place.by}::date, ${place.id}::uuid)` : sql`true`}`;
    const { rows } = await sql<Row>`
      select ${READING_KIND} as kind, reading.source_id as id, reading.id as place, reading.tenant_id, body.name as body_name,
        reading.occurred_on as day, ${READING_LABEL} as label, null::bigint as amount_cents, reading.quantity, reading.meter,
        reading.known_at as entered_at, null::uuid as invoice_id
      from ${readingsByMeter(meters, further, input.first + 1)} join tenant as body on body.id = reading.tenant_id
      order by reading.occurred_on, reading.id limit ${input.first + 1}`.execute(reads);
    const total = hasRange(input) ? await countRows(reads, readingsByMeter(meters, wanted, COUNTED_ROWS)) : (counted[0]?.readings ?? 0);
    return entriesPage(rows, input.first, found.family, total);
  },
});
