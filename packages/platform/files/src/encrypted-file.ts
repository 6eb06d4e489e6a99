// SPDX-License-Identifier: EUPL-1.2
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/**
 * Layout: magic 'VWF1' | key id (16) | salt (32) | size (8) | seal (32) | chunks. A chunk is up to 64 KiB of AES-256-GCM
 * ciphertext and its tag (16); its nonce is the chunk's number and whether it is the last, so that chunks can be neither
 * moved nor cut off; the key is made from the tenant's key and this file's salt, so that no nonce meets its key twice.
 * The seal is an HMAC over tenant, SHA-256 and size: a file opens only under its own name, and that is known before its first byte goes out.
 */
const MAGIC = Buffer.from('VWF1', 'latin1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const SIZE_AT = 52;
const SEAL_AT = 60;
const HEADER_BYTES = 92;
const CHUNK_BYTES = 65_536;

/** 32 bytes to encrypt and 32 to seal. */
export const FILE_KEY_BYTES = 64;

/** The stored bytes are not what was stored: damaged, exchanged or of another key. For the operator, never a user's fault. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged';
}

/** What fixes a file's identity. */
export interface FileIdentity {
  readonly tenantId: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 4);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function seal(key: Buffer, identity: FileIdentity, header: Buffer): Buffer {
  return createHmac('sha256', key.subarray(32))
    .update(header.subarray(0, SEAL_AT))
    .update(`${identity.tenantId}/${identity.sha256}`)
    .digest();
}

/** Writes one encrypted file: append plain bytes, then finish with the identity that is known only then. */
export class EncryptedFileWriter {
  readonly #file: FileHandle;
  readonly #key: Buffer;
  readonly #header: Buffer;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #index = 0;
  #sizeBytes = 0;
  #position = HEADER_BYTES;

  constructor(file: FileHandle, key: { readonly keyId: string; readonly key: Buffer; readonly salt: Buffer }) {
    this.#file = file;
    this.#key = key.key;
    this.#header = Buffer.alloc(HEADER_BYTES);
    MAGIC.copy(this.#header);
    Buffer.from(key.keyId.replaceAll('-', ''), 'hex').copy(this.#header, 4);
    key.salt.copy(this.#header, 20);
  }

  static newSalt(): Buffer {
    return randomBytes(SALT_BYTES);
  }

  async append(chunk: Buffer): Promise<void> {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    this.#sizeBytes += chunk.length;
    // A full chunk stays back until more comes: only then is it known not to be the last.
    if (this.#pendingBytes <= CHUNK_BYTES) return;
    let all = Buffer.concat(this.#pending);
    for (; all.length > CHUNK_BYTES; all = all.subarray(CHUNK_BYTES)) await this.#write(all.subarray(0, CHUNK_BYTES), false);
    this.#pending = [all];
    this.#pendingBytes = all.length;
  }

  async finish(identity: FileIdentity): Promise<void> {
    await this.#write(Buffer.concat(this.#pending), true);
    this.#header.writeBigUInt64BE(BigInt(this.#sizeBytes), SIZE_AT);
    seal(this.#key, identity, this.#header).copy(this.#header, SEAL_AT);
    await writeAll(this.#file, this.#header, 0);
  }

  async #write(plain: Buffer, last: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key.subarray(0, 32), nonce(this.#index, last));
    const bytes = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    await writeAll(this.#file, bytes, this.#position);
    this.#index += 1;
    this.#position += bytes.length;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function readExactly(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new FileDamaged('the stored file is cut off');
    done += bytesRead;
  }
  return bytes;
}

export interface FileHeader {
  readonly keyId: string;
  readonly salt: Buffer;
  readonly sizeBytes: number;
  readonly bytes: Buffer;
}

/** @throws FileDamaged */
export async function readHeader(file: FileHandle): Promise<FileHeader> {
  const bytes = await readExactly(file, HEADER_BYTES, 0);
  if (!bytes.subarray(0, 4).equals(MAGIC)) throw new FileDamaged('the stored file has no header of this platform');
  const hex = bytes.toString('hex', 4, 20);
  const keyId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { keyId, salt: bytes.subarray(20, SIZE_AT), sizeBytes: Number(bytes.readBigUInt64BE(SIZE_AT)), bytes };
}

/** @throws FileDamaged if the header is not of this tenant and hash */
export function checkSeal(header: FileHeader, key: Buffer, identity: FileIdentity): void {
  if (!timingSafeEqual(seal(key, identity, header.bytes), header.bytes.subarray(SEAL_AT))) {
    throw new FileDamaged(`the stored file is not ${identity.sha256} of tenant ${identity.tenantId}`);
  }
}

/** The plain bytes chunk by chunk, each checked before it goes out. Closes the file. @throws FileDamaged */
export async function* decryptedChunks(file: FileHandle, header: FileHeader, key: Buffer): AsyncGenerator<Buffer> {
  try {
    const count = Math.max(1, Math.ceil(header.sizeBytes / CHUNK_BYTES));
    for (let index = 0; index < count; index++) {
      const last = index === count - 1;
      const length = last ? header.sizeBytes - index * CHUNK_BYTES : CHUNK_BYTES;
      const bytes = await readExactly(file, length + TAG_BYTES, HEADER_BYTES + index * (CHUNK_BYTES + TAG_BYTES));
      const decipher = createDecipheriv('aes-256-gcm', key.subarray(0, 32), nonce(index, last), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(length));
      const plain = decipher.update(bytes.subarray(0, length));
      try {
        decipher.final();
      } catch {
        throw new FileDamaged(`chunk ${index} of the stored file was altered`);
      }
      yield plain;
    }
  } finally {
    await file.close();
  }
}
