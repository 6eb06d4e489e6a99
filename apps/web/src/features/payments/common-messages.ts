// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

/** Words that all pages of payments share. */
export const commonTexts = defineMessages({
  de: {
    payments: 'Zahlungen',
    notAllowed: 'Diese Seite dürfen Sie nicht sehen.',
    notAllowedBody: 'Wenn Sie sie brauchen, wenden Sie sich bitte an die Administration.',
    municipality: 'Kommune',
    allMunicipalities: 'Alle Kommunen',
    choose: 'Bitte wählen',
    cancel: 'Abbrechen',
    close: 'Schließen',
    history: 'Verlauf',
    reason: 'Grund',
    notFound: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    chooseFirst: 'Bitte wählen Sie eine Kommune.',
    centreStaff: 'Zentrum',
  },
  en: {
    payments: 'Payments',
    notAllowed: 'You may not see this page.',
    notAllowedBody: 'If you need it, please ask your administrator.',
    municipality: 'Municipality',
    allMunicipalities: 'All municipalities',
    choose: 'Please choose',
    cancel: 'Cancel',
    close: 'Close',
    history: 'History',
    reason: 'Reason',
    notFound: 'There is no such thing, or you may not see it.',
    chooseFirst: 'Please choose a municipality.',
    centreStaff: 'Centre',
  },
});
