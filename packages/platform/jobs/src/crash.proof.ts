// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyChain } from '@platform/audit';
import type { Actor } from '@platform/authorization';
import type { Point } from '@platform/use-case';
import { type TestAssociation, testDatabase, testWorld, type World } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateQueue } from './index.ts';
import { crashingPlatform, crashService } from './testing/crash-service.ts';
import { writeCauses } from './testing/write-causes.ts';

/**
 * Real processes killed at named points. What was acknowledged is there, nothing takes place twice, each message has its one effect. What
 * nobody kills is done by this process; those who are to be killed one after another leave what they had under way to the next.
 */
const ROUNDS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 25 : 1));
const KEYS = 6;
/** A process that has not come to its point by then never will: it is ended, and says what it was at. */
const CHILD_MS = 60_000;
const STOP_MS = 15_000;

let world: World;
let superuser: pg.Pool;
let url: string;
let calmPlatform: ReturnType<typeof crashingPlatform>['platform'];
const children = new Set<ChildProcess>();

beforeAll(async () => {
  const database = await testDatabase();
  url = database.appUrl;
  await migrateQueue(database.ownerUrl);
  world = await testWorld([crashService]);
  superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
  calmPlatform = crashingPlatform(url, 'never', '', 0).platform;
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await calmPlatform.database.close();
  await superuser.end();
});

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  /** Ended by this process, not at its point. */
  readonly late: boolean;
}

/** What there is to see when something does not come: of each association, and of the queue. */
async function sight(): Promise<string> {
  const { rows } = await superuser.query(
    `select (select count(*) from outbox_message where sent_at is null)::int as unsent, (select count(*) from handled_message)::int as handled,
       (select count(*) from failed_job)::int as failed, (select json_agg(state order by state) from long_command) as commands,
       (select json_agg(json_build_object('wants', left(query, 80), 'waits', wait_event)) from pg_stat_activity
         where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()) as connections`,
  );
  return JSON.stringify({ ...rows[0], processes: children.size });
}

interface Child {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** When it first said something; a worker says that it is up. */
  readonly upAt: () => number | null;
}

