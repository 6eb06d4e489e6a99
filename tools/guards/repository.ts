// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, absolute. */
export const ROOT: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders that nobody wrote by hand. */
const NOT_OURS = new Set(['node_modules', 'generated', 'dist', 'coverage', '.turbo', '.verbund', '.git']);

export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
  readonly type?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

/** Every file under a folder that is ours, as paths relative to it with '/'. */
export function listFiles(root: string = ROOT): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push(relative(root, path).replaceAll('\\', '/'));
    }
  };
  visit(root);
  return found.sort();
}

export const readText = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

export const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folders of all workspace packages, relative to the root of the tree ('packages/domain/desk'). */
export function workspaceFolders(root: string = ROOT): string[] {
  return listFiles(root)
    .filter((path) => /^(apps|packages)\/.*package\.json$/.test(path))
    .map((path) => dirname(path));
}

/** Runs one of the installed tools in a folder and waits for it; the exit code and all it printed. */
export function runTool(name: string, args: readonly string[], folder: string = ROOT): { code: number; output: string; errors: string } {
  const command = join(ROOT, 'node_modules', '.bin', name);
  if (!existsSync(command)) throw new Error(`${name} is not installed`);
  const done = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1' } });
  if (done.error) throw done.error;
  return { code: done.status ?? -1, output: done.stdout, errors: done.stderr };
}
