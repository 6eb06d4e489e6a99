// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createMasterKeyFile } from '@platform/keys';
import { testDatabase } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHeartbeat } from './heartbeat.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const health = fileURLToPath(new URL('./health.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'verbund-worker-'));
let env: NodeJS.ProcessEnv;
let superuserUrl: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  const database = await testDatabase();
  superuserUrl = database.superuserUrl;
  await createMasterKeyFile(join(folder, 'master.key'), new Date());
  env = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.appUrl,
    MASTER_KEY_FILE: join(folder, 'master.key'),
    FILES_FOLDER: folder,
  };
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(changes: NodeJS.ProcessEnv = {}): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [main], { env: { ...env, ...changes }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { child, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function until(what: string, holds: () => boolean, said: () => string): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await delay(50)) if (holds()) return;
  throw new Error(`never came: ${what}\n${said()}`);
}

test('it tells that it is at work, survives cut connections, and stops cleanly', async () => {
  const worker = start();
  await until('the heartbeat', () => readHeartbeat(folder, new Date())?.state === 'ready', worker.said);
  expect(spawnSync(process.execPath, [health], { env, encoding: 'utf8' })).toMatchObject({ status: 0 });
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'verbund_app' and datname = current_database()",
  );
  const cutAt = new Date();
  await until('a heartbeat after the cut', () => (readHeartbeat(folder, new Date())?.at ?? '') > cutAt.toISOString(), worker.said);
  expect(worker.child.exitCode).toBeNull();
  const toldAt = Date.now();
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(Date.now() - toldAt).toBeLessThan(25_000);
  expect(worker.said()).toContain('worker stopped');
  const { rows } = await superuser.query("select pid from pg_stat_activity where usename = 'verbund_app' and datname = current_database()");
  await superuser.end();
  expect(rows).toEqual([]);
  expect(spawnSync(process.execPath, [health], { env, encoding: 'utf8' })).toMatchObject({ status: 1, stdout: 'null\n' });
});

test('it waits for a database that is away, and can be stopped meanwhile', async () => {
  const worker = start({ DATABASE_URL: 'postgresql://verbund_app:x@127.0.0.1:9/none' });
  await until('the wait', () => worker.said().includes('waiting for the database'), worker.said);
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
});

test("the owner's access ends it at once", async () => {
  const worker = start({ DATABASE_OWNER_URL: 'postgresql://verbund_owner:x@127.0.0.1:9/none' });
  expect(await worker.ended).toBe(78);
});
