// SPDX-License-Identifier: EUPL-1.2
import type { BankLine, BankStatement, Journal, JournalSource, LedgerAccount, LedgerAccountKind, Posting } from '@domain/payments';
import type { Cents, CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { fromJson } from '../json.ts';
import { personOrNull } from '../people.ts';
import { type BankLineRow, LINE_COLUMNS, lineFromRow } from '../statements/line-rows.ts';

const whole = (text: string): Cents => BigInt(text) as Cents;

/** The days after one (null: from the beginning) up to another. */
export interface Span {
  readonly after: CivilDate | null;
  readonly through: CivilDate;
}

interface EntryRow {
  readonly id: string;
  readonly booked_on: CivilDate;
  readonly source: JournalSource;
  readonly source_id: string;
  readonly because: string;
  readonly booked_by: unknown;
  readonly reverses: string | null;
  readonly postings: readonly { readonly account: string; readonly amount: string; readonly item: string | null }[];
}

/** All entries of the span, with their sides. */
export async function journalsOf(reads: Reads, tenantId: string, { after, through }: Span): Promise<Journal[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.booked_on, e.source, e.source_id, e.because, e.booked_by, e.reverses,
      (select jsonb_agg(jsonb_build_object('account', p.account_id, 'amount', p.amount_cents::text, 'item', p.item) order by p.position)
        from ledger_posting p where p.tenant_id = e.tenant_id and p.entry_id = e.id) as postings
    from ledger_entry e
    where e.tenant_id = ${tenantId}::uuid and e.booked_on <= ${through}::date and (${after}::date is null or e.booked_on > ${after}::date)
    order by e.booked_on, e.id`.execute(reads);
  return rows.map((row) => ({
    ...{ id: row.id, tenantId, bookedOn: row.booked_on, source: row.source, sourceId: row.source_id, because: row.because },
    ...{ by: personOrNull(row.booked_by), reverses: row.reverses },
    postings: (row.postings ?? []).map(({ account, amount, item }): Posting => ({ accountId: account, amountCents: whole(amount), item })),
  }));
}

interface StatementRow {
  readonly id: string;
  readonly bank_account_id: string;
  readonly currency: string;
  readonly kind: BankStatement['kind'];
  readonly sequence: string | null;
  readonly from_day: CivilDate;
  readonly to_day: CivilDate;
  readonly balances: unknown;
  readonly file_hash: string;
}
/** The statements of these ids with their lines, in the order in which they came. */
export async function statementsOf(reads: Reads, tenantId: string, ids: readonly string[]): Promise<BankStatement[]> {
  if (ids.length === 0) return [];
  const statements = await sql<StatementRow>`
    select id, bank_account_id, currency, kind, sequence::text as sequence, from_day, to_day, balances, file_hash from bank_statement
    where tenant_id = ${tenantId}::uuid and id = any(${[...ids]}::uuid[]) order by created_at, id`.execute(reads);
  const lines = await sql<BankLineRow & { readonly statement_id: string }>`
    select ${LINE_COLUMNS}, line.statement_id from bank_line as line
    where line.tenant_id = ${tenantId}::uuid and line.statement_id = any(${[...ids]}::uuid[]) order by line.statement_id, line.position`.execute(
    reads,
  );
  const byStatement = new Map<string, BankLine[]>();
  for (const row of lines.rows) {
    const own = byStatement.get(row.statement_id) ?? [];
    own.push(lineFromRow(row));
    byStatement.set(row.statement_id, own);
  }
  return statements.rows.map((row) => ({
    ...{ id: row.id, tenantId, bankAccountId: row.bank_account_id, currency: row.currency, kind: row.kind },
    ...{ sequence: row.sequence === null ? null : Number(row.sequence), fromDay: row.from_day, toDay: row.to_day },
    ...{ balances: fromJson<BankStatement['balances']>(row.balances), fileHash: row.file_hash },
    lines: byStatement.get(row.id) ?? [],
  }));
}

interface AccountRow {
  readonly id: string;
  readonly kind: LedgerAccountKind;
  readonly bank_account_id: string | null;
  readonly currency: string;
}

/** Ledger accounts: those of these ids, or all that a day of the span can have. */
export async function accountsOf(reads: Reads, tenantId: string, wanted: readonly string[] | Span): Promise<LedgerAccount[]> {
  const ids = Array.isArray(wanted) ? [...(wanted as readonly string[])] : null;
  const { after, through } = ids === null ? (wanted as Span) : { after: null, through: null };
  const { rows } = await sql<AccountRow>`
    select l.id, l.kind, l.bank_account_id, l.currency from ledger_account l
    left join bank_account b on b.tenant_id = l.tenant_id and b.id = l.bank_account_id
    where l.tenant_id = ${tenantId}::uuid and case when ${ids === null}
      then b.id is null or (b.status in ('open', 'ended') and b.cut_over_on <= ${through}::date + 1
        and (b.ended_on is null or ${after}::date is null or b.ended_on > ${after}::date))
      else l.id = any(${ids ?? []}::uuid[]) end
    order by l.id`.execute(reads);
  return rows.map((row) => ({ id: row.id, tenantId, kind: row.kind, bankAccountId: row.bank_account_id, currency: row.currency }));
}
