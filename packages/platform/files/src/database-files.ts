// SPDX-License-Identifier: EUPL-1.2
import { type Instant, instant, type TenantId } from '@kernel/core';
import { type Audience, instantColumn, type Reads, type Writes } from '@platform/database';
import type { StoredContent } from './file-store.ts';

/** The row that names stored content; without one the content is swept. */
export interface StoredFile extends Pick<StoredContent, 'sha256' | 'mediaType' | 'fileName' | 'sizeBytes'> {
  readonly id: string;
  readonly tenantId: TenantId;
  /** 'both', or the one side of the counter that sees it. */
  readonly audience: Audience | 'both';
  readonly scanState: string;
  readonly uploadedBy: string | null;
  readonly createdAt: Instant;
}

/** Names stored content in the transaction of the record that it belongs to; called from the save of a use case. */
export const fileBook = (writes: Writes) => ({
  async append(files: readonly StoredFile[]): Promise<void> {
    if (files.length === 0) return;
    await writes.storedFile.createMany({
      data: files.map(({ fileName, sizeBytes, createdAt, ...file }) => ({
        ...file,
        name: fileName,
        bytes: sizeBytes,
        createdAt: instantColumn(createdAt),
      })),
    });
  },
});

/** Null where there is no such file for this reader; the wall hides the other side's files. */
export async function findStoredFile(reads: Reads, tenantId: string, id: string): Promise<StoredFile | null> {
  const row = await reads
    .selectFrom('stored_file')
    .select(['id', 'tenant_id', 'sha256', 'name', 'media_type', 'bytes', 'audience', 'scan_state', 'uploaded_by', 'created_at'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    tenantId: row.tenant_id as TenantId,
    sha256: row.sha256,
    fileName: row.name,
    mediaType: row.media_type,
    sizeBytes: row.bytes,
    audience: row.audience as StoredFile['audience'],
    scanState: row.scan_state,
    uploadedBy: row.uploaded_by,
    createdAt: instant(new Date(row.created_at)),
  };
}
