// SPDX-License-Identifier: EUPL-1.2
import type { Journal, JournalSource, OpenPosition, Posting } from '@domain/payments';
import type { Cents, CivilDate, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { toJson } from '../json.ts';
import { personOrNull } from '../people.ts';

const BATCH = 2_000;

const inBatches = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH));

const ENTRY = { include: { postings: { orderBy: { position: 'asc' } } } } as const;

/** The books of a municipality: entries are added, never changed. */
export function ledgerRepository(writes: Writes) {
  const reads = statementsOn(writes);
  return {
    /** Last day on which nothing can be booked any more; null: every day is open. */
    async closedThrough(tenantId: TenantId): Promise<CivilDate | null> {
      const last = await writes.dayClosing.findFirst({
        where: { tenantId, status: { not: 'discarded' } },
        orderBy: { day: 'desc' },
        select: { day: true },
      });
      return last && fromDateColumn(last.day);
    },
    /** All of one municipality. The database refuses what does not balance and what falls on a closed day. */
    async addJournals(journals: readonly Journal[], at: Instant): Promise<void> {
      for (const batch of inBatches(journals)) {
        // As one text for many rows: row by row, most of the time of a matching went into making the statement.
        const entries = batch.map(({ id, tenantId, bookedOn, source, sourceId, because, by, reverses }) => ({
          ...{
            tenant_id: tenantId,
            id,
            booked_on: bookedOn,
            source,
            source_id: sourceId,
            because,
            booked_by: by ? toJson(by) : null,
            reverses,
          },
        }));
        await sql`insert into ledger_entry (tenant_id, id, booked_on, source, source_id, because, booked_by, reverses, created_at)
          select tenant_id, id, booked_on, source, source_id, because, booked_by, reverses, ${at}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
            as x(tenant_id uuid, id uuid, booked_on date, source text, source_id text, because text, booked_by jsonb, reverses uuid)`.execute(
          reads,
        );
        const postings = batch.flatMap(({ id, tenantId, bookedOn, postings: own }) =>
          own.map(({ accountId, amountCents, item }, position) => ({
            ...{
              tenant_id: tenantId,
              entry_id: id,
              position,
              account_id: accountId,
              amount: String(amountCents),
              item,
              booked_on: bookedOn,
            },
          })),
        );
        await sql`insert into ledger_posting (tenant_id, entry_id, position, account_id, amount_cents, item, booked_on)
          select tenant_id, entry_id, position, account_id, amount, item, booked_on from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb)
            as x(tenant_id uuid, entry_id uuid, position int, account_id uuid, amount bigint, item text, booked_on date)`.execute(reads);
      }
    },
    async findJournal(id: string): Promise<Journal | null> {
      const row = await writes.ledgerEntry.findFirst({ where: { id }, ...ENTRY });
      return row && journalOf(row);
    },
    isReversed: async (tenantId: TenantId, id: string): Promise<boolean> =>
      (await writes.ledgerEntry.count({ where: { tenantId, reverses: id } })) > 0,
    /** The entry that stands for a file, a line, an answer now; null if there is none or it was taken back. */
    async standingJournal(tenantId: TenantId, source: JournalSource, sourceId: string): Promise<Journal | null> {
      const row = await writes.ledgerEntry.findFirst({ where: { tenantId, source, sourceId, reverses: null, reversal: null }, ...ENTRY });
      return row && journalOf(row);
    },
    /** After one day (null: since the beginning) and up to another, in the order in which they were booked. */
    async journalsBetween(tenantId: TenantId, after: CivilDate | null, through: CivilDate): Promise<Journal[]> {
      const bookedOn = { lte: dateColumn(through), ...(after ? { gt: dateColumn(after) } : {}) };
      const rows = await writes.ledgerEntry.findMany({
        where: { tenantId, bookedOn },
        orderBy: [{ bookedOn: 'asc' }, { id: 'asc' }],
        ...ENTRY,
      });
      return rows.map(journalOf);
    },
    /** What stands open by item on these accounts, oldest first. */
    async positions(tenantId: TenantId, accountIds: readonly string[], items?: readonly string[]): Promise<OpenPosition[]> {
      const { rows } = await sql<{ account_id: string; item: string; amount: string; since: CivilDate }>`
        select account_id, item, sum(amount_cents)::text as amount, min(booked_on) as since from ledger_posting
        where tenant_id = ${tenantId}::uuid and account_id = any(${[...accountIds]}::uuid[]) and item is not null
          and (${items === undefined} or item = any(${[...(items ?? [])]}::text[]))
        group by account_id, item having sum(amount_cents) <> 0 order by since, account_id, item`.execute(reads);
      return rows.map(({ account_id, item, amount, since }) => ({
        accountId: account_id,
        item,
        amountCents: BigInt(amount) as Cents,
        since,
      }));
    },
  };
}

type EntryRow = NonNullable<Awaited<ReturnType<Writes['ledgerEntry']['findFirst']>>> & {
  readonly postings: readonly { readonly accountId: string; readonly amountCents: bigint; readonly item: string | null }[];
};

function journalOf(row: EntryRow): Journal {
  const { id, tenantId, sourceId, because, reverses } = row;
  const postings = row.postings.map(
    ({ accountId, amountCents, item }): Posting => ({ accountId, amountCents: amountCents as Cents, item }),
  );
  return {
    ...{ id, tenantId, sourceId, because, reverses, postings },
    ...{ bookedOn: fromDateColumn(row.bookedOn), source: row.source as JournalSource, by: personOrNull(row.bookedBy) },
  };
}
