// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../i18n/index.ts';

export const accessibilityTexts = defineMessages({
  de: {
    a11yTitle: 'Erklärung zur Barrierefreiheit',
    a11yIntro: 'Verbundwerk soll für alle nutzbar sein. Maßstab ist die BITV 2.0 mit der EN 301 549 und den WCAG 2.2, Stufe AA.',
    a11yStateTitle: 'Stand der Vereinbarkeit',
    a11yState:
      'Jede Seite wird bei jeder Änderung automatisch in beiden Darstellungen geprüft. Automatische Prüfungen finden nicht alles; eine Prüfung durch eine unabhängige Stelle steht noch aus.',
    a11yKnownTitle: 'Bekannte Grenzen',
    a11yKnown:
      'Sehr lange Tabellen zeigen nur die Zeilen im Blickfeld. Ihre Gesamtzahl und die Nummer jeder Zeile sind für Hilfsmittel angegeben.',
    a11yReportTitle: 'Barriere melden',
    a11yReport:
      'Stoßen Sie auf eine Barriere? Schreiben Sie der Administration Ihres Verbandes: was Sie tun wollten, was Sie gehindert hat, und diese Seite: {page}. Sie erhalten binnen eines Monats eine Antwort.',
    a11yLaw: 'Bleibt eine Antwort aus, können Sie sich an die Ombudsstelle für barrierefreie Informationstechnik Ihres Landes wenden.',
  },
  en: {
    a11yTitle: 'Accessibility statement',
    a11yIntro: 'Verbundwerk shall be usable for everybody. The measure is BITV 2.0 with EN 301 549 and WCAG 2.2, level AA.',
    a11yStateTitle: 'State of conformance',
    a11yState:
      'Every page is checked automatically in both themes with every change. Automatic checks do not find everything; a test by an independent body is still to come.',
    a11yKnownTitle: 'Known limits',
    a11yKnown: 'Very long tables hold only the rows in view. Their total and the number of each row are given to assistive technology.',
    a11yReportTitle: 'Report a barrier',
    a11yReport:
      'Have you met a barrier? Write to the administration of your association: what you wanted to do, what stopped you, and this page: {page}. You will have an answer within a month.',
    a11yLaw: 'If there is no answer, you can turn to the ombuds office for accessible information technology of your state.',
  },
});
