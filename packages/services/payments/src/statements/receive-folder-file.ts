// SPDX-License-Identifier: EUPL-1.2
import { type Instant, ok, type Result } from '@kernel/core';
import { instantColumn } from '@platform/database';
import { textInput } from '@platform/use-case';
import { z } from 'zod';
import type { ReceivedFile } from './bank-file-repository.ts';
import { keptText } from './draft-statement.ts';
import { statementUseCase } from './statement-use-case.ts';

interface FolderFile {
  readonly received: ReceivedFile;
  readonly at: Instant;
}

/** Puts a file of the watched folder into the inbox, or nothing if its bytes came in before. The worker's own: no door leads here. */
export const receiveFolderFile = statementUseCase({
  name: 'payments.receiveFolderFile',
  action: 'payments.takeInStatements',
  input: z.object({
    name: textInput(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: textInput(200),
    bytes: z.int().min(1),
  }),
  refusals: [],
  load: async ({ writes }, { input, actor, at }) => {
    const tenantId = actor.centreId;
    const known = await writes.bankFile.findFirst({ where: { tenantId, sha256: input.sha256 } });
    return { home: { tenantId, associationId: actor.associationId }, known, input, at };
  },
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'bankFile' }),
  decide: ({ known, at }, { name, sha256 }, { newId }): Result<FolderFile | null, never> =>
    ok(known ? null : { received: { id: newId(), fileId: newId(), name: keptText(name), sha256, cameBy: 'folder' }, at }),
  save: async ({ writes, files }, decision, { home, input }) => {
    if (decision === null) return;
    const { received, at } = decision;
    const stored = { tenantId: home.tenantId, id: received.fileId, sha256: input.sha256, name: received.name, mediaType: input.mediaType };
    await writes.storedFile.create({ data: { ...stored, bytes: input.bytes, audience: 'centre', createdAt: instantColumn(at) } });
    await files.addReceived(home, [received], { by: null, at });
  },
  record: (decision) =>
    decision === null ? [] : { type: 'bankFile', id: decision.received.id, content: { ...decision.received, status: 'received' } },
  outcome: (decision, { known }) => ({ bankFileId: decision?.received.id ?? null, status: known?.status ?? null }),
});
