// SPDX-License-Identifier: EUPL-1.2
import type { Writes } from '@platform/database';
import { orderOf } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { carryOutRelease, discardRun, freezeRun, releaseRun } from './index.ts';
import { findRun } from './queries/list-runs.ts';
import { runHistory } from './queries/record-histories.ts';
import { runRelease } from './queries/run-progress.ts';
import {
  addCost,
  addMinutes,
  carryOut,
  orderRelease,
  preview,
  release,
  settlementWorld,
  type Town,
  town,
  value,
} from './testing/settlement-world.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

async function previewed() {
  const place = await town(world);
  for (const member of place.members) await addMinutes(world, place.association, member, 60);
  await addCost(world, place, '100.00');
  const { runId } = await preview(world, place);
  return { place, runId: (runId ?? '') as never };
}

async function ordered() {
  const { place, runId } = await previewed();
  const order = await orderRelease(world, place.releaser, runId);
  if (!order.ok) throw new Error(order.error.code);
  return { place, runId, order };
}

const write = <T>(place: Town, run: (writes: Writes) => Promise<T>): Promise<T> =>
  world.database.write(world.scope(place.association), run);

const statusOf = async (place: Town, runId: string) => (await world.ask(place.finance, findRun, { runId }))?.status;

const yesterday = () => new Date(world.clock.now.getTime() - 86_400_000);

const told = (place: Town) =>
  write(place, (writes) => writes.outboxMessage.findMany({ where: { name: 'ReleaseRefused.v1', tenantId: place.association.centreId } }));

describe('an ordered release', () => {
  test('leaves the run as it is until the worker has frozen it, and says how far it is', async () => {
    const { place, runId, order } = await ordered();
    expect(await statusOf(place, runId)).toBe('preview');
    expect(await world.ask(place.finance, runRelease, { runId })).toMatchObject({ state: 'queued', commandId: order.commandId });
    expect(await carryOut(world, order)).toMatchObject({ ok: true, value: { statements: 3 } });
    expect(await world.ask(place.finance, runRelease, { runId })).toMatchObject({ state: 'done', done: 98, total: 100, failure: null });
    const run = await world.ask(place.finance, findRun, { runId });
    expect(run).toMatchObject({ status: 'released', releasedBy: place.releaser.name });
    const steps = await world.ask(place.finance, runHistory, { runId });
    expect(steps.map(({ action }) => action)).toEqual(expect.arrayContaining(['settlement.releaseRun', 'settlement.freezeRun']));
  });

  test('carried out twice freezes once', async () => {
    const { place, runId, order } = await ordered();
    expect(await carryOut(world, order)).toMatchObject({ ok: true });
    await write(place, (writes) => writes.longCommand.updateMany({ where: { id: order.commandId }, data: { state: 'running' } }));
    expect(await carryOut(world, order)).toMatchObject({ ok: true });
    const rows = await write(place, (writes) => writes.statement.count({ where: { runId } }));
    expect(rows).toBe(3);
  });

  test('is the only one: nobody orders another, and nobody discards the run meanwhile', async () => {
    const { place, runId, order } = await ordered();
    const other = await world.actor(place.association, 'financeReleaser');
    const input = { runId, expectedVersion: 1 };
    expect(await world.run(other, releaseRun, input)).toMatchObject({ error: { code: 'RELEASE_UNDER_WAY' } });
    expect(await world.run(place.finance, discardRun, input)).toMatchObject({ error: { code: 'RELEASE_UNDER_WAY' } });
    expect(await carryOut(world, order)).toMatchObject({ ok: true });
  });

  test('that was stopped freezes nothing, and can be ordered again', async () => {
    const { place, runId, order } = await ordered();
    await write(place, (writes) =>
      writes.longCommand.updateMany({ where: { id: order.commandId }, data: { cancelRequestedAt: world.clock.now } }),
    );
    expect(await carryOut(world, order)).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(await statusOf(place, runId)).toBe('preview');
    expect(await release(world, place.releaser, runId)).toMatchObject({ ok: true });
  });
});

