// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { FEW_POSTINGS_NOT_FROZEN, IS_CLOSING, READING_NOT_FROZEN, SETTLED_METERS } from '../frozen-set.ts';
import { unitOf } from '../meter-units.ts';
import { openRows } from '../open-corrections.ts';
import { QUANTITY_SOURCE } from '../repositories/charge-repository.ts';
import { chargeMayBeLate, lateCosts, readingMayBeOpen, settledThrough } from '../settled-through.ts';
import { hasRange, inRange, rangeFields } from './day-range.ts';

export const ENTRY_KINDS = ['cost', 'income', 'directCharge', 'quantity', 'time', 'case', 'carried', 'closing'] as const;

interface Row {
  readonly kind: (typeof ENTRY_KINDS)[number];
  readonly id: string;
  readonly tenant_id: string;
  readonly body_name: string;
  readonly day: CivilDate;
  readonly label: string;
  readonly family: string | null;
  readonly amount_cents: bigint | null;
  readonly quantity: bigint | null;
  readonly meter: string | null;
  readonly entered_at: string;
  readonly invoice_id: string | null;
  readonly total: number;
}

export const READING_KIND = sql`case when reading.source_type = ${QUANTITY_SOURCE} then 'quantity' when ${IS_CLOSING} then 'closing'
  when reading.meter = 'desk.cases' then 'case' else 'time' end`;

/** Work without a request is labelled by the code of its service: whoever reads a list knows the name. */
export const READING_LABEL = sql`coalesce((select family.name_de || substr(reading.label, length(family.code) + 1) from service_family as family
  where family.code = reading.service_family_code and starts_with(reading.label, family.code || ' · ') limit 1), reading.label)`;

/** Income is entered above zero and takes off: it is told from costs. */
export const COST_KIND = sql<'cost' | 'income'>`case posting.kind when 'income' then 'income' else 'cost' end`;

/** Costs, charges and readings that fulfil their conditions, as one list by day. */
const entries = (
  costs: { from: RawBuilder<unknown>; where: RawBuilder<unknown> },
  charges: RawBuilder<unknown>,
  readings: RawBuilder<unknown>,
) => sql`
  select ${COST_KIND} as kind, posting.id, posting.tenant_id, (posting.month || '-01')::date as day, pool.name || ': ' || posting.label as label,
      pool.service_family_code as family, posting.amount_cents, null::bigint as quantity, null as meter, posting.created_at as entered_at
    from ${costs.from} join pool on pool.tenant_id = posting.tenant_id and pool.id = posting.pool_id where ${costs.where}
  union all
  select ${COST_KIND}, posting.id, posting.tenant_id, (posting.month || '-01')::date, centre.name || ': ' || posting.label, null,
      posting.amount_cents, null::bigint, null, posting.created_at
    from cost_centre_cost as posting
    join cost_centre as centre on centre.tenant_id = posting.tenant_id and centre.id = posting.centre_id where ${costs.where}
  union all
  select 'directCharge', posting.id, posting.tenant_id, posting.occurred_on, posting.label, posting.service_family_code, posting.amount_cents,
      null::bigint, null, posting.created_at
    from direct_charge as posting where ${charges}
  union all
  select ${READING_KIND}, reading.source_id, reading.tenant_id, reading.occurred_on, ${READING_LABEL}, reading.service_family_code, null::bigint,
      reading.quantity, reading.meter, reading.known_at
    from reading where ${readings}`;

/** For 'entry' and its 'body': the supplier's invoice that a cost or direct charge comes from. */
const INVOICE_OF_ENTRY = sql`(select invoice.invoice_id from supplier_invoice_posting as invoice
  where entry.kind in ('cost', 'directCharge') and invoice.tenant_id = body.tenant_id
    and invoice.posting_id = entry.id)`;

interface PageAsked {
  readonly after?: string | undefined;
  readonly first: number;
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
}

async function entryPage(reads: Reads, every: RawBuilder<unknown>, input: PageAsked, isLate = false) {
  const place = placeFrom(input.after, isDay);
  const list = hasRange(input) ? sql`select * from (${every}) as every where ${inRange(sql`every.day`, input)}` : every;
  const from = place ? sql`(entry.day, entry.id) > (${place.by}::date, ${place.id}::uuid)` : sql`true`;
  const { rows } = await sql<Row>`
    with entry as (${list})
    select entry.*, body.name as body_name, ${INVOICE_OF_ENTRY} as invoice_id, (select count(*)::int from (select from entry limit 10001) as counted) as total
    from entry join tenant as body on body.id = entry.tenant_id
    where ${from} order by entry.day, entry.id limit ${input.first + 1}`.execute(reads);
  return pageOf(
    rows,
    input.first,
    (row) => ({ by: row.day, id: row.id }),
    (row) => ({
      kind: row.kind,
      id: row.id,
      tenantId: row.tenant_id,
      bodyName: row.body_name,
      on: row.day,
      label: row.label,
      serviceFamilyCode: row.family,
      amount: row.amount_cents,
      quantity: row.quantity === null ? null : Number(row.quantity),
      meter: row.meter,
      enteredAt: row.entered_at,
      /** The supplier's invoice that it comes from. */
      invoiceId: row.invoice_id,
      /** A cost or charge of a settled month, which only a correction of that settlement takes. */
      forCorrection: isLate && (row.kind === 'cost' || row.kind === 'income' || row.kind === 'directCharge'),
    }),
  );
}

