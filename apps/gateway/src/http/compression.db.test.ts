// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { TestMember } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts';

/** kB as users and browsers count them: 1000 bytes. */
const FIRST_PAGE_BYTES = 150_000;

const web = join(import.meta.dirname, '../../../web');
const webFolder = mkdtempSync(join(tmpdir(), 'verbundwerk-wire-'));
let house: TestHouse;
let person: Person;
let browser: Browser;
let member: TestMember;
beforeAll(async () => {
  const vite = [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error', '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production', WEB_OUT_DIR: webFolder, VITE_GALLERY: '' };
  await promisify(execFile)(process.execPath, vite, { cwd: web, env });
  house = await openTestHouse({ webFolder });
  const association = await house.world.association();
  [member] = association.members as [TestMember];
  person = await house.person(association, 'memberClerk', { member });
  ({ browser } = await house.signedIn(person));
}, 180_000);
afterAll(async () => {
  await house?.close();
  rmSync(webFolder, { recursive: true, force: true });
});

interface Wire {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  /** As it came, not unpacked. */
  readonly body: Buffer;
}

async function received(answer: IncomingMessage): Promise<Wire> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
}

const fetched = (path: string, headers: Record<string, string> = {}): Promise<Wire> =>
  new Promise((resolve, reject) => {
    get(new URL(path, browser.base), { headers }, (answer) => void received(answer).then(resolve, reject)).on('error', reject);
  });

const asked = (query: string, headers: Record<string, string>): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const own = { 'content-type': 'application/json', 'x-verbund': '1', cookie: browser.cookieHeader, ...headers };
    const sent = request(
      new URL(`${person.address}/integration`, browser.base),
      { method: 'POST', headers: own },
      (answer) => void received(answer).then(resolve, reject),
    );
    sent.on('error', reject).end(JSON.stringify({ query }));
  });

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** What a browser fetches before the page of this name stands. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`there is no ${name}`);
  if (found.has(`/${chunk.file}`)) return found;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(`/${file}`);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, found);
  return found;
}

test.each([['sign-in/sign-in-page'], ['start/start-page']])('the first page with %s takes less than 150 kB of the wire', async (page) => {
  const takes = { 'accept-encoding': 'gzip, deflate, br, zstd' };
  const first = await fetched('/', takes);
  const linked = [
    ...brotliDecompressSync(first.body)
      .toString()
      .matchAll(/(?:src|href)="(\/[^"]+)"/g),
  ].map(([, path]) => String(path));
  expect(linked.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
  const manifest = JSON.parse(readFileSync(join(webFolder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const shell = page.startsWith('start/') ? filesOf(manifest, 'src/shell/shell.tsx') : [];
  const paths = new Set([...linked, ...shell, ...filesOf(manifest, `src/features/${page}.tsx`)]);
  const files = await Promise.all([...paths].map((path) => fetched(path, takes)));
  expect(files.map(({ status }) => status)).toEqual(files.map(() => 200));
  // Headers aside: a proxy that speaks HTTP/2 sends those that come again as a byte or two.
  expect([first, ...files].reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(FIRST_PAGE_BYTES);
});

test('a file comes as the asker takes it, each kind with a tag of its own, and the same inside', async () => {
  const [path = ''] = /\/assets\/index-[^"]+\.js/.exec((await fetched('/')).body.toString()) ?? [];
  const plain = await fetched(path);
  const brotli = await fetched(path, { 'accept-encoding': 'gzip, br' });
  const gzip = await fetched(path, { 'accept-encoding': 'br;q=0, gzip' });
  const kept = {
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'content-type': 'text/javascript; charset=utf-8',
  };
  for (const one of [plain, brotli, gzip]) expect(one.headers).toMatchObject(kept);
  expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
  expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  const again = await fetched(path, { 'accept-encoding': 'gzip, br', 'if-none-match': String(brotli.headers.etag) });
  expect(again).toMatchObject({ status: 304, headers: { vary: 'Accept-Encoding', etag: brotli.headers.etag } });
  const page = await fetched('/a/any/page', { 'accept-encoding': 'br' });
  expect(page.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' });
  const [font = ''] = /\/assets\/[^)"']+\.woff2/.exec(readFileSync(cssFile(), 'utf8')) ?? [];
  const woff = await fetched(font, { 'accept-encoding': 'br' });
  expect([woff.status, woff.headers['content-encoding'], woff.headers.vary]).toEqual([200, undefined, undefined]);
});

function cssFile(): string {
  const [css = ''] = /assets\/index-[^"]+\.css/.exec(readFileSync(join(webFolder, 'index.html'), 'utf8')) ?? [];
  return join(webFolder, css);
}

const LONG = `{ ${Array.from({ length: 15 }, (_, index) => `field${index}WithALongName: hints { total items { hint version } }`).join(' ')} }`;

test('a long answer to a query is compressed; a short one, a change, and what stands below /auth are not', async () => {
  const plain = await asked(LONG, {});
  expect(plain.body.length).toBeGreaterThan(1_024);
  const brotli = await asked(LONG, { 'accept-encoding': 'br, gzip' });
  const gzip = await asked(LONG, { 'accept-encoding': 'gzip' });
  expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
  for (const one of [plain, brotli, gzip]) expect(one.headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': 'no-store' });
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotli.body.length).toBeLessThan(plain.body.length / 3);
  const short = await asked('{ hints { total } }', { 'accept-encoding': 'br' });
  const set = (alias: string) =>
    `${alias}: setHint(tenantId: "${member.tenantId}", hint: "${'long '.repeat(20)}", expectedVersion: 1, idempotencyKey: "${alias}") {
      ... on SetHintSuccess { hint { hint } } ... on SetHintRefusal { code message } }`;
  const change = await asked(`mutation { ${Array.from({ length: 15 }, (_, index) => set(`a${index}`)).join(' ')} }`, {
    'accept-encoding': 'br',
  });
  expect(change.body.length).toBeGreaterThan(1_024);
  const session = await fetched('/auth/session', { 'accept-encoding': 'br', cookie: browser.cookieHeader });
  expect([short, change, session].map(({ status, headers }) => [status, headers['content-encoding']])).toEqual([
    [200, undefined],
    [200, undefined],
    [200, undefined],
  ]);
});

test('a text that a service offers as a file is compressed while it is sent', async () => {
  const path = `${person.address}/download/toy-hint?tenantId=${member.tenantId}`;
  const [plain, brotli] = await Promise.all(
    [{}, { 'accept-encoding': 'br' }].map((takes) => fetched(path, { cookie: browser.cookieHeader, ...takes })),
  );
  expect(plain).toMatchObject({ status: 200, headers: { vary: 'Accept-Encoding' } });
  expect(brotli?.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli?.body ?? Buffer.alloc(0)).equals(plain?.body ?? Buffer.alloc(1))).toBe(true);
});