function spawnChild(name: 'crash-writer' | 'crash-worker', order: object, forMs = CHILD_MS): Child {
  const script = fileURLToPath(new URL(`./testing/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  let said = '';
  let upAt: number | null = null;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    upAt ??= performance.now();
  });
  let late = false;
  const overdue = setTimeout(() => {
    late = child.kill('SIGKILL');
  }, forMs);
  const ended = new Promise<Ended>((resolve) => child.once('close', (_code, signal) => resolve({ signal, said, late })));
  void ended.then(() => {
    clearTimeout(overdue);
    children.delete(child);
  });
  return { child, ended, upAt: () => upAt };
}

/** A process that ends at its point; one that does not is a finding, with what there is to see. */
async function killedAt(
  name: 'crash-writer' | 'crash-worker',
  order: { readonly point: string; readonly [more: string]: unknown },
): Promise<Ended> {
  const ended = await spawnChild(name, { url, ...order }).ended;
  if (ended.late || ended.signal !== 'SIGKILL')
    throw new Error(`${name} did not come to ${order.point}: ${JSON.stringify(ended)}; ${await sight()}`);
  return ended;
}

const acknowledgedIn = (said: string): readonly string[] =>
  said.split('\n').flatMap((line) => (line.endsWith(' done') ? [line.slice(0, -5)] : []));

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await delay(50)) if (await holds()) return;
  throw new Error(`never came: ${what}; ${await sight()}`);
}

async function scene(): Promise<{ association: TestAssociation; tenantId: string; clerk: Actor }> {
  const association = await world.association({ members: 1 });
  const [member] = association.members;
  if (!member) throw new Error('no member');
  return { association, tenantId: member.tenantId, clerk: await world.actor(association, 'clerk') };
}

async function countsOf(tenantId: string) {
  const { rows } = await superuser.query(
    `select version - 1 as causes, coalesce(cost_unit_hint, '0')::int as effects,
       (select count(*)::int from outbox_message m where m.tenant_id = s.tenant_id) as messages,
       (select count(*)::int from outbox_message m where m.tenant_id = s.tenant_id and sent_at is null) as unsent,
       (select count(*)::int from handled_message h where h.tenant_id = s.tenant_id) as marks
     from tenant_settings s where tenant_id = $1`,
    [tenantId],
  );
  return rows[0] as { causes: number; effects: number; messages: number; unsent: number; marks: number };
}

/** Every message of all of them has had its one effect; what would come twice has had time to. */
async function everyEffect(all: readonly { readonly association: TestAssociation; readonly tenantId: string }[]): Promise<void> {
  for (const { tenantId } of all)
    await until('every effect', async () => {
      const { effects, unsent } = await countsOf(tenantId);
      return effects >= KEYS && unsent === 0;
    });
  await delay(500);
  for (const { association, tenantId } of all) {
    expect(await countsOf(tenantId)).toEqual({ causes: KEYS, effects: KEYS, messages: KEYS, unsent: 0, marks: KEYS });
    const report = await world.database.read(world.scope(association), (reads) => verifyChain(reads, tenantId));
    expect(report).toMatchObject({ links: 2 * KEYS, findings: [] });
  }
}

/** Writes all causes in this process, as a sender does whom nobody kills. */
async function writeAll(clerk: Actor, tenantId: string, keys: readonly string[]): Promise<void> {
  expect(await writeCauses(calmPlatform, { actor: clerk, tenantId, keys })).toEqual(keys.map((key) => `${key} done`));
}

const keysOf = (): readonly string[] => Array.from({ length: KEYS }, () => world.newId());
const calm = { point: 'never', useCase: '', nth: 0 };

async function withCalmWorker(
  work: (worker: Child) => Promise<void>,
  { forMs = CHILD_MS, ...more }: { forMs?: number; ownTimes?: boolean } = {},
): Promise<void> {
  const worker = spawnChild('crash-worker', { url, ...calm, ...more }, forMs);
  try {
    await work(worker);
  } finally {
    worker.child.kill('SIGTERM');
    const overdue = setTimeout(() => worker.child.kill('SIGKILL'), STOP_MS);
    await worker.ended;
    clearTimeout(overdue);
  }
}

/** Each point in each round; the one that is killed is another one each time, in few rounds too. */
const rounds = <T>(points: readonly T[]): readonly { readonly at: T; readonly round: number; readonly nth: number }[] =>
  points.flatMap((at, place) =>
    Array.from({ length: ROUNDS }, (_, round) => ({ at, round: round + 1, nth: 1 + ((round + place) % KEYS) })),
  );

interface Written {
  readonly association: TestAssociation;
  readonly tenantId: string;
}

const CALM_MS = 120_000 + 2_000 * ROUNDS;
/** A worker that nobody kills lives longer than those that are to be killed. */
const asLongAs = { forMs: CALM_MS };

const written: Written[] = [];
const WRITER_POINTS = ['afterSave', 'afterAudit', 'beforeCommit', 'afterCommit'] as const satisfies readonly Point[];

test.each(rounds(WRITER_POINTS))('a writer killed at $at, round $round', { timeout: 120_000 }, async ({ at, nth }) => {
  const { association, tenantId, clerk } = await scene();
  const keys = keysOf();
  const first = await killedAt('crash-writer', { actor: clerk, tenantId, keys, point: at, nth });
  const acknowledged = acknowledgedIn(first.said);
  expect(acknowledged).toEqual(keys.slice(0, nth - 1));
  // What was acknowledged is there; of the one under way, all or nothing.
  expect((await countsOf(tenantId)).causes).toBe(at === 'afterCommit' ? nth : nth - 1);
  // The sender, not knowing, sends everything again under the same keys.
  await writeAll(clerk, tenantId, keys);
  expect(await countsOf(tenantId)).toMatchObject({ causes: KEYS, messages: KEYS });
  written.push({ association, tenantId });
});

test('after the killed writers one worker brings every effect, once', { timeout: CALM_MS }, async () => {
  expect(written).toHaveLength(WRITER_POINTS.length * ROUNDS);
  await withCalmWorker(() => everyEffect(written), asLongAs);
});

const WORKER_POINTS = [
  { point: 'relayBeforeAcknowledgement', useCase: 'relay' },
  { point: 'afterSave', useCase: 'crash.effect' },
  { point: 'beforeCommit', useCase: 'crash.effect' },
  { point: 'afterCommit', useCase: 'crash.effect' },
  { point: 'handlerAfterEffect', useCase: 'crash.effect' },
] as const;

const killed: Written[] = [];

test.each(rounds(WORKER_POINTS))('a worker killed at $at.point, round $round', { timeout: 120_000 }, async ({ at, nth }) => {
  const { association, tenantId, clerk } = await scene();
  await writeAll(clerk, tenantId, keysOf());
  await killedAt('crash-worker', { ...at, nth: at.point === 'relayBeforeAcknowledgement' ? 1 : nth });
  killed.push({ association, tenantId });
});

test('after the killed workers one that nobody kills brings every effect, once', { timeout: CALM_MS }, async () => {
  expect(killed).toHaveLength(WORKER_POINTS.length * ROUNDS);
  await withCalmWorker(() => everyEffect(killed), asLongAs);
});

/** Long work that stands still in its middle since its worker was killed. */
async function abandonedWork(more: object = {}) {
  const { association, clerk } = await scene();
  const [key = ''] = keysOf();
  expect(await writeCauses(calmPlatform, { actor: clerk, keys: [key], long: true })).toEqual([`${key} done`]);
  await killedAt('crash-worker', { point: 'handlerAfterEffect', useCase: 'crash.long', nth: 1, ...more });
  const command = async () =>
    (await superuser.query('select state, done, total from long_command where tenant_id = $1', [association.centreId])).rows;
  expect(await command()).toEqual([{ state: 'running', done: 3, total: 5 }]);
  return { command, isDone: async () => (await command())[0]?.state === 'done' };
}

test.each(rounds(['the middle of long work']))('a worker killed in $at, round $round', { timeout: 120_000 }, async () => {
  const { command, isDone } = await abandonedWork();
  await withCalmWorker(() => until('the end of the work', isDone));
  expect(await command()).toEqual([{ state: 'done', done: 5, total: 5 }]);
});

test('with the times of the house the job of a killed worker goes on within the figure of docs/operations.md', {
  timeout: 120_000,
}, async () => {
  const { isDone } = await abandonedWork({ ownTimes: true });
  const killedAtMs = performance.now();
  await withCalmWorker(
    async (worker) => {
      await until('the end of the work', isDone);
      const [stoodStillMs, upMs] = [performance.now() - killedAtMs, (worker.upAt() ?? Number.POSITIVE_INFINITY) - killedAtMs];
      process.stdout.write(`a job stood still for ${Math.round(stoodStillMs)} ms; its next worker was up after ${Math.round(upMs)} ms\n`);
      // The figure is that of a house with a worker; here one is started first, which on a busy machine takes longer than the lock.
      expect(stoodStillMs).toBeLessThan(Math.max(18_000, upMs + 6_000));
    },
    { ownTimes: true },
  );
});
