// SPDX-License-Identifier: EUPL-1.2
import type { Download, DownloadContext } from '@platform/service';

/** A payment file that left the house, as it was kept. */
export interface LeftFile {
  readonly tenant_id: string;
  readonly sha256: string;
  readonly message_id: string;
}

async function* bytesOf({ openFile }: DownloadContext, { tenant_id: tenantId, sha256 }: LeftFile): AsyncGenerator<Uint8Array> {
  const found = await openFile(tenantId, sha256);
  if (!found) throw new Error('a payment file that left is not where it was kept');
  yield* found.stream;
}

/** It is named by its message id. */
export const leftFileDownload: Download['toFile'] = (row: LeftFile | null, context) =>
  row
    ? { fileName: `${row.message_id}.xml`, mediaType: 'application/xml', content: bytesOf(context, row) }
    : { fileName: 'leer.xml', mediaType: 'application/xml', content: '' };
