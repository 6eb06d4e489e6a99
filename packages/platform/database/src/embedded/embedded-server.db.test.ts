// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessFileOf } from './access.ts';
import {
  administratorSql,
  EmbeddedInUse,
  findRunning,
  prepareRoles,
  RolesMissing,
  removeEmbedded,
  requireRoles,
  startEmbedded,
  withDatabase,
} from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

test('the data outlives a stop, the password file is for its owner alone, nothing but loopback is bound', async () => {
  const dataFolder = join(folder, 'postgres');
  const first = await startEmbedded({ dataFolder, durable: false });
  await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS seven');
  expect(await ask(first.superuserUrl, 'SHOW listen_addresses')).toEqual([['127.0.0.1']]);
  expect(statSync(accessFileOf(dataFolder)).mode & 0o777).toBe(0o600);
  await first.stop();
  expect(findRunning(dataFolder)).toBeNull();
  const second = await startEmbedded({ dataFolder, durable: false });
  expect([first.fresh, second.fresh]).toEqual([true, false]);
  expect(await ask(second.ownerUrl, 'SELECT seven FROM kept')).toEqual([[7]]);
  await expect(ask(second.ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
  await second.stop();
});

test('a server whose holder was killed ends by itself, and the next start goes on with its data', async () => {
  const dataFolder = join(folder, 'postgres');
  const program = `import { startEmbedded } from '${new URL('./index.ts', import.meta.url).href}';
    const server = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)}, durable: false });
    console.log('up'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const running = findRunning(dataFolder);
  expect(running?.holderPid).toBe(holder.pid);
  await expect(startEmbedded({ dataFolder })).rejects.toThrow(EmbeddedInUse);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const again = await startEmbedded({ dataFolder, durable: false });
  expect(await ask(again.appUrl, 'SELECT current_user')).toEqual([['verbund_app']]);
  await again.stop();
});

test('where the system user of root cannot enter, the data lies aside, and goes with its folder; anybody else stays inside', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const dataFolder = join(closed, 'postgres');
  const aside: string[] = [];
  const server = await startEmbedded({ dataFolder, durable: false, onAside: (place) => aside.push(place) });
  await server.stop();
  const asRoot = process.getuid?.() === 0;
  expect(aside).toEqual(asRoot ? [server.dataFolder] : []);
  expect(server.dataFolder).toMatch(asRoot ? /^\/var\/tmp\/verbundwerk-[0-9a-f]{12}\/postgres$/ : /\/closed\/postgres$/);
  removeEmbedded(dataFolder);
  expect(() => statSync(server.dataFolder)).toThrow('ENOENT');
});

test('on a server that is not ours, missing roles are told with the SQL to run, and that SQL is enough', async () => {
  const server = await startEmbedded({ dataFolder: join(folder, 'postgres'), durable: false });
  try {
    await ask(server.superuserUrl, 'CREATE DATABASE town');
    for (const sql of ['DROP ROLE verbund_relay', 'DROP ROLE verbund_search', 'ALTER DATABASE town OWNER TO verbund_owner']) {
      await ask(server.superuserUrl, sql);
    }
    const urls = { ownerUrl: withDatabase(server.ownerUrl, 'town'), appUrl: withDatabase(server.appUrl, 'town') };
    await expect(requireRoles(urls)).rejects.toThrow(RolesMissing);
    await expect(requireRoles(urls)).rejects.toThrow('CREATE ROLE verbund_search NOLOGIN');
    for (const sql of administratorSql('town', ['verbund_relay', 'verbund_search']).split(';\n')) await ask(server.superuserUrl, sql);
    await expect(requireRoles(urls)).resolves.toBeUndefined();
    await expect(requireRoles({ ...urls, appUrl: urls.ownerUrl })).rejects.toThrow('stands above the tenant wall');
    await expect(requireRoles({ ...urls, appUrl: server.superuserUrl })).rejects.toThrow('stands above the tenant wall');
  } finally {
    await server.stop();
  }
});

test('roles that somebody gave too much are mended at the next start', async () => {
  const server = await startEmbedded({ dataFolder: join(folder, 'postgres'), durable: false });
  try {
    await ask(server.superuserUrl, 'ALTER ROLE verbund_app SUPERUSER BYPASSRLS');
    const password = decodeURIComponent(new URL(server.appUrl).password);
    await prepareRoles(server.superuserUrl, { owner: 'other', app: password }, 'verbundwerk');
    expect(await ask(server.appUrl, 'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([[false, false]]);
  } finally {
    await server.stop();
  }
});
