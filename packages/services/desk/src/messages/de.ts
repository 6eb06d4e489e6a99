// SPDX-License-Identifier: EUPL-1.2
import type { Sentence } from '@platform/graphql';
import type { ServiceRefusalCode } from './service-refusal.ts';

export const de: Readonly<Record<ServiceRefusalCode, Sentence>> = {
  FILE_NOT_FOUND: 'Diese Datei gibt es nicht. Laden Sie sie noch einmal hoch.',
  FILE_FOR_OWN_SIDE: 'Diese Datei wurde nur für Ihr Haus hochgeladen. Laden Sie die Datei für beide Seiten noch einmal hoch.',
  FILE_ATTACHED_ALREADY: 'Diese Datei liegt dem Anliegen schon bei.',
  MEMBER_MISSING: 'Wählen Sie das Mitglied, für das Sie gearbeitet haben, oder buchen Sie interne Zeit.',
};
