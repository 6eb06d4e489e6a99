// SPDX-License-Identifier: EUPL-1.2
import { readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '@kernel/core';
import { absent, incomingFolder, isContentName, pathOf } from './file-place.ts';

/** How many files a sweep met. */
export interface Swept {
  /** Removed: named by no row. */
  readonly orphans: number;
  /** Removed: remains of interrupted uploads. */
  readonly leftovers: number;
  readonly kept: number;
}

/** Which of these hashes rows of the tenant still name; asked in lists of at most 500. */
export type ListReferenced = (tenantId: string, sha256s: readonly string[]) => Promise<Iterable<string>>;

const ASIDE = '.aside';

export async function sweep(root: string, listReferenced: ListReferenced, olderThan: Date): Promise<Swept> {
  let orphans = 0;
  let kept = 0;
  const leftovers = await sweepIncoming(root, olderThan);
  for (const tenantId of await readdir(root).catch(absent<string[]>([]))) {
    if (!isUuid(tenantId)) continue;
    for (const prefix of await readdir(join(root, tenantId))) {
      const names = await contentNames(join(root, tenantId, prefix));
      for (let at = 0; at < names.length; at += 500) {
        const batch = names.slice(at, at + 500);
        const referenced = new Set(await listReferenced(tenantId, batch));
        for (const name of batch) {
          if (!referenced.has(name) && (await removeIfOld(pathOf(root, tenantId, name), olderThan))) orphans += 1;
          else kept += 1;
        }
      }
    }
  }
  return { orphans, leftovers, kept };
}

async function sweepIncoming(root: string, olderThan: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(incomingFolder(root)).catch(absent<string[]>([]))) {
    const path = join(incomingFolder(root), name);
    const seen = await stat(path).catch(absent(null));
    if (!seen || seen.mtime >= olderThan) continue;
    await unlink(path).catch(absent(undefined));
    removed += 1;
  }
  return removed;
}

/** The files of one folder; what an interrupted sweep had put aside goes back to its place first. */
async function contentNames(folder: string): Promise<string[]> {
  const names = new Set(await readdir(folder));
  for (const aside of [...names].filter((name) => name.endsWith(ASIDE))) {
    const name = aside.slice(0, -ASIDE.length);
    if (names.has(name)) await unlink(join(folder, aside)).catch(absent(undefined));
    else await rename(join(folder, aside), join(folder, name)).catch(absent(undefined));
    names.add(name);
  }
  return [...names].filter(isContentName);
}

/** Puts the file aside first and looks at its age there: an upload that laid a fresh one in its place meanwhile keeps it. */
async function removeIfOld(path: string, olderThan: Date): Promise<boolean> {
  const seen = await stat(path).catch(absent(null));
  if (!seen || seen.mtime >= olderThan) return false;
  const aside = path + ASIDE;
  if (!(await rename(path, aside).then(() => true, absent(false)))) return false;
  const taken = await stat(aside).catch(absent(null));
  if (taken && taken.mtime >= olderThan) {
    await rename(aside, path).catch(absent(undefined));
    return false;
  }
  await unlink(aside).catch(absent(undefined));
  return true;
}
