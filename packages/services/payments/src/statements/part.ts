// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';
import type { Part } from '../part.ts';
import { collectBankFiles, folderSchedule, lookForBankFiles } from './collect-files.ts';
import { discardBankFile, reopenBankFile } from './decide-file.ts';
import { statementFields } from './graphql.ts';
import { bankWorkProgress, listBankFiles } from './list-files.ts';
import { listBankStatements, listStatementLines } from './list-statements.ts';
import { matchBankLines } from './match-lines.ts';
import { messages } from './messages.ts';
import { receiveBankFiles } from './receive-files.ts';
import { receiveFolderFile } from './receive-folder-file.ts';
import { readBankFileAgain, takeInBankFiles } from './take-in-files.ts';

const labels: UseCaseLabels = {
  'payments.takeInBankFiles': { de: 'Einlesen von Kontoauszügen beauftragt', en: 'Reading of statements ordered' },
  'payments.receiveBankFiles': { de: 'Datei der Bank eingegangen', en: "Bank's file received" },
  'payments.lookForBankFiles': { de: 'Ordner der Bank durchgesehen', en: "Bank's folder looked through" },
  'payments.collectBankFiles': { de: 'Abholen der Bankdateien beauftragt', en: "Collecting of the bank's files ordered" },
  'payments.receiveFolderFile': { de: 'Datei aus dem Ordner der Bank eingegangen', en: "File from the bank's folder received" },
  'payments.readBankFile': { de: 'Kontoauszug eingelesen', en: 'Statement read' },
  'payments.readBankFileAgain': { de: 'Erneutes Einlesen beauftragt', en: 'Reading once more ordered' },
  'payments.reopenBankFile': { de: 'Datei wieder in den Eingang gelegt', en: 'File put back into the inbox' },
  'payments.discardBankFile': { de: 'Datei verworfen', en: 'File discarded' },
  'payments.matchBankLines': { de: 'Zuordnung beauftragt', en: 'Matching ordered' },
  'payments.keepMatches': { de: 'Bankumsätze maschinell zugeordnet', en: 'Bank lines matched by machine' },
};

const PAYERS = { de: 'Zahlende und Zahlungsempfänger', en: 'Payers and payees' };
const MATCHING = { de: 'Zuordnung der Bankumsätze (§ 31 KomHVO NRW)', en: 'Matching of bank lines (§ 31 KomHVO NRW)' };
const LINE = { de: 'Name, Bankverbindung und Verwendungszweck eines Bankumsatzes', en: 'Name, account and text of a bank line' };

const personalData: readonly PersonalDataNote[] = [
  {
    ...{ table: 'bank_line', columns: ['references', 'text', 'name', 'iban', 'candidates'], what: LINE, of: PAYERS, purpose: MATCHING },
  },
  { ...{ table: 'bank_line_detail', columns: ['references', 'text', 'name', 'iban'], what: LINE, of: PAYERS, purpose: MATCHING } },
  {
    ...{ table: 'bank_file', columns: ['received_by', 'findings', 'name'] },
    what: { de: 'Wer eine Datei der Bank eingelesen hat; Befunde', en: "Who took in a bank's file; findings" },
    of: { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' },
    purpose: { de: 'Nachweis des Eingangs', en: 'Evidence of the receipt' },
  },
  {
    ...{ table: 'bank_statement', columns: ['balances', 'proof', 'file_name'] },
    what: { de: 'Salden und Prüfung eines Kontoauszugs', en: 'Balances and proof of a statement' },
    of: { de: 'Kommunen', en: 'Municipalities' },
    purpose: { de: 'Abgleich mit den Bankkonten (§ 31 KomHVO NRW)', en: 'Agreement with the bank accounts (§ 31 KomHVO NRW)' },
  },
];

/** What banks send: files, statements, lines, and the matching that follows. */
export const statements: Part = {
  useCases: [receiveBankFiles, receiveFolderFile, discardBankFile, reopenBankFile, lookForBankFiles],
  queries: [listBankFiles, bankWorkProgress, listBankStatements, listStatementLines],
  longUseCases: [takeInBankFiles, readBankFileAgain, collectBankFiles, matchBankLines] as never,
  schedules: [folderSchedule],
  ownFiles: [{ table: 'bank_file', columns: ['file_id'], action: 'payments.read' }],
  graphql: statementFields,
  ...{ labels, personalData, messages },
};