export type EntryRow = Awaited<ReturnType<typeof entryPage>>['items'][number];

/** What the reader entered in the period of a run: to be seen before releasing it. */
export const listMyEntries = query({
  name: 'settlement.listMyEntries',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>(), ...rangeFields, ...pageFields(100) }),
  run: (reads, { input, actor }) => {
    const inPeriod = (day: RawBuilder<unknown>) => sql`exists (select from settlement_run as run where run.id = ${input.runId}::uuid
      and ${day} between (run.period_from || '-01')::date and ((run.period_to || '-01')::date + interval '1 month - 1 day')::date)`;
    const mine = sql`(posting.entered_by = ${actor.accountId}::uuid or posting.entered_by_user = ${actor.userId}::uuid)`;
    return entryPage(
      reads,
      entries(
        { from: sql`pool_cost as posting`, where: sql`${mine} and ${inPeriod(sql`(posting.month || '-01')::date`)}` },
        sql`${mine} and ${inPeriod(sql`posting.occurred_on`)}`,
        sql`reading.entered_by = ${actor.accountId}::uuid and ${SETTLED_METERS} and ${inPeriod(sql`reading.occurred_on`)}`,
      ),
      input,
    );
  },
});

const METER_NAME = sql`case open.value ->> 'meter' when 'desk.minutes' then 'Zeit' when 'desk.cases' then 'Fälle'
  else coalesce(${unitOf(sql`open.value ->> 'meter'`, sql`open.value ->> 'serviceFamilyCode'`)}, replace(open.value ->> 'meter', 'quantity.', '')) end`;

/** What the last released run left open of its corrections and nobody has closed since, as entries of its last day. */
const openCorrections = (centreId: string, lastDay: RawBuilder<unknown>) => sql`
  select 'carried', md5(open.id || open.value::text)::uuid, (open.value ->> 'tenantId')::uuid, ${lastDay},
      coalesce(family.name_de || ': ', '') || ${METER_NAME}, open.value ->> 'serviceFamilyCode', null::bigint,
      (open.value ->> 'quantity')::bigint, open.value ->> 'meter', open.released_at
    from (select run.id, run.tenant_id, run.released_at, open.value from ${openRows(centreId)}) as open
    left join service_family as family on family.tenant_id = open.tenant_id and family.code = open.value ->> 'serviceFamilyCode'`;

/** What belongs to frozen months and is in no frozen set, what is still to be taken off for them, and closings of it: for the next run. */
export const listLateEntries = query({
  name: 'settlement.listLateEntries',
  action: 'settlement.readRuns',
  input: z.object({ ...rangeFields, ...pageFields(100) }),
  run: async (reads, { input, actor }) => {
    const settled = await settledThrough(reads, actor.centreId);
    const through = sql`(select max(gate.month) from reading_gate as gate where gate.tenant_id = ${actor.centreId}::uuid and gate.frozen_by_run is not null)`;
    const lastDay = sql`((${through} || '-01')::date + interval '1 month - 1 day')::date`;
    return entryPage(
      reads,
      sql`${entries(
        {
          from: settled ? lateCosts(actor.centreId, settled) : sql`pool_cost as posting`,
          where: sql`posting.month <= ${through} and ${FEW_POSTINGS_NOT_FROZEN}`,
        },
        sql`posting.tenant_id <> ${actor.centreId}::uuid and posting.occurred_on <= ${lastDay} and ${chargeMayBeLate(settled)} and ${FEW_POSTINGS_NOT_FROZEN}`,
        sql`reading.tenant_id <> ${actor.centreId}::uuid and ${SETTLED_METERS} and ${readingMayBeOpen(settled)}
          and ${READING_NOT_FROZEN} and (reading.occurred_on <= ${lastDay} or ${IS_CLOSING})`,
      )} union all ${openCorrections(actor.centreId, lastDay)}`,
      input,
      true,
    );
  },
});
