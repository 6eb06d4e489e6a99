// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const clauseTexts = defineMessages({
  de: {
    costClause: 'Kostenklausel',
    wording: 'Wortlaut der Kostenklausel',
    wordingHint:
      'Schreiben Sie die Klausel so ab, wie sie in der Vereinbarung steht: welche Kosten verteilt werden, nach welchem Maßstab und zu welchem Stichtag, für welchen Zeitraum und wann zu zahlen ist. Beim Speichern wird der Wortlaut geprüft.',
    tooLong: 'Die Kostenklausel darf höchstens 20.000 Zeichen haben.',
    none: 'Der Wortlaut der Kostenklausel ist noch nicht eingetragen.',
    blocking: 'Kostenklausel: Das verhindert die Unterzeichnung',
    hints: 'Kostenklausel: Darauf sollten Sie achten',
    hintsIntro: 'Die Vereinbarung kann so unterzeichnet werden. Über solche Stellen wird aber oft gestritten.',
    changed: 'Sie haben den Wortlaut geändert. Beim Speichern wird er neu geprüft.',
    costTerms: 'Besondere Kostenregelungen',
    minimum: 'Mindestbetrag',
    maximum: 'Höchstbetrag',
    exempt: 'Befreiung',
    factor: 'Faktor',
    fixedShare: 'Fester Anteil',
    fixedAmount: 'Fester Betrag',
    reservation: 'Reservierung',
  },
  en: {
    costClause: 'Cost clause',
    wording: 'Wording of the cost clause',
    wordingHint:
      'Copy the clause as it stands in the agreement: which costs are shared, by which measure and as of which day, for which period, and when payment is due. The wording is checked when you save.',
    tooLong: 'The cost clause may have at most 20,000 characters.',
    none: 'The wording of the cost clause is not entered yet.',
    blocking: 'Cost clause: this keeps the agreement from being signed',
    hints: 'Cost clause: points to watch',
    hintsIntro: 'The agreement can be signed as it is, but points like these are often disputed.',
    changed: 'You changed the wording. It is checked again when you save.',
    costTerms: 'Cost terms of its own',
    minimum: 'Minimum',
    maximum: 'Maximum',
    exempt: 'Exemption',
    factor: 'Factor',
    fixedShare: 'Fixed share',
    fixedAmount: 'Fixed amount',
    reservation: 'Reservation',
  },
});
