// SPDX-License-Identifier: EUPL-1.2
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addMasterKey,
  createMasterKeyFile,
  type KeyStore,
  MasterKeys,
  parseMasterKeys,
  readMasterKeyFile,
  TenantKeys,
  type WrappedKey,
} from './index.ts';
import { KeyCache } from './key-cache.ts';

class KeysInATable implements KeyStore {
  rows: WrappedKey[] = [];
  reads = 0;

  async findActiveKey(tenantId: string) {
    this.reads += 1;
    return this.rows.find((row) => row.tenantId === tenantId && row.retiredAt === null) ?? null;
  }
  async findKey(tenantId: string, keyId: string) {
    this.reads += 1;
    return this.rows.find((row) => row.tenantId === tenantId && row.keyId === keyId) ?? null;
  }
  async insertKey(key: WrappedKey, replaces: string | null) {
    const active = this.rows.find((row) => row.tenantId === key.tenantId && row.retiredAt === null);
    if ((active?.keyId ?? null) !== replaces) return active as WrappedKey;
    this.rows = this.rows.map((row) => (row === active ? { ...row, retiredAt: key.createdAt } : row));
    this.rows.push(key);
    return key;
  }
  async replaceWrapping(tenantId: string, keyId: string, expected: string, next: Pick<WrappedKey, 'masterKeyId' | 'wrapped'>) {
    const at = this.rows.findIndex((row) => row.tenantId === tenantId && row.keyId === keyId && row.masterKeyId === expected);
    const row = this.rows[at];
    if (!row) return false;
    this.rows[at] = { ...row, ...next };
    return true;
  }
  async listKeysNotWrappedBy(masterKeyId: string, limit: number) {
    return this.rows.filter((row) => row.masterKeyId !== masterKeyId).slice(0, limit);
  }
}

const A = randomUUID();
const B = randomUUID();
const master = (id: string) => ({ id, key: randomBytes(32) });
const first = master('first');
const second = master('second');
let store: KeysInATable;
let nowMs: number;

const tenantKeys = (keys = [first], cache?: { limit: number; ttlMs: number }) =>
  new TenantKeys({ store, masterKeys: new MasterKeys(keys), newId: randomUUID, now: () => new Date(nowMs), ...(cache ? { cache } : {}) });

beforeEach(() => {
  store = new KeysInATable();
  nowMs = Date.UTC(2026, 0, 5, 8);
});

describe('a field', () => {
  it('comes back as it was, and never looks the same twice', async () => {
    const keys = tenantKeys();
    for (const text of ['', 'DE02120300000000202051', 'Größe ÄÖÜ 🏛', 'x'.repeat(10_000)]) {
      const sealed = await keys.encryptField(A, 'account.iban', 'row-1', text);
      expect(await keys.decryptField(A, 'account.iban', 'row-1', sealed)).toBe(text);
      expect(await keys.encryptField(A, 'account.iban', 'row-1', text)).not.toBe(sealed);
      expect(sealed).toMatch(/^f1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+$/);
    }
  });

  it('opens neither in another row, nor for another purpose, nor for another tenant', async () => {
    const keys = tenantKeys();
    const sealed = await keys.encryptField(A, 'account.iban', 'row-1', 'secret');
    await keys.encryptField(B, 'account.iban', 'row-1', 'other');
    await expect(keys.decryptField(A, 'account.iban', 'row-2', sealed)).rejects.toMatchObject({ code: 'CIPHERTEXT_NOT_AUTHENTIC' });
    await expect(keys.decryptField(A, 'account.taxId', 'row-1', sealed)).rejects.toMatchObject({ code: 'CIPHERTEXT_NOT_AUTHENTIC' });
    await expect(keys.decryptField(B, 'account.iban', 'row-1', sealed)).rejects.toMatchObject({ code: 'TENANT_KEY_UNKNOWN' });
  });

  it('keeps its parts apart: a purpose that ends as the row begins binds to something else', async () => {
    const keys = tenantKeys();
    const sealed = await keys.encryptField(A, 'ab', 'c', 'secret');
    await expect(keys.decryptField(A, 'a', 'bc', sealed)).rejects.toMatchObject({ code: 'CIPHERTEXT_NOT_AUTHENTIC' });
  });

  it('notices every altered byte', async () => {
    const keys = tenantKeys();
    const sealed = await keys.encryptField(A, 'p', 'r', 'secret');
    const [version, keyId, text = ''] = sealed.split('.');
    const body = Buffer.from(text, 'base64url');
    for (let i = 0; i < body.length; i++) {
      const altered = Buffer.from(body);
      altered[i] = (altered[i] ?? 0) ^ 1;
      const value = `${version}.${keyId}.${altered.toString('base64url')}`;
      await expect(keys.decryptField(A, 'p', 'r', value)).rejects.toMatchObject({ code: 'CIPHERTEXT_NOT_AUTHENTIC' });
    }
  });

  it.each([
    ['nonsense', 'CIPHERTEXT_MALFORMED'],
    ['', 'CIPHERTEXT_MALFORMED'],
    ['f1.key.AAAA', 'CIPHERTEXT_MALFORMED'],
    [`f2.key.${'A'.repeat(60)}`, 'CIPHERTEXT_VERSION_UNKNOWN'],
    [`f1.key.${'A'.repeat(60)}`, 'TENANT_KEY_UNKNOWN'],
    [`f1.${randomUUID()}.${'A'.repeat(60)}`, 'TENANT_KEY_UNKNOWN'],
  ])('refuses %j as %s', async (sealed, code) => {
    await expect(tenantKeys().decryptField(A, 'p', 'r', sealed)).rejects.toMatchObject({ code });
  });

  it('does not open with a key moved to another tenant in the database', async () => {
    const sealed = await tenantKeys().encryptField(A, 'p', 'r', 'secret');
    store.rows = store.rows.map((row) => ({ ...row, tenantId: B }));
    await expect(tenantKeys().decryptField(B, 'p', 'r', sealed)).rejects.toMatchObject({ code: 'TENANT_KEY_NOT_AUTHENTIC' });
  });
});

