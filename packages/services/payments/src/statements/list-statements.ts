// SPDX-License-Identifier: EUPL-1.2
import type { DifferenceExplanation } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { dateInput, idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import type { Chain } from './keep-statements.ts';
import type { BankLineState } from './line-rows.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly bank_account_id: string;
  readonly account: string;
  readonly iban: string;
  readonly bank_file_id: string;
  readonly file_name: string;
  readonly format: string;
  readonly kind: string;
  readonly sequence: bigint | null;
  readonly from_day: CivilDate;
  readonly to_day: CivilDate;
  readonly currency: string;
  readonly credit_count: number;
  readonly credit_cents: bigint;
  readonly debit_count: number;
  readonly debit_cents: bigint;
  readonly opening_cents: bigint | null;
  readonly closing_cents: bigint | null;
  readonly ties: boolean;
  readonly proof: unknown;
  readonly copies: number;
  readonly open: number;
  readonly total: number;
}

interface StoredProof {
  readonly explanations: readonly DifferenceExplanation[];
  readonly chain: Chain | null;
  readonly unsure?: number;
}

const filters = {
  tenantId: idInput<'TenantId'>().optional(),
  bankAccountId: idInput<'BankAccountId'>().optional(),
  bankFileId: idInput<'BankFileId'>().optional(),
  bankStatementId: idInput<'BankStatementId'>().optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
};
const input = z.object({ ...filters, ...pageFields(200) });

function itemOf(row: Row) {
  const { chain, unsure } = fromJson<StoredProof>(row.proof);
  return {
    ...{
      id: row.id,
      tenantId: row.tenant_id,
      bankAccountId: row.bank_account_id,
      account: row.account,
      iban: row.iban,
      format: row.format,
    },
    ...{
      bankFileId: row.bank_file_id,
      fileName: row.file_name,
      kind: row.kind,
      sequence: row.sequence === null ? null : Number(row.sequence),
    },
    ...{
      fromDay: row.from_day,
      toDay: row.to_day,
      currency: row.currency,
      ties: row.ties,
      opening: row.opening_cents,
      closing: row.closing_cents,
    },
    ...{ creditCount: row.credit_count, credits: row.credit_cents, debitCount: row.debit_count, debits: row.debit_cents },
    ...{ copies: row.copies, open: row.open, unsure: unsure ?? 0 },
    ...{
      chainHolds: chain === null ? null : chain.holds,
      chainDifference: chain?.differenceCents ?? null,
      chainFindings: chain?.findings ?? [],
    },
  };
}

async function statementsOf(reads: Reads, { input: asked, permitted }: QueryContext<z.output<typeof input>>) {
  const place = placeFrom(asked.after, isDay);
  const is = (column: string, value: string | undefined) => (value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}::uuid`);
  const { rows } = await sql<Row>`
    with wanted as not materialized (select it.* from bank_statement as it where ${permitted({ tenantId: 'it.tenant_id' })}
      and ${is('it.tenant_id', asked.tenantId)} and ${is('it.bank_account_id', asked.bankAccountId)} and ${is('it.bank_file_id', asked.bankFileId)}
      and ${is('it.id', asked.bankStatementId)}
      and (${asked.from ?? null}::date is null or it.to_day >= ${asked.from ?? null}::date) and (${asked.to ?? null}::date is null or it.from_day <= ${asked.to ?? null}::date))
    select it.*, account.label as account, account.iban,
      (select count(*)::int from bank_line as line where line.tenant_id = it.tenant_id and line.statement_id = it.id and line.state = 'copy') as copies,
      (select count(*)::int from bank_line as line where line.tenant_id = it.tenant_id and line.statement_id = it.id
        and line.state in ('pending', 'suggested', 'unclear')) as open,
      (select count(*)::int from (select from wanted limit 10001) as counted) as total
    from wanted as it join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
    where ${place ? sql`(it.to_day, it.id) < (${place.by}::date, ${place.id}::uuid)` : sql`true`}
    order by it.to_day desc, it.id desc limit ${asked.first + 1}`.execute(reads);
  return pageOf(rows, asked.first, (row) => ({ by: row.to_day, id: row.id }), itemOf);
}

/** Statements of account with their proof, the newest first. */
export const listBankStatements = query({
  name: 'payments.listBankStatements',
  action: 'payments.read',
  input,
  run: statementsOf,
});
export type BankStatementRow = Awaited<ReturnType<typeof listBankStatements.run>>['items'][number];

interface LineRow {
  readonly id: string;
  readonly position: number;
  readonly booking_day: CivilDate;
  readonly value_day: CivilDate;
  readonly amount_cents: bigint;
  readonly text: string;
  readonly name: string | null;
  readonly iban: string | null;
  readonly gvc: string | null;
  readonly batch_count: number | null;
  readonly return_reason: string | null;
  readonly state: BankLineState;
  readonly rule: string | null;
}

/** The lines of a statement as the bank lists them; of a report, which books nothing, what it tells. */
export const listStatementLines = query({
  name: 'payments.listStatementLines',
  action: 'payments.read',
  input: z.object({
    bankStatementId: idInput<'BankStatementId'>(),
    afterPosition: z.int().min(0).default(0),
    first: z.int().min(1).max(500).default(200),
  }),
  run: async (reads, { input: asked, permitted }) => {
    const { rows } = await sql<LineRow>`
      select it.id, it.position, it.booking_day, it.value_day, it.amount_cents, it.text, it.name, it.iban, it.gvc, it.batch_count, it.return_reason, it.state, it.rule
      from bank_line as it where it.statement_id = ${asked.bankStatementId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })} and it.position > ${asked.afterPosition}
      union all
      select it.id, it.entry_position, it.booking_day, it.booking_day, it.amount_cents, it.text, it.name, it.iban, null, null, it.return_reason, 'technical', null
      from bank_line_detail as it join bank_statement as statement on statement.tenant_id = it.tenant_id and statement.id = it.statement_id
      where it.statement_id = ${asked.bankStatementId}::uuid and statement.kind <> 'endOfDay' and ${permitted({ tenantId: 'it.tenant_id' })}
        and it.entry_position > ${asked.afterPosition}
      order by 2, 1 limit ${asked.first}`.execute(reads);
    return rows.map((row) => ({
      ...{
        id: row.id,
        position: row.position,
        bookingDay: row.booking_day,
        valueDay: row.value_day,
        amount: row.amount_cents,
        text: row.text,
      },
      ...{
        name: row.name,
        iban: row.iban,
        gvc: row.gvc,
        batchCount: row.batch_count,
        returnReason: row.return_reason,
        state: row.state,
        rule: row.rule,
      },
    }));
  },
});
export type StatementLineRow = Awaited<ReturnType<typeof listStatementLines.run>>[number];
