// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

export const documentationTexts = defineMessages({
  de: {
    title: 'Verfahrensdokumentation',
    intro: 'Wie das Verfahren heute eingerichtet ist, für die Betriebsprüfung. Gleiche Einrichtung hat an jedem Tag dieselbe Prüfsumme.',
    pdf: 'Als PDF herunterladen',
    on: 'Stand',
    version: 'Programmversion',
    migration: 'Stand der Datenbank',
    hash: 'Prüfsumme',
  },
  en: {
    title: 'Process documentation',
    intro:
      'How the procedure is set up today, for the tax audit; its content is in German. The same set-up has the same checksum on every day.',
    pdf: 'Download as PDF',
    on: 'As of',
    version: 'Program version',
    migration: 'State of the database',
    hash: 'Checksum',
  },
} as const);