describe('the first key of a tenant', () => {
  it('is the one of the process that came first', async () => {
    const one = tenantKeys();
    const other = tenantKeys();
    const [a, b] = await Promise.all([one.encryptField(A, 'p', 'r', 'one'), other.encryptField(A, 'p', 'r', 'other')]);
    expect(store.rows).toHaveLength(1);
    expect(await one.decryptField(A, 'p', 'r', b)).toBe('other');
    expect(await other.decryptField(A, 'p', 'r', a)).toBe('one');
  });
});

describe('the search index', () => {
  it('is equal for equal values of a tenant and purpose, and only there', async () => {
    const keys = tenantKeys();
    const value = await keys.blindIndex(A, 'account.iban', 'DE02');
    expect(await tenantKeys().blindIndex(A, 'account.iban', 'DE02')).toBe(value);
    const others = [
      await keys.blindIndex(B, 'account.iban', 'DE02'),
      await keys.blindIndex(A, 'taxId', 'DE02'),
      await keys.blindIndex(A, 'account.iban', 'DE03'),
    ];
    expect(new Set([value, ...others]).size).toBe(4);
  });

  it('survives a rotation of the tenant key and of the master key', async () => {
    const before = await tenantKeys().blindIndex(A, 'p', 'v');
    await tenantKeys([first, second]).rotateTenantKey(A);
    await tenantKeys([first, second]).rewrapAll();
    expect(await tenantKeys([second]).blindIndex(A, 'p', 'v')).toBe(before);
  });
});

describe('rotation', () => {
  it('of the tenant key: new values take the new key, old ones stay readable and are re-encrypted once', async () => {
    const keys = tenantKeys();
    const old = await keys.encryptField(A, 'p', 'r', 'secret');
    const { keyId } = await keys.rotateTenantKey(A);
    expect(await keys.encryptField(A, 'p', 'r', 'secret')).toContain(keyId);
    expect(await keys.decryptField(A, 'p', 'r', old)).toBe('secret');
    const renewed = (await keys.reencryptField(A, 'p', 'r', old)) as string;
    expect(renewed).toContain(keyId);
    expect(await keys.reencryptField(A, 'p', 'r', renewed)).toBeNull();
    store.rows = store.rows.filter((row) => row.keyId === keyId);
    expect(await tenantKeys().decryptField(A, 'p', 'r', renewed)).toBe('secret');
    await expect(tenantKeys().decryptField(A, 'p', 'r', old)).rejects.toMatchObject({ code: 'TENANT_KEY_UNKNOWN' });
  });

  it('of the tenant key is taken up by other processes when their memory of the active key ends', async () => {
    const other = tenantKeys();
    await other.encryptField(A, 'p', 'r', 'x');
    const { keyId } = await tenantKeys().rotateTenantKey(A);
    expect(await other.encryptField(A, 'p', 'r', 'x')).not.toContain(keyId);
    nowMs += 5 * 60_000;
    expect(await other.encryptField(A, 'p', 'r', 'x')).toContain(keyId);
  });

  it('of the master key: everything is wrapped anew and the old master key can go', async () => {
    const sealed = await tenantKeys().encryptField(A, 'p', 'r', 'secret');
    await tenantKeys().rotateTenantKey(A);
    for (let i = 0; i < 7; i++) await tenantKeys().encryptField(randomUUID(), 'p', 'r', 'x');
    await expect(tenantKeys([second]).decryptField(A, 'p', 'r', sealed)).rejects.toMatchObject({ code: 'MASTER_KEY_UNKNOWN' });
    expect(await tenantKeys([first, second]).rewrapAll(4)).toEqual({ rewrapped: 9 });
    expect(await tenantKeys([first, second]).rewrapAll(4)).toEqual({ rewrapped: 0 });
    expect(await tenantKeys([second]).decryptField(A, 'p', 'r', sealed)).toBe('secret');
  });

  it('of the master key: rows that belong to no tenant are sealed anew', () => {
    const old = new MasterKeys([first]).sealRow('account.totp', 'row-1', 'secret');
    const both = new MasterKeys([first, second]);
    const renewed = both.resealRow('account.totp', 'row-1', old) as string;
    expect(both.resealRow('account.totp', 'row-1', renewed)).toBeNull();
    expect(new MasterKeys([second]).openRow('account.totp', 'row-1', renewed)).toBe('secret');
    expect(() => both.openRow('account.totp', 'row-2', renewed)).toThrow('CIPHERTEXT_NOT_AUTHENTIC');
    expect(() => new MasterKeys([second]).openRow('account.totp', 'row-1', old)).toThrow('MASTER_KEY_UNKNOWN');
  });
});

