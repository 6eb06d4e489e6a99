// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** What has gone off of each instalment in the documents of other rounds, by member, year and number. */
export async function advancesUsed(reads: Reads, roundId: string | null): Promise<ReadonlyMap<string, Cents>> {
  const { rows } = await sql<{ key: string; used: string }>`
    select concat_ws(' ', document.tenant_id, coalesce(part ->> 'year', document.content ->> 'year'), part ->> 'number') as key,
      sum((part ->> 'dueCents')::numeric)::text as used
    from billing_document as document, jsonb_array_elements(document.content -> 'advances') as part
    where document.status <> 'discarded' and document.kind = 'annual' and document.round_id is distinct from ${roundId}::uuid
    group by 1`.execute(reads);
  return new Map(rows.map(({ key, used }) => [key, cents(BigInt(used))]));
}
