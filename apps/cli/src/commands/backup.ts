// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import type { Command } from 'commander';
import type { Manifest } from '../backup/backup-format.ts';
import { type BackupFinding, checkBackup } from '../backup/check-backup.ts';
import { requireRoom, restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { pathOf } from '../input-file.ts';
import { associationOf, withHouse } from '../operator-house.ts';
import { type Answer, type Answering, EXIT } from '../outcome.ts';

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

const contentLine = (manifest: Manifest): string =>
  `${rowsIn(manifest)} rows of ${manifest.tables.length} tables, ${manifest.accounts.rows} accounts, ${manifest.files.rows} files`;

async function backup(house: House, options: { association?: string; out: string }): Promise<Answer> {
  const association = await associationOf(house, options.association);
  const manifest = await writeBackup(house, association, pathOf(options.out));
  return {
    code: EXIT.done,
    lines: [
      `${association.slug} written to ${options.out}: ${contentLine(manifest)}`,
      `not in it: the master keys ${manifest.masterKeyIds.join(', ') || '(none used)'}; keep MASTER_KEY_FILE elsewhere`,
    ],
    json: { ok: true, folder: pathOf(options.out), ...summaryOf(manifest) },
  };
}

const SENTENCES: Readonly<Record<string, string>> = {
  NOT_A_BACKUP: 'there is no backup here',
  FORMAT_UNKNOWN: 'this format or version is not known',
  LINE_DAMAGED: 'this line was altered',
  ROW_OF_ANOTHER: 'this row does not belong to the association',
  LINES_MISSING_OR_ADDED: 'there are more or fewer lines than the manifest says',
  HASH_DIFFERS: 'the file was altered',
  FILE_UNREADABLE: 'the file is missing or cannot be read',
};

const findingLine = ({ code, params }: BackupFinding): string =>
  `${params.file}${params.line > 0 ? `:${params.line}` : ''}: ${SENTENCES[code] ?? ''} [${code}]`;

async function restore(folder: string, options: { check: boolean }, environment: Environment): Promise<Answer> {
  const path = pathOf(folder);
  const checked = await checkBackup(path);
  if ('findings' in checked) {
    const { findings } = checked;
    return {
      code: findings[0]?.code === 'NOT_A_BACKUP' ? EXIT.unavailable : EXIT.refused,
      lines: [...findings.map(findingLine), 'nothing was written'],
      json: { ok: false, findings },
    };
  }
  const { manifest } = checked;
  return withHouse(environment, async (house) => {
    if (options.check) {
      await requireRoom(house, manifest);
      return {
        code: EXIT.done,
        lines: [`whole, and it could come in: ${contentLine(manifest)}`],
        json: { ok: true, checked: true, ...summaryOf(manifest) },
      };
    }
    const accounts = await restoreBackup(house, path, manifest);
    return {
      code: EXIT.done,
      lines: [
        `${manifest.association.slug} is back: ${contentLine(manifest)}`,
        `${accounts.added} accounts came with it, ${accounts.kept} were here; ${manifest.chains.length} audit chains verify`,
      ],
      json: { ok: true, ...summaryOf(manifest), accountsAdded: accounts.added, accountsKept: accounts.kept },
    };
  });
}

export function registerBackup(program: Command, answering: Answering, environment: Environment): void {
  program
    .command('backup')
    .description('write an association with all that it has into a folder: rows, accounts of its people, encrypted files, wrapped keys')
    .option('--association <slug>', 'may be left out where there is one only')
    .requiredOption('--out <folder>', 'a folder that is not there yet, or empty')
    .option('--json', 'answer as JSON', false)
    .action((options: { association?: string; out: string; json: boolean }) =>
      answering(() => withHouse(environment, (house) => backup(house, options)))(options.json),
    );
  program
    .command('restore')
    .description('bring a backup into a database that does not hold the association: all of it or nothing')
    .argument('<FOLDER>', 'what backup wrote')
    .option('--check', 'only look whether it is whole and could come in', false)
    .option('--json', 'answer as JSON', false)
    .action((folder: string, options: { check: boolean; json: boolean }) =>
      answering(() => restore(folder, options, environment))(options.json),
    );
}
