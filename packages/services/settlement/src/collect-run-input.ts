// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort, type Citation } from '@contracts/agreements';
import { type SettledMember, tenancyPort } from '@contracts/tenancy';
import {
  afterClosings,
  type CarriedQuantity,
  type Meter,
  type ReadingTotal,
  type RunDirectCharge,
  type RunInput,
  type RunMember,
  type RunPool,
} from '@domain/settlement';
import {
  type AssociationId,
  type CivilDate,
  type CivilMonth,
  cents,
  civilDate,
  firstDay,
  type Instant,
  lastDay,
  type Validity,
} from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Ports } from '@platform/use-case';
import { sql } from 'kysely';
import { type CostSum, costCentresOf, costOf, stockCounts } from './collect-facts.ts';
import { chargesOf, costsOf, IS_CLOSING, isLate, readingsOf, type Selection, settledDay } from './frozen-set.ts';
import { keysOf } from './key-rows.ts';
import { openAfter } from './open-corrections.ts';
import { basisOn, citationsOf, keptBasis } from './run-citations.ts';

export interface Collection extends Selection {
  readonly associationId: AssociationId;
  /** Memberships, agreements and keys as known at this instant. */
  readonly known: Instant;
}

const ALWAYS = civilDate('1900-01-01');

async function readingTotals(reads: Reads, collection: Collection): Promise<ReadingTotal[]> {
  const { period } = collection;
  const first = firstDay(period.from);
  const { rows } = await sql<{
    tenant_id: string;
    service_family_code: string;
    meter: Meter;
    month: CivilMonth;
    quantity: string;
    readings: number;
    late: number;
    late_quantity: string;
  }>`
    select reading.tenant_id, reading.service_family_code, reading.meter,
      case when reading.occurred_on < ${first}::date then ${period.from}
        else least(to_char(reading.occurred_on, 'YYYY-MM'), ${period.to}) end as month,
      sum(reading.quantity)::text as quantity, count(*)::int as readings,
      (count(*) filter (where reading.occurred_on < ${first}::date))::int as late,
      (coalesce(sum(reading.quantity) filter (where ${isLate(collection)}), 0))::text as late_quantity
    from reading where ${readingsOf(collection)} and not ${IS_CLOSING}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(reads);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    serviceFamilyCode: row.service_family_code,
    meter: row.meter,
    month: row.month,
    quantity: BigInt(row.quantity),
    readings: row.readings,
    late: row.late,
    lateQuantity: BigInt(row.late_quantity),
  }));
}

/** The closings of corrections that the run takes in. */
async function closingsIn(reads: Reads, collection: Selection): Promise<CarriedQuantity[]> {
  const { rows } = await sql<{ tenant_id: string; service_family_code: string; meter: Meter; quantity: string }>`
    select reading.tenant_id, reading.service_family_code, reading.meter, reading.quantity::text as quantity
    from reading where ${readingsOf(collection)} and ${IS_CLOSING}`.execute(reads);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    serviceFamilyCode: row.service_family_code,
    meter: row.meter,
    quantity: BigInt(row.quantity),
  }));
}

/**
 * What the last regular run before left open of its corrections, with what correction runs that were released after it have changed of
 * that, and nobody has closed since.
 */
export async function carriedInto(reads: Reads, collection: Selection): Promise<CarriedQuantity[]> {
  const { centreId, period } = collection;
  const last = sql`(select * from settlement_run as run where run.tenant_id = ${centreId}::uuid and run.status = 'released'
    and run.kind = 'regular' and run.period_to < ${period.from} order by run.period_to desc limit 1)`;
  const { rows } = await sql<{ open: Omit<CarriedQuantity, 'quantity'> & { readonly quantity: string } }>`
    select open.value as open from ${openAfter(last)}`.execute(reads);
  const open = rows.map(({ open: one }) => ({ ...one, quantity: BigInt(one.quantity) }));
  return open.length === 0 ? [] : afterClosings(open, await closingsIn(reads, collection));
}

/** The pools with their costs as sums by month and kind: their number is bounded by the pools, however many entries there are. */
async function poolsWithCosts(reads: Reads, collection: Collection): Promise<RunPool[]> {
  const { period } = collection;
  const { rows } = await sql<{
    id: string;
    service_family_code: string;
    name: string;
    key_id: string;
    costs: readonly CostSum[];
  }>`
    with cost as (
      select posting.pool_id, greatest(posting.month, ${period.from}) as month, posting.kind,
        sum(posting.amount_cents)::text as amount, count(*)::int as entries
      from pool_cost as posting where ${costsOf(collection)}
      group by 1, 2, 3)
    select pool.id, pool.service_family_code, pool.name, pool.key_id,
      coalesce(jsonb_agg(jsonb_build_object('month', cost.month, 'kind', cost.kind, 'amount', cost.amount, 'entries', cost.entries)
        order by cost.month, cost.kind) filter (where cost.pool_id is not null), '[]') as costs
    from pool left join cost on cost.pool_id = pool.id
    where pool.tenant_id = ${collection.centreId}::uuid and (cost.pool_id is not null or exists (
      select from cost_centre_service as service where service.tenant_id = pool.tenant_id and service.to_id = pool.id))
    group by pool.tenant_id, pool.id order by pool.id`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    serviceFamilyCode: row.service_family_code,
    name: row.name,
    keyId: row.key_id,
    costs: row.costs.map((sum) => costOf(row.id, sum)),
  }));
}

interface ChargedRow {
  readonly tenant_id: string;
  readonly service_family_code: string;
  readonly occurred_on: CivilDate;
  readonly agreement_id: string | null;
  readonly agreement_number: string;
  readonly clause: string;
  readonly vat_code: 'O' | 'E' | 'S';
}

/** By the agreement as it is known at the cut; by what the charge itself keeps where that agreement is known no longer. */
function chargeBasis(row: ChargedRow, citations: readonly Citation[]): RunDirectCharge['basis'] {
  const { agreement_id: agreementId, agreement_number: agreementNumber, clause, vat_code: vatCode } = row;
  const found = basisOn(citations, { tenantId: row.tenant_id, serviceFamilyCode: row.service_family_code }, row.occurred_on);
  return found?.agreementNumber === agreementNumber ? found : keptBasis({ agreementId, agreementNumber, clause, vatCode }, row.occurred_on);
}

async function directCharges(reads: Reads, collection: Collection, citations: readonly Citation[]): Promise<RunDirectCharge[]> {
  const { rows } = await sql<{
    id: string;
    tenant_id: string;
    service_family_code: string;
    occurred_on: CivilDate;
    amount: string;
    label: string;
    agreement_id: string | null;
    agreement_number: string;
    clause: string;
    vat_code: 'O' | 'E' | 'S';
    source_type: string | null;
    source_id: string | null;
    source_version: number | null;
  }>`
    select posting.id, posting.tenant_id, posting.service_family_code, posting.occurred_on, posting.amount_cents::text as amount, posting.label,
      posting.agreement_id, posting.agreement_number, posting.clause, posting.vat_code, posting.source_type, posting.source_id, posting.source_version
    from direct_charge as posting where ${chargesOf(collection)}
    order by posting.id`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    serviceFamilyCode: row.service_family_code,
    occurredOn: settledDay(row.occurred_on, collection.period),
    amountCents: cents(BigInt(row.amount)),
    label: row.label,
    basis: chargeBasis(row, citations),
    sourceRef: row.source_type && row.source_id ? { type: row.source_type, id: row.source_id, version: row.source_version ?? 1 } : null,
  }));
}

const touches = ({ from, to }: Validity, first: CivilDate, last: CivilDate): boolean => from <= last && (to === null || to >= first);

/** From the first day of any membership to the last of any; the days between are taken out of the agreements (see citationsOf). */
function runMember({ tenantId, ags, name, memberships, populations }: SettledMember): RunMember {
  const from = memberships.map((one) => one.from).sort()[0] ?? ALWAYS;
  const ends = memberships.map((one) => one.to);
  const to = ends.includes(null) ? null : (ends.sort().at(-1) ?? ALWAYS);
  return { tenantId, ags, name, validity: { from, to }, populations };
}

const inOrderOf =
  <T>(nameOf: (one: T) => string) =>
  (a: T, b: T): number => {
    const [first, second] = [nameOf(a), nameOf(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  };

/** Everything that a run of the period is made from, as the database has it now; in one order, whatever way the database came to it. */
export async function collectRunInput(reads: Reads, ports: Ports, collection: Collection): Promise<RunInput> {
  const { period, associationId, cut, known } = collection;
  const [first, last] = [firstDay(period.from), lastDay(period.to)];
  const { rows: names } = await sql<{ name: string }>`select name from association where id = ${associationId}::uuid`.execute(reads);
  const readings = await readingTotals(reads, collection);
  const carried = await carriedInto(reads, collection);
  const pools = await poolsWithCosts(reads, collection);
  const keys = await keysOf(reads, [...new Set(pools.map(({ keyId }) => keyId))], known);
  const everybody = await ports.get(tenancyPort).membersOf(reads, { from: ALWAYS, to: last }, known);
  const citations = await ports.get(agreementsPort).citationsIn(reads, { from: ALWAYS, to: last }, known);
  const charges = await directCharges(reads, collection, citations);
  // Who left before the period is in it all the same if something of theirs came late.
  const left = carried.filter(({ quantity }) => quantity > 0n);
  const active = new Set([...readings, ...charges, ...left].map(({ tenantId }) => tenantId));
  const members = everybody.filter(
    (member) => active.has(member.tenantId) || member.memberships.some((membership) => touches(membership, first, last)),
  );
  const byId = new Map(members.map((member) => [String(member.tenantId), member]));
  return {
    association: { id: associationId, name: names[0]?.name ?? '' },
    period,
    cut,
    members: members.map(runMember).sort(inOrderOf(({ tenantId }) => tenantId)),
    pools,
    keys,
    readings,
    carried,
    directCharges: charges,
    agreements: citations
      .filter(({ tenantId }) => byId.has(tenantId))
      .flatMap((citation) => citationsOf(citation, byId.get(citation.tenantId)))
      .sort(inOrderOf((one) => [one.tenantId, one.serviceFamilyCode, one.agreementNumber, one.validity.from].join(' '))),
    counts: (await stockCounts(reads, last, known)).filter(({ tenantId }) => byId.has(tenantId)),
    nonMemberUses: [],
    costCentres: await costCentresOf(reads, collection, known),
  };
}
