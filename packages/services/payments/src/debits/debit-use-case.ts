// SPDX-License-Identifier: EUPL-1.2
import type { LocalRules } from '@domain/payments';
import type { Writes } from '@platform/database';
import type { FileStore } from '@platform/files';
import { bindUseCase, type FieldCipher, type Ports } from '@platform/use-case';
import { runRepository } from '../runs/run-repository.ts';
import { localRules } from '../runs/run-use-case.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { rulesRepository } from '../setup/rules-repository.ts';
import { debitRepository, type StoredDebitRun } from './debit-repository.ts';

const repositories = (writes: Writes, ports: Ports, fields: FieldCipher, files: FileStore) => ({
  ...{ writes, ports, files },
  debits: debitRepository(writes, fields),
  runs: runRepository(writes, fields),
  rules: rulesRepository(writes),
  accounts: bankAccountRepository(writes),
});
export type DebitRepositories = ReturnType<typeof repositories>;

/** The shape of every write about direct debits. */
export const debitUseCase = bindUseCase(repositories);

export interface LoadedDebitRun {
  readonly stored: StoredDebitRun;
  readonly rules: LocalRules;
}

export async function loadDebitRun({ debits, rules }: DebitRepositories, id: string): Promise<LoadedDebitRun | null> {
  const stored = await debits.lockDebitRun(id);
  return stored && { stored, rules: await localRules(rules, stored.tenantId) };
}
export const debitState = ({ stored: { run }, rules }: LoadedDebitRun) => ({ run, rules });
export const debitRow = ({ stored: { run, tenantId, version } }: LoadedDebitRun) => ({ tenantId, type: 'debitRun', id: run.id, version });
export const recordOfDebit = (run: { readonly id: string; readonly status: string }, { stored }: LoadedDebitRun, more: object = {}) => ({
  type: 'debitRun',
  id: run.id,
  content: { changes: [{ field: 'status', from: stored.run.status, to: run.status }], ...more },
});