describe('what is asked again when it is carried out', () => {
  test.each([
    [
      'the role',
      (place: Town) =>
        write(place, (writes) =>
          writes.roleGrant.updateMany({ where: { userId: String(place.releaser.userId) }, data: { validTo: yesterday() } }),
        ),
    ],
    [
      'the user',
      (place: Town) =>
        write(place, (writes) =>
          writes.tenantUser.updateMany({ where: { id: String(place.releaser.userId) }, data: { validTo: yesterday() } }),
        ),
    ],
  ])('%s has ended in between: refused, told, and nothing frozen', async (_what, end) => {
    const { place, runId, order } = await ordered();
    await end(place);
    expect(await carryOut(world, order)).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect(await statusOf(place, runId)).toBe('preview');
    expect(await world.ask(place.finance, runRelease, { runId })).toMatchObject({ state: 'failed', failure: { code: 'FORBIDDEN' } });
    expect((await told(place)).map(({ payload }) => payload)).toEqual([{ runId, orderedByUser: place.releaser.userId }]);
    const history = await world.ask(place.finance, runHistory, { runId });
    expect(history.map(({ action }) => action)).toContain('settlement.noteReleaseRefused');
  });

  test('the role holds for some members only now', async () => {
    const { place, order } = await ordered();
    const scopeTenantIds = [String(place.members[0]?.tenantId)];
    await write(place, (writes) =>
      writes.roleGrant.updateMany({ where: { userId: String(place.releaser.userId) }, data: { scopeTenantIds } }),
    );
    expect(await carryOut(world, order)).toMatchObject({ error: { code: 'NOT_ALL_MEMBERS' } });
  });

  test('the first person acts with the account of the second now', async () => {
    const { place, runId, order } = await ordered();
    await write(
      place,
      (writes) => writes.$executeRaw`update settlement_run set made_by_user = ${place.releaser.userId}::uuid where id = ${runId}::uuid`,
    );
    expect(await carryOut(world, order)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  });

  test('the deputyship by which it was ordered has ended; while it holds, the release counts as done by both', async () => {
    const { place, runId } = await previewed();
    const clerk = await world.actor(place.association, 'clerk');
    const grants = [...clerk.grants, ...place.releaser.grants.map((grant) => ({ ...grant, deputyFor: place.releaser.userId }))];
    const deputyship = { tenantId: place.association.centreId, id: world.newId(), version: 1, createdAt: world.clock.now };
    const who = { userId: String(place.releaser.userId), deputyUserId: String(clerk.userId) };
    const days = { validFrom: new Date('2027-02-01'), validTo: new Date('2027-02-28') };
    await write(place, (writes) => writes.deputy.create({ data: { ...deputyship, ...who, ...days } }));
    const first = await orderRelease(world, { ...clerk, grants }, runId);
    if (!first.ok) throw new Error(first.error.code);
    await write(place, (writes) => writes.deputy.updateMany({ where: { id: deputyship.id }, data: { validTo: yesterday() } }));
    expect(await carryOut(world, first)).toMatchObject({ error: { code: 'FORBIDDEN' } });
    await write(place, (writes) => writes.deputy.updateMany({ where: { id: deputyship.id }, data: { validTo: days.validTo } }));
    expect(await release(world, { ...clerk, grants }, runId)).toMatchObject({ ok: true });
    const kept = await write(
      place,
      (writes) =>
        writes.$queryRaw<{ content: { inPlaceOf: string[] } }[]>`select value.content::jsonb as content from audit_entry as entry
        join audit_value as value on value.tenant_id = entry.tenant_id and value.sequence = entry.sequence
        where entry.action = 'settlement.freezeRun' and entry.subject_id = ${runId}::uuid`,
    );
    expect(kept[0]?.content.inPlaceOf).toEqual([place.releaser.userId]);
  });

  test('the run has changed: whoever was faster is named', async () => {
    const { place, runId, order } = await ordered();
    await write(place, (writes) => writes.$executeRaw`update settlement_run set version = 2 where id = ${runId}::uuid`);
    expect(await carryOut(world, order)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } });
  });

  test('a cost has come after the order', async () => {
    const { place, runId, order } = await ordered();
    await addCost(world, place, '0.01');
    expect(await carryOut(world, order)).toMatchObject({ error: { code: 'INPUTS_CHANGED' } });
    expect(await world.ask(place.finance, runRelease, { runId })).toMatchObject({ failure: { code: 'INPUTS_CHANGED' } });
    expect(await told(place)).toHaveLength(1);
  });
});

describe('there is no way round the order', () => {
  test('nobody freezes without one, or by the order of somebody else or of another run', async () => {
    const { place, runId, order } = await ordered();
    const freeze = (actor: typeof place.releaser, of: string, orderId: string) =>
      world.run(actor, freezeRun, { runId: of as never, expectedVersion: 1, orderId: orderId as never });
    const notFound = { error: { code: 'NOT_FOUND' } };
    expect(await freeze(place.releaser, runId, world.newId())).toMatchObject(notFound);
    const other = await world.actor(place.association, 'financeReleaser');
    expect(await freeze(other, runId, order.commandId)).toMatchObject(notFound);
    const second = await preview(world, place);
    expect(await freeze(place.releaser, second.runId ?? '', order.commandId)).toMatchObject(notFound);
    expect(await freeze({ ...place.releaser, kind: 'service' }, runId, order.commandId)).toMatchObject({
      error: { code: 'TWO_PEOPLE_NEEDED' },
    });
    value(await carryOut(world, order));
  });

  test('the work itself is ordered by nothing else', () => {
    expect(world.assembly.useCases.has(orderOf(carryOutRelease).name)).toBe(false);
    expect(world.assembly.useCases.has(releaseRun.name)).toBe(true);
  });
});
