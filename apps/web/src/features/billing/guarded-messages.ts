// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const guardedTexts = defineMessages({
  de: {
    title: 'Keine Berechtigung',
    said: 'Diese Seite ist für Sie hier nicht freigegeben.',
    body: 'Wer die Benutzer verwaltet, kann das ändern.',
    toStart: 'Zur Startseite',
  },
  en: {
    title: 'No permission',
    said: 'This page is not open to you here.',
    body: 'Whoever manages the users can change that.',
    toStart: 'To the start page',
  },
});
