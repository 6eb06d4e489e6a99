// SPDX-License-Identifier: EUPL-1.2
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '@kernel/core';
import { sha256 } from '../json.ts';
import type { BankChannel, IncomingFile, OutgoingFile } from './bank-channel.ts';

const OUT = 'out';
const IN = 'in';
const SENT = 'sent';
/** A file that somebody may still be writing is left for the next time. */
const STILL_MS = 5_000;

const isCode = (error: unknown, code: string): boolean => (error as { readonly code?: unknown }).code === code;

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** The whole file or none under its name, on the disk before it is told. */
async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const place = join(folder, name);
  const part = join(folder, `.${name}.${process.pid}.part`);
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link never takes the place of another file, as renaming would.
    await link(part, place);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    invariant(sha256(await readFile(place)) === sha256(bytes), `another file lies at ${place}`);
  } finally {
    await unlink(part);
  }
  await syncFolder(folder);
}

async function deliver(root: string, { name, bytes, hash }: OutgoingFile) {
  invariant(/^[A-Za-z0-9._-]{1,80}$/.test(name) && !name.startsWith('.'), 'a name that any disk takes');
  invariant(sha256(bytes) === hash, 'what leaves is what was released');
  const folder = join(root, OUT);
  const sent = join(root, SENT);
  for (const place of [folder, sent]) await mkdir(place, { recursive: true, mode: 0o700 });
  const receipt = { channel: 'folder', place: `${OUT}/${name}`, hash } as const;
  const mark = join(sent, `${name}.sha256`);
  if (await exists(mark)) {
    invariant((await readFile(mark, 'utf8')).startsWith(hash), `another file was delivered as ${name}`);
    return receipt;
  }
  // The bank's client looks for the file; what it is compared with lies there before.
  await writeWhole(folder, `${name}.sha256`, new TextEncoder().encode(`${hash}  ${name}\n`));
  await writeWhole(folder, name, bytes);
  // The client takes the file away; this one stays, so that a repeat after a crash does not lay it out once more.
  await writeWhole(sent, `${name}.sha256`, new TextEncoder().encode(`${hash}  ${name}\n`));
  return receipt;
}

async function moveTo(root: string, name: string, target: 'done' | 'quarantine'): Promise<void> {
  const folder = join(root, target);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let free = name;
  for (let copy = 2; await exists(join(folder, free)); copy++) free = `${copy}-${name}`;
  await rename(join(root, IN, name), join(folder, free));
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function collect(root: string): Promise<IncomingFile[]> {
  const folder = join(root, IN);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found: IncomingFile[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    if (!entry.isFile() || name.startsWith('.') || name.endsWith('.part')) continue;
    const place = join(folder, name);
    const { size, mtimeMs } = await stat(place);
    if (Date.now() - mtimeMs < STILL_MS) continue;
    found.push({
      ...{ name, sizeBytes: size, open: () => createReadStream(place) },
      ...{ done: () => moveTo(root, name, 'done'), quarantine: () => moveTo(root, name, 'quarantine') },
    });
  }
  return found;
}

/** Exchange through a folder: 'out' for the bank's client, 'in' from it, 'done' and 'quarantine' for what was taken in. */
export const folderChannel = (root: string): BankChannel => ({
  kind: 'folder',
  deliver: (file) => deliver(root, file),
  collect: () => collect(root),
});
