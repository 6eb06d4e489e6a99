// SPDX-License-Identifier: EUPL-1.2
import { instant } from '@kernel/core';
import type { Scope } from '@platform/database';
import { testWorld } from '@testkit/core';
import { expect, test } from 'vitest';
import { fileBook, findStoredFile, type StoredFile } from './index.ts';

test('a stored file is named in the transaction of its record, for one side or both, and by no other tenant', async () => {
  const world = await testWorld();
  const association = await world.association();
  const [one, other] = association.members;
  if (!one || !other) throw new Error('no members');
  const file = (audience: StoredFile['audience']): StoredFile => ({
    ...{ id: world.newId(), tenantId: one.tenantId, sha256: 'a'.repeat(64), fileName: 'Anlage.pdf', mediaType: 'application/pdf' },
    ...{ sizeBytes: 12, audience, scanState: 'unscanned', uploadedBy: world.newId(), createdAt: instant(world.clock.now) },
  });
  const scope = (audience: Scope['audience'], readTenants = [one.tenantId]): Scope => ({
    ...{ associationId: association.associationId, readTenants, writeTenants: readTenants, audience },
  });
  const [both, internal] = [file('both'), file('centre')];
  await world.database.write(scope('centre'), (writes) => fileBook(writes).append([both, internal]));
  const find = (of: Scope, { id }: StoredFile) => world.database.read(of, (reads) => findStoredFile(reads, one.tenantId, id));
  expect(await find(scope('member'), both)).toEqual(both);
  expect(await find(scope('centre'), internal)).toEqual(internal);
  expect(await find(scope('member'), internal)).toBeNull();
  expect(await find(scope('centre', [other.tenantId]), both)).toBeNull();
  await expect(
    world.database.write(scope('centre'), async (writes) => {
      await fileBook(writes).append([file('both')]);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
});
