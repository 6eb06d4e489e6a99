// SPDX-License-Identifier: EUPL-1.2
import type { CommandSpec } from './command-spec.ts';
import { both } from './language.ts';

/** Check workbooks, as they stand in the help. */
export const WORKBOOKS: readonly CommandSpec[] = [
  {
    name: 'settlement workbook',
    does: both('schreibt eine Prüfmappe (XLSX), die einen Anteil nachrechnet', 'write a workbook (XLSX) that works out a share again'),
    argument: { name: '<FILE.json>', does: both('wie bei settlement run', 'as for settlement run') },
    options: [
      { flags: '--member <id>', does: both('tenantId oder amtlicher Schlüssel', 'tenantId or official key'), required: true },
      { flags: '--out <file>', does: both('eine Datei, die es noch nicht gibt', 'a file that is not there yet'), required: true },
      { flags: '--in <language>', does: both('Sprache der Mappe: de oder en', 'language of the workbook: de or en'), standard: 'de' },
    ],
    example: 'packages/domain/settlement/examples/run.json --member 05999001 --out share.xlsx',
    exits: ['refused', 'unavailable'],
    work: async ({ argument, options }) => (await import('./commands/workbook.ts')).workbookCommand(argument, options),
  },
];
