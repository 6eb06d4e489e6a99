// SPDX-License-Identifier: EUPL-1.2
import type { CentreMethod, CentreService, RunCost, RunCostCentres, RunCount } from '@domain/settlement';
import { type CivilDate, type CivilMonth, cents, fraction, type Instant, lastDay, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { centreCostsOf, type Selection } from './frozen-set.ts';
import { knownAt } from './known-at.ts';

/** Pupils, devices, shelf metres of all members, as they were known. */
export async function stockCounts(reads: Reads, through: CivilDate, known: Instant): Promise<RunCount[]> {
  const { rows } = await sql<{ tenant_id: string; stock: string; counted_on: CivilDate; thousandths: string }>`
    select count.tenant_id, count.stock, count.counted_on, count.thousandths::text as thousandths
    from stock_count as count where count.counted_on <= ${through}::date and ${knownAt('count', known)}
    order by count.tenant_id, count.stock, count.counted_on`.execute(reads);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    stock: row.stock,
    on: row.counted_on,
    value: fraction(BigInt(row.thousandths), 1000n),
  }));
}

interface MethodRow {
  readonly method: CentreMethod;
  readonly centre_order: readonly string[];
  readonly resolution: string;
}

/** The method that is valid on the last day of the period. */
async function methodOf(reads: Reads, centreId: TenantId, on: CivilDate, known: Instant): Promise<MethodRow | null> {
  const { rows } = await sql<MethodRow>`
    select method.method, method.centre_order, method.resolution from cost_centre_method as method
    where method.tenant_id = ${centreId}::uuid and method.valid_from <= ${on}::date and (method.valid_to is null or method.valid_to >= ${on}::date)
      and ${knownAt('method', known)}
    order by method.valid_from desc limit 1`.execute(reads);
  return rows[0] ?? null;
}

/** Costs of one month and kind. */
export interface CostSum {
  readonly month: CivilMonth;
  readonly kind: RunCost['kind'];
  readonly amount: string;
  readonly entries: number;
}

export const costOf = (home: string, { month, kind, amount, entries }: CostSum): RunCost => ({
  ...{ id: `${home} ${month} ${kind}`, month, kind, amountCents: cents(BigInt(amount)), entries },
});

interface CentreRow {
  readonly id: string;
  readonly name: string;
  readonly costs: readonly CostSum[];
}

/** Services of the months of the period; a span that reaches beyond it counts with the months that lie in it. */
async function servicesIn(reads: Reads, { centreId, period }: Selection, known: Instant): Promise<CentreService[]> {
  const { rows } = await sql<{ from_centre_id: string; to_kind: 'centre' | 'pool'; to_id: string; quantity: string }>`
    select service.from_centre_id, service.to_kind, service.to_id, sum(service.quantity)::text as quantity
    from cost_centre_service as service
    cross join lateral generate_series((greatest(service.month_from, ${period.from}) || '-01')::date,
      (least(service.month_to, ${period.to}) || '-01')::date, interval '1 month') as month
    where service.tenant_id = ${centreId}::uuid and service.month_from <= ${period.to} and service.month_to >= ${period.from}
      and ${knownAt('service', known)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(reads);
  return rows.map((row) => ({ fromCentre: row.from_centre_id, to: { kind: row.to_kind, id: row.to_id }, quantity: BigInt(row.quantity) }));
}

/**
 * Support cost centres with their costs, what they did for whom, and how they are shared. Without a resolved method the resolution is
 * empty, and no run is made: a cost that nobody may share would vanish.
 */
export async function costCentresOf(reads: Reads, selection: Selection, known: Instant): Promise<RunCostCentres | null> {
  const { centreId, period } = selection;
  const { rows } = await sql<CentreRow>`
    with cost as (
      select posting.centre_id, greatest(posting.month, ${period.from}) as month, posting.kind,
        sum(posting.amount_cents)::text as amount, count(*)::int as entries
      from cost_centre_cost as posting where ${centreCostsOf(selection)}
      group by 1, 2, 3)
    select centre.id, centre.name,
      coalesce(jsonb_agg(jsonb_build_object('month', cost.month, 'kind', cost.kind, 'amount', cost.amount, 'entries', cost.entries)
        order by cost.month, cost.kind) filter (where cost.centre_id is not null), '[]') as costs
    from cost_centre as centre left join cost on cost.centre_id = centre.id
    where centre.tenant_id = ${centreId}::uuid
    group by centre.tenant_id, centre.id order by centre.id`.execute(reads);
  if (rows.every(({ costs }) => costs.length === 0)) return null;
  const method = await methodOf(reads, centreId, lastDay(period.to), known);
  const services = await servicesIn(reads, selection, known);
  const serving = new Set(services.flatMap(({ fromCentre, to }) => [fromCentre, to.id]));
  const taking = rows.filter(({ id, costs }) => costs.length > 0 || serving.has(id));
  // A resolved order may name centres that play no part in the period any more, or not yet.
  const order = method?.centre_order.filter((centre) => taking.some(({ id }) => id === centre)) ?? [];
  return {
    method: method?.method ?? 'direct',
    order: order.length > 0 ? order : null,
    resolution: method?.resolution ?? '',
    centres: taking.map(({ id, name, costs }) => ({ id, name, costs: costs.map((sum) => costOf(id, sum)) })),
    services,
  };
}
