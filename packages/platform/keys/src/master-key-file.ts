// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KeyError } from './key-error.ts';
import { MasterKeys } from './master-keys.ts';

const HEADING =
  '# Master keys: id and 32 bytes as base64. The last line encrypts, all decrypt. Keep this file outside the database and its backup.\n';
const LINE = /^([0-9a-z][0-9a-z-]{0,31})\s+([A-Za-z0-9+/]{43}=)$/;

/** 'YYYYMMDD-xxxxxx': dated for the operator, with luck so that two of one day differ. */
const newMasterKeyId = (at: Date): string => `${at.toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;
const newLine = (id: string): string => `${id} ${randomBytes(32).toString('base64')}\n`;

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a key file with one fresh key, readable by its owner alone. Never overwrites: an existing file is an EEXIST error. */
export async function createMasterKeyFile(path: string, at: Date): Promise<{ keyId: string }> {
  const keyId = newMasterKeyId(at);
  await writeNew(path, HEADING + newLine(keyId));
  await syncFolder(dirname(path));
  return { keyId };
}

/** First step of a rotation: appends a fresh key, which encrypts from the next start on; the old ones still decrypt. Atomic. */
export async function addMasterKey(path: string, at: Date): Promise<{ keyId: string }> {
  await readMasterKeyFile(path);
  const old = await readFile(path, 'utf8');
  const keyId = newMasterKeyId(at);
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  await writeNew(beside, `${old}${old.endsWith('\n') ? '' : '\n'}${newLine(keyId)}`);
  await rename(beside, path).catch(async (error: unknown) => {
    await unlink(beside);
    throw error;
  });
  await syncFolder(dirname(path));
  return { keyId };
}

/** Lines 'id base64'; empty lines and '#' lines are skipped. @throws KeyError MASTER_KEY_FILE_MALFORMED naming the line */
export function parseMasterKeys(text: string): MasterKeys {
  const keys: { id: string; key: Buffer }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const match = LINE.exec(line);
    const key = Buffer.from(match?.[2] ?? '', 'base64');
    if (!match || key.length !== 32)
      throw new KeyError('MASTER_KEY_FILE_MALFORMED', `line ${index + 1} is not an id and 32 bytes as base64`, { line: index + 1 });
    if (keys.some(({ id }) => id === match[1]))
      throw new KeyError('MASTER_KEY_FILE_MALFORMED', `line ${index + 1} repeats the id ${match[1]}`, {
        line: index + 1,
        keyId: String(match[1]),
      });
    keys.push({ id: match[1] as string, key });
  }
  if (keys.length === 0) throw new KeyError('MASTER_KEY_FILE_MALFORMED', 'the file holds no key');
  return new MasterKeys(keys);
}

/**
 * Reads the key file named by the configuration.
 * @throws KeyError MASTER_KEY_FILE_MISSING, MASTER_KEY_FILE_OPEN_TO_OTHERS (any right for users outside owner and group), MASTER_KEY_FILE_MALFORMED
 */
export async function readMasterKeyFile(path: string): Promise<MasterKeys> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new KeyError('MASTER_KEY_FILE_MISSING', `there is no master key file at ${path}`, { path });
    throw error;
  });
  if (process.platform !== 'win32' && (info.mode & 0o007) !== 0) {
    throw new KeyError(
      'MASTER_KEY_FILE_OPEN_TO_OTHERS',
      `${path} is open to every user of this machine; allow its owner alone (chmod 600)`,
      { path },
    );
  }
  return parseMasterKeys(await readFile(path, 'utf8'));
}
