// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMasterKeyFile } from '../../packages/platform/keys/src/index.ts';
import { ROOT } from '../checkout.ts';
import { explain, readOptions } from '../commands/start.ts';
import { openHouseDatabase } from './house-database.ts';
import { HouseFault } from './house-fault.ts';
import { takeLock } from './house-lock.ts';
import { messagesFor } from './messages.ts';
import { choosePort } from './ports.ts';
import { gatewayAnswers } from './signs-of-life.ts';
import { superviseProcess } from './supervised-process.ts';

const german = messagesFor({});
const OWN_SERVER = { DATABASE_URL: 'postgresql://verbund_app:x@db/v', DATABASE_OWNER_URL: 'postgresql://verbund_owner:x@db/v' };
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

/** What a start in this environment is answered with, before anything is touched. */
async function refusalOf(environment: Record<string, string>, messages = english): Promise<HouseFault> {
  const opening = openHouseDatabase({ folder, environment, reset: false, durable: false, messages, say: () => {} });
  const fault = await opening.catch((error: unknown) => error);
  if (!(fault instanceof HouseFault)) throw new Error(`expected a fault, not ${String(fault)}`);
  expect(readdirSync(folder)).toEqual([]);
  return fault;
}

test('everything that is wrong with the environment is told at once, as docs/configuration.md shows it', async () => {
  const fault = await refusalOf({
    DATABASE_URL: 'postgresql://verbund_app:geheim@db.example/verbundwerk',
    PORT: 'eighty',
    PUBLIC_URL: 'http://verbund.example',
    MASTER_KEY_FILE: '/srv/verbund/master.kye',
    LOG_LEVEL: 'loud',
  });
  expect(fault.exitCode).toBe(78);
  const shown = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8').split('```text\n')[1]?.split('\n```')[0];
  expect(fault.message).toBe(shown);
});

test('on the embedded database nothing is missing, but what is given must be right', async () => {
  const { message } = await refusalOf({ PORT: '0', SMTP_URL: 'http://name:geheim@mail', DEMO: 'perhaps' }, german);
  for (const part of ['PORT „0“ ist falsch', 'SMTP_URL ist falsch', 'DEMO „perhaps“ ist falsch', 'Beispiel: DEMO=false'])
    expect(message).toContain(part);
  expect(message).not.toMatch(/fehlt|geheim|DATABASE/);
});

test('a key file that others may read and a folder that cannot be made are told with the reason', async () => {
  const place = mkdtempSync(join(tmpdir(), 'own-'));
  const keyFile = join(place, 'master.key');
  writeFileSync(keyFile, '');
  chmodSync(keyFile, 0o644);
  const { message } = await refusalOf({ ...OWN_SERVER, MASTER_KEY_FILE: keyFile, FILES_FOLDER: join(keyFile, 'files') });
  rmSync(place, { recursive: true });
  expect(message).toContain(`MASTER_KEY_FILE “${keyFile}” names what is not there or cannot be used`);
  expect(message).toContain('is open to every user of this machine');
  expect(message).toContain('FILES_FOLDER');
  expect(message).toContain('ENOTDIR');
});

test('a server where nobody listens is told in a sentence, without a stack', () => {
  const said: unknown[] = [];
  const { error } = console;
  console.error = (text: unknown) => said.push(text);
  try {
    expect(explain(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }))).toBe(1);
    expect(explain(new HouseFault('all of it', 78))).toBe(78);
  } finally {
    console.error = error;
  }
  expect(said).toEqual([expect.stringMatching(/\(?(127\.0\.0\.1:1).*\[DATABASE_UNAVAILABLE\]$/), 'all of it']);
});

test('a server of ones own is never begun anew', async () => {
  const keyFile = join(folder, 'master.key');
  await createMasterKeyFile(keyFile, new Date());
  const environment = { ...OWN_SERVER, MASTER_KEY_FILE: keyFile, FILES_FOLDER: join(folder, 'files') };
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
