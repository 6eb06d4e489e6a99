// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, type NewId, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import type { BankAccount } from '../setup/bank-account-repository.ts';
import type { BankFile, FileCounts } from './bank-file-repository.ts';
import type { FileReading } from './draft-statement.ts';
import { accountFinder, isBroken, type JudgedStatement, type Judgement, judgeFile } from './judge-file.ts';
import { type Chain, chainOf, type KeptStatement, type KnownOfAccount, keepStatements, type StatementEdge } from './keep-statements.ts';
import { statementUseCase } from './statement-use-case.ts';

interface KeepFileState {
  readonly file: BankFile;
  readonly judgement: Judgement;
  readonly known: ReadonlyMap<string, KnownOfAccount>;
  readonly edges: ReadonlyMap<string, readonly StatementEdge[]>;
  readonly at: Instant;
}

interface KeptFile {
  readonly status: 'read' | 'quarantined';
  readonly findings: Judgement['findings'];
  readonly statements: readonly KeptStatement[];
  /** Statements that are there already and follow on a new one now. */
  readonly chains: readonly { readonly tenantId: TenantId; readonly chain: Chain }[];
  readonly counts: FileCounts;
  readonly newId: NewId;
}

const byAccount = (judged: readonly JudgedStatement[]): Map<string, JudgedStatement[]> =>
  Map.groupBy(
    judged.filter(({ statement }) => statement.kind === 'endOfDay'),
    ({ account }) => account.id,
  );

/** What comes next after a new statement on its account follows on that one from now on. */
function movedChains(kept: readonly KeptStatement[], edges: ReadonlyMap<string, readonly StatementEdge[]>): KeptFile['chains'] {
  return [...byAccount(kept)].flatMap(([accountId, own]) => {
    const known = edges.get(accountId) ?? [];
    const fresh = (own as KeptStatement[]).filter(({ chain }) => chain !== null);
    const account = own[0]?.account as BankAccount;
    const earliest = fresh.map(({ statement }) => statement.toDay).sort()[0];
    if (earliest === undefined) return [];
    const all = [...known, ...fresh.map(({ statement }) => statement)];
    return known
      .filter(({ toDay }) => toDay >= earliest)
      .map((edge) => ({ tenantId: account.tenantId, chain: chainOf(edge, all, account.openingCents) }));
  });
}

const countsOf = (statements: readonly KeptStatement[]): FileCounts => ({
  statements: statements.length,
  lines: statements.reduce((sum, { statement }) => sum + statement.lines.length, 0),
  repeats: statements.reduce((sum, { copies }) => sum + copies.size, 0),
  accounts: new Set(statements.map(({ account }) => account.id)).size,
});

const recordOf = ({ statement, proof, chain, copies }: KeptStatement) => ({
  ...{ id: statement.id, bankAccountId: statement.bankAccountId, kind: statement.kind, sequence: statement.sequence },
  ...{ fromDay: statement.fromDay, toDay: statement.toDay, fileHash: statement.fileHash },
  ...{
    openingCents: proof.openingCents,
    closingCents: proof.closingCents,
    creditsCents: proof.creditsCents,
    debitsCents: proof.debitsCents,
  },
  ...{ lines: statement.lines.length, copies: copies.size, chain: chain && { holds: chain.holds, findings: chain.findings } },
});

/**
 * Keeps what was read of a file: all its statements in one transaction, or, with one error in it, none. No door leads here: the reading is
 * the worker's own, of bytes that the house has kept.
 */
export const keepBankFile = (reading: FileReading, newId: NewId) =>
  statementUseCase({
    name: 'payments.readBankFile',
    action: 'payments.takeInStatements',
    input: z.object({ bankFileId: idInput<'BankFileId'>() }),
    refusals: ['BANK_FILE_STATUS'],
    timeoutMs: 480_000,
    load: async ({ writes, accounts, files, statements }, { input, actor, at }): Promise<KeepFileState | null> => {
      const file = await files.lockFile(actor.centreId, input.bankFileId);
      if (!file) return null;
      // Every municipality that the centre serves: the bank puts their accounts into one file.
      const served = await writes.bankAccount.findMany({ where: { status: 'open' }, select: { tenantId: true }, distinct: ['tenantId'] });
      const own: BankAccount[] = [];
      for (const { tenantId } of served) own.push(...(await accounts.accountsOf(tenantId as TenantId)));
      const find = accountFinder(own.filter(({ status }) => status === 'open'));
      const judgement = judgeFile(reading, { find, newId, fileHash: file.sha256 });
      const known = new Map<string, KnownOfAccount>();
      const edges = new Map<string, readonly StatementEdge[]>();
      if (!isBroken(judgement))
        for (const [accountId, judged] of byAccount(judgement.statements)) {
          const tenantId = judged[0]?.account.tenantId as TenantId;
          const days = judged.flatMap(({ statement }) => [statement.fromDay, statement.toDay]).sort();
          const [from, to] = [days[0], days.at(-1)];
          if (from === undefined || to === undefined) continue;
          known.set(accountId, await statements.known(tenantId, accountId, from, to));
          edges.set(accountId, await statements.edges(tenantId, accountId, from));
        }
      return { file, judgement, known, edges, at };
    },
    row: ({ file }) => ({ tenantId: file.tenantId, type: 'bankFile', id: file.id, version: file.version }),
    decide: ({ file, judgement, known, edges }): Result<KeptFile, Refusal<'BANK_FILE_STATUS'>> => {
      if (file.status !== 'received') return err(refusal('BANK_FILE_STATUS', { params: { status: file.status } }));
      const { findings } = judgement;
      if (isBroken(judgement)) return ok({ status: 'quarantined', findings, statements: [], chains: [], counts: countsOf([]), newId });
      const statements = keepStatements(judgement.statements, known, edges);
      return ok({ status: 'read', findings, statements, chains: movedChains(statements, edges), counts: countsOf(statements), newId });
    },
    alsoWrites: (_state, { statements }) => [...new Set(statements.map(({ account }) => account.tenantId))],
    save: async ({ files, statements }, kept, { file, at }) => {
      await files.keepReading(file, kept, at);
      await statements.addStatements(kept.statements, { bankFileId: file.id, fileName: file.name, at }, kept.newId);
      for (const { tenantId, chain } of kept.chains) await statements.setChain(tenantId, chain.statementId, chain);
    },
    record: ({ status, findings, counts, statements }, { file }) => [
      {
        ...{ type: 'bankFile', id: file.id },
        content: { counts, findings: findings.slice(0, 50), changes: [{ field: 'status', from: file.status, to: status }] },
      },
      ...statements.map((kept) => ({
        ...{ type: 'bankStatement', id: kept.statement.id, tenantId: kept.account.tenantId },
        content: recordOf(kept),
      })),
    ],
    outcome: ({ status, statements }) => ({
      status,
      tenantIds: [...new Set(statements.flatMap(({ account, statement }) => (statement.kind === 'intraday' ? [] : [account.tenantId])))],
    }),
  });
