// SPDX-License-Identifier: EUPL-1.2
import type { Audience, RequestId } from '@domain/desk';
import type { Instant, TenantId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import type { Saving } from './saving.ts';

/** A file beside a request: a reference to what was stored. */
export interface RequestFile {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly requestId: RequestId;
  readonly fileId: string;
  readonly name: string;
  readonly audience: Audience;
  readonly side: 'centre' | 'member' | 'operator' | 'service';
  readonly at: Instant;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly audience: Audience;
}

export interface FileRepository {
  /** A stored file of the tenant that the acting side can see. */
  findStored(tenantId: TenantId, fileId: string): Promise<StoredFile | null>;
  isAttached(tenantId: TenantId, requestId: RequestId, fileId: string): Promise<boolean>;
  addFile(file: RequestFile, saving: Saving): Promise<void>;
}

export function fileRepository(writes: Writes): FileRepository {
  return {
    async findStored(tenantId, id) {
      const row = await writes.storedFile.findUnique({ where: { tenantId_id: { tenantId, id } } });
      return row && { id: row.id, name: row.name, audience: row.audience as Audience };
    },
    isAttached: async (tenantId, requestId, fileId) =>
      (await writes.requestFile.findFirst({ where: { tenantId, requestId, fileId } })) !== null,
    async addFile({ name: _name, at, ...file }, saving) {
      await writes.requestFile.create({ data: { ...file, byShown: saving.authorShown, at: instantColumn(at) } });
    },
  };
}
