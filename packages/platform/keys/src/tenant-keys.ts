// SPDX-License-Identifier: EUPL-1.2
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Instant, instant, invariant, isUuid, type NewId } from '@kernel/core';
import { KeyCache } from './key-cache.ts';
import { KeyError } from './key-error.ts';
import type { KeyStore, WrappedKey } from './key-store.ts';
import type { MasterKeys } from './master-keys.ts';
import { bindingBytes, openSealed, parseSealed, sealText } from './sealed-text.ts';

const FIELD_VERSION = 'f1';
const SECRET_BYTES = 32;

/** How many unwrapped keys a process holds, and for how long: after a rotation every process uses the new key within this time. */
export const KEY_CACHE = { limit: 1_000, ttlMs: 5 * 60_000 } as const;

export interface TenantKeysOptions {
  readonly store: KeyStore;
  readonly masterKeys: MasterKeys;
  readonly newId: NewId;
  readonly now: () => Date;
  readonly cache?: { readonly limit: number; readonly ttlMs: number };
}

interface OpenKey {
  readonly keyId: string;
  /** Encrypts fields and files, through keys derived per use. */
  readonly data: Buffer;
  /** Makes the search index; handed on from key to key, so that a rotation leaves the indexes valid. */
  readonly index: Buffer;
  readonly field: Buffer;
}

/** Encryption with a key per tenant. Purposes name what is kept ('account.iban'), row ids where: a ciphertext opens nowhere else. */
export class TenantKeys {
  readonly #options: TenantKeysOptions;
  /** 'tenant/key' → key; a key never changes under its id. */
  readonly #keys: KeyCache<OpenKey>;
  /** tenant → id of the key that encrypts. */
  readonly #active: KeyCache<string>;

  constructor(options: TenantKeysOptions) {
    const bounds = { ...KEY_CACHE, ...options.cache, nowMs: () => options.now().getTime() };
    this.#options = options;
    this.#keys = new KeyCache(bounds);
    this.#active = new KeyCache(bounds);
  }

  /** Encrypts a field; format 'f1.keyId.bytes'. Makes the tenant's first key if there is none. */
  async encryptField(tenantId: string, purpose: string, rowId: string, text: string): Promise<string> {
    const key = await this.#activeKey(tenantId);
    return sealText(FIELD_VERSION, key.keyId, key.field, [tenantId, purpose, rowId], Buffer.from(text, 'utf8'));
  }

  /** @throws KeyError CIPHERTEXT_MALFORMED, CIPHERTEXT_VERSION_UNKNOWN, TENANT_KEY_UNKNOWN, CIPHERTEXT_NOT_AUTHENTIC */
  async decryptField(tenantId: string, purpose: string, rowId: string, sealed: string): Promise<string> {
    const parts = parseSealed(FIELD_VERSION, sealed);
    const key = await this.#keyById(tenantId, parts.keyId);
    const plain = openSealed(FIELD_VERSION, parts, key.field, [tenantId, purpose, rowId]);
    if (!plain) {
      throw new KeyError(
        'CIPHERTEXT_NOT_AUTHENTIC',
        `the ${purpose} of row ${rowId} was altered or belongs to another row, purpose or tenant`,
        { purpose, rowId },
      );
    }
    return plain.toString('utf8');
  }

  /** The same text under the tenant's present key, or null if it already is: the step of a rotation over rows. */
  async reencryptField(tenantId: string, purpose: string, rowId: string, sealed: string): Promise<string | null> {
    const active = await this.#activeKey(tenantId);
    if (parseSealed(FIELD_VERSION, sealed).keyId === active.keyId) return null;
    return this.encryptField(tenantId, purpose, rowId, await this.decryptField(tenantId, purpose, rowId, sealed));
  }

  /**
   * HMAC-SHA-256 (base64url) for searching an encrypted field by equality. The caller normalises the value first.
   * Equal values of two tenants, or of two purposes, give different texts. A rotation of the tenant's key leaves it as it is.
   */
  async blindIndex(tenantId: string, purpose: string, normalisedValue: string): Promise<string> {
    const key = await this.#activeKey(tenantId);
    return createHmac('sha256', key.index)
      .update(bindingBytes(['i1', tenantId, purpose, normalisedValue]))
      .digest('base64url');
  }

