// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

/** What the list of services and the choice of one call alike. */
export const serviceTexts = defineMessages({
  de: {
    searchService: 'Leistung suchen',
    searchServiceHint: 'Zum Beispiel „Lohn“, „Zugang“ oder „Vergabe“',
    found: '{count, plural, one {Eine Leistung} other {# Leistungen}}',
    noService: 'Nichts gefunden.',
    otherWord: 'Versuchen Sie ein anderes Wort.',
    otherWordOr: 'Versuchen Sie ein anderes Wort, oder stellen Sie eine „{service}“.',
    askInstead: '{service} stellen',
    emptyCatalogue: 'Der Leistungskatalog ist noch leer.',
    emptyCatalogueNext: 'Das Zentrum legt darin fest, was angefragt werden kann.',
    target: 'Zielzeit: {days, plural, =0 {am selben Tag} one {ein Arbeitstag} other {# Arbeitstage}}',
    noAgreement: 'Keine Vereinbarung',
    noAgreementMember: 'Für diese Leistung hat Ihr Haus zurzeit keine gültige Vereinbarung. Fragen Sie die Geschäftsstelle des Zentrums.',
    noAgreementCentre: 'Die Kommune hat dafür zurzeit keine gültige Vereinbarung.',
    needsAgreement: 'Nur mit Vereinbarung',
  },
  en: {
    searchService: 'Search for a service',
    searchServiceHint: 'For example “payroll”, “access” or “tender”',
    found: '{count, plural, one {One service} other {# services}}',
    noService: 'Nothing found.',
    otherWord: 'Try another word.',
    otherWordOr: 'Try another word, or choose “{service}”.',
    askInstead: 'Choose {service}',
    emptyCatalogue: 'The catalogue is still empty.',
    emptyCatalogueNext: 'The centre lays down there what can be asked for.',
    target: 'Target: {days, plural, =0 {on the same day} one {one working day} other {# working days}}',
    noAgreement: 'No agreement',
    noAgreementMember: 'Your body has no valid agreement for this service at present. Ask the office of the centre.',
    noAgreementCentre: 'The member has no valid agreement for it at present.',
    needsAgreement: 'Only with an agreement',
  },
});
