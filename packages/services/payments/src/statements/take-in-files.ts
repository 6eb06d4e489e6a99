// SPDX-License-Identifier: EUPL-1.2
import { ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { idInput, type LongWork, longUseCase, orderOf, runUseCase, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { bankFileRepository } from './bank-file-repository.ts';
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

/** Reads files of the inbox one after the other, and orders the matching of what came in. Done again after a crash it goes on where it stood. */
export async function readWaiting(work: LongWork<unknown>, waiting: readonly Waiting[]): Promise<Result<unknown, Refusal>> {
  const { platform, actor, progress } = work;
  const touched = new Set<string>();
  for (const [index, { id, sha256 }] of waiting.entries()) {
    const reading = await readOne(work, actor.centreId, sha256);
    const kept = await runUseCase(platform, keepBankFile(reading, platform.newId), { actor, input: { bankFileId: id } });
    if (!kept.ok) return kept;
    for (const tenantId of kept.value.tenantIds) touched.add(tenantId);
    await progress(index + 1, waiting.length);
  }
  if (touched.size === 0) return ok({ files: waiting.length, matching: null });
  // The matching is work of its own: a file is in the house whatever becomes of that.
  const matching = await runUseCase(platform, orderOf(matchBankLines), {
    actor,
    input: { tenantIds: [...touched] },
    idempotencyKey: `${work.commandId}:match`,
  });
  return matching.ok ? ok({ files: waiting.length, matching: matching.value.commandId }) : matching;
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
      run: async (work) => {
        const { rows } = await work.read((reads) =>
          sql<Waiting>`select id, sha256 from bank_file where tenant_id = ${work.actor.centreId}::uuid
            and file_id = any(${[...work.input.fileIds]}::uuid[]) and status = 'received' order by received_at, id`.execute(reads),
        );
        return readWaiting(work, rows);
      },
    },
  ],
});

/** Reads a file of the quarantine once more. */
export const readBankFileAgain = longUseCase({
  name: 'payments.readBankFileAgain',
  action: 'payments.takeInStatements',
  input: z.object({ bankFileId: idInput<'BankFileId'>(), expectedVersion: versionInput }),
  refusals: ['NOT_FOUND', 'BANK_FILE_STATUS'],
  check: async (writes, { input, actor }) => {
    const file = await writes.bankFile.findFirst({ where: { tenantId: actor.centreId, id: input.bankFileId } });
    if (!file) return refusal('NOT_FOUND');
    return file.status === 'quarantined' ? null : refusal('BANK_FILE_STATUS', { params: { status: file.status } });
  },
  steps: [
    {
      name: 'reopen',
      run: ({ platform, actor, input, commandId }) => runUseCase(platform, reopenBankFile, { actor, input, idempotencyKey: commandId }),
    },
    {
      name: 'read',
      run: async (work) => {
        const { rows } = await work.read((reads) =>
          sql<Waiting>`select id, sha256 from bank_file where tenant_id = ${work.actor.centreId}::uuid
            and id = ${work.input.bankFileId}::uuid and status = 'received'`.execute(reads),
        );
        return readWaiting(work, rows);
      },
    },
  ],
});
