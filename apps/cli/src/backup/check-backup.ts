// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Refusal } from '@kernel/core';
import { pathOf } from '@platform/files';
import {
  LineSum,
  MANIFEST,
  MANIFEST_HASH,
  type Manifest,
  manifestSchema,
  type Part,
  rowOf,
  type StoredFileLine,
  sha256,
  storedFileSchema,
} from './backup-format.ts';

/** What is wrong at one place of a backup; 'line' 0 is the file as a whole. */
export interface BackupFinding extends Refusal {
  readonly params: { readonly file: string; readonly line: number };
}

const MOST = 50;

const finding = (code: string, file: string, line = 0): BackupFinding => ({ code, params: { file, line } });

/** The lines of a part, in their order. */
async function* linesOf(folder: string, { file }: Part): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(join(folder, file), 'utf8'), crlfDelay: 0 })) yield line;
}

/** The rows of a part that has been checked. */
export async function* rowsOf(folder: string, part: Part): AsyncGenerator<string> {
  for await (const line of linesOf(folder, part)) {
    const row = rowOf(line);
    if (row === null) throw new Error(`${part.file} was changed while it was read`);
    yield row;
  }
}

async function readManifest(folder: string): Promise<Manifest | readonly BackupFinding[]> {
  const texts = await Promise.all([readFile(join(folder, MANIFEST), 'utf8'), readFile(join(folder, MANIFEST_HASH), 'utf8')]).catch(
    () => null,
  );
  if (!texts) return [finding('NOT_A_BACKUP', MANIFEST)];
  const [text, hash] = texts;
  if (!hash.startsWith(sha256(text))) return [finding('HASH_DIFFERS', MANIFEST)];
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [finding('FORMAT_UNKNOWN', MANIFEST)];
}

async function checkPart(folder: string, part: Part, belongs: (row: string) => boolean, findings: BackupFinding[]): Promise<void> {
  const sum = new LineSum();
  const before = findings.length;
  try {
    for await (const line of linesOf(folder, part)) {
      sum.add(line);
      if (findings.length >= MOST) return;
      const row = rowOf(line);
      if (row === null) findings.push(finding('LINE_DAMAGED', part.file, sum.rows));
      else if (!belongs(row)) findings.push(finding('ROW_OF_ANOTHER', part.file, sum.rows));
    }
  } catch {
    findings.push(finding('FILE_UNREADABLE', part.file));
    return;
  }
  const { rows, bytes, sha256: hash } = sum.end(part.file);
  if (findings.length > before) return;
  if (rows !== part.rows) findings.push(finding('LINES_MISSING_OR_ADDED', part.file, Math.min(rows, part.rows) + 1));
  else if (bytes !== part.bytes || hash !== part.sha256) findings.push(finding('HASH_DIFFERS', part.file));
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export async function* storedFilesOf(folder: string, manifest: Manifest): AsyncGenerator<StoredFileLine> {
  for await (const row of rowsOf(folder, manifest.files)) yield storedFileSchema.parse(JSON.parse(row));
}

async function checkFiles(folder: string, manifest: Manifest, findings: BackupFinding[]): Promise<void> {
  for await (const { tenantId, sha256: hash, storedSha256 } of storedFilesOf(folder, manifest)) {
    const path = pathOf(join(folder, 'files'), tenantId, hash);
    const found = await hashOfFile(path).catch(() => null);
    if (found !== storedSha256)
      findings.push(finding(found ? 'HASH_DIFFERS' : 'FILE_UNREADABLE', `files/${tenantId}/${hash.slice(0, 2)}/${hash}`));
    if (findings.length >= MOST) return;
  }
}

/** What lies in the folder beside that which the manifest lists: whoever put it there, no restore would look at it. */
async function checkNothingElse(folder: string, manifest: Manifest, findings: BackupFinding[]): Promise<void> {
  const parts = [...manifest.tables, manifest.accounts, manifest.files];
  const listed = new Set([MANIFEST, MANIFEST_HASH, ...parts.map(({ file }) => file)]);
  for await (const { tenantId, sha256: hash } of storedFilesOf(folder, manifest)) listed.add(pathOf('files', tenantId, hash));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = relative(folder, join(entry.parentPath, entry.name));
    if (!entry.isDirectory() && !listed.has(file)) findings.push(finding('FILE_NOT_LISTED', file));
  }
}

/** The manifest of a backup that is whole; or what is wrong with it, up to 50 places. Looks at every byte and at no database. */
export async function checkBackup(
  folder: string,
): Promise<{ readonly manifest: Manifest } | { readonly findings: readonly BackupFinding[] }> {
  const manifest = await readManifest(folder);
  if (!('format' in manifest)) return { findings: manifest };
  const findings: BackupFinding[] = [];
  const tenantIds = new Set(manifest.association.tenantIds);
  const ofTenant = (row: string): boolean => tenantIds.has((JSON.parse(row) as { tenant_id: string }).tenant_id);
  for (const part of manifest.tables) await checkPart(folder, part, ofTenant, findings);
  await checkPart(folder, manifest.accounts, () => true, findings);
  await checkPart(folder, manifest.files, (row) => storedFileSchema.safeParse(JSON.parse(row)).success, findings);
  if (findings.length === 0) await checkFiles(folder, manifest, findings);
  if (findings.length === 0) await checkNothingElse(folder, manifest, findings);
  return findings.length === 0 ? { manifest } : { findings: findings.slice(0, MOST) };
}
