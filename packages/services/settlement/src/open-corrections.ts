// SPDX-License-Identifier: EUPL-1.2
import type { CarriedQuantity } from '@domain/settlement';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { IS_CLOSING, READING_NOT_FROZEN } from './frozen-set.ts';

/** The run that was released last; its proof names what is open. */
const lastRun = (centreId: string) => sql`(select * from settlement_run where tenant_id = ${centreId}::uuid and status = 'released'
  order by period_to desc limit 1)`;

/** Rows 'run' and 'open.value' of what is open and has no closing that waits for the next run. */
export const openRows = (centreId: string): RawBuilder<unknown> => sql`${lastRun(centreId)} as run
  cross join lateral jsonb_array_elements(run.proof -> 'carried') as open
  where not exists (select from reading where reading.tenant_id = (open.value ->> 'tenantId')::uuid and reading.meter = open.value ->> 'meter'
    and reading.service_family_code = open.value ->> 'serviceFamilyCode' and ${IS_CLOSING} and ${READING_NOT_FROZEN})`;

/** What is open at one place; null if nothing is, or if a closing of it waits already. */
export async function openCorrection(
  reads: Reads,
  centreId: string,
  { tenantId, serviceFamilyCode, meter }: { tenantId: string; serviceFamilyCode: string; meter: string },
): Promise<CarriedQuantity | null> {
  const { rows } = await sql<{ open: Omit<CarriedQuantity, 'quantity'> & { readonly quantity: string } }>`
    select open.value as open from ${openRows(centreId)} and open.value ->> 'tenantId' = ${tenantId}
      and open.value ->> 'serviceFamilyCode' = ${serviceFamilyCode} and open.value ->> 'meter' = ${meter}`.execute(reads);
  const open = rows[0]?.open;
  return open ? { ...open, quantity: BigInt(open.quantity) } : null;
}
