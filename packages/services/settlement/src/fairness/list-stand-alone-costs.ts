// SPDX-License-Identifier: EUPL-1.2
import type { StandAloneCost } from '@domain/settlement';
import { type CivilDate, cents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** Amounts as they are known now, by member. */
export async function standAloneCosts(reads: Reads, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly StandAloneCost[]>> {
  if (tenantIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    tenant_id: string;
    service_family_code: string | null;
    yearly: string;
    valid_from: CivilDate;
    source: string;
  }>`
    select cost.id, cost.tenant_id, cost.service_family_code, cost.yearly_cents::text as yearly, cost.cost_from as valid_from, cost.source
    from stand_alone_cost as cost where cost.known_to is null and cost.tenant_id = any(${[...tenantIds]}::uuid[])
    order by cost.tenant_id, cost.cost_from, cost.id`.execute(reads);
  const costs = rows.map(
    (row): StandAloneCost => ({
      id: row.id,
      tenantId: row.tenant_id,
      serviceFamilyCode: row.service_family_code,
      yearlyCents: cents(BigInt(row.yearly)),
      validFrom: row.valid_from,
      source: row.source,
    }),
  );
  return Map.groupBy(costs, ({ tenantId }) => tenantId);
}

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly service_family_code: string | null;
  readonly yearly: string;
  readonly valid_from: CivilDate;
  readonly source: string;
  readonly known_from: string;
  readonly known_to: string | null;
  readonly entered_by: string | null;
  readonly of_centre: boolean;
}

/** What members would pay alone: what is known now, and what was known before; the latest day first. */
export const listStandAloneCosts = query({
  name: 'settlement.standAloneCosts',
  action: 'settlement.readStatements',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, actor, permitted }) => {
    const { tenantId = null } = input;
    const { rows } = await sql<Row>`
      select cost.id, cost.tenant_id, member.name as member_name, cost.service_family_code, cost.yearly_cents::text as yearly, cost.cost_from as valid_from,
        cost.source, cost.known_from, cost.known_to, person.name as entered_by,
        person.tenant_id is null or person.tenant_id = ${actor.centreId}::uuid as of_centre
      from stand_alone_cost as cost
      join tenant as member on member.id = cost.tenant_id
      left join tenant_user as person on person.id = cost.entered_by_user
      where ${permitted({ tenantId: 'cost.tenant_id' })} and (${tenantId}::uuid is null or cost.tenant_id = ${tenantId})
      order by member.name, cost.cost_from desc, cost.known_to is not null, cost.known_from desc, cost.id limit 2000`.execute(reads);
    return rows.map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      memberName: row.member_name,
      serviceFamilyCode: row.service_family_code,
      yearlyAmount: BigInt(row.yearly),
      validFrom: row.valid_from,
      source: row.source,
      knownFrom: new Date(row.known_from).toISOString(),
      /** null: known now. */
      knownTo: row.known_to === null ? null : new Date(row.known_to).toISOString(),
      /** A member sees who of its own people entered it; the centre's stay its own. */
      enteredBy: actor.body.side === 'member' && row.of_centre ? null : row.entered_by,
      byCentre: row.of_centre,
    }));
  },
});

export type StandAloneCostRow = Awaited<ReturnType<typeof listStandAloneCosts.run>>[number];
