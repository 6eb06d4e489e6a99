// SPDX-License-Identifier: EUPL-1.2
import type { CarriedQuantity } from '@domain/settlement';
import { type CivilMonth, firstDay, type Instant, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { carriedInto } from '../collect-run-input.ts';
import { entriesBehind } from '../correction-chain.ts';
import { IS_CLOSING, isLate, readingsOf, type Selection } from '../frozen-set.ts';
import { settledThrough } from '../settled-through.ts';

/** Something that changes a member's use because of months that are settled. */
export interface ShareCorrection {
  /** Came after the freeze; takes back what is frozen; or is what earlier runs could not take off. */
  readonly kind: 'late' | 'reversal' | 'open';
  readonly meter: string;
  /** To which it belongs; null where it cannot be told. */
  readonly month: CivilMonth | null;
  /** What was read: a request, an activity. */
  readonly label: string | null;
  /** In the meter's base unit. */
  readonly quantity: number;
}

interface Placed extends ShareCorrection {
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  /** The month of the run in which it counts. */
  readonly countsIn: CivilMonth;
}

interface Row {
  readonly tenant_id: string;
  readonly service_family_code: string;
  readonly meter: string;
  readonly month: CivilMonth;
  readonly label: string;
  readonly quantity: string;
}

/** Late readings that the run takes in, as one where they are of one month and say the same. */
async function lateReadings(reads: Reads, selection: Selection): Promise<Placed[]> {
  const { period } = selection;
  const first = firstDay(period.from);
  const { rows } = await sql<Row & { counts_in: CivilMonth; is_reversal: boolean }>`
    select reading.tenant_id, reading.service_family_code, reading.meter, reading.label, reading.reverses is not null as is_reversal,
      to_char(reading.occurred_on, 'YYYY-MM') as month,
      case when reading.occurred_on < ${first}::date then ${period.from} else to_char(reading.occurred_on, 'YYYY-MM') end as counts_in,
      sum(reading.quantity)::text as quantity
    from reading where ${readingsOf(selection)} and not ${IS_CLOSING} and ${isLate(selection)}
    group by 1, 2, 3, 4, 5, 6, 7 order by 6, 4, 5`.execute(reads);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    serviceFamilyCode: row.service_family_code,
    countsIn: row.counts_in,
    kind: row.is_reversal ? 'reversal' : 'late',
    meter: row.meter,
    month: row.month,
    label: row.label,
    quantity: Number(row.quantity),
  }));
}

/** What earlier runs took back, the last first: corrections are borne in the order in which they came, and the last stay open. */
async function takenBack(reads: Reads, { centreId, period }: Selection): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select reading.tenant_id, reading.service_family_code, reading.meter, to_char(reading.occurred_on, 'YYYY-MM') as month, reading.label,
      reading.quantity::text as quantity
    from settlement_run as run join frozen_reading as frozen on frozen.run_id = run.id
      join reading on reading.tenant_id = frozen.tenant_id and reading.id = frozen.reading_id
    where run.tenant_id = ${centreId}::uuid and run.period_to < ${period.from} and not ${IS_CLOSING}
      and reading.quantity < 0 and reading.tenant_id in (
        select (open.value ->> 'tenantId')::uuid from settlement_run as last cross join lateral jsonb_array_elements(last.proof -> 'carried') as open
        where last.tenant_id = ${centreId}::uuid and last.status = 'released' and last.period_to < ${period.from})
    order by run.period_to desc, reading.occurred_on desc, reading.known_at desc, reading.id`.execute(reads);
  return rows;
}

const isOf = (row: Row, { tenantId, serviceFamilyCode, meter }: CarriedQuantity): boolean =>
  row.tenant_id === tenantId && row.service_family_code === serviceFamilyCode && row.meter === meter;

function openParts(open: CarriedQuantity, rows: readonly Row[], countsIn: CivilMonth): Placed[] {
  const { tenantId, serviceFamilyCode, meter } = open;
  const common = { tenantId, serviceFamilyCode, meter, countsIn, kind: 'open' } as const;
  let left = open.quantity;
  const parts: Placed[] = [];
  for (const row of rows.filter((one) => isOf(one, open))) {
    if (left >= 0n) break;
    const quantity = BigInt(row.quantity) < left ? left : BigInt(row.quantity);
    parts.unshift({ ...common, month: row.month, label: row.label, quantity: Number(quantity) });
    left -= quantity;
  }
  return left === 0n ? parts : [{ ...common, month: null, label: null, quantity: Number(left) }, ...parts];
}

async function openCorrections(reads: Reads, selection: Selection): Promise<Placed[]> {
  const open = await carriedInto(reads, selection);
  if (open.length === 0) return [];
  const rows = await takenBack(reads, selection);
  return open.flatMap((one) => openParts(one, rows, selection.period.from));
}

interface Place {
  readonly memberId: string;
  readonly serviceFamilyCode: string;
  readonly monthsFrom: CivilMonth;
  readonly monthsTo: CivilMonth;
}

/**
 * The corrections in the shares of a run while it is a preview, member by member. A released run names them with its statements.
 * Together with the readings of the period itself, and less what stays open, they make the measure.
 */
export async function correctionsOf(
  reads: Reads,
  centreId: TenantId,
  runId: string,
): Promise<(place: Place) => readonly ShareCorrection[]> {
  const { rows } = await sql<{ kind: string; from: CivilMonth; to: CivilMonth; cut: string }>`
    select kind, period_from as "from", period_to as "to", cut_at as cut from settlement_run as run
    where run.id = ${runId}::uuid and run.tenant_id = ${centreId}::uuid and run.status = 'preview'`.execute(reads);
  const [run] = rows;
  if (!run) return () => [];
  const selection = {
    centreId,
    period: { from: run.from, to: run.to },
    cut: new Date(run.cut).toISOString() as Instant,
    ...(run.kind === 'correction' ? { corrects: await entriesBehind(reads, runId) } : { settled: await settledThrough(reads, centreId) }),
  };
  const all = [...(await openCorrections(reads, selection)), ...(await lateReadings(reads, selection))];
  return ({ memberId, serviceFamilyCode, monthsFrom, monthsTo }) =>
    all
      .filter((one) => one.tenantId === memberId && one.serviceFamilyCode === serviceFamilyCode)
      .filter(({ countsIn }) => countsIn >= monthsFrom && countsIn <= monthsTo)
      .map(({ kind, meter, month, label, quantity }) => ({ kind, meter, month, label, quantity }));
}
