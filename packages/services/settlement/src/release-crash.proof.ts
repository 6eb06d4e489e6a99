// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testDatabase, type World } from '@testkit/core';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { runRelease } from './queries/run-progress.ts';
import { verifyRun } from './queries/verify-run.ts';
import { addCost, addMinutes, orderRelease, preview, settlementWorld, type Town, town } from './testing/settlement-world.ts';

const ROUNDS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 10 : 1));
const POINTS = ['afterSave', 'afterAudit', 'beforeCommit', 'afterCommit'] as const;

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

interface Ended {
  readonly signal: string | null;
  readonly said: string;
}

async function releaseInAProcess(message: unknown, point: string): Promise<Ended> {
  const script = fileURLToPath(new URL('./testing/crash-release.ts', import.meta.url));
  const { appUrl: url } = await testDatabase();
  const order = { url, message, now: world.clock.now, point };
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [, signal] = await once(child, 'close');
  return { signal, said };
}

/** Everything that a release writes, as counts and its status. */
const traces = (place: Town, runId: string) =>
  world.database.read(world.scope(place.association), (reads) =>
    sql<{ status: string; frozen: number; posted: number; statements: number; gates: number }>`
      select run.status,
        (select count(*)::int from frozen_reading where run_id = run.id) as frozen,
        (select count(*)::int from frozen_posting where run_id = run.id) as posted,
        (select count(*)::int from statement where run_id = run.id) as statements,
        (select count(*)::int from reading_gate where frozen_by_run = run.id) as gates
      from settlement_run as run where run.id = ${runId}::uuid`
      .execute(reads)
      .then(({ rows }) => rows[0]),
  );

const NOTHING = { status: 'preview', frozen: 0, posted: 0, statements: 0, gates: 0 };
/** Three members and the centre; a reading of each member and one cost. */
const WHOLE = { status: 'released', frozen: 3, posted: 1, statements: 3, gates: 4 };

const rounds = POINTS.flatMap((point) => Array.from({ length: ROUNDS }, (_, round) => ({ point, round: round + 1 })));

test.each(rounds)(
  'a release killed at $point is wholly done or not at all, and can be repeated (round $round)',
  { timeout: 120_000 },
  async ({ point }) => {
    const place = await town(world);
    for (const member of place.members) await addMinutes(world, place.association, member, 60);
    await addCost(world, place, '100.00');
    const { runId } = await preview(world, place);
    const order = await orderRelease(world, place.releaser, runId ?? '');
    if (!order.ok) throw new Error(order.error.code);
    const killed = await releaseInAProcess(order.message, point);
    expect(killed).toEqual({ signal: 'SIGKILL', said: '' });
    expect(await traces(place, runId ?? '')).toEqual(point === 'afterCommit' ? WHOLE : NOTHING);
    expect(await world.ask(place.releaser, runRelease, { runId: (runId ?? '') as never })).toMatchObject({ state: 'running' });
    // The queue gives the work to another worker.
    const again = await releaseInAProcess(order.message, 'never');
    expect(again).toEqual({ signal: null, said: 'ended' });
    expect(await world.ask(place.releaser, runRelease, { runId: (runId ?? '') as never })).toMatchObject({ state: 'done' });
    expect(await traces(place, runId ?? '')).toEqual(WHOLE);
    expect(await world.ask(place.finance, verifyRun, { runId: (runId ?? '') as never })).toMatchObject({ holds: true, frozenSet: true });
  },
);
