// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
/** As strict as the gateway's: whatever breaks under it breaks here first. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export type Answer = { readonly status?: number; readonly json?: unknown };
export interface StaticWeb {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Builds the web with the gallery in it and serves it with answers of the test's own for /auth and /graphql. */
export async function serveBuiltWeb(answer: (method: string, path: string, body: unknown) => Answer | null): Promise<StaticWeb> {
  const web = join(import.meta.dirname, '..', '..');
  const out = mkdtempSync(join(tmpdir(), 'verbundwerk-web-'));
  await promisify(execFile)(
    process.execPath,
    [join(web, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error', '--emptyOutDir'],
    {
      cwd: web,
      env: { ...process.env, NODE_ENV: 'production', WEB_OUT_DIR: out, VITE_GALLERY: '1' },
    },
  );
  const server = createServer((request, response) => void respond(out, answer, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(out, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function respond(
  out: string,
  answer: (method: string, path: string, body: unknown) => Answer | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (/^\/(auth|health)(\/|$)|^\/a\/[^/]+\/[^/]+\/graphql$/.test(pathname)) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const given = answer(request.method ?? 'GET', pathname, text === '' ? null : JSON.parse(text)) ?? {
      status: 404,
      json: { code: 'NOT_FOUND' },
    };
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(given.json ?? null));
    return;
  }
  const wanted = join(out, normalize(pathname));
  const file = wanted.startsWith(out) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(out, 'index.html');
  response
    .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY })
    .end(readFileSync(file));
}
