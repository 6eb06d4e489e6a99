// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '@platform/database';
import { YEAR, type YearAssociation } from './year-association.ts';

export interface YearEntries {
  readonly readings: number;
  readonly costs: number;
  readonly charges: number;
}

/** Half of the entries are costs, half are readings; one in a thousand is a charge that one member alone caused. */
function entriesOf(all: number): YearEntries {
  const charges = Math.floor(all / 1_000);
  const readings = Math.ceil((all - charges) / 2);
  return { readings, costs: all - charges - readings, charges };
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index);
const SEED = 20_261_122;

/** Whole numbers that look random, from the number of the entry alone: the same year each time. */
const draw = (salt: number, below: number): string => `(hashint8extended(i, ${SEED + salt}) & 9007199254740991) % ${below}`;
/** Ids begin with their time, as those of the platform do. */
const idAt = (at: string, salt: string): string =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${salt}' || i), 1, 3) || '8' || substr(md5('${salt}' || i), 4, 15))::uuid`;

interface Chunk {
  readonly from: number;
  readonly to: number;
  /** First instant of the month, and its seconds. */
  readonly begin: string;
  readonly seconds: number;
}

function chunksOf(count: number): Chunk[] {
  return MONTHS.map((month) => {
    const [first, next] = [Date.UTC(YEAR, month, 1), Date.UTC(YEAR, month + 1, 1)];
    return {
      from: Math.floor((count * month) / 12),
      to: Math.floor((count * (month + 1)) / 12) - 1,
      begin: new Date(first).toISOString(),
      seconds: (next - first) / 1_000,
    };
  }).filter(({ from, to }) => to >= from);
}

const uuids = (ids: readonly string[]): string => `array[${ids.map((id) => `'${id}'`).join(',')}]::uuid[]`;
const happened = ({ from, to, begin, seconds }: Chunk): string => `
  select i, timestamptz '${begin}' + ((i - ${from}) * ${seconds}::float8 / ${to - from + 1}) * interval '1 second' as at
  from generate_series(${from}::bigint, ${to}::bigint) as i`;
/** Some members use more than others: the square of an even number leans to the first of them. */
const memberOf = (association: YearAssociation, salt: number): string =>
  `(${uuids(association.members)})[1 + (${association.members.length} * ((${draw(salt, 10_000)})::float8 / 10000) ^ 2)::int % ${association.members.length}]`;

const READINGS = (association: YearAssociation, chunk: Chunk): string => `
  insert into reading (tenant_id, id, association_id, meter, service_family_code, quantity, occurred_on, known_at, source_type, source_id,
    source_version, label)
  select ${memberOf(association, 1)}, ${idAt('at', 'reading')}, '${association.associationId}'::uuid,
    case when kind < 70 then 'desk.minutes' when kind < 85 then 'desk.cases' else 'quantity.devices' end,
    'f' || lpad((1 + ${draw(2, association.families)})::text, 2, '0'),
    case when kind < 70 then 5 + ${draw(3, 236)} when kind < 85 then 1 else 1 + ${draw(3, 20)} end,
    at::date, at + interval '1 hour', 'timeEntry', ${idAt('at', 'source')}, 1, 'A-' || i || ' · Bearbeitung'
  from (select happened.*, ${draw(4, 100)} as kind from (${happened(chunk)}) as happened) as drawn`;

const COSTS = (association: YearAssociation, chunk: Chunk): string => `
  insert into pool_cost (tenant_id, id, pool_id, month, kind, amount_cents, label, voucher, created_at)
  select '${association.centreId}'::uuid, ${idAt('at', 'cost')},
    (${uuids(association.pools)})[1 + ${draw(5, association.pools.length)}], to_char(at at time zone 'UTC', 'YYYY-MM'),
    (array['staff', 'material', 'overhead'])[1 + ${draw(6, 3)}],
    case when ${draw(7, 50)} = 0 then -(1 + ${draw(8, 9_999)}) else 1 + ${draw(8, 49_999)} end,
    'Beleg ' || i, 'B-' || i, at
  from (${happened(chunk)}) as happened`;

const CHARGES = (association: YearAssociation, chunk: Chunk): string => `
  insert into direct_charge (tenant_id, id, association_id, service_family_code, occurred_on, amount_cents, label, agreement_number, clause,
    vat_code, created_at)
  select ${memberOf(association, 9)}, ${idAt('at', 'charge')}, '${association.associationId}'::uuid,
    'f' || lpad((1 + ${draw(10, association.families)})::text, 2, '0'), at::date, 1 + ${draw(11, 200_000)}, 'Sonderleistung ' || i, 'V-001', '§ 6',
    'E', at
  from (${happened(chunk)}) as happened`;

/**
 * Writes a year of entries behind the wall, as the application's own role, month by month. The gates stand open as the services that write
 * one by one would have left them.
 */
export async function writeYear(
  database: Database,
  association: YearAssociation,
  all: number,
  told: (month: number) => void = () => {},
): Promise<YearEntries> {
  const entries = entriesOf(all);
  const write = (statement: string) =>
    database.write(association.scope, (writes) => writes.$executeRawUnsafe(statement), { timeoutMs: 600_000 });
  await write(`insert into reading_gate (tenant_id, month)
    select tenant_id, '${YEAR}-' || lpad(month::text, 2, '0') from unnest(${uuids(association.scope.writeTenants)}) as tenant_id,
      generate_series(1, 12) as month order by 1, 2`);
  const [readings, costs, charges] = [chunksOf(entries.readings), chunksOf(entries.costs), chunksOf(entries.charges)];
  for (const month of MONTHS) {
    const [reading, cost, charge] = [readings[month], costs[month], charges[month]];
    if (reading) await write(READINGS(association, reading));
    if (cost) await write(COSTS(association, cost));
    if (charge) await write(CHARGES(association, charge));
    told(month + 1);
  }
  return entries;
}
