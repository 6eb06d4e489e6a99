// SPDX-License-Identifier: EUPL-1.2
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyError } from './key-error.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a ciphertext is bound to; length-prefixed, so that no two lists give the same bytes. */
export function bindingBytes(parts: readonly string[]): Buffer {
  const pieces: Buffer[] = [];
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    pieces.push(length, bytes);
  }
  return Buffer.concat(pieces);
}

/** 'version.keyId.base64url(nonce | ciphertext | tag)', AES-256-GCM; version and key id are bound too. */
export function sealText(version: string, keyId: string, key: Uint8Array, binding: readonly string[], plain: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bindingBytes([version, keyId, ...binding]));
  const body = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${keyId}.${body.toString('base64url')}`;
}

export interface SealedParts {
  readonly keyId: string;
  readonly body: Buffer;
}

/** Takes a sealed text apart without opening it. @throws KeyError CIPHERTEXT_MALFORMED, CIPHERTEXT_VERSION_UNKNOWN */
export function parseSealed(version: string, sealed: string): SealedParts {
  const match = /^([a-z]+\d+)\.([0-9a-z-]{1,64})\.([A-Za-z0-9_-]+)$/.exec(sealed);
  if (!match) throw new KeyError('CIPHERTEXT_MALFORMED', 'the stored value is not of the form version.key.bytes');
  const [, found = '', keyId = '', text = ''] = match;
  if (found !== version)
    throw new KeyError('CIPHERTEXT_VERSION_UNKNOWN', `expected ${version}, found ${found}`, { expected: version, found: String(found) });
  const body = Buffer.from(text, 'base64url');
  if (body.length < NONCE_BYTES + TAG_BYTES || body.toString('base64url') !== text) {
    throw new KeyError('CIPHERTEXT_MALFORMED', 'the stored value is cut off or not base64url');
  }
  return { keyId, body };
}

/** Opens what sealText made; null if it was altered or is bound to something else. */
export function openSealed(version: string, parts: SealedParts, key: Uint8Array, binding: readonly string[]): Buffer | null {
  const nonce = parts.body.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bindingBytes([version, parts.keyId, ...binding]));
  decipher.setAuthTag(parts.body.subarray(parts.body.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(parts.body.subarray(NONCE_BYTES, parts.body.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
