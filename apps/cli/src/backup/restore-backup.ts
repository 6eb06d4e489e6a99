// SPDX-License-Identifier: EUPL-1.2
import { stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '@assembly/core';
import type { AssociationId, TenantId } from '@kernel/core';
import { verifyChain } from '@platform/audit';
import { type HeldBack, type TransferTable, type TransferTarget, writeAssociation } from '@platform/database';
import { pathOf } from '@platform/files';
import { readMasterKeyFile } from '@platform/keys';
import { type Bilingual, both } from '../language.ts';
import { scopeOf } from '../operator-house.ts';
import { CommandRefused, refusedBy } from '../outcome.ts';
import { LineSum, lineOf, type Manifest, type Part } from './backup-format.ts';
import { rowsOf, storedFilesOf } from './check-backup.ts';
import { copyHashed } from './write-backup.ts';

/** Shares, readings and statements are added to a preview only; that a run was released or discarded is said last, as it was in life. */
const HELD_BACK: HeldBack = {
  settlement_run: {
    status: 'preview',
    ...{ released_by: null, released_by_user: null, released_at: null, release_session: null, frozen_hash: null, frozen_count: null },
    ...{ discarded_by: null, discarded_by_user: null, discarded_at: null },
  },
};

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 8_000_000;

const refuse = (code: string, sentence: Bilingual, params: Readonly<Record<string, unknown>> = {}): CommandRefused =>
  new CommandRefused(refusedBy([{ code, params: params as never }], () => sentence));

/** Why this backup cannot come into this database; looks only. @throws CommandRefused */
export async function requireRoom(house: House, { association, masterKeyIds }: Manifest): Promise<void> {
  const { id, slug, name, tenantIds } = association;
  const here = await house.identity.directory.listAssociations();
  const same = here.find((one) => one.associationId === id || one.tenantIds.some((tenantId) => tenantIds.includes(tenantId)));
  if (same) {
    const sentence = both(`Diesen Verband gibt es hier schon: ${same.slug}.`, `The database holds this association already: ${same.slug}.`);
    throw refuse('ASSOCIATION_EXISTS', sentence, { slug: same.slug });
  }
  const { rows } = await house.database.pool.query<{ taken: boolean }>('select wall.association_taken($1, $2) as taken', [name, slug]);
  if (rows[0]?.taken) {
    const sentence = both(
      `Ein anderer Verband trägt diesen Namen oder Kurznamen: ${name} (${slug}).`,
      `Another association has this name or short name: ${name} (${slug}).`,
    );
    throw refuse('ASSOCIATION_NAME_TAKEN', sentence, { name, slug });
  }
  const masterKeys = await readMasterKeyFile(house.configuration.masterKeyFile);
  const missing = masterKeyIds.filter((keyId) => !masterKeys.knows(keyId));
  if (missing.length > 0) {
    const [file, keys] = [house.configuration.masterKeyFile, missing.join(', ')];
    const sentence = both(
      `Verschlüsseltes wäre nicht lesbar: In ${file} fehlt ${keys}.`,
      `What is encrypted could not be read: ${file} lacks ${keys}.`,
    );
    throw refuse('MASTER_KEY_MISSING', sentence, { missing });
  }
}

async function inBatches(rows: AsyncIterable<string>, take: (batch: readonly string[]) => Promise<void>): Promise<void> {
  let batch: string[] = [];
  let characters = 0;
  for await (const row of rows) {
    batch.push(row);
    characters += row.length;
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    await take(batch);
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) await take(batch);
}

/** What stands in the table now must give the same lines, byte for byte. */
async function requireSame(target: TransferTarget, table: TransferTable, part: Part): Promise<void> {
  const sum = new LineSum();
  for await (const row of target.rows(table)) sum.add(lineOf(row));
  if (sum.end(part.file).sha256 !== part.sha256)
    throw refuse('NOT_THE_SAME', both(`${table.name} kam nicht zurück, wie es war.`, `${table.name} did not come back as it was.`), {
      table: table.name,
    });
}

async function requireChains(target: TransferTarget, chains: Manifest['chains']): Promise<void> {
  for (const { tenantId, links, head } of chains) {
    const report = await verifyChain(target.reads, tenantId);
    if (report.findings.length > 0 || report.links !== links || report.head !== head)
      throw refuse('CHAIN_BROKEN', both('Die Prüfkette kam nicht zurück, wie sie war.', 'The audit chain did not come back as it was.'), {
        tenantId,
      });
  }
}

async function bringIn(folder: string, manifest: Manifest, target: TransferTarget): Promise<{ added: number; kept: number }> {
  if (target.migration !== manifest.migration) {
    const sentence = both(
      `Die Sicherung ist von ${manifest.migration}, die Datenbank von ${target.migration}. Bringen Sie sie mit derselben Version zurück, danach aktualisieren Sie.`,
      `The backup is of ${manifest.migration}, the database of ${target.migration}. Restore with the same version, then upgrade.`,
    );
    throw refuse('SCHEMA_DIFFERS', sentence, { backup: manifest.migration, database: target.migration });
  }
  const accounts: string[] = [];
  for await (const row of rowsOf(folder, manifest.accounts)) accounts.push(row);
  const imported = await target.importAccounts(accounts);
  if (imported.clashes.length > 0) {
    const accounts = imported.clashes.join(', ');
    const sentence = both(
      `Die Adressen dieser Konten gehören hier anderen: ${accounts}.`,
      `The addresses of these accounts belong to others here: ${accounts}.`,
    );
    throw refuse('ACCOUNTS_CLASH', sentence, { accounts: imported.clashes });
  }
  const parts = target.tables.map((table) => ({ table, part: manifest.tables.find((one) => one.table === table.name) }));
  for (const { table, part } of parts) if (part) await inBatches(rowsOf(folder, part), (rows) => target.insertRows(table, rows));
  for (const { table, part } of parts)
    if (part && HELD_BACK[table.name]) await inBatches(rowsOf(folder, part), (rows) => target.completeRows(table, rows));
  for (const { table, part } of parts) if (part) await requireSame(target, table, part);
  await requireChains(target, manifest.chains);
  return imported;
}

/** The encrypted files into their places; answers those that were not there. */
async function copyFiles(house: House, folder: string, manifest: Manifest, copied: string[]): Promise<void> {
  for await (const { tenantId, sha256, storedSha256 } of storedFilesOf(folder, manifest)) {
    const to = pathOf(house.configuration.filesFolder, tenantId, sha256);
    const there = await stat(to).catch(() => null);
    if (there) continue;
    copied.push(to);
    const done = await copyHashed(pathOf(join(folder, 'files'), tenantId, sha256), to);
    if (done.storedSha256 === storedSha256) continue;
    const place = `${tenantId}/${sha256}`;
    throw refuse(
      'BACKUP_DAMAGED',
      both(`Eine Datei wurde beim Lesen verändert: ${place}.`, `A file was changed while it was read: ${place}.`),
    );
  }
}

/** Brings a checked backup in: files first, as an upload does, then all rows in one transaction. Either all of it or nothing. @throws CommandRefused */
export async function restoreBackup(house: House, folder: string, manifest: Manifest): Promise<{ added: number; kept: number }> {
  await requireRoom(house, manifest);
  const { id, slug, centreId, tenantIds } = manifest.association;
  const scope = scopeOf({ associationId: id as AssociationId, slug, centreId: centreId as TenantId, tenantIds: tenantIds as TenantId[] });
  const copied: string[] = [];
  try {
    await copyFiles(house, folder, manifest, copied);
    const into = { appUrl: house.configuration.databaseUrl, scope, heldBack: HELD_BACK };
    return await writeAssociation(into, (target) => bringIn(folder, manifest, target));
  } catch (error) {
    for (const path of copied) await unlink(path).catch(() => {});
    throw error;
  }
}
