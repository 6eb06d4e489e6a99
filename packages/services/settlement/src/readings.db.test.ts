// SPDX-License-Identifier: EUPL-1.2
import { type ReadingDraft, readingsPort } from '@contracts/settlement';
import type { CivilDate, CivilMonth, Instant, TenantId } from '@kernel/core';
import { beforeAll, expect, test } from 'vitest';
import { settlementWorld } from './testing/settlement-world.ts';

let world: Awaited<ReturnType<typeof settlementWorld>>;
beforeAll(async () => {
  world = await settlementWorld();
});

const draft = (tenantId: TenantId, id: string, over: Partial<ReadingDraft> = {}): ReadingDraft => ({
  tenantId,
  meter: 'desk.minutes',
  serviceFamilyCode: 'support',
  quantity: 90,
  occurredOn: '2026-10-05' as CivilDate,
  source: { type: 'timeEntry', id, version: 1 },
  label: 'A-1 · Beratung',
  reverses: null,
  ...over,
});

test('a reading is appended once per source; its reversal names it; the gate of the month stands', async () => {
  const association = await world.association();
  const { tenantId } = association.members[0] ?? expect.fail('no member');
  const book = world.platform.ports.get(readingsPort);
  const id = world.newId();
  const known = { at: '2026-11-16T09:00:00.000Z' as Instant, enteredBy: null, newId: world.newId };
  const append = (drafts: readonly ReadingDraft[]) =>
    world.database.write(world.scope(association), (writes) => book.append(writes, association.associationId, drafts, known));
  await append([draft(tenantId, id)]);
  await expect(append([draft(tenantId, id)])).rejects.toThrow();
  const back = { quantity: -90, source: { type: 'timeEntry', id, version: 2 }, reverses: { type: 'timeEntry', id, version: 1 } };
  await append([draft(tenantId, id, back)]);
  const stray = { ...back, source: { type: 'timeEntry', id, version: 3 }, reverses: { type: 'timeEntry', id: world.newId(), version: 1 } };
  await expect(append([draft(tenantId, id, stray)])).rejects.toThrow('names a reading that stands');

  const rows = await world.database.read(world.scope(association), (reads) =>
    reads
      .selectFrom('reading')
      .select(['id', 'quantity', 'reverses'])
      .where('tenant_id', '=', tenantId)
      .orderBy('source_version')
      .execute(),
  );
  expect(rows.map(({ quantity }) => quantity)).toEqual([90n, -90n]);
  expect(rows[1]?.reverses).toBe(rows[0]?.id);
  await world.database.write(world.scope(association), async (writes) => {
    expect(await book.isFrozen(writes, tenantId, '2026-10' as CivilMonth)).toBe(false);
    await writes.readingGate.update({
      where: { tenantId_month: { tenantId, month: '2026-10' } },
      data: { frozenByRun: world.newId(), frozenAt: new Date() },
    });
    expect(await book.isFrozen(writes, tenantId, '2026-10' as CivilMonth)).toBe(true);
  });
});
