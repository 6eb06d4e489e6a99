// SPDX-License-Identifier: EUPL-1.2
import { ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { idInput, type LongWork, longUseCase, orderOf, runUseCase, versionInput } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { sha256 as hashOfText } from '../json.ts';
import { type BankFileStatus, bankFileRepository, REOPENED_FROM } from './bank-file-repository.ts';
import { reopenBankFile } from './decide-file.ts';
import { type FileReading, readBankFile } from './draft-statement.ts';
import { keepBankFile } from './keep-file.ts';
import { matchBankLines } from './match-lines.ts';
import { checkFiles, fileFields, RECEIVE_CODES, receiveBankFiles } from './receive-files.ts';

interface Waiting {
  readonly id: string;
  readonly sha256: string;
}

const gone: FileReading = { statements: [], refusal: refusal('FILE_EMPTY') };

async function readOne({ platform }: LongWork<unknown>, tenantId: TenantId, sha256: string): Promise<FileReading> {
  const content = await platform.files?.openStream(tenantId, sha256).catch(() => null);
  return content ? readBankFile(content.stream) : gone;
}

/** Which files of the inbox, called file, a piece of work is about. */
export type WhichFiles = RawBuilder<boolean>;

const waitingOf = ({ read, actor }: LongWork<unknown>, which: WhichFiles): Promise<readonly Waiting[]> =>
  read(async (reads) => {
    const { rows } = await sql<Waiting>`select file.id, file.sha256 from bank_file as file where file.tenant_id = ${actor.centreId}::uuid
      and file.status = 'received' and ${which} order by file.received_at, file.id`.execute(reads);
    return rows;
  });

/** Municipalities with lines of these files that no matching has looked at: also of a file that was read before a crash. */
const unmatchedOf = ({ read, actor }: LongWork<unknown>, which: WhichFiles): Promise<readonly string[]> =>
  read(async (reads) => {
    // Statement by statement, up to its first such line: in a month of half a million lines, all against all entries did not end in its time.
    const { rows } = await sql<{ id: string }>`select distinct statement.tenant_id as id from bank_file as file
      join bank_statement as statement on statement.bank_file_id = file.id
      cross join lateral (select line.id from bank_line as line
        where line.tenant_id = statement.tenant_id and line.statement_id = statement.id and line.state = 'pending'
          and not exists (select from ledger_entry as entry
            where entry.tenant_id = line.tenant_id and entry.source = 'line' and entry.source_id = line.id::text) limit 1) as unmatched
      where file.tenant_id = ${actor.centreId}::uuid and ${which} order by id`.execute(reads);
    return rows.map(({ id }) => id);
  });

/**
 * Reads files of the inbox one after the other, and orders the matching of what came in. Done again after a crash it goes on where it stood;
 * one that cannot be kept does not hold up the others.
 */
export async function readWaiting(work: LongWork<unknown>, which: WhichFiles): Promise<Result<unknown, Refusal>> {
  const { platform, actor, progress } = work;
  const waiting = await waitingOf(work, which);
  const touched = new Set<string>();
  let refused: Result<never, Refusal> | null = null;
  for (const [index, { id, sha256 }] of waiting.entries()) {
    const reading = await readOne(work, actor.centreId, sha256);
    const kept = await runUseCase(platform, keepBankFile(reading, platform.newId), { actor, input: { bankFileId: id } });
    if (kept.ok) for (const tenantId of kept.value.tenantIds) touched.add(tenantId);
    else refused ??= kept;
    await progress(index + 1, waiting.length);
  }
  for (const tenantId of await unmatchedOf(work, which)) touched.add(tenantId);
  if (touched.size === 0) return refused ?? ok({ files: waiting.length, matching: null });
  // The matching is work of its own: a file is in the house whatever becomes of that.
  const tenantIds = [...touched].sort();
  const idempotencyKey = `${work.commandId}:match:${hashOfText(tenantIds.join())}`;
  const matching = await runUseCase(platform, orderOf(matchBankLines), { actor, input: { tenantIds }, idempotencyKey });
  if (refused || !matching.ok) return refused ?? matching;
  return ok({ files: waiting.length, matching: matching.value.commandId });
}

/** Takes files of banks in and reads them. */
export const takeInBankFiles = longUseCase({
  name: 'payments.takeInBankFiles',
  action: 'payments.takeInStatements',
  input: z.object(fileFields),
  refusals: RECEIVE_CODES,
  check: async (writes, { input, actor }) =>
    checkFiles(input.fileIds, await bankFileRepository(writes).storedFiles(actor.centreId, input.fileIds)),
  steps: [
    {
      name: 'receive',
      run: async ({ platform, actor, input, commandId, progress }) => {
        const received = await runUseCase(platform, receiveBankFiles, { actor, input, idempotencyKey: commandId });
        if (received.ok) await progress(0, input.fileIds.length);
        return received;
      },
    },
    {
      name: 'read',
      run: (work) => readWaiting(work, sql<boolean>`file.file_id = any(${[...work.input.fileIds]}::uuid[])`),
    },
  ],
});

/** Reads a file of the quarantine, or one that was put away, once more. */
export const readBankFileAgain = longUseCase({
  name: 'payments.readBankFileAgain',
  action: 'payments.takeInStatements',
  input: z.object({ bankFileId: idInput<'BankFileId'>(), expectedVersion: versionInput }),
  refusals: ['NOT_FOUND', 'BANK_FILE_STATUS'],
  check: async (writes, { input, actor }) => {
    const file = await writes.bankFile.findFirst({ where: { tenantId: actor.centreId, id: input.bankFileId } });
    if (!file) return refusal('NOT_FOUND');
    return REOPENED_FROM.includes(file.status as BankFileStatus) ? null : refusal('BANK_FILE_STATUS', { params: { status: file.status } });
  },
  steps: [
    {
      name: 'reopen',
      run: ({ platform, actor, input, commandId }) => runUseCase(platform, reopenBankFile, { actor, input, idempotencyKey: commandId }),
    },
    {
      name: 'read',
      run: (work) => readWaiting(work, sql<boolean>`file.id = ${work.input.bankFileId}::uuid`),
    },
  ],
});
