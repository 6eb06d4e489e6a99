// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { dateInput, idInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly stock: string;
  readonly unit: string;
  readonly counted_on: CivilDate;
  readonly thousandths: string;
  readonly source: string;
  readonly reason: string | null;
  readonly known_from: string;
  readonly known_to: string | null;
  readonly entered_by: string | null;
  readonly versions: number;
}

/** 12500 → '12.5' */
function valueText(thousandths: string): string {
  const value = BigInt(thousandths);
  const decimals = String(value % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${value / 1000n}${decimals === '' ? '' : `.${decimals}`}`;
}

const at = (instant: string): string => new Date(instant).toISOString();

/** What members had on a day, as it is known now or was known at the end of a day; the latest day first. */
export const listStockCounts = query({
  name: 'settlement.listStockCounts',
  action: 'settlement.readPools',
  input: z.object({ stock: textInput(60).optional(), tenantId: idInput<'TenantId'>().optional(), knownOn: dateInput.optional() }),
  run: async (reads, { input, permitted }) => {
    const { stock = null, tenantId = null, knownOn } = input;
    const end = sql`((${knownOn ?? null}::date + 1)::timestamp at time zone 'Europe/Berlin')`;
    const known =
      knownOn === undefined
        ? sql`count.known_to is null`
        : sql`count.known_from < ${end} and (count.known_to is null or count.known_to >= ${end})`;
    const { rows } = await sql<Row>`
      select count.id, count.tenant_id, member.name as member_name, count.stock, count.unit, count.counted_on,
        count.thousandths::text as thousandths, count.source, count.reason, count.known_from, count.known_to, person.name as entered_by,
        (select count(*)::int from stock_count as known where known.tenant_id = count.tenant_id and known.stock = count.stock
          and known.counted_on = count.counted_on) as versions
      from stock_count as count
      join tenant as member on member.id = count.tenant_id
      left join tenant_user as person on person.id = count.entered_by_user
      where ${known} and ${permitted({ tenantId: 'count.tenant_id' })}
        and (${stock}::text is null or count.stock = ${stock}) and (${tenantId}::uuid is null or count.tenant_id = ${tenantId})
      order by count.counted_on desc, count.stock, member.name, count.id limit 2000`.execute(reads);
    return rows.map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      memberName: row.member_name,
      stock: row.stock,
      unit: row.unit,
      countedOn: row.counted_on,
      value: valueText(row.thousandths),
      source: row.source,
      reason: row.reason,
      knownFrom: at(row.known_from),
      /** Since then it is known otherwise; null: it holds. */
      knownTo: row.known_to && at(row.known_to),
      enteredBy: row.entered_by,
      /** More than one: it was known otherwise before. */
      versions: row.versions,
    }));
  },
});

export type StockCountRow = Awaited<ReturnType<typeof listStockCounts.run>>[number];

interface VersionRow extends Pick<Row, 'id' | 'unit' | 'thousandths' | 'source' | 'reason' | 'known_from' | 'known_to' | 'entered_by'> {
  readonly withdrawn_by: string | null;
  readonly withdrawn_reason: string | null;
}

/** All that was ever known of the day that a count is of, the newest first: who, when, why. */
export const stockCountHistory = query({
  name: 'settlement.stockCountHistory',
  action: 'settlement.readPools',
  input: z.object({ countId: idInput<'StockCountId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<VersionRow>`
      select count.id, count.unit, count.thousandths::text as thousandths, count.source, count.reason, count.known_from, count.known_to,
        person.name as entered_by, withdrawer.name as withdrawn_by, count.withdrawn_reason
      from stock_count as asked
      join stock_count as count on count.tenant_id = asked.tenant_id and count.stock = asked.stock and count.counted_on = asked.counted_on
      left join tenant_user as person on person.id = count.entered_by_user
      left join tenant_user as withdrawer on withdrawer.id = count.withdrawn_by_user
      where asked.id = ${input.countId}::uuid and ${permitted({ tenantId: 'asked.tenant_id' })}
      order by count.known_from desc, count.id limit 200`.execute(reads);
    return rows.map((row) => ({
      id: row.id,
      unit: row.unit,
      value: valueText(row.thousandths),
      source: row.source,
      reason: row.reason,
      knownFrom: at(row.known_from),
      knownTo: row.known_to && at(row.known_to),
      enteredBy: row.entered_by,
      withdrawnBy: row.withdrawn_by,
      withdrawnReason: row.withdrawn_reason,
    }));
  },
});

export type StockCountVersion = Awaited<ReturnType<typeof stockCountHistory.run>>[number];

/** Stocks that published keys name: what must be counted so that they can share. */
export const listStocks = query({
  name: 'settlement.listStocks',
  action: 'settlement.readKeys',
  input: z.object({}),
  run: async (reads) => {
    const { rows } = await sql<{ stock: string; unit: string; service_family_code: string; key_names: string[] }>`
      select measure ->> 'stock' as stock, min(measure ->> 'unit') as unit, key.service_family_code, array_agg(distinct key.name) as key_names
      from key_version as version
      join allocation_key as key on key.tenant_id = version.tenant_id and key.id = version.key_id
      cross join lateral jsonb_path_query(version.rule, 'strict $.** ? (@.kind == "stock")') as measure
      where version.known_to is null
      group by 1, key.service_family_code order by 1, key.service_family_code`.execute(reads);
    return rows.map((row) => ({ stock: row.stock, unit: row.unit, serviceFamilyCode: row.service_family_code, keyNames: row.key_names }));
  },
});
