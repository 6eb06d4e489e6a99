// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const guardedTexts = defineMessages({
  de: { title: 'Keine Berechtigung', body: 'Diese Seite ist für Sie hier nicht freigegeben. Wer die Benutzer verwaltet, kann das ändern.' },
  en: { title: 'No permission', body: 'This page is not open to you here. Whoever manages the users can change that.' },
});
