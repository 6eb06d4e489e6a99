// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOptions } from '../commands/start.ts';
import { openHouseDatabase } from './house-database.ts';
import { takeLock } from './house-lock.ts';
import { messagesFor } from './messages.ts';
import { choosePort } from './ports.ts';
import { gatewayAnswers } from './signs-of-life.ts';
import { superviseProcess } from './supervised-process.ts';

const german = messagesFor({});
const english = messagesFor({ LANG: 'en_GB.UTF-8' });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'house-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string[], unknown]>([
  [[], { reset: false, showLogs: false }],
  [['--reset', '--demo'], { reset: true, showLogs: false, demo: true }],
  [['--no-demo', '--port', '4900', '--logs'], { reset: false, showLogs: true, demo: false, port: 4900 }],
  [['--port=0'], { reset: false, showLogs: false, port: 0 }],
  [['-h'], 'help'],
])('%j is understood', (args, options) => expect(readOptions(args, german)).toEqual(options));

test.each([[['--rest']], [['start']], [['--port', 'eins']], [['--port', '70000']]])('%j is answered with the usage', (args) => {
  expect(() => readOptions(args, english)).toThrow('npm start [-- options]');
  expect(() => readOptions(args, german)).toThrow('npm start [-- Optionen]');
});

test('a lock left behind by a kill is taken over', () => {
  const file = join(folder, 'start.lock');
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, address: 'http://localhost:1' }));
  const lock = takeLock(file);
  if (!('release' in lock)) throw new Error('expected the lock');
  lock.tell('http://localhost:4800');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, address: 'http://localhost:4800' });
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test('a port that was asked for is not exchanged silently; the usual one is, and it is said', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
  );
  await expect(choosePort(String(port), '127.0.0.1', german, () => {})).rejects.toThrow(`Port ${port} ist belegt`);
  taken.close();
  const said: string[] = [];
  const first = await choosePort(undefined, '127.0.0.1', german, (text) => said.push(text));
  const usual = createServer();
  await new Promise<void>((resolve) => usual.listen(first, '127.0.0.1', resolve));
  const second = await choosePort(undefined, '127.0.0.1', german, (text) => said.push(text));
  usual.close();
  expect(second).not.toBe(first);
  expect(said.at(-1)).toBe(german.portTaken(4800, second));
});

test.each<[Record<string, string>, string]>([
  [{ DATABASE_URL: 'postgresql://verbund_app:x@db/v' }, german.bothUrls],
  [
    { DATABASE_URL: 'postgresql://verbund_app:x@db/v', DATABASE_OWNER_URL: 'postgresql://verbund_owner:x@db/v' },
    german.required('MASTER_KEY_FILE'),
  ],
])('a half-named server is refused before anything is touched', async (environment, message) => {
  const opening = openHouseDatabase({ folder, environment, reset: false, durable: false, messages: german, say: () => {} });
  await expect(opening).rejects.toThrow(message);
});

test('a server of ones own is never begun anew', async () => {
  const environment = { DATABASE_URL: 'postgresql://verbund_app:x@db/v', DATABASE_OWNER_URL: 'postgresql://verbund_owner:x@db/v' };
  const opening = openHouseDatabase({ folder, environment, reset: true, durable: false, messages: german, say: () => {} });
  await expect(opening).rejects.toThrow(german.resetOnlyEmbedded);
});

const supervise = (script: string, onCrash: (how: string, seconds: number) => void) =>
  superviseProcess({ name: 'part', script, env: process.env, logFile: join(folder, 'part.log'), onCrash });

test('a part that ends before its first sign of life is told with its last words', async () => {
  const script = join(folder, 'part.mjs');
  writeFileSync(script, "console.error('no configuration'); process.exitCode = 78;");
  const part = supervise(script, () => {});
  expect(await part.earlyEnd).toBe('code 78');
  expect(part.lastWords()).toContain('no configuration');
});

test('a part that crashes later is started again, until it is told to stop', async () => {
  const script = join(folder, 'part.mjs');
  const lives = join(folder, 'lives');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(lives)}, 'x');
     if (readFileSync(${JSON.stringify(lives)}, 'utf8').length === 1) setTimeout(() => process.exit(9), 200);
     else process.send?.('second life');
     setInterval(() => {}, 1000);`,
  );
  const crashes: [string, number][] = [];
  const part = supervise(script, (how, seconds) => crashes.push([how, seconds]));
  part.settle();
  await expect.poll(() => crashes, { timeout: 10_000 }).toEqual([['code 9', 1]]);
  await expect.poll(() => readFileSync(lives, 'utf8'), { timeout: 10_000 }).toBe('xx');
  await part.stop();
  expect(readFileSync(lives, 'utf8')).toBe('xx');
});

test('a part that lives but answers no more is killed and started again, and it is said', async () => {
  const script = join(folder, 'part.mjs');
  const lives = join(folder, 'lives');
  const portFile = join(folder, 'port');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
     import { createServer } from 'node:http';
     appendFileSync(${JSON.stringify(lives)}, 'x');
     const first = readFileSync(${JSON.stringify(lives)}, 'utf8').length === 1;
     const hang = () => { for (;;); };
     const server = createServer((_, response) => response.end('live', () => first && setTimeout(hang, 100)));
     server.listen(0, '127.0.0.1', () => writeFileSync(${JSON.stringify(portFile)}, String(server.address().port)));`,
  );
  const said: string[] = [];
  const part = superviseProcess({
    ...{ name: 'part', script, env: process.env, logFile: join(folder, 'part.log'), probeEveryMs: 100 },
    isAlive: () =>
      Promise.race([
        gatewayAnswers(`http://127.0.0.1:${readFileSync(portFile, 'utf8')}`),
        new Promise<boolean>((resolve) => setTimeout(resolve, 1_500, false)),
      ]),
    onHang: () => said.push('hangs'),
    onCrash: (how) => said.push(how),
  });
  await expect.poll(() => existsSync(portFile), { timeout: 10_000 }).toBe(true);
  part.settle();
  await expect.poll(() => said, { timeout: 30_000 }).toEqual(['hangs', 'SIGKILL']);
  await expect.poll(() => readFileSync(lives, 'utf8'), { timeout: 10_000 }).toBe('xx');
  await part.stop();
  expect(said).toEqual(['hangs', 'SIGKILL']);
});
