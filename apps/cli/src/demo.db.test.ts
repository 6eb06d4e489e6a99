// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTemplate } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCommand, resetCommand } from './commands/demo.ts';
import { EXIT } from './outcome.ts';
import { operatorFolder, verbund } from './testing/command-line.ts';

const LOADED = {
  logins: [{ name: 'Petra Probe', role: 'clerk', email: 'petra@zentrum.example', password: 'neu' }],
  ...{ requests: 1, timeEntries: 2, links: 3 },
};

let place: Awaited<ReturnType<typeof operatorFolder>>;
let superuser: pg.Client;
let environment: Record<string, string>;
let logins: string;
beforeAll(async () => {
  const database = await copyTemplate();
  place = await operatorFolder(database);
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  logins = join(place.folder, 'logins.json');
  environment = { ...place.environment, DEMO_LOGINS_FILE: logins };
});
afterAll(async () => {
  place.remove();
  await superuser.end();
});

const associations = async (): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>('select count(*)::int as count from association');
  return rows[0]?.count ?? 0;
};

/** The command in a process of its own, which is killed as soon as there is something. */
async function killedHalfway(...words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [new URL('./main.ts', import.meta.url).pathname, ...words], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  await expect.poll(associations, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

test.each([
  ['demo load', (load: () => Promise<typeof LOADED>) => loadCommand(environment, load)],
  ['demo reset --yes', (load: () => Promise<typeof LOADED>) => resetCommand(environment, { yes: true }, load)],
])('what a kill left of %s is noticed by every command, thrown away by the next load, and old logins are gone', async (call, again) => {
  writeFileSync(logins, '[]');
  await killedHalfway(...call.split(' '));
  expect(existsSync(logins)).toBe(false);
  expect(await verbund(environment, 'association', 'list', '--json')).toMatchObject({
    code: EXIT.unavailable,
    json: { refusals: [{ code: 'DEMO_UNFINISHED' }] },
  });
  let found = -1;
  const answer = await again(async () => {
    found = await associations();
    return LOADED;
  });
  expect({ code: answer.code, found }).toEqual({ code: EXIT.done, found: 0 });
  expect(JSON.parse(readFileSync(logins, 'utf8'))).toEqual(LOADED.logins);
  expect(await verbund(environment, 'association', 'list')).toMatchObject({ code: EXIT.done, out: '' });
});

test('a load that fails leaves the mark; a second one at the same time is refused', async () => {
  await expect(
    loadCommand(environment, async () => {
      throw new Error('no room on the disk');
    }),
  ).rejects.toThrow('no room');
  let beside: unknown;
  await loadCommand(environment, async () => {
    beside = await loadCommand(environment, async () => LOADED).catch((error: unknown) => error);
    return LOADED;
  });
  expect(String(beside)).toContain('DEMO_BUSY');
}, 30_000);
