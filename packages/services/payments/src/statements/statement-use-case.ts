// SPDX-License-Identifier: EUPL-1.2
import { statementsOn } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { ledgerRepository } from '../ledger/ledger-repository.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { rulesRepository } from '../setup/rules-repository.ts';
import { bankFileRepository } from './bank-file-repository.ts';
import { statementRepository } from './statement-repository.ts';

/** The shape of every write about what banks send. */
export const statementUseCase = bindUseCase((writes) => ({
  writes,
  reads: statementsOn(writes),
  accounts: bankAccountRepository(writes),
  files: bankFileRepository(writes),
  statements: statementRepository(writes),
  ledger: ledgerRepository(writes),
  rules: rulesRepository(writes),
}));
