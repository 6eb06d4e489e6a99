// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';

/** A tenant's data key as it lies in the database: useless without the master key. */
export interface WrappedKey {
  readonly tenantId: string;
  readonly keyId: string;
  readonly masterKeyId: string;
  readonly wrapped: string;
  readonly createdAt: Instant;
  /** null: the key that encrypts; at most one a tenant. Retired keys still decrypt. */
  readonly retiredAt: Instant | null;
}

/**
 * Where wrapped keys live. Each write must be committed when the promise resolves, in a transaction of its own:
 * a key that is rolled back with a business transaction would leave what it encrypted unreadable.
 */
export interface KeyStore {
  findActiveKey(tenantId: string): Promise<WrappedKey | null>;
  findKey(tenantId: string, keyId: string): Promise<WrappedKey | null>;
  /**
   * Retires the key 'replaces' (null: there must be none active yet) and inserts the new one, atomically.
   * If another process was first, inserts nothing. Answers the key that is active afterwards, whoever made it.
   */
  insertKey(key: WrappedKey, replaces: string | null): Promise<WrappedKey>;
  /** Sets wrapping and master key id if the key is still wrapped by 'expectedMasterKeyId'; false if not. */
  replaceWrapping(
    tenantId: string,
    keyId: string,
    expectedMasterKeyId: string,
    next: Pick<WrappedKey, 'masterKeyId' | 'wrapped'>,
  ): Promise<boolean>;
  /** Up to 'limit' keys of all tenants, retired ones too, that another master key than this one wraps. */
  listKeysNotWrappedBy(masterKeyId: string, limit: number): Promise<readonly WrappedKey[]>;
}
