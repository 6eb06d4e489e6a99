// SPDX-License-Identifier: EUPL-1.2
import { hkdfSync } from 'node:crypto';
import { KeyError } from './key-error.ts';
import { openSealed, parseSealed, sealText } from './sealed-text.ts';

const WRAP_VERSION = 'w1';
const BOX_VERSION = 'm1';

/** The master keys of this installation, oldest first. The last one encrypts, each decrypts what names it. */
export class MasterKeys {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly newestId: string;

  constructor(keys: readonly { readonly id: string; readonly key: Uint8Array }[]) {
    const newest = keys.at(-1);
    if (!newest) throw new KeyError('MASTER_KEY_UNKNOWN', 'no master key was given');
    for (const { id, key } of keys) {
      if (key.length !== 32)
        throw new KeyError('MASTER_KEY_FILE_MALFORMED', `master key ${id} has ${key.length} bytes instead of 32`, { keyId: id });
    }
    this.newestId = newest.id;
    this.#keys = new Map(keys.map(({ id, key }) => [id, Buffer.from(key)]));
  }

  /** Whether what this master key wraps can be read. */
  knows(id: string): boolean {
    return this.#keys.has(id);
  }

  /** Keys never leave this object in JSON or logs. */
  toJSON(): { newestId: string } {
    return { newestId: this.newestId };
  }

  #derive(id: string, use: string): Buffer {
    const key = this.#keys.get(id);
    if (!key)
      throw new KeyError('MASTER_KEY_UNKNOWN', `the master key ${id} is not in the key file; restore the file that holds it`, {
        keyId: id,
      });
    return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `verbund master ${use} v1`, 32));
  }

  /** Wraps a tenant's secrets; bound to tenant and key id. */
  wrap(tenantId: string, keyId: string, secrets: Uint8Array): { masterKeyId: string; wrapped: string } {
    const key = this.#derive(this.newestId, 'wrap');
    return { masterKeyId: this.newestId, wrapped: sealText(WRAP_VERSION, this.newestId, key, [tenantId, keyId], secrets) };
  }

  /** @throws KeyError MASTER_KEY_UNKNOWN, TENANT_KEY_NOT_AUTHENTIC */
  unwrap(tenantId: string, keyId: string, wrapped: string): Buffer {
    const parts = parseSealed(WRAP_VERSION, wrapped);
    const secrets = openSealed(WRAP_VERSION, parts, this.#derive(parts.keyId, 'wrap'), [tenantId, keyId]);
    if (!secrets)
      throw new KeyError('TENANT_KEY_NOT_AUTHENTIC', `the key ${keyId} was altered or belongs to another tenant than ${tenantId}`, {
        keyId,
        tenantId,
      });
    return secrets;
  }

  /** Encrypts a text that belongs to no tenant (an account's second factor) under the newest master key; bound to purpose and row. */
  sealRow(purpose: string, rowId: string, text: string): string {
    return sealText(BOX_VERSION, this.newestId, this.#derive(this.newestId, 'box'), [purpose, rowId], Buffer.from(text, 'utf8'));
  }

  /** @throws KeyError MASTER_KEY_UNKNOWN, CIPHERTEXT_MALFORMED, CIPHERTEXT_VERSION_UNKNOWN, CIPHERTEXT_NOT_AUTHENTIC */
  openRow(purpose: string, rowId: string, sealed: string): string {
    const parts = parseSealed(BOX_VERSION, sealed);
    const plain = openSealed(BOX_VERSION, parts, this.#derive(parts.keyId, 'box'), [purpose, rowId]);
    if (!plain)
      throw new KeyError('CIPHERTEXT_NOT_AUTHENTIC', `the ${purpose} of row ${rowId} was altered or belongs to another row or purpose`, {
        purpose,
        rowId,
      });
    return plain.toString('utf8');
  }

  /** The same text under the newest master key, or null if it already is: the step of a rotation over sealed rows. */
  resealRow(purpose: string, rowId: string, sealed: string): string | null {
    if (parseSealed(BOX_VERSION, sealed).keyId === this.newestId) return null;
    return this.sealRow(purpose, rowId, this.openRow(purpose, rowId, sealed));
  }
}
