// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { invariant, isUuid } from '@kernel/core';

const SHA256 = /^[0-9a-f]{64}$/;

/** Uploads under way, on the same file system as their place, so that the rename is atomic. */
export const incomingFolder = (root: string): string => join(root, 'incoming');
export const incomingPath = (root: string): string => join(incomingFolder(root), `${randomUUID()}.tmp`);
export const isContentName = (name: string): boolean => SHA256.test(name);

/** root / tenant / first two digits / SHA-256. Nothing a user typed is part of it. */
export function pathOf(root: string, tenantId: string, sha256: string): string {
  invariant(isUuid(tenantId) && SHA256.test(sha256), 'a file is addressed by the uuid of its tenant and its SHA-256');
  return join(root, tenantId, sha256.slice(0, 2), sha256);
}

/** For 'catch': the value where there is no such file, any other error goes on. */
export const absent =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };

/** Puts a folder's names on disk; without it a renamed file may be gone after a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

export async function makeFolder(path: string): Promise<void> {
  const firstNew = await mkdir(path, { recursive: true, mode: 0o700 });
  if (firstNew === undefined) return;
  for (let made = path; made.length >= firstNew.length; made = dirname(made)) await syncFolder(dirname(made));
}
