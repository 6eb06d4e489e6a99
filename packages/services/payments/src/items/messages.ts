// SPDX-License-Identifier: EUPL-1.2
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import type { CheckListRefusal } from './check-list.ts';
import type { HandOverRefusal } from './hand-over-bookings.ts';
import type { SaveProfileRefusal } from './save-profile.ts';
import type { TakeListRefusal } from './take-list.ts';

type Code = CheckListRefusal | TakeListRefusal | SaveProfileRefusal | HandOverRefusal | 'RECEIVED_ALREADY';

const of = (value: unknown): string => String(value ?? '');

const de: Readonly<Record<Code, Sentence>> = {
  FILE_UNKNOWN: 'Diese Datei gibt es nicht. Bitte laden Sie sie noch einmal hoch.',
  FILE_INFECTED: ({ name }) => `In „${of(name)}“ wurde Schadsoftware gefunden. Die Datei wird nicht gelesen.`,
  FILE_TAKEN: ({ name }) =>
    `Der Inhalt von „${of(name)}“ ist schon eingegangen, vielleicht unter anderem Namen. Es wurde nichts doppelt übernommen.`,
  FILE_GONE: 'Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.',
  LIST_STATUS: 'Diese Liste ist schon übernommen oder verworfen. Bitte laden Sie die Seite neu.',
  LIST_FAULTY: ({ count }) => `Die Liste hat ${of(count)} Fehler. Übernommen wird sie erst, wenn keiner mehr übrig ist.`,
  PROFILE_CHANGED: 'Das Einleseprofil wurde seit der Prüfung geändert. Bitte prüfen Sie die Liste noch einmal.',
  NOT_A_MUNICIPALITY: 'Das ist keine Kommune des Verbandes.',
  ACCOUNT_UNKNOWN: 'Bitte wählen Sie ein Sachkonto für Forderungen oder Verbindlichkeiten dieser Kommune.',
  NAME_TAKEN: 'Ein Einleseprofil mit diesem Namen gibt es schon.',
  DAY_NOT_CLOSED: 'Dieser Tag ist noch nicht abgeschlossen. Übergeben werden nur abgeschlossene Tage.',
  HANDED_OVER_ALREADY: 'Die Buchungen dieses Tages sind schon übergeben. Die Datei kann jederzeit erneut geladen werden.',
  RECEIVED_ALREADY: 'Der Empfang ist schon bestätigt.',
};
const en: Readonly<Record<Code, Sentence>> = {
  FILE_UNKNOWN: 'There is no such file. Please upload it again.',
  FILE_INFECTED: ({ name }) => `Malware was found in “${of(name)}”. The file is not read.`,
  FILE_TAKEN: ({ name }) => `What “${of(name)}” holds has come in before, perhaps under another name. Nothing was taken in twice.`,
  FILE_GONE: 'The file is gone. Please upload it again.',
  LIST_STATUS: 'This list has been taken over or discarded already. Please load the page again.',
  LIST_FAULTY: ({ count }) => `The list has ${of(count)} mistakes. It is taken over only when none is left.`,
  PROFILE_CHANGED: 'The profile has changed since the list was checked. Please check the list once more.',
  NOT_A_MUNICIPALITY: 'This is no municipality of the association.',
  ACCOUNT_UNKNOWN: "Please choose one of this municipality's ledger accounts for claims or liabilities.",
  NAME_TAKEN: 'There is a profile of this name already.',
  DAY_NOT_CLOSED: 'This day is not closed yet. Only closed days are handed over.',
  HANDED_OVER_ALREADY: 'The bookings of this day have been handed over. The file can be loaded again at any time.',
  RECEIVED_ALREADY: 'The receipt has been confirmed already.',
};

export const messages: RefusalCatalogue<Code> = { de, en };
