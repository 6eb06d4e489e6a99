// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { dateInput, idInput, query, textInput } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { unitOf } from '../meter-units.ts';
import { QUANTITY_SOURCE } from '../repositories/charge-repository.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly service_family_code: string;
  readonly meter: string;
  readonly unit: string | null;
  readonly quantity: bigint;
  readonly occurred_on: CivilDate;
  readonly label: string;
  readonly is_reversal: boolean;
  readonly is_reversed: boolean;
  readonly entered_by: string | null;
  readonly known_at: string;
  readonly frozen_by_run: string | null;
  readonly total: number;
}

const shown = (row: Row) => ({
  id: row.id,
  tenantId: row.tenant_id,
  memberName: row.member_name,
  serviceFamilyCode: row.service_family_code,
  code: row.meter.slice('quantity.'.length),
  unit: row.unit,
  quantity: Number(row.quantity),
  occurredOn: row.occurred_on,
  label: row.label,
  isReversal: row.is_reversal,
  isReversed: row.is_reversed,
  enteredBy: row.entered_by,
  enteredAt: row.known_at,
  frozenByRun: row.frozen_by_run,
});

export type QuantityRow = ReturnType<typeof shown>;

async function quantitiesWhere(reads: Reads, condition: RawBuilder<unknown>, place: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with wanted as (select reading.* from reading where reading.source_type = ${QUANTITY_SOURCE} and ${condition})
    select reading.source_id as id, reading.tenant_id, member.name as member_name, reading.service_family_code, reading.meter,
      ${unitOf(sql`reading.meter`, sql`reading.service_family_code`)} as unit, reading.quantity,
      reading.occurred_on, reading.label, reading.reverses is not null as is_reversal, counter.id is not null as is_reversed,
      (select min(person.name) from tenant_user as person where person.account_id = reading.entered_by) as entered_by,
      reading.known_at, frozen.run_id as frozen_by_run,
      (select count(*)::int from (select from wanted limit 10001) as counted) as total
    from wanted as reading
    join tenant as member on member.id = reading.tenant_id
    left join reading as counter on counter.tenant_id = reading.tenant_id and counter.reverses = reading.id
    left join frozen_reading as frozen on frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id
    where ${place} order by reading.occurred_on desc, reading.source_id desc limit ${limit}`.execute(reads);
  return rows;
}

/** Quantities that people entered, the newest first. */
export const listQuantities = query({
  name: 'settlement.listQuantities',
  action: 'settlement.readPools',
  input: z.object({
    from: dateInput,
    to: dateInput,
    tenantId: idInput<'TenantId'>().optional(),
    code: textInput(60).optional(),
    ...pageFields(100),
  }),
  run: async (reads, { input }) => {
    const place = placeFrom(input.after, isDay);
    const meter = input.code === undefined ? null : `quantity.${input.code}`;
    const rows = await quantitiesWhere(
      reads,
      sql`reading.occurred_on between ${input.from}::date and ${input.to}::date
        and (${input.tenantId ?? null}::uuid is null or reading.tenant_id = ${input.tenantId ?? null})
        and (${meter}::text is null or reading.meter = ${meter})`,
      place ? sql`(reading.occurred_on, reading.source_id) < (${place.by}::date, ${place.id}::uuid)` : sql`true`,
      input.first + 1,
    );
    return pageOf(rows, input.first, (row) => ({ by: row.occurred_on, id: row.id }), shown);
  },
});

export const findQuantity = query({
  name: 'settlement.findQuantity',
  action: 'settlement.readPools',
  input: z.object({ quantityId: idInput<'QuantityId'>() }),
  run: async (reads, { input }): Promise<QuantityRow | null> => {
    const [row] = await quantitiesWhere(reads, sql`reading.source_id = ${input.quantityId}::uuid`, sql`true`, 1);
    return row ? shown(row) : null;
  },
});

/** Meters for quantities that published keys name; what may be entered so that it counts. */
export const listMeters = query({
  name: 'settlement.listMeters',
  action: 'settlement.readKeys',
  input: z.object({}),
  run: async (reads) => {
    const { rows } = await sql<{ code: string; unit: string; service_family_code: string; key_names: string[] }>`
      select substr(measure ->> 'meter', 10) as code, min(measure ->> 'unit') as unit, key.service_family_code,
        array_agg(distinct key.name) as key_names
      from key_version as version
      join allocation_key as key on key.tenant_id = version.tenant_id and key.id = version.key_id
      cross join lateral jsonb_path_query(version.rule, 'strict $.** ? (@.kind == "quantity")') as measure
      where version.known_to is null
      group by 1, key.service_family_code order by key.service_family_code, 1`.execute(reads);
    return rows.map((row) => ({ code: row.code, unit: row.unit, serviceFamilyCode: row.service_family_code, keyNames: row.key_names }));
  },
});
