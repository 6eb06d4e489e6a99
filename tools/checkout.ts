// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
/** All that running leaves behind: the database, files, keys, what was made when. */
export const STATE = join(ROOT, '.verbund');
export const DATA_FOLDER = join(STATE, 'postgres');

export function stateFolder(...below: string[]): string {
  const folder = join(STATE, ...below);
  mkdirSync(folder, { recursive: true });
  return folder;
}

const MADE = new Set(['node_modules', 'dist', '.turbo', 'coverage']);

/** One hash over files and whole folders without what is made from them, named relative to the checkout; what is missing counts as missing. */
export function hashOf(paths: readonly string[], also = ''): string {
  const hash = createHash('sha256').update(also);
  const add = (path: string): void => {
    if (!existsSync(path)) {
      hash.update(`missing ${relative(ROOT, path)}\0`);
      return;
    }
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (!MADE.has(name)) add(join(path, name));
      }
      return;
    }
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  };
  for (const path of paths) add(join(ROOT, path));
  return hash.digest('hex');
}
