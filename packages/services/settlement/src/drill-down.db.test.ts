// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import type { EntryRow } from './queries/list-entries.ts';
import { listMyEntries } from './queries/list-entries.ts';
import { listPoolEntries, listShareReadings } from './queries/list-run-entries.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun } from './queries/list-runs.ts';
import { addCost, addMinutes, keyInput, preview, release, settlementWorld, type Town, town, value } from './testing/settlement-world.ts';
import { publishKeyVersion } from './use-cases/publish-key-version.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

type Page = { items: readonly EntryRow[]; nextCursor: string | null; total: number };

/** All pages of a list; each must name the same total. */
async function allOf(ask: (after: string | undefined) => Promise<Page>): Promise<EntryRow[]> {
  const found: EntryRow[] = [];
  let total: number | undefined;
  for (let after: string | null | undefined; after !== null; ) {
    const page = await ask(after);
    expect(page.items.length).toBeLessThanOrEqual(3);
    expect(page.total).toBe(total ?? page.total);
    ({ total } = page);
    found.push(...page.items);
    after = page.nextCursor;
  }
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  expect(found.length).toBe(total);
  return found;
}

/** Goes down from the total of a run to its entries, step by step, and adds up again what it finds. */
async function checkDown(place: Town, runId: string): Promise<{ costs: number; readings: number }> {
  const run = await world.ask(place.finance, findRun, { runId: runId as never });
  if (!run) throw new Error('no run');
  const shares = await world.ask(place.finance, listRunShares, { runId: runId as never });
  const pools = run.allocations.reduce((sum, { amount }) => sum + amount, 0n);
  expect(pools).toBe(run.proof.pools);
  expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(pools);
  expect(pools + run.proof.directCharges).toBe(run.total);
  const counted = { costs: 0, readings: 0 };
  for (const { poolId, monthsFrom, amount, costEntries } of run.allocations) {
    const input = { runId: runId as never, poolId: poolId as never, monthsFrom, first: 3 };
    const costs = await allOf((after) => world.ask(place.finance, listPoolEntries, { ...input, ...(after ? { after } : {}) }));
    expect(costs.reduce((sum, entry) => sum + (entry.amount ?? 0n), 0n)).toBe(amount);
    expect(costs.length).toBe(costEntries);
    counted.costs += costs.length;
    const own = shares.filter((share) => share.poolId === poolId && share.monthsFrom === monthsFrom);
    expect(own.reduce((sum, share) => sum + share.amount, 0n)).toBe(amount);
    for (const { memberId, uses } of own) {
      const readings = await allOf((after) =>
        world.ask(place.finance, listShareReadings, { ...input, memberId: memberId as never, ...(after ? { after } : {}) }),
      );
      const used = readings.reduce((sum, { quantity }) => sum + BigInt(quantity ?? 0), 0n);
      expect(used).toBe(BigInt(uses[0]?.measured ?? 0));
      expect(readings.every(({ tenantId }) => tenantId === memberId)).toBe(true);
      counted.readings += readings.length;
    }
  }
  return counted;
}

test('from the total to the entry, the sums of each step are those of the report: in the preview, after the release, and with late entries', async () => {
  const place = await town(world, { parts: [{ sharePermyriad: 10_000, kind: 'hours' }] });
  // A new version in November cuts the pool into two stretches.
  value(
    await world.run(
      place.finance,
      publishKeyVersion,
      keyInput([{ sharePermyriad: 10_000, kind: 'hours' }], { keyId: place.keyId, validFrom: '2026-11-01' }),
    ),
  );
  for (const [index, member] of place.members.entries())
    for (const on of ['2026-10-05', '2026-10-05', '2026-11-30']) await addMinutes(world, place.association, member, 30 + index, { on });
  for (const month of ['2026-10', '2026-11'])
    for (const amount of ['10.01', '0.07', '-3.33', '99.99']) await addCost(world, place, amount, month);
  const { runId } = await preview(world, place, '2026-10', '2026-11');
  expect(await checkDown(place, runId ?? '')).toEqual({ costs: 8, readings: 9 });

  // A range of days narrows list and count alike, page by page.
  const [pool] = (await world.ask(place.finance, findRun, { runId: runId as never }))?.allocations ?? [];
  const october = { runId: runId as never, poolId: pool?.poolId as never, monthsFrom: pool?.monthsFrom ?? '2026-10', first: 2 };
  const days = { from: '2026-10-06', to: '2026-10-31' } as const;
  expect(await world.ask(place.finance, listPoolEntries, { ...october, ...days })).toEqual({ items: [], nextCursor: null, total: 0 });
  const costsInRange = (after?: string) =>
    world.ask(place.finance, listPoolEntries, { ...october, from: '2026-10-01', ...(after && { after }) });
  expect([(await costsInRange()).total, (await allOf(costsInRange)).length]).toEqual([4, 4]);
  const memberId = place.members[0]?.tenantId as never;
  const readings = (range: object) => world.ask(place.finance, listShareReadings, { ...october, memberId, ...range });
  expect((await readings({ to: '2026-10-05' })).total).toBe(2);
  expect((await readings(days)).total).toBe(0);
  const mine = (range: object) => world.ask(place.finance, listMyEntries, { runId: runId as never, ...range });
  expect([(await mine({})).total, (await mine({ to: '2026-10-31' })).total]).toEqual([8, 4]);

  // What comes after the cut changes nothing of what the preview shows, and is late once the months are frozen.
  world.clock.now = new Date('2027-02-16T09:01:00.000Z');
  const [first] = place.members;
  if (!first) throw new Error('a member');
  await addMinutes(world, place.association, first, 45, { on: '2026-11-03' });
  expect(await checkDown(place, runId ?? '')).toEqual({ costs: 8, readings: 9 });
  value(await release(world, place.releaser, runId ?? ''));
  expect(await checkDown(place, runId ?? '')).toEqual({ costs: 8, readings: 9 });

  await addMinutes(world, place.association, first, 15, { on: '2026-12-01' });
  await addCost(world, place, '12.00', '2026-12');
  const next = await preview(world, place, '2026-12');
  expect(await checkDown(place, next.runId ?? '')).toEqual({ costs: 1, readings: 2 });
  value(await release(world, place.releaser, next.runId ?? ''));
  expect(await checkDown(place, next.runId ?? '')).toEqual({ costs: 1, readings: 2 });
  world.clock.now = new Date('2027-02-16T09:00:00.000Z');
});

test('a run that does not exist, a pool that is not in it, and another association have no entries', async () => {
  const place = await town(world);
  for (const member of place.members) await addMinutes(world, place.association, member, 60);
  await addCost(world, place, '5.00');
  const { runId } = await preview(world, place);
  const stranger = await town(world);
  const input = { runId: runId as never, poolId: place.poolId as never, monthsFrom: '2026-10' };
  expect((await world.ask(place.finance, listPoolEntries, input)).total).toBe(1);
  for (const [who, over] of [
    [stranger.finance, {}],
    [place.finance, { runId: world.newId() as never }],
    [place.finance, { poolId: stranger.poolId as never }],
    [place.finance, { monthsFrom: '2026-09' }],
  ] as const) {
    const nothing = { items: [], nextCursor: null, total: 0 };
    expect(await world.ask(who, listPoolEntries, { ...input, ...over })).toEqual(nothing);
    const memberId = place.members[0]?.tenantId as never;
    expect(await world.ask(who, listShareReadings, { ...input, ...over, memberId })).toEqual(nothing);
  }
});
