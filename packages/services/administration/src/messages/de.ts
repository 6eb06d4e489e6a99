// SPDX-License-Identifier: EUPL-1.2
import type { Sentence } from '@platform/graphql';
import type { AdministrationCode } from './codes.ts';

export const de: Readonly<Record<AdministrationCode, Sentence>> = {
  UNKNOWN_TOPIC: 'Dieses Thema gibt es nicht. Bitte laden Sie die Seite neu.',
  ALREADY_ERASED: 'Die Werte dieses Eintrags sind schon gelöscht.',
  ALREADY_ENDED: 'Dieser Vorgang ist schon beendet und kann nicht mehr abgebrochen werden.',
  ALREADY_REPEATED: 'Diese Aufgabe wurde schon wiederholt.',
};
