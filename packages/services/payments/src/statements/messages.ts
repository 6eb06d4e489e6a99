// SPDX-License-Identifier: EUPL-1.2
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import type { ReceiveFilesRefusal } from './receive-files.ts';

type Code = ReceiveFilesRefusal | 'BANK_FILE_STATUS' | 'TENANT_UNKNOWN' | 'NOT_FOUND';

const STATUS_DE: Readonly<Record<string, string>> = {
  received: 'noch nicht eingelesen',
  read: 'eingelesen',
  quarantined: 'in Quarantäne',
  discarded: 'verworfen',
};
const STATUS_EN: Readonly<Record<string, string>> = {
  received: 'not read yet',
  read: 'read',
  quarantined: 'in quarantine',
  discarded: 'discarded',
};
const of = (value: unknown): string => String(value ?? '');

const de: Readonly<Record<Code, Sentence>> = {
  FILE_UNKNOWN: 'Diese Datei gibt es nicht. Bitte laden Sie sie noch einmal hoch.',
  FILE_INFECTED: ({ name }) => `In „${of(name)}“ wurde Schadsoftware gefunden. Die Datei wird nicht gelesen.`,
  FILE_TAKEN: ({ name }) =>
    `Der Inhalt von „${of(name)}“ ist schon eingegangen, vielleicht unter anderem Namen. Es wurde nichts doppelt übernommen.`,
  BANK_FILE_STATUS: ({ status }) =>
    `Das geht nicht mehr: Die Datei ist ${STATUS_DE[of(status)] ?? of(status)}. Bitte laden Sie die Seite neu.`,
  TENANT_UNKNOWN: 'Für diese Kommune dürfen Sie keine Bankumsätze zuordnen.',
  NOT_FOUND: 'Diese Datei gibt es nicht.',
};
const en: Readonly<Record<Code, Sentence>> = {
  FILE_UNKNOWN: 'There is no such file. Please upload it again.',
  FILE_INFECTED: ({ name }) => `Malware was found in “${of(name)}”. The file is not read.`,
  FILE_TAKEN: ({ name }) => `What “${of(name)}” holds has come in before, perhaps under another name. Nothing was taken in twice.`,
  BANK_FILE_STATUS: ({ status }) =>
    `This is no longer possible: the file is ${STATUS_EN[of(status)] ?? of(status)}. Please load the page again.`,
  TENANT_UNKNOWN: 'You may not match bank lines of this municipality.',
  NOT_FOUND: 'There is no such file.',
};

export const messages: RefusalCatalogue<Code> = { de, en };
