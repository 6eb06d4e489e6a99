// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { err, invariant, isUuid, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { TenantKeys } from '@platform/keys';
import { ContentCheck } from './content-check.ts';
import { checkSeal, decryptedChunks, EncryptedFileWriter, FILE_KEY_BYTES, readHeader } from './encrypted-file.ts';
import { sanitiseFileName } from './file-name.ts';
import { absent, incomingPath, makeFolder, pathOf, syncFolder } from './file-place.ts';
import { extensionOf, FILE_TYPES, type FileType, typeByName } from './file-type.ts';
import { type ListReferenced, type Swept, sweep } from './sweep.ts';
import { unpackVerdict } from './unpack-check.ts';
import type { ScanState } from './virus-scan.ts';

/** In order of precedence. */
export type FileRefusalCode = 'FILE_TYPE_NOT_ALLOWED' | 'FILE_HARMFUL' | 'FILE_TOO_LARGE' | 'FILE_EMPTY';

export interface StoreOptions {
  readonly fileName: string;
  readonly maxBytes: number;
  readonly allowedTypes: readonly FileType[];
}

/** What the database keeps about a stored file. */
export interface StoredContent {
  /** Of the plain bytes, lower-case hex; with the tenant the file's only address. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly type: FileType;
  readonly mediaType: string;
  /** Fit for showing. */
  readonly fileName: string;
  readonly scanState: ScanState;
}

export interface FileStore {
  /**
   * Writes an upload, encrypted and synced to disk, before any transaction names it; what no row names is swept later.
   * The type follows from the extension and must be confirmed by the content. After a refusal the stream is destroyed.
   * The same content twice lies there once. Refusals: FILE_TYPE_NOT_ALLOWED {extension, allowed}, FILE_HARMFUL
   * (unpacking it would fill a disk or write elsewhere), FILE_TOO_LARGE {maxBytes}, FILE_EMPTY.
   */
  storeStream(
    tenantId: string,
    stream: AsyncIterable<Uint8Array>,
    options: StoreOptions,
  ): Promise<Result<StoredContent, Refusal<FileRefusalCode>>>;
  /** Null if there is no such file. @throws FileDamaged here, or through the stream at the chunk that was altered */
  openStream(tenantId: string, sha256: string): Promise<{ sizeBytes: number; stream: Readable } | null>;
  exists(tenantId: string, sha256: string): Promise<boolean>;
  /** Removes what is older than 'olderThan' and named by no row. The age must exceed the longest upload and transaction by far (a day). */
  sweep(listReferenced: ListReferenced, olderThan: Date): Promise<Swept>;
}

/** @param root a folder that this process may write; readable by nobody else */
export function createFileStore(root: string, keys: Pick<TenantKeys, 'deriveKey'>): FileStore {
  return {
    storeStream: (tenantId, stream, options) => storeStream(root, keys, tenantId, stream, options),
    openStream: (tenantId, sha256) => openStream(root, keys, tenantId, sha256),
    exists: (tenantId, sha256) => stat(pathOf(root, tenantId, sha256)).then(() => true, absent(false)),
    sweep: (listReferenced, olderThan) => sweep(root, listReferenced, olderThan),
  };
}

async function storeStream(
  root: string,
  keys: Pick<TenantKeys, 'deriveKey'>,
  tenantId: string,
  stream: AsyncIterable<Uint8Array>,
  options: StoreOptions,
): Promise<Result<StoredContent, Refusal<FileRefusalCode>>> {
  invariant(isUuid(tenantId), 'a file belongs to a tenant');
  const fileName = sanitiseFileName(options.fileName);
  const type = typeByName(fileName, options.allowedTypes);
  if (!type) {
    if (stream instanceof Readable) stream.destroy();
    return err(typeRefusal(fileName, options));
  }
  const incoming = incomingPath(root);
  await makeFolder(dirname(incoming));
  try {
    const written = await writeIncoming(incoming, keys, tenantId, stream, type, options.maxBytes);
    if (!written.ok)
      return err(written.error === 'FILE_TYPE_NOT_ALLOWED' ? typeRefusal(fileName, options) : contentRefusal(written.error, options));
    const { sha256, sizeBytes } = written.value;
    const path = pathOf(root, tenantId, sha256);
    await makeFolder(dirname(path));
    // Also where the content lies there already: the fresh file is young, so that a sweep going on spares it.
    await rename(incoming, path);
    await syncFolder(dirname(path));
    return ok({ sha256, sizeBytes, type, mediaType: FILE_TYPES[type].mediaType, fileName, scanState: 'unscanned' });
  } finally {
    await unlink(incoming).catch(absent(undefined));
  }
}

