// SPDX-License-Identifier: EUPL-1.2
import { notificationSentence } from '@platform/notifications';
import { handleMessage } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { topics } from './notifications.ts';
import { listStatements } from './queries/list-statements.ts';
import { addCost, addMinutes, preview, release, settlementWorld, type Town, town, value } from './testing/settlement-world.ts';
import { discardRun } from './use-cases/discard-run.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

/** As the worker does it: every handler of every message that was left, and each of them a second time. */
async function deliverTwice({ association }: Town): Promise<void> {
  const left = await world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('outbox_message').selectAll().where('association_id', '=', association.associationId).orderBy('id').execute(),
  );
  for (const row of [...left, ...left])
    for (const handler of world.assembly.handlersOf(row.name))
      await handleMessage(
        world.platform,
        handler,
        {
          id: row.id,
          name: row.name,
          tenantId: row.tenant_id as never,
          associationId: row.association_id,
          payload: row.payload as Record<string, unknown>,
          causeAccountId: row.cause_account_id,
          correlationId: row.correlation_id,
        },
        association.centreId,
      );
}

const told = ({ association }: Town) =>
  world.database.read(world.scope(association), (reads) =>
    reads
      .selectFrom('notification')
      .select(['tenant_id', 'user_id', 'topic', 'params', 'link', 'mail_state'])
      .where('association_id', '=', association.associationId)
      .orderBy('topic')
      .orderBy('tenant_id')
      .execute(),
  );

test('a run is told to who releases, its release to who made it, a statement to the treasury of its member alone', async () => {
  const place = await town(world, { members: 2 });
  const [one, other] = place.members;
  if (!one || !other) throw new Error('two members');
  for (const member of [one, other]) await addMinutes(world, place.association, member, 60);
  await addCost(world, place, '100.00');
  const treasurer = await world.actor(place.association, 'memberTreasurer', { member: one });
  const otherTreasurer = await world.actor(place.association, 'memberTreasurer', { member: other });
  await world.actor(place.association, 'memberClerk', { member: one });
  const { runId } = await preview(world, place);
  await deliverTwice(place);
  const params = { from: '2026-10', to: '2026-10' };
  const made = {
    tenant_id: place.association.centreId,
    user_id: place.releaser.userId,
    topic: 'settlement.runMade',
    params,
    link: `settlement/runs/${runId}`,
    mail_state: 'waiting',
  };
  expect(await told(place)).toEqual([made]);

  value(await release(world, place.releaser, runId ?? ''));
  await deliverTwice(place);
  const statement = async (actor: typeof treasurer) => (await world.ask(actor, listStatements, {}))[0]?.id;
  const published = async (actor: typeof treasurer) => ({
    tenant_id: actor.body.tenantId,
    user_id: actor.userId,
    topic: 'settlement.statementPublished',
    params,
    link: `costs/${await statement(actor)}`,
    mail_state: 'waiting',
  });
  const released = { ...made, user_id: place.finance.userId, topic: 'settlement.runReleased', mail_state: 'none' };
  const found = await told(place);
  expect(found.slice(0, 2)).toEqual([made, released]);
  expect(new Set(found.slice(2))).toEqual(new Set([await published(treasurer), await published(otherTreasurer)]));
  expect(found).toHaveLength(4);
});

test('a run that was thrown away before anybody was told waits for nobody', async () => {
  const place = await town(world, { members: 1 });
  await addMinutes(world, place.association, place.members[0] as never, 60);
  await addCost(world, place, '100.00');
  const { runId } = await preview(world, place);
  value(await world.run(place.finance, discardRun, { runId: runId as never, expectedVersion: 1 }));
  await deliverTwice(place);
  expect(await told(place)).toEqual([]);
});

test('the sentences name the months', () => {
  const read = (params: Record<string, string>, language: 'de' | 'en') =>
    notificationSentence(topics, { topic: 'settlement.statementPublished', params, language });
  expect(read({ from: '2026-10', to: '2026-10' }, 'de')).toBe('Ihre Kosteninformation für 10/2026 liegt bereit.');
  expect(read({ from: '2026-10', to: '2026-12' }, 'en')).toBe('Your statement for 10/2026–12/2026 is ready.');
});
