// SPDX-License-Identifier: EUPL-1.2
import type { BankLine, Candidate, ChartOfAccounts } from '@domain/payments';
import type { CivilDate, TenantId } from '@kernel/core';
import { statementsOn, type Writes } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { sql } from 'kysely';
import { fromJson } from '../json.ts';
import { ledgerRepository } from '../ledger/ledger-repository.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { rulesRepository } from '../setup/rules-repository.ts';
import { booksRepository } from '../statements/books-repository.ts';
import { type BankLineRow, type BankLineState, LINE_COLUMNS, lineFromRow } from '../statements/line-rows.ts';
import { matchRuleRepository } from './match-rule-repository.ts';

/** A line as a person finds it, locked. */
export interface LockedLine {
  readonly line: BankLine;
  readonly tenantId: TenantId;
  readonly state: BankLineState;
  readonly candidates: readonly Candidate[];
  readonly entryId: string | null;
  readonly version: number;
}

type Row = BankLineRow & {
  readonly state: BankLineState;
  readonly candidates: unknown;
  readonly entry_id: string | null;
  readonly version: number;
};

export const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** Under which record the history of a thing stands: a line; what an opening brought has no record of its own. */
export const recordOf = (item: string, otherwise: string) => ({ type: 'bankLine', id: isId(item) ? item : otherwise });

const repositories = (writes: Writes) => {
  const reads = statementsOn(writes);
  return {
    ...{ writes, reads, accounts: bankAccountRepository(writes), ledger: ledgerRepository(writes), rules: rulesRepository(writes) },
    ...{ books: booksRepository(writes), learned: matchRuleRepository(writes) },
    async lockLine(id: string): Promise<LockedLine | null> {
      const { rows } =
        await sql<Row>`select ${LINE_COLUMNS}, line.state, line.candidates, line.entry_id, line.version from bank_line as line
        where line.id = ${id}::uuid for update of line`.execute(reads);
      const [row] = rows;
      if (row === undefined) return null;
      const { state, candidates, entry_id: entryId, version } = row;
      const line = lineFromRow(row);
      return { line, tenantId: row.tenant_id as TenantId, state, candidates: fromJson(candidates), entryId, version };
    },
  };
};

export type ReconcileRepositories = ReturnType<typeof repositories>;

/** The shape of every write with which a person books what banks told. */
export const reconcileUseCase = bindUseCase(repositories);

/** The books of a municipality as any entry needs them. */
export async function booksState(
  { accounts, ledger }: Pick<ReconcileRepositories, 'accounts' | 'ledger'>,
  tenantId: TenantId,
): Promise<{ readonly chart: ChartOfAccounts; readonly closedThrough: CivilDate | null }> {
  return { chart: await accounts.chart(tenantId), closedThrough: await ledger.closedThrough(tenantId) };
}
