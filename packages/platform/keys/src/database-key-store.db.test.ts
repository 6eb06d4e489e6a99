// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { instant, type TenantId } from '@kernel/core';
import { testDatabase, testWorld } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { DatabaseKeyStore, MasterKeys, TenantKeys, type WrappedKey } from './index.ts';

let world: Awaited<ReturnType<typeof testWorld>>;
beforeAll(async () => {
  world = await testWorld();
});

const tenantId = (): TenantId => world.newId() as TenantId;
const storeFor = (tenants: readonly string[] = []) => new DatabaseKeyStore(world.database, async () => tenants);
const keyFor = (tenant: string, createdAt = '2026-01-01T08:00:00.000Z'): WrappedKey => ({
  tenantId: tenant,
  keyId: world.newId(),
  masterKeyId: 'm1',
  wrapped: 'wrapped',
  createdAt: instant(new Date(createdAt)),
  retiredAt: null,
});

describe('wrapped keys in the database', () => {
  test('the first key encrypts, a rotation retires it, and both are found', async () => {
    const tenant = tenantId();
    const store = storeFor();
    expect(await store.findActiveKey(tenant)).toBeNull();
    const first = keyFor(tenant);
    expect(await store.insertKey(first, null)).toEqual(first);
    const second = keyFor(tenant, '2026-02-01T08:00:00.000Z');
    expect(await store.insertKey(second, first.keyId)).toEqual(second);
    expect(await store.findActiveKey(tenant)).toEqual(second);
    expect(await store.findKey(tenant, first.keyId)).toEqual({ ...first, retiredAt: second.createdAt });
  });

  test('a key that is no longer the active one is not replaced: the answer is what another process made', async () => {
    const tenant = tenantId();
    const store = storeFor();
    const first = await store.insertKey(keyFor(tenant), null);
    const second = await store.insertKey(keyFor(tenant), first.keyId);
    expect(await store.insertKey(keyFor(tenant), first.keyId)).toEqual(second);
    expect(await store.insertKey(keyFor(tenant), null)).toEqual(second);
  });

  test('rotations at the same moment leave one active key', async () => {
    const tenant = tenantId();
    const store = storeFor();
    const first = await store.insertKey(keyFor(tenant), null);
    const answers = await Promise.all([1, 2, 3, 4].map(() => store.insertKey(keyFor(tenant), first.keyId)));
    expect(new Set(answers.map(({ keyId }) => keyId)).size).toBe(1);
    expect(await store.findActiveKey(tenant)).toEqual(answers[0]);
  });

  test('a tenant sees no key of another', async () => {
    const [one, other] = [tenantId(), tenantId()];
    const store = storeFor();
    const key = await store.insertKey(keyFor(one), null);
    expect(await store.findKey(other, key.keyId)).toBeNull();
    expect(await store.replaceWrapping(other, key.keyId, 'm1', { masterKeyId: 'm2', wrapped: 'x' })).toBe(false);
  });

  test('rewrapping goes over the tenants that were named, and never over a newer wrapping', async () => {
    const [one, other, unnamed] = [tenantId(), tenantId(), tenantId()];
    const store = storeFor([one, other]);
    const key = await store.insertKey(keyFor(one), null);
    await store.insertKey(keyFor(other), null);
    await store.insertKey(keyFor(unnamed), null);
    const listed = await store.listKeysNotWrappedBy('m2', 10);
    expect(listed.map((found) => found.tenantId).sort()).toEqual([one, other].sort());
    expect(await store.replaceWrapping(one, key.keyId, 'm1', { masterKeyId: 'm2', wrapped: 'anew' })).toBe(true);
    expect(await store.replaceWrapping(one, key.keyId, 'm1', { masterKeyId: 'm3', wrapped: 'late' })).toBe(false);
    expect(await store.listKeysNotWrappedBy('m2', 10)).toHaveLength(1);
  });

  test('a change of the master key leaves what was encrypted readable', async () => {
    const tenant = tenantId();
    const [old, next] = [
      { id: 'old', key: randomBytes(32) },
      { id: 'next', key: randomBytes(32) },
    ];
    const keysWith = (...masters: (typeof old)[]) =>
      new TenantKeys({ store: storeFor([tenant]), masterKeys: new MasterKeys(masters), newId: world.newId, now: () => new Date() });
    const sealed = await keysWith(old).encryptField(tenant, 'account.iban', 'row', 'DE02');
    expect(await keysWith(old, next).rewrapAll()).toEqual({ rewrapped: 1 });
    expect(await keysWith(next).decryptField(tenant, 'account.iban', 'row', sealed)).toBe('DE02');
    await expect(keysWith(old).decryptField(tenant, 'account.iban', 'row', sealed)).rejects.toThrow('MASTER_KEY_UNKNOWN');
  });
});

/** Waits at the start line, then inserts its own first key and says which one is active. */
const RACER = `
  import { openDatabase } from '@platform/database';
  import { DatabaseKeyStore } from '@platform/keys';
  const [url, tenantId, keyId] = process.argv.slice(1);
  const database = openDatabase({ url, applicationName: 'race', maxConnections: 1 });
  const store = new DatabaseKeyStore(database, async () => []);
  await store.findActiveKey(tenantId);
  console.log('ready');
  await new Promise((go) => process.stdin.once('data', go));
  const key = { tenantId, keyId, masterKeyId: 'm', wrapped: 'w', createdAt: '2026-01-01T08:00:00.000Z', retiredAt: null };
  console.log((await store.insertKey(key, null)).keyId);
  await database.close();
  process.exit(0);`;

test('two processes that make the first key at the same moment end with the same', async () => {
  const { appUrl } = await testDatabase();
  const tenant = tenantId();
  const cwd = fileURLToPath(new URL('../../files', import.meta.url));
  const racers = [world.newId(), world.newId()].map((keyId) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', RACER, '--', appUrl, tenant, keyId], {
      cwd,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return { keyId, child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
  });
  for (const { lines } of racers) expect((await lines.next()).value).toBe('ready');
  for (const { child } of racers) child.stdin.write('go\n');
  const answers = await Promise.all(racers.map(async ({ lines }) => (await lines.next()).value as string));
  await Promise.all(racers.map(({ child }) => child.exitCode ?? once(child, 'exit')));
  expect(answers[0]).toBe(answers[1]);
  expect(racers.map(({ keyId }) => keyId)).toContain(answers[0]);
});
