// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { listLateEntries } from './queries/list-entries.ts';
import { verifyRun } from './queries/verify-run.ts';
import { addCost, addMinutes, preview, release, settlementWorld, town } from './testing/settlement-world.ts';
import { enterPoolCost } from './use-cases/enter-pool-cost.ts';

const ROUNDS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 40 : 3));
const WRITERS = 4;

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

type Place = Awaited<ReturnType<typeof town>>;

const BEFORE_THE_CUT = '2027-02-16T08:59:59.000Z';
const AFTER_THE_CUT = '2027-02-16T09:00:01.000Z';

/** Writers that book seven minutes for October again and again until they are stopped; answers how often. */
function startWriters(place: Place, at: string) {
  let running = true;
  let written = 0;
  const write = async (writer: number) => {
    for (let step = 0; running; step++) {
      const member = place.members[(writer + step) % place.members.length];
      if (!member) return;
      await addMinutes(world, place.association, member, 7, { at });
      written += 1;
    }
  };
  const done = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  return {
    count: () => written,
    stop: async () => {
      running = false;
      await done;
      return written;
    },
  };
}

async function lateIds(place: Place): Promise<string[]> {
  const late: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<typeof listLateEntries.run>> = await world.ask(place.finance, listLateEntries, {
      first: 100,
      ...(after ? { after } : {}),
    });
    late.push(...page.items.map(({ id }) => id));
    after = page.nextCursor;
  }
  return late;
}

const readings = (place: Place) =>
  world.database.read(world.scope(place.association), (reads) =>
    reads
      .selectFrom('reading')
      .leftJoin('frozen_reading', (join) =>
        join.onRef('frozen_reading.tenant_id', '=', 'reading.tenant_id').onRef('frozen_reading.reading_id', '=', 'reading.id'),
      )
      .select(['reading.source_id', 'reading.quantity', 'frozen_reading.run_id'])
      .where('reading.association_id', '=', place.association.associationId)
      .execute(),
  );

/** Every reading of October stands exactly once: frozen, or late. Answers how many are late. */
async function checkOnce(place: Place, runId: string): Promise<number> {
  const rows = await readings(place);
  const frozen = rows.filter(({ run_id: run }) => run === runId).map(({ source_id: id }) => id);
  const late = await lateIds(place);
  expect([...frozen, ...late].sort()).toEqual(rows.map(({ source_id: id }) => id).sort());
  expect(await world.ask(place.finance, verifyRun, { runId: runId as never })).toMatchObject({ holds: true, frozenSet: true });
  return late.length;
}

/** Settles November too: what came late is in it, and both runs together have counted every minute once. */
async function checkNextRun(place: Place): Promise<void> {
  world.clock.now = new Date('2027-02-16T09:00:02.000Z');
  const [member] = place.members;
  if (member) await addMinutes(world, place.association, member, 30, { on: '2026-11-02' });
  await addCost(world, place, '10.00', '2026-11');
  const { runId } = await preview(world, place, '2026-11');
  expect(await release(world, place.releaser, runId ?? '')).toMatchObject({ ok: true });
  world.clock.now = new Date('2027-02-16T09:00:00.000Z');
  expect(await lateIds(place)).toEqual([]);
  const rows = await readings(place);
  expect(rows.filter(({ run_id: run }) => run === null)).toEqual([]);
  const { counted } = await world.database.read(world.scope(place.association), (reads) =>
    sql<{ counted: bigint }>`
      select coalesce(sum((total ->> 'quantity')::bigint), 0)::bigint as counted
      from settlement_run as run cross join lateral jsonb_array_elements(run.input -> 'readings') as total
      where run.status = 'released' and run.association_id = ${place.association.associationId}::uuid`
      .execute(reads)
      .then(({ rows: [row] }) => row ?? { counted: 0n }),
  );
  expect(counted).toBe(rows.reduce((sum, { quantity }) => sum + quantity, 0n));
}

async function raceTown(): Promise<Place> {
  const place = await town(world);
  for (const member of place.members) await addMinutes(world, place.association, member, 60);
  await addCost(world, place, '500.00');
  return place;
}

test(`a reading written while a period is being frozen is in the frozen set or late, never neither, never both (${ROUNDS} rounds)`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const place = await raceTown();
    const { runId } = await preview(world, place);
    const writers = startWriters(place, AFTER_THE_CUT);
    await expect.poll(writers.count).toBeGreaterThan(0);
    expect(await release(world, place.releaser, runId ?? '')).toMatchObject({ ok: true });
    const then = writers.count();
    await expect.poll(writers.count).toBeGreaterThan(then);
    const written = await writers.stop();
    expect(await checkOnce(place, runId ?? '')).toBe(written);
    await checkNextRun(place);
  }
}, 1_200_000);

test(`a slow transaction that the preview had to know makes it void, or its reading late (${ROUNDS} rounds)`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const place = await raceTown();
    const { runId } = await preview(world, place);
    const writers = startWriters(place, BEFORE_THE_CUT);
    const answer = await release(world, place.releaser, runId ?? '');
    await writers.stop();
    if (answer.ok) {
      await checkOnce(place, runId ?? '');
    } else {
      expect(answer.error.code).toBe('INPUTS_CHANGED');
      expect((await readings(place)).filter(({ run_id: run }) => run !== null)).toEqual([]);
      const again = await preview(world, place);
      expect(await release(world, place.releaser, again.runId ?? '')).toMatchObject({ ok: true });
      expect(await checkOnce(place, again.runId ?? '')).toBe(0);
    }
    await checkNextRun(place);
  }
}, 1_200_000);

test(`a cost posted while a period is being frozen is in the run, refused, or makes the release begin again; it is never left out unseen (${ROUNDS} rounds)`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const place = await town(world);
    for (const member of place.members) await addMinutes(world, place.association, member, 60);
    await addCost(world, place, '500.00');
    const { runId } = await preview(world, place);
    const cost = { poolId: place.poolId as never, month: '2026-10', kind: 'staff' as const, amount: '3.33', label: 'Nachtrag' };
    const [released, posted] = await Promise.all([
      release(world, place.releaser, runId ?? ''),
      world.run(place.finance, enterPoolCost, cost),
    ]);
    const outcome = `${released.ok ? 'released' : released.error.code} ${posted.ok ? 'posted' : posted.error.code}`;
    expect(['released PERIOD_FROZEN', 'INPUTS_CHANGED posted']).toContain(outcome);
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
  }
});
