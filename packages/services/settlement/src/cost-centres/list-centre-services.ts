// SPDX-License-Identifier: EUPL-1.2

import type { CentreMethod } from '@domain/settlement';
import type { CivilDate, CivilMonth } from '@kernel/core';
import { monthInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { nameOfMethod } from './method-names.ts';

interface ServiceRow {
  readonly id: string;
  readonly from_centre_id: string;
  readonly to_kind: 'centre' | 'pool';
  readonly to_id: string;
  readonly month_from: CivilMonth;
  readonly month_to: CivilMonth;
  readonly quantity: bigint;
  readonly unit: string;
  readonly known_from: string;
  readonly entered_by: string | null;
}

/** What the support cost centres give in a month, as it is known now. */
export const listCostCentreServices = query({
  name: 'settlement.listCostCentreServices',
  action: 'settlement.readPools',
  input: z.object({ month: monthInput }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<ServiceRow>`
      select service.id, service.from_centre_id, service.to_kind, service.to_id, service.month_from, service.month_to, service.quantity,
        service.unit, service.known_from, person.name as entered_by
      from cost_centre_service as service
      left join tenant_user as person on person.tenant_id = service.tenant_id and person.id = service.entered_by_user
      where service.known_to is null and service.month_from <= ${input.month} and service.month_to >= ${input.month}
        and ${permitted({ tenantId: 'service.tenant_id' })}
      order by service.from_centre_id, service.to_kind, service.to_id, service.month_from`.execute(reads);
    return rows.map((row) => ({
      id: row.id,
      fromCentreId: row.from_centre_id,
      toCentreId: row.to_kind === 'centre' ? row.to_id : null,
      toPoolId: row.to_kind === 'pool' ? row.to_id : null,
      monthFrom: row.month_from,
      monthTo: row.month_to,
      quantity: Number(row.quantity),
      unit: row.unit,
      knownFrom: row.known_from,
      enteredBy: row.entered_by,
    }));
  },
});

export type CostCentreServiceRow = Awaited<ReturnType<typeof listCostCentreServices.run>>[number];

interface MethodRow {
  readonly id: string;
  readonly method: CentreMethod;
  readonly centre_order: readonly string[];
  readonly resolution: string;
  readonly valid_from: CivilDate;
  readonly valid_to: CivilDate | null;
  readonly known_from: string;
  readonly published_by: string | null;
}

/** The resolved methods in the course of time, as they are known now; the latest first. */
export const listCostCentreMethods = query({
  name: 'settlement.listCostCentreMethods',
  action: 'settlement.readPools',
  input: z.object({}),
  run: async (reads, { permitted }) => {
    const { rows } = await sql<MethodRow>`
      select method.id, method.method, method.centre_order, method.resolution, method.valid_from, method.valid_to, method.known_from,
        person.name as published_by
      from cost_centre_method as method
      left join tenant_user as person on person.tenant_id = method.tenant_id and person.id = method.published_by
      where method.known_to is null and ${permitted({ tenantId: 'method.tenant_id' })}
      order by method.valid_from desc, method.id`.execute(reads);
    return rows.map((row) => ({
      id: row.id,
      method: nameOfMethod(row.method),
      centreOrder: row.centre_order,
      resolution: row.resolution,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      knownFrom: row.known_from,
      publishedBy: row.published_by,
    }));
  },
});

export type CostCentreMethodRow = Awaited<ReturnType<typeof listCostCentreMethods.run>>[number];