  /**
   * A key for one use and one salt (a file), from the tenant's present key or, to read again, from the one with 'keyId'.
   * @returns the id to store beside the salt, and 'lengthBytes' of key
   */
  async deriveKey(
    tenantId: string,
    use: string,
    salt: Uint8Array,
    lengthBytes: number,
    keyId?: string,
  ): Promise<{ keyId: string; key: Buffer }> {
    const key = keyId === undefined ? await this.#activeKey(tenantId) : await this.#keyById(tenantId, keyId);
    const info = bindingBytes(['verbund derived v1', tenantId, use]);
    return { keyId: key.keyId, key: Buffer.from(hkdfSync('sha256', key.data, salt, info, lengthBytes)) };
  }

  /**
   * Gives the tenant a new key; the old one stays, retired, until nothing names it any more. Re-encrypt the rows
   * after KEY_CACHE.ttlMs, when no process encrypts with the old key.
   */
  async rotateTenantKey(tenantId: string): Promise<{ keyId: string }> {
    const current = await this.#options.store.findActiveKey(tenantId);
    const index = current ? this.#open(current).index : randomBytes(SECRET_BYTES);
    const key = await this.#insert(tenantId, index, current?.keyId ?? null);
    return { keyId: key.keyId };
  }

  /**
   * Wraps every key anew that another master key than the newest wraps; may be stopped and repeated. When it answers
   * 'rewrapped: 0' the old master keys may leave the file (sealed rows aside, see MasterKeys.resealRow).
   */
  async rewrapAll(batchSize = 200): Promise<{ rewrapped: number }> {
    const { store, masterKeys } = this.#options;
    let rewrapped = 0;
    // Another process may rewrap the same batch; only rounds that change nothing again and again are a defect of the store.
    for (let idleRounds = 0; ; ) {
      const batch = await store.listKeysNotWrappedBy(masterKeys.newestId, batchSize);
      if (batch.length === 0) return { rewrapped };
      let changed = 0;
      for (const key of batch) {
        const secrets = masterKeys.unwrap(key.tenantId, key.keyId, key.wrapped);
        const next = masterKeys.wrap(key.tenantId, key.keyId, secrets);
        if (await store.replaceWrapping(key.tenantId, key.keyId, key.masterKeyId, next)) changed += 1;
      }
      rewrapped += changed;
      idleRounds = changed === 0 ? idleRounds + 1 : 0;
      invariant(idleRounds < 10, 'rewrapping makes no progress');
    }
  }

  /** How many unwrapped keys are held at this moment. */
  get cachedKeys(): number {
    return this.#keys.size;
  }

  async #activeKey(tenantId: string): Promise<OpenKey> {
    const known = this.#active.get(tenantId);
    if (known !== undefined) return this.#keyById(tenantId, known);
    const stored = await this.#options.store.findActiveKey(tenantId);
    if (!stored) return this.#insert(tenantId, randomBytes(SECRET_BYTES), null);
    this.#active.set(tenantId, stored.keyId);
    return this.#remember(stored);
  }

  async #keyById(tenantId: string, keyId: string): Promise<OpenKey> {
    const known = this.#keys.get(`${tenantId}/${keyId}`);
    if (known) return known;
    const stored = isUuid(keyId) ? await this.#options.store.findKey(tenantId, keyId) : null;
    if (!stored) throw new KeyError('TENANT_KEY_UNKNOWN', `tenant ${tenantId} has no key ${keyId}`, { keyId, tenantId });
    return this.#remember(stored);
  }

  async #insert(tenantId: string, index: Buffer, replaces: string | null): Promise<OpenKey> {
    const { store, masterKeys, newId, now } = this.#options;
    const keyId = newId();
    const secrets = Buffer.concat([randomBytes(SECRET_BYTES), index]);
    const createdAt: Instant = instant(now());
    const active = await store.insertKey(
      { tenantId, keyId, ...masterKeys.wrap(tenantId, keyId, secrets), createdAt, retiredAt: null },
      replaces,
    );
    this.#active.set(tenantId, active.keyId);
    return this.#remember(active);
  }

  #remember(stored: WrappedKey): OpenKey {
    const key = this.#open(stored);
    this.#keys.set(`${stored.tenantId}/${stored.keyId}`, key);
    return key;
  }

  #open(stored: WrappedKey): OpenKey {
    const secrets = this.#options.masterKeys.unwrap(stored.tenantId, stored.keyId, stored.wrapped);
    invariant(secrets.length === 2 * SECRET_BYTES, `the key ${stored.keyId} does not hold two secrets`);
    const data = secrets.subarray(0, SECRET_BYTES);
    const field = Buffer.from(hkdfSync('sha256', data, Buffer.alloc(0), 'verbund field v1', SECRET_BYTES));
    return { keyId: stored.keyId, data, index: secrets.subarray(SECRET_BYTES), field };
  }
}
