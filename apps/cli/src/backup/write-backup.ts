// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { House } from '@assembly/core';
import { instant } from '@kernel/core';
import { verifyChain } from '@platform/audit';
import { readAssociation, type TransferSource } from '@platform/database';
import { pathOf } from '@platform/files';
import type { AssociationIds } from '@platform/identity';
import { type Bilingual, both } from '../language.ts';
import { ownerUrlOf, scopeOf } from '../operator-house.ts';
import { CommandRefused, refusedBy } from '../outcome.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  LineSum,
  lineOf,
  MANIFEST,
  MANIFEST_HASH,
  type Manifest,
  type Part,
  type StoredFileLine,
  sha256,
} from './backup-format.ts';

const refuse = (code: string, sentence: Bilingual, params: Readonly<Record<string, string>>): CommandRefused =>
  new CommandRefused(refusedBy([{ code, params }], () => sentence));

/** Writes the lines of an iterable; what they add up to is the part of the manifest. */
async function writePart(folder: string, file: string, rows: AsyncIterable<string> | Iterable<string>): Promise<Part> {
  const sum = new LineSum();
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  async function* lines() {
    for await (const row of rows) yield sum.add(lineOf(row));
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600, flush: true }));
  return sum.end(file);
}

/** What is met on the way: files to take along, master keys that wrap. */
interface Met {
  readonly files: Map<string, { tenantId: string; sha256: string }>;
  readonly masterKeyIds: Set<string>;
  name: string;
}

function meet(met: Met, table: string, row: string): void {
  if (table !== 'stored_file' && table !== 'tenant_key' && table !== 'association') return;
  const columns = JSON.parse(row) as Readonly<Record<string, string>>;
  const { tenant_id: tenantId = '', sha256: hash = '', master_key_id: masterKeyId = '', name = '' } = columns;
  if (table === 'stored_file') met.files.set(`${tenantId}/${hash}`, { tenantId, sha256: hash });
  else if (table === 'tenant_key') met.masterKeyIds.add(masterKeyId);
  else met.name = name;
}

async function writeTables(folder: string, source: TransferSource, met: Met): Promise<Manifest['tables']> {
  const tables: Manifest['tables'] = [];
  for (const table of source.tables) {
    async function* rows() {
      for await (const row of source.rows(table)) {
        meet(met, table.name, row);
        yield row;
      }
    }
    tables.push({ table: table.name, ...(await writePart(folder, `tables/${table.name}.ndjson`, rows())) });
  }
  return tables;
}

/** Copies a file; answers its size and the SHA-256 of what was copied. */
export async function copyHashed(from: string, to: string): Promise<{ bytes: number; storedSha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600, flush: true, flags: 'wx' }));
  return { bytes, storedSha256: hash.digest('hex') };
}

async function writeFiles(house: House, folder: string, met: Met): Promise<Manifest['files']> {
  let storedBytes = 0;
  async function* rows() {
    for (const [, { tenantId, sha256: hash }] of [...met.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const from = pathOf(house.configuration.filesFolder, tenantId, hash);
      const copied = await copyHashed(from, pathOf(join(folder, 'files'), tenantId, hash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') {
          const place = `${tenantId}/${hash}`;
          const sentence = both(`In FILES_FOLDER fehlt eine Datei: ${place}.`, `A stored file is not in FILES_FOLDER: ${place}.`);
          throw refuse('FILE_MISSING', sentence, { tenantId, sha256: hash });
        }
        throw error;
      });
      storedBytes += copied.bytes;
      yield JSON.stringify({ tenantId, sha256: hash, ...copied } satisfies StoredFileLine);
    }
  }
  const part = await writePart(folder, 'files.ndjson', rows());
  return { ...part, storedBytes };
}

/** A second factor is sealed by a master key itself: 'm1.<id>.…'. */
function masterKeysOfAccounts(accounts: readonly string[]): string[] {
  return accounts.flatMap((row) => {
    const { account } = JSON.parse(row) as { account: { totp_secret: string | null } };
    const id = account.totp_secret?.split('.')[1];
    return id === undefined ? [] : [id];
  });
}

async function chainsOf(source: TransferSource, { tenantIds }: AssociationIds): Promise<Manifest['chains']> {
  const chains: Manifest['chains'] = [];
  for (const tenantId of tenantIds) {
    const { links, head, findings } = await verifyChain(source.reads, tenantId);
    const [finding] = findings;
    if (finding) {
      const how = 'verbund audit verify';
      const sentence = both(`Die Prüfkette hat einen Fehler. Siehe ${how}`, `The audit chain has a fault. See ${how}`);
      throw refuse('CHAIN_BROKEN', sentence, { tenantId, link: String(finding.sequence), problem: finding.problem });
    }
    chains.push({ tenantId, links, head });
  }
  return chains;
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  await file
    .writeFile(text)
    .then(() => file.sync())
    .finally(() => file.close());
}

async function writeAll(house: House, association: AssociationIds, folder: string, source: TransferSource): Promise<Manifest> {
  const met: Met = { files: new Map(), masterKeyIds: new Set(), name: '' };
  const chains = await chainsOf(source, association);
  const tables = await writeTables(folder, source, met);
  const accounts = await source.accounts();
  const accountsPart = await writePart(folder, 'accounts.ndjson', accounts);
  const files = await writeFiles(house, folder, met);
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: instant(house.platform.clock()),
    migration: source.migration,
    association: {
      ...{ id: association.associationId, slug: association.slug, name: met.name },
      ...{ centreId: association.centreId, tenantIds: [...association.tenantIds] },
    },
    tables,
    accounts: accountsPart,
    files,
    masterKeyIds: [...new Set([...met.masterKeyIds, ...masterKeysOfAccounts(accounts)])].sort(),
    chains,
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeText(join(folder, MANIFEST), text);
  await writeText(join(folder, MANIFEST_HASH), `${sha256(text)}  ${MANIFEST}\n`);
  return manifest;
}

/** Writes beside the folder and renames at the end: a folder of this name is a whole backup. @throws CommandRefused */
export async function writeBackup(house: House, association: AssociationIds, folder: string): Promise<Manifest> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (there && there.length > 0) {
    const sentence = both(`${folder} gibt es schon, und der Ordner ist nicht leer.`, `${folder} is there already and not empty.`);
    throw refuse('FOLDER_NOT_EMPTY', sentence, { folder });
  }
  const beside = `${folder}.partial`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true, mode: 0o700 });
  try {
    const access = { appUrl: house.configuration.databaseUrl, ownerUrl: ownerUrlOf(house), scope: scopeOf(association) };
    const manifest = await readAssociation(access, (source) => writeAll(house, association, beside, source));
    await rename(beside, folder);
    return manifest;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}
