// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const accountTexts = defineMessages({
  de: {
    title: 'Umlage und Zahlungen',
    intro: 'Was Ihre Kommune schuldet, wann es fällig ist und was bezahlt ist.',
    owed: 'Was offen ist',
    openNow: 'Offen',
    pastDueNow: 'davon überfällig',
    lateNow: 'Zinsen und Zuschläge bis heute',
    levy: 'Vorläufige Umlage',
    noLevy: 'Für Ihre Kommune ist noch keine Umlage festgesetzt.',
    fixedOn: 'Festgesetzt am',
    rates: 'Raten',
  },
  en: {
    title: 'Levy and payments',
    intro: 'What your municipality owes, when it is due and what is paid.',
    owed: 'What is open',
    openNow: 'Open',
    pastDueNow: 'of it past due',
    lateNow: 'Interest and charges until today',
    levy: 'Provisional levy',
    noLevy: 'No levy has been fixed for your municipality yet.',
    fixedOn: 'Fixed on',
    rates: 'Instalments',
  },
});
