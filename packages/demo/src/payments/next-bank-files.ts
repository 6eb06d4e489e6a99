// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, isBankDay } from '@kernel/core';
import type { Database } from '@platform/database';
import type { IdentityDirectory } from '@platform/identity';
import { type RawBuilder, sql } from 'kysely';
import { deliverDays } from './bank/deliver-days.ts';
import { type KnownToBanks, knownToBanks, type Look } from './bank/known-to-banks.ts';
import { statusText } from './bank/status-text.ts';

export interface FileOfBank {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface RunAtBank {
  readonly message: string;
  readonly left: boolean;
  readonly orders: readonly string[];
}

/** What payees' banks say of the names before a release, and what became of the orders after the file was handed over. */
async function reports(look: Look, tenantIds: readonly string[], today: CivilDate): Promise<FileOfBank[]> {
  const runs = await look(sql<RunAtBank>`
    select run.message_id as message, run.status = 'handedOver' as left, jsonb_agg(o.end_to_end_id order by o.number) as orders
    from payment_run as run join payment_order as o on o.tenant_id = run.tenant_id and o.run_id = run.id
    where run.tenant_id = any(${[...tenantIds]}::uuid[]) and run.message_id is not null
      and (run.status in ('fileMade', 'releasedOnce', 'released') and jsonb_array_length(run.payee_checks) = 0
        or run.status = 'handedOver' and o.status = 'handedOver')
    group by run.message_id, run.status order by run.message_id`);
  return runs.map(({ message, left, orders }) => ({
    name: `pain002-${left ? 'status' : 'vop'}-${message}.xml`,
    bytes: statusText(
      message,
      `${today}T12:00:00`,
      orders.map((endToEndId) => ({ endToEndId, status: left ? 'ACSC' : 'RCVC' })),
    ),
  }));
}

/** Bank days that some account has no statement of. */
function missingDays({ accounts }: KnownToBanks, today: CivilDate): CivilDate[] {
  const begins = accounts.map(({ lastDay, cutOverOn }) => (lastDay === null ? cutOverOn : addDays(lastDay, 1))).sort();
  const days: CivilDate[] = [];
  for (let day = begins[0] ?? addDays(today, 1); day <= today; day = addDays(day, 1)) if (isBankDay(day)) days.push(day);
  return days;
}

/**
 * What the banks of the demo deliver up to a day, as its books stand now: the statements that are missing, and reports about its files. What was
 * handed over comes back debited, and payers pay what is open, some of them in a way that a person has to look at.
 */
export async function nextBankFiles(
  { database, directory }: { readonly database: Database; readonly directory: Pick<IdentityDirectory, 'listAssociations'> },
  today: CivilDate,
): Promise<FileOfBank[]> {
  const files: FileOfBank[] = [];
  for (const { associationId, tenantIds } of await directory.listAssociations()) {
    const scope = { associationId, readTenants: tenantIds, writeTenants: [], audience: 'centre' } as const;
    const look = async <Row>(query: RawBuilder<Row>) => (await database.read(scope, (reads) => query.execute(reads))).rows;
    const known = await knownToBanks(look, tenantIds, today);
    for (const { name, bytes } of deliverDays(known, missingDays(known, today), 'rough')) files.push({ name, bytes });
    files.push(...(await reports(look, tenantIds, today)));
  }
  return files;
}
