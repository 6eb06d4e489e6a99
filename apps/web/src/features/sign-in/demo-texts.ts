// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const demoTexts = defineMessages({
  de: {
    title: 'Demo: als wer möchten Sie sich umsehen?',
    intro:
      'Alle Personen sind erfunden. Die Mitglieder sind echte Kommunen mit ihren amtlichen Einwohnerzahlen; alles andere ist ausgedacht.',
    enter: 'Anmelden',
    code: 'Code der Demo einsetzen',
  },
  en: {
    title: 'Demo: as whom would you like to look around?',
    intro:
      'All people are invented. The members are real municipalities with their official numbers of inhabitants; everything else is made up.',
    enter: 'Sign in',
    code: 'Use the demo code',
  },
});
