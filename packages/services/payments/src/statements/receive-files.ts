// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import { type BankFileStatus, type bankFileRepository, REOPENED_FROM, type ReceivedFile } from './bank-file-repository.ts';
import { keptText } from './draft-statement.ts';
import { statementUseCase } from './statement-use-case.ts';

/** In order of precedence. */
export type ReceiveFilesRefusal = 'FILE_UNKNOWN' | 'FILE_INFECTED' | 'FILE_TAKEN';
export const RECEIVE_CODES = everyCode<ReceiveFilesRefusal>()('FILE_UNKNOWN', 'FILE_INFECTED', 'FILE_TAKEN');

export const fileFields = { fileIds: z.array(idInput<'FileId'>()).min(1, { error: 'REQUIRED' }).max(200, { error: 'TOO_LONG' }) };

type Found = Awaited<ReturnType<ReturnType<typeof bankFileRepository>['storedFiles']>>[number];

/** The same bytes are taken once, whatever they are called: a copy of a file adds nothing. What nothing was kept of is no copy. */
export function checkFiles(fileIds: readonly string[], files: readonly Found[]): Refusal<ReceiveFilesRefusal> | null {
  const seen = new Set<string>();
  for (const [index, id] of fileIds.entries()) {
    const field = `fileIds.${index}`;
    const file = files.find((one) => one.id === id);
    if (!file) return refusal('FILE_UNKNOWN', { field });
    const params = { name: file.name };
    if (file.scanState === 'infected') return refusal('FILE_INFECTED', { field, params });
    if ((file.known && !REOPENED_FROM.includes(file.known.status)) || seen.has(file.sha256))
      return refusal('FILE_TAKEN', { field, params });
    seen.add(file.sha256);
  }
  return null;
}

interface Received extends ReceivedFile {
  /** As it stood before; null: it is new. */
  readonly from: BankFileStatus | null;
}

/** Puts files into the inbox; they are read after that. */
export const receiveBankFiles = statementUseCase({
  name: 'payments.receiveBankFiles',
  action: 'payments.takeInStatements',
  input: z.object({ ...fileFields, cameBy: z.enum(['dropped', 'folder']).default('dropped') }),
  refusals: RECEIVE_CODES,
  load: async ({ files }, { input, actor, at }) => ({
    home: { tenantId: actor.centreId, associationId: actor.associationId },
    by: { by: actor.userId === null ? null : { userId: actor.userId, accountId: actor.accountId }, at },
    files: await files.storedFiles(actor.centreId, input.fileIds),
  }),
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'bankFile' }),
  decide: ({ files }, { fileIds, cameBy }, { newId }): Result<readonly Received[], Refusal<ReceiveFilesRefusal>> => {
    const once = [...new Set<string>(fileIds)];
    const wrong = checkFiles(once, files);
    if (wrong) return err(wrong);
    const byId = new Map(files.map((file) => [file.id, file]));
    const named = (fileId: string) => ({
      name: keptText(byId.get(fileId)?.name ?? '').slice(0, 200),
      sha256: byId.get(fileId)?.sha256 ?? '',
    });
    return ok(
      once.map((fileId) => {
        const known = byId.get(fileId)?.known ?? null;
        return { id: known?.id ?? newId(), fileId, cameBy, ...named(fileId), from: known?.status ?? null };
      }),
    );
  },
  save: async ({ files }, received, { home, by }) => {
    const fresh = received.filter(({ from }) => from === null).map(({ from: _from, ...one }) => one);
    await files.addReceived(home, fresh, by);
    for (const one of received) if (one.from !== null) await files.takeAgain(home.tenantId, one);
  },
  record: (received) =>
    received.map(({ from, ...one }) => ({
      ...{ type: 'bankFile', id: one.id },
      content: from === null ? { ...one, status: 'received' } : { ...one, changes: [{ field: 'status', from, to: 'received' }] },
    })),
  outcome: (received) => ({ bankFileIds: received.map(({ id }) => id) }),
});