const typeRefusal = (fileName: string, { allowedTypes }: StoreOptions): Refusal<FileRefusalCode> =>
  refusal('FILE_TYPE_NOT_ALLOWED', {
    field: 'file',
    params: { extension: extensionOf(fileName), allowed: allowedTypes.flatMap((type) => FILE_TYPES[type].extensions) },
  });

const contentRefusal = (code: Exclude<FileRefusalCode, 'FILE_TYPE_NOT_ALLOWED'>, { maxBytes }: StoreOptions): Refusal<FileRefusalCode> =>
  code === 'FILE_TOO_LARGE' ? refusal(code, { field: 'file', params: { maxBytes } }) : refusal(code, { field: 'file' });

async function writeIncoming(
  path: string,
  keys: Pick<TenantKeys, 'deriveKey'>,
  tenantId: string,
  stream: AsyncIterable<Uint8Array>,
  type: FileType,
  maxBytes: number,
): Promise<Result<{ sha256: string; sizeBytes: number }, FileRefusalCode>> {
  const salt = EncryptedFileWriter.newSalt();
  const derived = await keys.deriveKey(tenantId, 'file', salt, FILE_KEY_BYTES);
  const hash = createHash('sha256');
  const content = new ContentCheck(type);
  let sizeBytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    const writer = new EncryptedFileWriter(file, { ...derived, salt });
    for await (const part of stream) {
      const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) return err('FILE_TOO_LARGE');
      hash.update(chunk);
      content.update(chunk);
      await writer.append(chunk);
    }
    if (sizeBytes === 0) return err('FILE_EMPTY');
    const verdict = content.verdict();
    if (verdict !== 'fine') return err(verdict === 'harmful' ? 'FILE_HARMFUL' : 'FILE_TYPE_NOT_ALLOWED');
    const sha256 = hash.digest('hex');
    await writer.finish({ tenantId, sha256 });
    const archive = content.archive();
    if (archive) {
      const unpacked = await unpackVerdict(await writtenChunks(path, derived.key), archive);
      if (unpacked !== 'fine') return err(unpacked === 'harmful' ? 'FILE_HARMFUL' : 'FILE_TYPE_NOT_ALLOWED');
    }
    await file.sync();
    return ok({ sha256, sizeBytes });
  } finally {
    await file.close();
  }
}

async function writtenChunks(path: string, key: Buffer): Promise<AsyncIterable<Buffer>> {
  const file = await open(path, 'r');
  return decryptedChunks(file, await readHeader(file), key);
}

async function openStream(
  root: string,
  keys: Pick<TenantKeys, 'deriveKey'>,
  tenantId: string,
  sha256: string,
): Promise<{ sizeBytes: number; stream: Readable } | null> {
  const file = await open(pathOf(root, tenantId, sha256), 'r').catch(absent(null));
  if (!file) return null;
  try {
    const header = await readHeader(file);
    const { key } = await keys.deriveKey(tenantId, 'file', header.salt, FILE_KEY_BYTES, header.keyId);
    checkSeal(header, key, { tenantId, sha256 });
    const stream = Readable.from(decryptedChunks(file, header, key), { objectMode: false });
    // A generator that never began does not run its 'finally'.
    stream.once('close', () => void file.close().catch(() => undefined));
    return { sizeBytes: header.sizeBytes, stream };
  } catch (error) {
    await file.close();
    throw error;
  }
}
