// SPDX-License-Identifier: EUPL-1.2
import { invariant, type TenantId } from '@kernel/core';
import { type Database, fromInstantColumn, instantColumn, orNull, type Scope, type Writes } from '@platform/database';
import type { KeyStore, WrappedKey } from './key-store.ts';

interface KeyRow {
  readonly tenantId: string;
  readonly id: string;
  readonly wrapped: string;
  readonly masterKeyId: string;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

/** Wrapped keys in the table tenant_key. Each call is a committed transaction of its own, behind the wall of the one tenant it names. */
export class DatabaseKeyStore implements KeyStore {
  readonly #database: Database;
  readonly #allTenants: () => Promise<readonly string[]>;

  /** @param allTenants every tenant of the installation, for rotating the master key; nothing else asks for it */
  constructor(database: Database, allTenants: () => Promise<readonly string[]>) {
    this.#database = database;
    this.#allTenants = allTenants;
  }

  findActiveKey(tenantId: string): Promise<WrappedKey | null> {
    return this.#within(tenantId, (writes) => active(writes, tenantId));
  }

  async findKey(tenantId: string, keyId: string): Promise<WrappedKey | null> {
    const row = await this.#within(tenantId, (writes) => writes.tenantKey.findUnique({ where: { tenantId_id: { tenantId, id: keyId } } }));
    return orNull(row, keyOf);
  }

  /** Who comes second waits for the first: at the retired row's lock, or at the index that allows one active key. */
  insertKey(key: WrappedKey, replaces: string | null): Promise<WrappedKey> {
    const { tenantId, keyId, wrapped, masterKeyId, createdAt } = key;
    return this.#within(tenantId, async (writes) => {
      const first = replaces === null || (await retire(writes, tenantId, replaces, instantColumn(createdAt)));
      if (first) {
        await writes.tenantKey.createMany({
          data: [{ tenantId, id: keyId, wrapped, masterKeyId, createdAt: instantColumn(createdAt) }],
          skipDuplicates: true,
        });
      }
      const now = await active(writes, tenantId);
      invariant(now, `the tenant ${tenantId} has no key after one was inserted`);
      return now;
    });
  }

  async replaceWrapping(
    tenantId: string,
    keyId: string,
    expectedMasterKeyId: string,
    next: Pick<WrappedKey, 'masterKeyId' | 'wrapped'>,
  ): Promise<boolean> {
    const { count } = await this.#within(tenantId, (writes) =>
      writes.tenantKey.updateMany({
        where: { tenantId, id: keyId, masterKeyId: expectedMasterKeyId },
        data: { masterKeyId: next.masterKeyId, wrapped: next.wrapped },
      }),
    );
    return count === 1;
  }

  async listKeysNotWrappedBy(masterKeyId: string, limit: number): Promise<readonly WrappedKey[]> {
    const tenantIds = (await this.#allTenants()) as TenantId[];
    const rows = await this.#database.write(scopeOf(tenantIds), (writes) =>
      writes.tenantKey.findMany({
        where: { masterKeyId: { not: masterKeyId } },
        orderBy: [{ tenantId: 'asc' }, { id: 'asc' }],
        take: limit,
      }),
    );
    return rows.map(keyOf);
  }

  #within<T>(tenantId: string, run: (writes: Writes) => Promise<T>): Promise<T> {
    return this.#database.write(scopeOf([tenantId as TenantId]), run);
  }
}

const scopeOf = (tenantIds: readonly TenantId[]): Scope => ({
  associationId: null,
  readTenants: tenantIds,
  writeTenants: tenantIds,
  audience: 'centre',
});

async function active(writes: Writes, tenantId: string): Promise<WrappedKey | null> {
  return orNull(await writes.tenantKey.findFirst({ where: { tenantId, retiredAt: null } }), keyOf);
}

/** false: somebody else has retired it already. */
async function retire(writes: Writes, tenantId: string, keyId: string, retiredAt: Date): Promise<boolean> {
  const { count } = await writes.tenantKey.updateMany({ where: { tenantId, id: keyId, retiredAt: null }, data: { retiredAt } });
  return count === 1;
}

const keyOf = (row: KeyRow): WrappedKey => ({
  tenantId: row.tenantId,
  keyId: row.id,
  wrapped: row.wrapped,
  masterKeyId: row.masterKeyId,
  createdAt: fromInstantColumn(row.createdAt),
  retiredAt: orNull(row.retiredAt, fromInstantColumn),
});
