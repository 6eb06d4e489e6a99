// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, objectType, pageType, readField } from '@platform/graphql';
import { orderOf } from '@platform/use-case';
import { BANK_FILE_STATUSES } from './bank-file-repository.ts';
import { discardBankFile } from './decide-file.ts';
import { BANK_LINE_STATES } from './line-rows.ts';
import { type BankFileRow, type BankWorkProgress, bankWorkProgress, listBankFiles } from './list-files.ts';
import { type BankStatementRow, listBankStatements, listStatementLines, type StatementLineRow } from './list-statements.ts';
import { matchBankLines } from './match-lines.ts';
import { messages } from './messages.ts';
import { readBankFileAgain, takeInBankFiles } from './take-in-files.ts';

const texts = { of: 'String', list: true } as const;

/** The payload of whatever orders long work about banks. */
function progressPayload(builder: Builder) {
  const type = progressType(builder);
  return { progress: { type, query: bankWorkProgress, input: ({ commandId }: { commandId: string }) => ({ commandId }), nullable: true } };
}

const known = new WeakMap<Builder, unknown>();
function progressType(builder: Builder): unknown {
  const found =
    known.get(builder) ??
    objectType<BankWorkProgress>(builder, 'BankWorkProgress', {
      ...{ commandId: 'id', state: 'text', step: 'text?', done: 'int', total: 'int', failure: 'text?', matching: 'id?' },
    });
  known.set(builder, found);
  return found;
}

export function statementFields(builder: Builder): void {
  const finding = objectType<BankFileRow['findings'][number]>(builder, 'BankFileFinding', {
    ...{ code: 'text', severity: 'text', where: 'text', de: 'text', en: 'text' },
  });
  const file = objectType<BankFileRow>(builder, 'BankFile', {
    ...{ id: 'id', fileId: 'id', name: 'text', cameBy: 'text', status: { enum: ['BankFileStatus', BANK_FILE_STATUSES] }, reason: 'text?' },
    ...{
      version: 'int',
      receivedAt: 'instant',
      receivedBy: 'text?',
      findings: { of: finding, list: true },
      statements: 'int',
      lines: 'int',
    },
    ...{ repeats: 'int', findingCount: 'int' },
  });
  const statement = objectType<BankStatementRow>(builder, 'BankStatement', {
    ...{ id: 'id', tenantId: 'id', bankAccountId: 'id', account: 'text', iban: 'text', format: 'text', fileName: 'text' },
    ...{
      kind: 'text',
      sequence: 'int?',
      fromDay: 'date',
      toDay: 'date',
      currency: 'text',
      ties: 'yes',
      opening: 'amount?',
      closing: 'amount?',
    },
    ...{ creditCount: 'int', credits: 'amount', debitCount: 'int', debits: 'amount', copies: 'int', open: 'int', unsure: 'int' },
    ...{ chainHolds: 'yes?', chainDifference: 'amount?', chainFindings: texts },
  });
  const line = objectType<StatementLineRow>(builder, 'BankStatementLine', {
    ...{ id: 'id', position: 'int', bookingDay: 'date', valueDay: 'date', amount: 'amount', text: 'text', name: 'text?', iban: 'text?' },
    ...{ gvc: 'text?', batchCount: 'int?', returnReason: 'text?', state: { enum: ['BankLineState', BANK_LINE_STATES] }, rule: 'text?' },
  });
  readField(builder, 'bankFiles', listBankFiles, pageType(builder, 'BankFile', file));
  readField(builder, 'bankStatements', listBankStatements, pageType(builder, 'BankStatement', statement));
  readField(builder, 'bankStatementLines', listStatementLines, [line]);
  readField(builder, 'bankWorkProgress', bankWorkProgress, progressType(builder), { nullable: true });
  const payload = progressPayload(builder);
  for (const long of [takeInBankFiles, readBankFileAgain, matchBankLines])
    mutationField(builder, orderOf(long as never), { messages, payload });
  mutationField(builder, discardBankFile, { messages });
}