describe('derived keys', () => {
  it('come again from key id, use and salt, and differ in each', async () => {
    const keys = tenantKeys();
    const salt = randomBytes(32);
    const made = await keys.deriveKey(A, 'file', salt, 64);
    await keys.rotateTenantKey(A);
    expect((await keys.deriveKey(A, 'file', salt, 64, made.keyId)).key).toEqual(made.key);
    const others = [
      await keys.deriveKey(A, 'file', salt, 64),
      await keys.deriveKey(A, 'other', salt, 64, made.keyId),
      await keys.deriveKey(A, 'file', randomBytes(32), 64, made.keyId),
    ];
    expect(new Set([made, ...others].map(({ key }) => key.toString('hex'))).size).toBe(4);
  });
});

describe('the memory of keys', () => {
  it('spares the store, holds no more than its limit and forgets in time', async () => {
    const keys = tenantKeys([first], { limit: 3, ttlMs: 1_000 });
    await keys.encryptField(A, 'p', 'r', 'x');
    const reads = store.reads;
    for (let i = 0; i < 10; i++) await keys.encryptField(A, 'p', 'r', 'x');
    expect(store.reads).toBe(reads);
    for (let i = 0; i < 10; i++) await keys.encryptField(randomUUID(), 'p', 'r', 'x');
    expect(keys.cachedKeys).toBe(3);
    await keys.encryptField(A, 'p', 'r', 'x');
    const warm = store.reads;
    nowMs += 1_000;
    await keys.encryptField(A, 'p', 'r', 'x');
    expect(store.reads).toBeGreaterThan(warm);
  });

  it('drops the least recently used', () => {
    const cache = new KeyCache<number>({ limit: 2, ttlMs: 10, nowMs: () => 0 });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('tells no secrets in JSON', () => {
    expect(JSON.stringify(new MasterKeys([first]))).toBe('{"newestId":"first"}');
  });
});

describe('the master key file', () => {
  const at = new Date('2026-01-05T08:00:00Z');
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbund-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made for its owner alone, once, and grows by a key', async () => {
    const path = join(folder, 'master.keys');
    const { keyId } = await createMasterKeyFile(path, at);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readMasterKeyFile(path)).newestId).toBe(keyId);
    await expect(createMasterKeyFile(path, at)).rejects.toMatchObject({ code: 'EEXIST' });

    const sealed = (await readMasterKeyFile(path)).sealRow('p', 'r', 'secret');
    const added = await addMasterKey(path, at);
    const both = await readMasterKeyFile(path);
    expect(both.newestId).toBe(added.keyId);
    expect(both.openRow('p', 'r', sealed)).toBe('secret');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['master.keys']);
  });

  it('is refused when missing or open to others', async () => {
    const path = join(folder, 'master.keys');
    await expect(readMasterKeyFile(path)).rejects.toMatchObject({ code: 'MASTER_KEY_FILE_MISSING' });
    await createMasterKeyFile(path, at);
    await chmod(path, 0o644);
    await expect(readMasterKeyFile(path)).rejects.toMatchObject({ code: 'MASTER_KEY_FILE_OPEN_TO_OTHERS' });
    await chmod(path, 0o640);
    expect((await readMasterKeyFile(path)).newestId).toBeTruthy();
  });

  it('names the line that is wrong', async () => {
    const good = randomBytes(32).toString('base64');
    expect(() => parseMasterKeys(`# note\n\nk1 ${good}\nk2 ${randomBytes(16).toString('base64')}\n`)).toThrow('line 4');
    expect(() => parseMasterKeys(`k1 ${good}\nk1 ${good}\n`)).toThrow('line 2 repeats the id k1');
    expect(() => parseMasterKeys('# only a note\n')).toThrow('holds no key');
    const path = join(folder, 'windows.keys');
    await writeFile(path, `k1 ${good}\r\n`, { mode: 0o600 });
    expect((await readMasterKeyFile(path)).newestId).toBe('k1');
    expect(await readFile(path, 'utf8')).toContain(good);
  });

  it('keeps wrapped keys from opening when the file is the wrong one', () => {
    const { wrapped } = new MasterKeys([first]).wrap(A, 'k', randomBytes(64));
    const forged = new MasterKeys([{ id: 'first', key: randomBytes(32) }]);
    expect(() => forged.unwrap(A, 'k', wrapped)).toThrow('TENANT_KEY_NOT_AUTHENTIC');
  });
});
