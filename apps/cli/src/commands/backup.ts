// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import type { Manifest } from '../backup/backup-format.ts';
import { type BackupFinding, checkBackup } from '../backup/check-backup.ts';
import { requireRoom, restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { pathOf } from '../input-file.ts';
import { type Bilingual, both, joined, type Line } from '../language.ts';
import { associationOf, withHouse } from '../operator-house.ts';
import { type Answer, EXIT } from '../outcome.ts';

const rowsIn = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

const summaryOf = (manifest: Manifest) => ({
  association: manifest.association.slug,
  createdAt: manifest.createdAt,
  migration: manifest.migration,
  tables: manifest.tables.length,
  rows: rowsIn(manifest),
  accounts: manifest.accounts.rows,
  files: manifest.files.rows,
  masterKeyIds: manifest.masterKeyIds,
});

function contentLine(manifest: Manifest): Bilingual {
  const [rows, tables, accounts, files] = [rowsIn(manifest), manifest.tables.length, manifest.accounts.rows, manifest.files.rows];
  return both(
    `${rows} Zeilen aus ${tables} Tabellen, ${accounts} Konten, ${files} Dateien`,
    `${rows} rows of ${tables} tables, ${accounts} accounts, ${files} files`,
  );
}

async function backup(house: House, options: { association?: string; out: string }): Promise<Answer> {
  const association = await associationOf(house, options.association);
  const manifest = await writeBackup(house, association, pathOf(options.out));
  const keyIds = manifest.masterKeyIds.join(', ');
  return {
    code: EXIT.done,
    lines: [
      joined(
        both(`${association.slug} liegt in ${options.out}: `, `${association.slug} written to ${options.out}: `),
        contentLine(manifest),
      ),
      both(
        `nicht darin: die Hauptschlüssel ${keyIds || '(keine benutzt)'}; MASTER_KEY_FILE bitte anderswo aufheben`,
        `not in it: the master keys ${keyIds || '(none used)'}; keep MASTER_KEY_FILE elsewhere`,
      ),
    ],
    json: { ok: true, folder: pathOf(options.out), ...summaryOf(manifest) },
  };
}

const SENTENCES: Readonly<Record<string, Bilingual>> = {
  NOT_A_BACKUP: both('Hier liegt keine Sicherung.', 'There is no backup here.'),
  FORMAT_UNKNOWN: both('Dieses Format oder diese Version ist nicht bekannt.', 'This format or version is not known.'),
  LINE_DAMAGED: both('Diese Zeile wurde verändert.', 'This line was altered.'),
  ROW_OF_ANOTHER: both('Diese Zeile gehört nicht zum Verband.', 'This row does not belong to the association.'),
  LINES_MISSING_OR_ADDED: both(
    'Es sind mehr oder weniger Zeilen, als das Verzeichnis sagt.',
    'There are more or fewer lines than the manifest says.',
  ),
  HASH_DIFFERS: both('Die Datei wurde verändert.', 'The file was altered.'),
  FILE_NOT_LISTED: both('Diese Datei steht nicht im Verzeichnis der Sicherung.', 'The manifest does not list this file.'),
  FILE_UNREADABLE: both('Die Datei fehlt oder ist nicht lesbar.', 'The file is missing or cannot be read.'),
};

const findingLine = ({ code, params }: BackupFinding): Line =>
  joined(`${params.file}${params.line > 0 ? `:${params.line}` : ''}: `, SENTENCES[code] ?? '', ` [${code}]`);

export async function restoreCommand(environment: Environment, folder: string, options: { check: boolean }): Promise<Answer> {
  const path = pathOf(folder);
  const checked = await checkBackup(path);
  if ('findings' in checked) {
    const { findings } = checked;
    return {
      code: findings[0]?.code === 'NOT_A_BACKUP' ? EXIT.unavailable : EXIT.refused,
      lines: [...findings.map(findingLine), both('Es wurde nichts geschrieben.', 'Nothing was written.')],
      json: { ok: false, findings },
    };
  }
  const { manifest } = checked;
  return withHouse(environment, async (house) => {
    if (options.check) {
      await requireRoom(house, manifest);
      return {
        code: EXIT.done,
        lines: [joined(both('heil, und sie passt: ', 'whole, and it could come in: '), contentLine(manifest))],
        json: { ok: true, checked: true, ...summaryOf(manifest) },
      };
    }
    const accounts = await restoreBackup(house, path, manifest);
    return {
      code: EXIT.done,
      lines: [
        joined(manifest.association.slug, both(' ist zurück: ', ' is back: '), contentLine(manifest)),
        both(
          `${accounts.added} Konten kamen mit, ${accounts.kept} waren schon hier; ${manifest.chains.length} Prüfketten stimmen`,
          `${accounts.added} accounts came with it, ${accounts.kept} were here; ${manifest.chains.length} audit chains verify`,
        ),
      ],
      json: { ok: true, ...summaryOf(manifest), accountsAdded: accounts.added, accountsKept: accounts.kept },
    };
  });
}

export const backupCommand = (environment: Environment, options: { association?: string; out: string }): Promise<Answer> =>
  withHouse(environment, (house) => backup(house, options));
