// SPDX-License-Identifier: EUPL-1.2
import { createBuilder } from '@platform/graphql';
import { loadRegister } from '@services/tenancy';
import { testDatabase, type World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { publishKeyVersion } from './index.ts';
import { explainLine } from './queries/explain-line.ts';
import { listMyEntries } from './queries/list-entries.ts';
import { listLineSources } from './queries/list-line-sources.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { listStatements } from './queries/list-statements.ts';
import { waitingMonths, waitingReleases, waitingStatements } from './queries/waiting.ts';
import {
  addAgreement,
  addCost,
  FAMILY,
  keyInput,
  preview,
  release,
  settled,
  settlementWorld,
  town,
  value,
} from './testing/settlement-world.ts';

let world: World;
beforeAll(async () => {
  await loadRegister((await testDatabase()).ownerUrl);
  world = await settlementWorld();
});

test('from a time entry of the desk to the amount of a statement, and back down to that entry', async () => {
  const place = await town(world);
  const [member, other] = place.members;
  if (!member || !other) throw new Error('members');
  const bookTime = world.assembly.useCases.get('desk.bookTime');
  if (!bookTime) throw new Error('no desk');
  const clerk = await world.actor(place.association, 'clerk', { name: 'Test Klara Musterfrau' });
  const entry = { kind: 'billable', familyCode: FAMILY, workedOn: '2026-11-10', activity: 'processing' };
  const book = async (tenantId: string, minutes: number, note: string) =>
    value(await world.run(clerk, bookTime, { ...entry, tenantId, minutes, note } as never));
  await book(member.tenantId, 90, 'Drucker eingerichtet');
  await book(other.tenantId, 30, 'Rückruf');
  await addCost(world, place, '100.00', '2026-11');
  const { runId } = await preview(world, place, '2026-11');
  expect((await world.ask({ ...place.releaser, accountId: clerk.accountId }, listMyEntries, { runId: (runId ?? '') as never })).total).toBe(
    2,
  );
  expect(await world.ask(place.releaser, waitingReleases, {})).toMatchObject([{ kind: 'settlement.release', count: 1 }]);
  value(await release(world, place.releaser, runId ?? ''));
  expect(await world.ask(place.releaser, waitingReleases, {})).toEqual([]);
  expect(await world.ask(place.finance, waitingMonths, {})).toEqual([]);

  const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
  expect(await world.ask(treasurer, waitingStatements, {})).toMatchObject([{ kind: 'settlement.statement', count: 1 }]);
  const [statement] = await world.ask(treasurer, listStatements, {});
  // 60 % of 100.00 by 90 of 120 minutes, 40 % in three equal shares: 45.00 + 13.33…
  expect(statement?.total).toBe(5834n);
  const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
  const explanation = await world.ask(treasurer, explainLine, line);
  expect(explanation?.pool?.sources).toMatchObject([{ meter: 'desk.minutes', readings: 1, quantity: 90 }]);
  const sources = await world.ask(treasurer, listLineSources, line);
  expect(sources.items).toMatchObject([{ quantity: 90, on: '2026-11-10', text: expect.stringContaining('Drucker eingerichtet') }]);
  expect(JSON.stringify([explanation, sources], (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner))).not.toContain(
    'Rückruf',
  );
});

test('inhabitants weigh by the register, and who joined in mid-month by days', async () => {
  const place = await town(world, { members: 2 });
  const [bedburg, bergheim] = place.members;
  if (!bedburg || !bergheim) throw new Error('members');
  const heads = { ...keyInput([], { validFrom: '2026-10-01', keyId: place.keyId }) };
  const parts = [{ sharePermyriad: 10000, kind: 'inhabitants' as const, basis: 'update2024', referenceDate: '2024-12-31' }];
  value(await world.run(place.finance, publishKeyVersion, { ...heads, parts }));
  await world.database.write(world.scope(place.association), (writes) =>
    writes.agreementTerms.updateMany({ where: { tenantId: bergheim.tenantId }, data: { validFrom: new Date('2026-10-17') } }),
  );
  await addAgreement(world, place.association, bergheim, { keyId: place.keyId, validFrom: '2026-10-20' });
  await addCost(world, place, '1000.00');
  const runId = await settled(world, place);
  const shares = await world.ask(place.finance, listRunShares, { runId: runId as never });
  const [first, second] = shares.map(({ parts: [part] }) => part);
  expect([first?.days, first?.ofDays, second?.days, second?.ofDays]).toEqual([31, 31, 15, 31]);
  const [one, two] = [BigInt(first?.measured ?? 0) * 31n, BigInt(second?.measured ?? 0) * 15n];
  expect(one).toBeGreaterThan(0n);
  const exact = (100000n * one) / (one + two);
  expect([exact, exact + 1n]).toContain(shares[0]?.amount);
  expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(100000n);
});

test('all services together make one schema', () => {
  const builder = createBuilder();
  for (const service of world.assembly.services) service.graphql?.(builder);
  builder.subscriptionField('never', (t) => t.boolean({ subscribe: () => ({}) as never, resolve: () => true }));
  const fields = builder.toSchema().getQueryType()?.getFields() ?? {};
  for (const field of ['settlementRuns', 'statements', 'explainAmount', 'amountSources', 'costPools']) expect(fields[field]).toBeDefined();
});
