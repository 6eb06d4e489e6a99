// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const closingUseCaseLabels: UseCaseLabels = {
  'payments.makeClosing': { de: 'Tagesabschluss erstellt', en: "Day's closing made" },
  'payments.discardClosing': { de: 'Tagesabschluss verworfen', en: "Day's closing discarded" },
  'payments.signClosing': { de: 'Tagesabschluss unterschrieben', en: "Day's closing signed" },
  'payments.receiveClosing': { de: 'Empfang bestätigt', en: 'Receipt confirmed' },
  'payments.printClosing': { de: 'Druckfassung beauftragt', en: 'Paper version ordered' },
  'payments.keepClosingFile': { de: 'Druckfassung abgelegt', en: 'Paper version stored' },
};

export const closingPersonalData: readonly PersonalDataNote[] = [
  {
    table: 'day_closing',
    columns: ['content', 'signatures', 'receipt', 'discarded_by', 'facts'],
    what: {
      de: 'Tagesabschlüsse: wer sie erstellt, unterschrieben und empfangen hat, und wer für offene Posten zuständig ist',
      en: "Days' closings: who made, signed and received them, and who looks after open items",
    },
    of: { de: 'Beschäftigte des Zentrums und der Kommunen', en: 'Staff of the centre and the municipalities' },
    purpose: {
      de: 'Nachweis des Tagesabschlusses durch zwei Personen (§ 31 KomHVO NRW)',
      en: "Proof of the day's closing by two people (§ 31 KomHVO NRW)",
    },
  },
];
