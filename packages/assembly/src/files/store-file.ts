// SPDX-License-Identifier: EUPL-1.2
import { type Id, type Instant, ok, type TenantId, type UserId } from '@kernel/core';
import { instantColumn } from '@platform/database';
import { bindUseCase, choiceInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';

export const FILE_AUDIENCES = ['both', 'centre', 'member'] as const;

interface StoredFileDecision {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly audience: (typeof FILE_AUDIENCES)[number];
  readonly uploadedBy: UserId | null;
  readonly at: Instant;
}

/** Gives stored bytes a row; without one they are swept. The file belongs to 'tenantId': whose request it will stand beside. */
export const storeFile = bindUseCase((writes) => writes)({
  name: 'files.storeFile',
  action: 'files.store',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: textInput(200),
    mediaType: textInput(200),
    bytes: z.int().min(1),
    audience: choiceInput('FileAudience', FILE_AUDIENCES),
  }),
  refusals: [],
  load: async (_writes, { input }) => ({ tenantId: input.tenantId }),
  row: ({ tenantId }) => ({ tenantId, type: 'file' }),
  decide: ({ tenantId }, input, { by, at, newId }) => {
    // Nobody hides a file from the own side.
    const audience = input.audience === 'both' || by.side === 'operator' || by.side === 'service' ? input.audience : by.side;
    return ok<StoredFileDecision>({ ...input, audience, tenantId, id: newId() as Id<'FileId'>, uploadedBy: by.userId, at });
  },
  save: async (writes, { at, ...file }) => {
    await writes.storedFile.create({ data: { ...file, createdAt: instantColumn(at) } });
  },
  record: (decision) => ({ type: 'file', id: decision.id, content: decision }),
  outcome: ({ id }) => ({ fileId: id }),
});
