// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileStore } from '@platform/files';

const unused = () => Promise.reject(new Error('not for this test'));

/** Stored bytes in memory, by their hash: what the settlement needs of the files of the house. */
export function fileStandIn() {
  const contents = new Map<string, Uint8Array>();
  const files: FileStore = {
    storeStream: unused,
    sweep: unused,
    exists: (_tenantId, sha256) => Promise.resolve(contents.has(sha256)),
    openStream: (_tenantId, sha256) => {
      const bytes = contents.get(sha256);
      return Promise.resolve(bytes ? { sizeBytes: bytes.length, stream: Readable.from([Buffer.from(bytes)]) } : null);
    },
  };
  const put = (bytes: Uint8Array): string => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    contents.set(sha256, bytes);
    return sha256;
  };
  return { files, put };
}
