// SPDX-License-Identifier: EUPL-1.2
import type { CarriedQuantity } from '@domain/settlement';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { IS_CLOSING, READING_NOT_FROZEN } from './frozen-set.ts';

/** The regular run that was released last; its proof names what is open. */
const lastRun = (centreId: string) => sql`(select * from settlement_run where tenant_id = ${centreId}::uuid and status = 'released'
  and kind = 'regular' order by period_to desc limit 1)`;

/**
 * Rows 'run' and 'open.value' of what a regular run leaves to the next one: what its proof names, and what correction runs that were released
 * before that next one have changed of it. An entry that a correction has taken is charged with it; only what is left over goes on.
 */
export const openAfter = (run: RawBuilder<unknown>): RawBuilder<unknown> => sql`${run} as run
  cross join lateral (select jsonb_build_object('tenantId', part.value ->> 'tenantId', 'serviceFamilyCode', part.value ->> 'serviceFamilyCode',
      'meter', part.value ->> 'meter', 'quantity', sum((part.value ->> 'quantity')::bigint)::text) as value
    from (select proof.value from jsonb_array_elements(coalesce(run.proof -> 'carried', '[]')) as proof
      union all
      select changed.value from settlement_run as later cross join lateral jsonb_array_elements(later.correction -> 'carriedChange') as changed
        where later.tenant_id = run.tenant_id and later.status = 'released' and later.kind = 'correction'
          and later.correction ->> 'carriedAfter' = run.id::text) as part
    group by part.value ->> 'tenantId', part.value ->> 'serviceFamilyCode', part.value ->> 'meter'
    having sum((part.value ->> 'quantity')::bigint) <> 0) as open`;

/** Rows 'run' and 'open.value' of what is open and has no closing that waits for the next run. */
export const openRows = (centreId: string): RawBuilder<unknown> => sql`${openAfter(lastRun(centreId))}
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
