// SPDX-License-Identifier: EUPL-1.2
import {
  type BankLine,
  type BankStatement,
  NOTHING_FOUND,
  partKey,
  type RepeatFound,
  type RepeatsFound,
  type StatementBalance,
} from '@domain/payments';
import type { CivilDate, Instant, NewId, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Prisma, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { fromJson, toJson } from '../json.ts';
import type { DraftDetail } from './draft-statement.ts';
import type { KeptStatement, KnownOfAccount, StatementEdge } from './keep-statements.ts';
import { type BankLineRow, LINE_COLUMNS, lineFromRow } from './line-rows.ts';

const BATCH = 4_000;

type Row = NonNullable<Awaited<ReturnType<Writes['bankStatement']['findFirst']>>>;

/** A statement without its lines. */
const edgeOf = (row: Row): StatementEdge => ({
  ...{ id: row.id, tenantId: row.tenantId, bankAccountId: row.bankAccountId, currency: row.currency, fileHash: row.fileHash },
  ...{ kind: row.kind as BankStatement['kind'], sequence: row.sequence === null ? null : Number(row.sequence) },
  ...{ fromDay: fromDateColumn(row.fromDay), toDay: fromDateColumn(row.toDay), lines: [] },
  balances: fromJson<readonly StatementBalance[]>(row.balances),
});

interface InFile {
  readonly bankFileId: string;
  readonly fileName: string;
  readonly at: Instant;
}

const statementData = (
  { statement, draft, proof, chain, unsure }: KeptStatement,
  { bankFileId, fileName, at }: InFile,
): Prisma.BankStatementCreateManyInput => ({
  ...{ tenantId: statement.tenantId, id: statement.id, bankAccountId: statement.bankAccountId, bankFileId, fileName },
  ...{ fileHash: statement.fileHash, kind: statement.kind, currency: statement.currency, version: 1, createdAt: instantColumn(at) },
  format: [draft.head.format.name, draft.head.format.version].filter(Boolean).join('.'),
  sequence: statement.sequence === null ? null : BigInt(statement.sequence),
  ...{ fromDay: dateColumn(statement.fromDay), toDay: dateColumn(statement.toDay), balances: toJson(statement.balances) },
  ...{ creditCount: proof.creditCount, creditCents: proof.creditsCents, debitCount: proof.debitCount, debitCents: proof.debitsCents },
  ...{ openingCents: proof.openingCents, closingCents: proof.closingCents, ties: proof.ties },
  proof: toJson({ differenceCents: proof.differenceCents, explanations: proof.explanations, chain, findings: proof.findings, unsure }),
});

const lineJson = (line: BankLine, position: number, copyOf: string | null) => ({
  ...{ id: line.id, bank_account_id: line.bankAccountId, position, booking_day: line.bookingDay, value_day: line.valueDay },
  ...{ amount_cents: String(line.amountCents), currency: line.currency, refs: line.references, text: line.text, name: line.name },
  ...{ iban: line.iban, batch_count: line.batchCount, gvc: line.gvc, return_reason: line.returnReason, copy_of: copyOf },
  state: copyOf !== null ? 'copy' : line.amountCents === 0n ? 'technical' : 'pending',
});

function* detailsOf({ statement, draft }: KeptStatement, newId: NewId) {
  const single = statement.kind !== 'endOfDay';
  for (const [index, line] of draft.lines.entries()) {
    const own: readonly DraftDetail[] = line.details.length > 0 ? line.details : single ? [line] : [];
    const bookingDay = statement.lines[index]?.bookingDay ?? statement.toDay;
    for (const [position, { amountCents, references, text, name, iban, returnReason }] of own.entries())
      yield {
        ...{ id: newId(), entry_position: line.position, position: position + 1, booking_day: bookingDay },
        ...{ amount_cents: String(amountCents), currency: line.currency ?? statement.currency, refs: references },
        ...{ text, name, iban, return_reason: returnReason },
      };
  }
}

/** Statements of account and their lines. */
export function statementRepository(writes: Writes) {
  const reads = statementsOn(writes);
  const insertLines = async ({ statement, draft, copies }: KeptStatement, at: Instant): Promise<void> => {
    const rows = statement.lines.map((line, index) =>
      lineJson(line, draft.lines[index]?.position ?? index + 1, copies.get(line.id) ?? null),
    );
    for (let from = 0; from < rows.length; from += BATCH)
      await sql`insert into bank_line (tenant_id, id, statement_id, bank_account_id, position, booking_day, value_day, amount_cents, currency, "references",
          text, name, iban, batch_count, gvc, return_reason, state, copy_of, candidates, created_at, version)
        select ${statement.tenantId}::uuid, x.id, ${statement.id}::uuid, x.bank_account_id, x.position, x.booking_day, x.value_day, x.amount_cents, x.currency,
          x.refs, x.text, x.name, x.iban, x.batch_count, x.gvc, x.return_reason, x.state, x.copy_of, '[]'::jsonb, ${at}::timestamptz, 1
        from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + BATCH))}::jsonb) as x(id uuid, bank_account_id uuid, position int, booking_day date,
          value_day date, amount_cents bigint, currency text, refs jsonb, text text, name text, iban text, batch_count int, gvc text, return_reason text,
          state text, copy_of uuid)`.execute(reads);
  };
  const insertDetails = async (kept: KeptStatement, newId: NewId): Promise<void> => {
    const { statement } = kept;
    const rows = [...detailsOf(kept, newId)];
    for (let from = 0; from < rows.length; from += BATCH)
      await sql`insert into bank_line_detail (tenant_id, id, statement_id, bank_account_id, entry_position, position, booking_day, amount_cents, currency,
          "references", text, name, iban, return_reason)
        select ${statement.tenantId}::uuid, x.id, ${statement.id}::uuid, ${statement.bankAccountId}::uuid, x.entry_position, x.position, x.booking_day,
          x.amount_cents, x.currency, x.refs, x.text, x.name, x.iban, x.return_reason
        from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + BATCH))}::jsonb) as x(id uuid, entry_position int, position int, booking_day date,
          amount_cents bigint, currency text, refs jsonb, text text, name text, iban text, return_reason text)`.execute(reads);
  };
  return {
    /** Keeps statements with their lines; reports and notices book nothing, so that their lines are details alone. */
    async addStatements(kept: readonly KeptStatement[], inFile: InFile, newId: NewId): Promise<void> {
      await writes.bankStatement.createMany({ data: kept.map((one) => statementData(one, inFile)) });
      for (const one of kept) {
        if (one.statement.kind === 'endOfDay') await insertLines(one, inFile.at);
        await insertDetails(one, newId);
      }
    },
    /** All end-of-day statements of an account since a day and the last one before, without lines. */
    async edges(tenantId: TenantId, bankAccountId: string, since: CivilDate): Promise<StatementEdge[]> {
      // What only repeats another one is no link of the chain. Asked statement by statement: otherwise all lines of all municipalities are gone through.
      const own = sql`tenant_id = ${tenantId}::uuid and bank_account_id = ${bankAccountId}::uuid and kind = 'endOfDay'
        and (not exists (select from bank_line as line where line.tenant_id = statement.tenant_id and line.statement_id = statement.id)
          or exists (select from bank_line as line where line.tenant_id = statement.tenant_id and line.statement_id = statement.id and line.copy_of is null))`;
      const { rows } = await sql<{ id: string }>`
        select id from bank_statement as statement where ${own} and to_day >= ${since}::date
        union all (select id from bank_statement as statement where ${own} and to_day < ${since}::date order by to_day desc, sequence desc limit 1)`.execute(
        reads,
      );
      const found = await writes.bankStatement.findMany({
        where: { tenantId, id: { in: rows.map(({ id }) => id) } },
        orderBy: [{ toDay: 'asc' }, { sequence: 'asc' }],
      });
      return found.map(edgeOf);
    },
    /** The end-of-day statements that touch these days, with all their lines, in the order in which they came. */
    async known(tenantId: TenantId, bankAccountId: string, from: CivilDate, to: CivilDate): Promise<KnownOfAccount> {
      const rows = await writes.bankStatement.findMany({
        where: { tenantId, bankAccountId, kind: 'endOfDay', fromDay: { lte: dateColumn(to) }, toDay: { gte: dateColumn(from) } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      if (rows.length === 0) return { statements: [], copies: new Map(), found: NOTHING_FOUND };
      const { rows: lines } = await sql<BankLineRow & { statement_id: string; copy_of: string | null }>`
        select ${LINE_COLUMNS}, line.statement_id, line.copy_of from bank_line as line
        where line.tenant_id = ${tenantId}::uuid and line.statement_id = any(${rows.map(({ id }) => id)}::uuid[]) order by line.statement_id, line.position`.execute(
        reads,
      );
      const ofStatement = Map.groupBy(lines, ({ statement_id }) => statement_id);
      return {
        statements: rows.map((row) => ({ ...edgeOf(row), lines: (ofStatement.get(row.id) ?? []).map(lineFromRow) })),
        found: await this.repeatsOf(
          tenantId,
          rows.map(({ id }) => id),
        ),
        copies: new Map(lines.flatMap(({ id, copy_of }) => (copy_of === null ? [] : [[id, copy_of] as const]))),
      };
    },
    /** What people found out of parts of these statements, by the newest of their decisions. */
    async repeatsOf(tenantId: TenantId, statementIds: readonly string[]): Promise<RepeatsFound> {
      const said = await writes.repeatDecision.findMany({
        where: { tenantId, statementId: { in: [...statementIds] } },
        orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
      });
      return new Map(said.map(({ statementId, day, found }) => [partKey(statementId, fromDateColumn(day)), found as RepeatFound]));
    },
    /** The link of statements that a new one now comes before. */
    async setChain(tenantId: TenantId, id: string, chain: unknown): Promise<void> {
      await sql`update bank_statement set proof = proof || jsonb_build_object('chain', ${JSON.stringify(toJson(chain))}::jsonb), version = version + 1
        where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`.execute(reads);
    },
  };
}
