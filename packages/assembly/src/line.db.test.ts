// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, expect, test } from 'vitest';
import { FAMILY, type WholeHouse, wholeHouse } from './testing/whole-house.ts';

let house: WholeHouse;
beforeAll(async () => {
  house = await wholeHouse();
});

test('from a time entry of the desk to the amount of a statement, and back down to that entry', async () => {
  const { world, run, ask, town, settleMonth } = house;
  const place = await town(
    [
      { sharePermyriad: 6000, kind: 'hours' },
      { sharePermyriad: 4000, kind: 'equal' },
    ],
    ['2020-01-01', '2020-01-01', '2020-01-01'],
  );
  const [member, other] = place.association.members;
  if (!member || !other) throw new Error('members');
  const clerk = await world.actor(place.association, 'clerk', { name: 'Klara Musterfrau' });
  const entry = { kind: 'billable', familyCode: FAMILY, workedOn: '2026-10-13', activity: 'processing' };
  await run(clerk, 'desk.bookTime', { ...entry, tenantId: member.tenantId, minutes: 90, note: 'Drucker eingerichtet' });
  await run(clerk, 'desk.bookTime', { ...entry, tenantId: other.tenantId, minutes: 30, note: 'Rückruf' });
  const { runId, waiting } = await settleMonth(place, '2026-10', '100.00');
  expect(waiting).toMatchObject([{ kind: 'settlement.release', count: 1 }]);
  expect(
    (await ask<{ total: number }>({ ...place.releaser, accountId: clerk.accountId }, 'settlement.listMyEntries', { runId })).total,
  ).toBe(2);
  expect(await ask(place.releaser, 'settlement.waitingReleases', {})).toEqual([]);
  expect(await ask(place.finance, 'settlement.waitingMonths', {})).toEqual([]);

  const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
  expect(await ask(treasurer, 'settlement.waitingStatements', {})).toMatchObject([{ kind: 'settlement.statement', count: 1 }]);
  type Statement = { id: string; total: bigint; lines: { key: string }[] };
  const [statement] = await ask<Statement[]>(treasurer, 'settlement.listStatements', {});
  // 60 % of 100.00 by 90 of 120 minutes, 40 % in three equal shares: 45.00 + 13.33…
  expect(statement?.total).toBe(5834n);
  const line = { statementId: statement?.id, lineKey: statement?.lines[0]?.key };
  const explanation = await ask<{ pool: { sources: object[] } }>(treasurer, 'settlement.explainLine', line);
  expect(explanation.pool.sources).toMatchObject([{ meter: 'desk.minutes', readings: 1, quantity: 90 }]);
  const sources = await ask<{ items: object[] }>(treasurer, 'settlement.listLineSources', line);
  expect(sources.items).toMatchObject([{ quantity: 90, on: '2026-10-13', text: expect.stringContaining('Drucker eingerichtet') }]);
  const shown = JSON.stringify([explanation, sources], (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
  expect(shown).not.toContain('Rückruf');
  const neighbour = await world.actor(place.association, 'memberTreasurer', { member: other });
  expect(await ask(neighbour, 'settlement.explainLine', line)).toBeNull();
});

test('inhabitants weigh by the register, and whose agreement begins in mid-month by days', async () => {
  const { world, ask, town, settleMonth } = house;
  const heads = [{ sharePermyriad: 10000, kind: 'inhabitants' as const, basis: 'update2024', referenceDate: '2024-12-31' }];
  const place = await town(heads, ['2020-01-01', '2026-10-17']);
  const { runId } = await settleMonth(place, '2026-10', '1000.00');
  const shares: { ags: string; amount: bigint; days: number }[] = await ask(place.finance, 'settlement.listRunShares', { runId });
  expect(shares.map(({ days }) => days)).toEqual([31, 15]);
  const counts = await world.database.write(world.scope(place.association), (writes) =>
    writes.population.findMany({ where: { ags: { in: shares.map(({ ags }) => ags) }, basis: 'update2024', knownTo: null } }),
  );
  const inhabitants = (share: number): bigint => BigInt(counts.find(({ ags }) => ags === shares[share]?.ags)?.inhabitants ?? 0);
  const [one, two] = [inhabitants(0) * 31n, inhabitants(1) * 15n];
  expect(one).toBeGreaterThan(0n);
  expect(two).toBeGreaterThan(0n);
  const floor = (100000n * one) / (one + two);
  expect([floor, floor + 1n]).toContain(shares[0]?.amount);
  expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(100000n);
});
