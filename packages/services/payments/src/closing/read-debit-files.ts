// SPDX-License-Identifier: EUPL-1.2
import { type CollectionStatus, collectionStatus, type DebitFileOfDay, type DebitRun, type Person, type Release } from '@domain/payments';
import { addDays, type Cents, type CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { collectionsFrom, ON_ITS_WAY_DAYS } from '../debits/debit-repository.ts';
import { fromJson } from '../json.ts';
import { personOrNull } from '../people.ts';

/** How the collections of a file stood at the end of a day: what the closing saw, since banks go on to tell of them. */
export interface DebitFileStanding {
  readonly runId: string;
  readonly collections: readonly { readonly endToEndId: string; readonly status: CollectionStatus }[];
}

interface RunRow {
  readonly id: string;
  readonly bank_account_id: string;
  readonly collect_on: CivilDate;
  readonly scheme: DebitRun['scheme'];
  readonly file_hash: string;
  readonly message_id: string | null;
  readonly file_count: number;
  readonly control_sum: string;
  readonly collections: unknown;
  readonly releases: unknown;
  readonly involved: unknown;
  readonly handed_over_by: unknown;
  readonly handed_over_on: CivilDate;
}

const COLUMNS = sql`id, bank_account_id, collect_on, scheme, file_hash, message_id, file_count, control_sum_cents::text as control_sum, collections, releases,
  involved, handed_over_by, handed_over_on`;

const isOpen = (status: CollectionStatus): boolean => status === 'onItsWay' || status === 'accepted';

/**
 * Files of direct debits of which a closing tells: those that left since the closing before, those of which the bank still has something to
 * say, and those of which it said something since; a returned debit may come weeks later.
 */
export async function standingDebitFiles(
  reads: Reads,
  tenantId: string,
  { after, through }: { readonly after: CivilDate | null; readonly through: CivilDate },
): Promise<DebitFileStanding[]> {
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from debit_run as run where run.tenant_id = ${tenantId}::uuid and run.status = 'handedOver' and run.handed_over_on <= ${through}::date
      and (${after}::date is null or run.handed_over_on > ${after}::date or run.collect_on + ${ON_ITS_WAY_DAYS}::int >= ${after}::date
        or exists (select from jsonb_array_elements(run.collections) as one, jsonb_array_elements(one -> 'steps') as step where step ->> 'on' > ${after}::text))
    order by run.id`.execute(reads);
  return rows.flatMap((row): DebitFileStanding[] => {
    const collections = collectionsFrom(row.collections);
    const fresh = after === null || row.handed_over_on > after;
    const open = after !== null && addDays(row.collect_on, ON_ITS_WAY_DAYS) >= after;
    const told = collections.some(
      (one) =>
        one.steps.some(({ on }) => (after === null || on > after) && on <= through) ||
        (open && isOpen(collectionStatus(one, after ?? undefined))),
    );
    if (!fresh && !told) return [];
    return [
      { runId: row.id, collections: collections.map((one) => ({ endToEndId: one.endToEndId, status: collectionStatus(one, through) })) },
    ];
  });
}

/** Files whose collections stand as it is said, everything else as the table has it. */
export async function debitFilesOf(reads: Reads, tenantId: string, standings: readonly DebitFileStanding[]): Promise<DebitFileOfDay[]> {
  if (standings.length === 0) return [];
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from debit_run where tenant_id = ${tenantId}::uuid and id = any(${standings.map(({ runId }) => runId)}::uuid[]) order by id`.execute(
    reads,
  );
  const said = new Map(standings.map(({ runId, collections }) => [runId, new Map(collections.map((one) => [one.endToEndId, one.status]))]));
  return rows.map((row) => ({
    run: {
      ...{ id: row.id, tenantId, bankAccountId: row.bank_account_id, collectOn: row.collect_on, scheme: row.scheme },
      file: {
        ...{ hash: row.file_hash, messageId: row.message_id ?? '', count: row.file_count },
        controlSumCents: BigInt(row.control_sum) as Cents,
      },
      ...{ releases: fromJson<readonly Release[]>(row.releases), involved: fromJson<readonly Person[]>(row.involved) },
      handedOverBy: personOrNull(row.handed_over_by),
    },
    collections: collectionsFrom(row.collections).map(({ endToEndId, amountCents }) => ({
      ...{ endToEndId, amountCents },
      status: said.get(row.id)?.get(endToEndId) ?? 'onItsWay',
    })),
    handedOverOn: row.handed_over_on,
  }));
}
