// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** kB as users and browsers count them: 1000 bytes. */
const FIRST_PAGE_BYTES = 150_000;
const ROUTE_BYTES = 60_000;
/** Fonts do not hold up the first page (they swap in), so they have a limit of their own. */
const FONT_BYTES = 75_000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly src?: string;
}

const web = import.meta.dirname;
const out = mkdtempSync(join(tmpdir(), 'verbundwerk-budget-'));
let manifest: Readonly<Record<string, Chunk>> = {};

/** Everything that the browser must have before this chunk runs. */
function filesOf(name: string, found = new Set<string>(), seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || seen.has(name)) return found;
  seen.add(name);
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const imported of chunk.imports ?? []) filesOf(imported, found, seen);
  return found;
}

const sizes = new Map<string, number>();
/** Compressing is slow, and many routes share a file. */
function bytesOfFile(file: string): number {
  const bytes = sizes.get(file) ?? brotliCompressSync(readFileSync(join(out, file))).length;
  sizes.set(file, bytes);
  return bytes;
}
const bytesOf = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + bytesOfFile(file), 0);
const entryFiles = (): Set<string> => filesOf('index.html');
const firstPage = (...pages: readonly string[]): Set<string> => new Set([...entryFiles(), ...pages.flatMap((page) => [...filesOf(page)])]);

beforeAll(async () => {
  const vite = join(web, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error', '--emptyOutDir'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production', WEB_OUT_DIR: out, VITE_GALLERY: '' },
  });
  manifest = JSON.parse(readFileSync(join(out, '.vite', 'manifest.json'), 'utf8')) as typeof manifest;
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the built web', () => {
  test.each([
    ['the sign-in', ['src/features/sign-in/sign-in-page.tsx']],
    ['the shell with the start page', ['src/shell/shell.tsx', 'src/features/start/start-page.tsx']],
  ] as const)('%s fits into the first page', (name, pages) => {
    for (const page of pages) expect(manifest).toHaveProperty([page]);
    expect(bytesOf(firstPage(...pages)), name).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
  });

  test('no route brings more than its share', () => {
    const base = firstPage('src/shell/shell.tsx');
    const routes = Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry && name.startsWith('src/features/'));
    expect(routes.length).toBeGreaterThan(3);
    const heavy = routes
      .map((name) => ({ name, bytes: bytesOf([...filesOf(name)].filter((file) => !base.has(file))) }))
      .filter((one) => one.bytes > ROUTE_BYTES);
    expect(heavy).toEqual([]);
  });

  test('the fonts are few', () => {
    const fonts = readdirSync(join(out, 'assets')).filter((file) => file.endsWith('.woff2'));
    expect(fonts.reduce((sum, file) => sum + readFileSync(join(out, 'assets', file)).length, 0)).toBeLessThanOrEqual(FONT_BYTES);
  });

  test('a strict content security policy can be sent: nothing inline, nothing from elsewhere', () => {
    const html = readFileSync(join(out, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(html).not.toMatch(/<style|\son\w+=|javascript:/i);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    const css = [...entryFiles()]
      .filter((file) => file.endsWith('.css'))
      .map((file) => readFileSync(join(out, file), 'utf8'))
      .join('');
    expect(css).not.toMatch(/url\(["']?(https?:)?\/\//);
  });

  test('the page with all components is not in it', () => {
    expect(Object.keys(manifest).filter((name) => name.includes('gallery'))).toEqual([]);
  });
});
