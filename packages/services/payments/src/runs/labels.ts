// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const runLabels: UseCaseLabels = {
  'payments.acceptOrders': { de: 'Anordnung angenommen', en: 'Order accepted' },
  'payments.refuseOrders': { de: 'Anordnung zurückgegeben', en: 'Order given back' },
  'payments.composePaymentRun': { de: 'Zahlungslauf zusammengestellt', en: 'Payment run composed' },
  'payments.takeOutOfPaymentRun': { de: 'Anordnung aus dem Lauf genommen', en: 'Order taken out of the run' },
  'payments.cancelPaymentRun': { de: 'Zahlungslauf aufgegeben', en: 'Payment run given up' },
  'payments.makePaymentFile': { de: 'Zahlungsdatei erstellt', en: 'Payment file made' },
  'payments.releasePaymentFileFirst': { de: 'Zahlungsdatei freigegeben (erste Freigabe)', en: 'Payment file released (first release)' },
  'payments.releasePaymentFileSecond': { de: 'Zahlungsdatei freigegeben (zweite Freigabe)', en: 'Payment file released (second release)' },
  'payments.handOverPaymentRun': { de: 'Zahlungsdatei der Bank übergeben', en: 'Payment file handed over to the bank' },
  'payments.deliverPaymentFile': { de: 'Zahlungsdatei zugestellt', en: 'Payment file delivered' },
  'payments.takeInBankAnswer': { de: 'Rückmeldung der Bank eingelesen', en: "Bank's report taken in" },
  'payments.askRecall': { de: 'Rückruf bei der Bank veranlasst', en: 'Recall asked for' },
  'payments.answerRecall': { de: 'Antwort auf den Rückruf eingetragen', en: 'Answer to the recall noted' },
};

const STAFF = { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' };
const EVIDENCE = {
  de: 'Nachweis der Trennung von Anordnung, Freigabe und Buchung (§ 31 KomHVO NRW)',
  en: 'Evidence that ordering, releasing and booking were kept apart (§ 31 KomHVO NRW)',
};

export const runPersonalData: readonly PersonalDataNote[] = [
  {
    table: 'payment_run',
    columns: ['involved', 'handed_over_by', 'conversions', 'file_sealed', 'payee_checks'],
    what: { de: 'Wer den Lauf bearbeitet hat; Namen und Konten der Empfänger', en: 'Who worked on the run; names and accounts of payees' },
    of: { de: 'Beschäftigte des Zentrums, Zahlungsempfänger', en: 'Staff of the centre, payees' },
    purpose: EVIDENCE,
  },
  {
    table: 'payment_release',
    columns: ['user_id', 'account_id'],
    what: { de: 'Wer eine Zahlungsdatei wann freigegeben hat', en: 'Who released a payment file, and when' },
    of: STAFF,
    purpose: EVIDENCE,
  },
  {
    table: 'bank_answer',
    columns: ['answers', 'taken_in_by'],
    what: { de: 'Rückmeldungen der Bank, auch zum Namen des Empfängers', en: "The bank's reports, also on the payee's name" },
    of: { de: 'Zahlungsempfänger, Beschäftigte des Zentrums', en: 'Payees, staff of the centre' },
    purpose: { de: 'Ausführung von Zahlungen, Empfängerüberprüfung', en: 'Carrying out payments, verification of payee' },
  },
  {
    table: 'payment_recall',
    columns: ['reason', 'asked_by', 'answer', 'answered_by'],
    what: { de: 'Wer den Rückruf warum veranlasst hat', en: 'Who asked for the recall, and why' },
    of: STAFF,
    purpose: EVIDENCE,
  },
];
