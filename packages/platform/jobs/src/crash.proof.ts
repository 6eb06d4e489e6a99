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
import { crashService } from './testing/crash-service.ts';

/** Real processes killed at named points. What was acknowledged is there, nothing takes place twice, each message has its one effect. */
const ROUNDS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 25 : 2));
const KEYS = 6;

let world: World;
let superuser: pg.Pool;
let url: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  const database = await testDatabase();
  url = database.appUrl;
  await migrateQueue(database.ownerUrl);
  world = await testWorld([crashService]);
  superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await superuser.end();
});

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

function spawnChild(name: 'crash-writer' | 'crash-worker', order: object): { child: ChildProcess; ended: Promise<Ended> } {
  const script = fileURLToPath(new URL(`./testing/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<Ended>((resolve) => child.once('close', (_code, signal) => resolve({ signal, said })));
  void ended.then(() => children.delete(child));
  return { child, ended };
}

const acknowledgedIn = (said: string): readonly string[] =>
  said.split('\n').flatMap((line) => (line.endsWith(' done') ? [line.slice(0, -5)] : []));

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 25_000; Date.now() < end; await delay(50)) if (await holds()) return;
  throw new Error(`never came: ${what}`);
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

async function allIsWell(association: TestAssociation, tenantId: string, count: number): Promise<void> {
  await until('every effect', async () => (await countsOf(tenantId)).effects >= count && (await countsOf(tenantId)).unsent === 0);
  await delay(300);
  expect(await countsOf(tenantId)).toEqual({ causes: count, effects: count, messages: count, unsent: 0, marks: count });
  const report = await world.database.read(world.scope(association), (reads) => verifyChain(reads, tenantId));
  expect(report).toMatchObject({ links: 2 * count, findings: [] });
}

const keysOf = (): readonly string[] => Array.from({ length: KEYS }, () => world.newId());
const calm = { point: 'never', useCase: '', nth: 0 };

async function withCalmWorker(work: () => Promise<void>, more: object = {}): Promise<void> {
  const worker = spawnChild('crash-worker', { url, ...calm, ...more });
  try {
    await work();
  } finally {
    worker.child.kill('SIGTERM');
    await worker.ended;
  }
}

const rounds = <T>(points: readonly T[]): readonly { readonly at: T; readonly round: number }[] =>
  points.flatMap((at) => Array.from({ length: ROUNDS }, (_, round) => ({ at, round: round + 1 })));

const written: { readonly association: TestAssociation; readonly tenantId: string }[] = [];
const WRITER_POINTS = ['afterSave', 'afterAudit', 'beforeCommit', 'afterCommit'] as const satisfies readonly Point[];

test.each(rounds(WRITER_POINTS))('a writer killed at $at, round $round', { timeout: 60_000 }, async ({ at, round }) => {
  const { association, tenantId, clerk } = await scene();
  const keys = keysOf();
  const nth = 1 + ((round - 1) % KEYS);
  const first = await spawnChild('crash-writer', { url, actor: clerk, tenantId, keys, point: at, nth }).ended;
  expect(first.signal).toBe('SIGKILL');
  const acknowledged = acknowledgedIn(first.said);
  expect(acknowledged).toEqual(keys.slice(0, nth - 1));
  // What was acknowledged is there; of the one under way, all or nothing.
  expect((await countsOf(tenantId)).causes).toBe(at === 'afterCommit' ? nth : nth - 1);
  // The sender, not knowing, sends everything again under the same keys.
  const again = await spawnChild('crash-writer', { url, actor: clerk, tenantId, keys, point: 'never', nth: 0 }).ended;
  expect(acknowledgedIn(again.said)).toEqual(keys);
  expect(await countsOf(tenantId)).toMatchObject({ causes: KEYS, messages: KEYS });
  written.push({ association, tenantId });
});

test('after the killed writers one worker brings every effect, once', { timeout: 120_000 }, async () => {
  expect(written).toHaveLength(WRITER_POINTS.length * ROUNDS);
  await withCalmWorker(async () => {
    for (const { association, tenantId } of written) await allIsWell(association, tenantId, KEYS);
  });
});

const WORKER_POINTS = [
  { point: 'relayBeforeAcknowledgement', useCase: 'relay' },
  { point: 'afterSave', useCase: 'crash.effect' },
  { point: 'beforeCommit', useCase: 'crash.effect' },
  { point: 'afterCommit', useCase: 'crash.effect' },
  { point: 'handlerAfterEffect', useCase: 'crash.effect' },
] as const;

test.each(rounds(WORKER_POINTS))('a worker killed at $at.point, round $round', { timeout: 60_000 }, async ({ at, round }) => {
  const { association, tenantId, clerk } = await scene();
  const keys = keysOf();
  const nth = at.point === 'relayBeforeAcknowledgement' ? 1 : 1 + ((round - 1) % KEYS);
  const writer = await spawnChild('crash-writer', { url, actor: clerk, tenantId, keys, point: 'never', nth: 0 }).ended;
  expect(acknowledgedIn(writer.said)).toEqual(keys);
  const killed = await spawnChild('crash-worker', { url, ...at, nth }).ended;
  expect(killed.signal).toBe('SIGKILL');
  await withCalmWorker(() => allIsWell(association, tenantId, KEYS));
});

/** Long work that stands still in its middle since its worker was killed. */
async function abandonedWork(more: object = {}) {
  const { association, clerk } = await scene();
  const [key = ''] = keysOf();
  const ordered = await spawnChild('crash-writer', { url, actor: clerk, keys: [key], point: 'never', nth: 0, long: true }).ended;
  expect(acknowledgedIn(ordered.said)).toEqual([key]);
  const killed = await spawnChild('crash-worker', { url, point: 'handlerAfterEffect', useCase: 'crash.long', nth: 1, ...more }).ended;
  expect(killed.signal).toBe('SIGKILL');
  const command = async () =>
    (await superuser.query('select state, done, total from long_command where tenant_id = $1', [association.centreId])).rows;
  expect(await command()).toEqual([{ state: 'running', done: 3, total: 5 }]);
  return { command, isDone: async () => (await command())[0]?.state === 'done' };
}

test.each(rounds(['the middle of long work']))('a worker killed in $at, round $round', { timeout: 60_000 }, async () => {
  const { command, isDone } = await abandonedWork();
  await withCalmWorker(() => until('the end of the work', isDone));
  expect(await command()).toEqual([{ state: 'done', done: 5, total: 5 }]);
});

test('with the times of the house the job of a killed worker goes on within the figure of docs/operations.md', async () => {
  const { isDone } = await abandonedWork({ ownTimes: true });
  const killedAt = performance.now();
  await withCalmWorker(() => until('the end of the work', isDone), { ownTimes: true });
  const stoodStillMs = performance.now() - killedAt;
  process.stdout.write(`a job stood still for ${Math.round(stoodStillMs)} ms\n`);
  expect(stoodStillMs).toBeLessThan(18_000);
});
