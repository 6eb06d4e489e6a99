// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const labels: UseCaseLabels = {
  'billing.prepareRound': { de: 'Dokumentenlauf beauftragt', en: 'Round of documents ordered' },
  'billing.saveRound': { de: 'Dokumentenlauf vorbereitet', en: 'Round of documents prepared' },
  'billing.announceRound': { de: 'Entwurf angekündigt', en: 'Draft announced' },
  'billing.foldCorrection': { de: 'Berichtigung in den Entwurf übernommen', en: 'Correction taken into the draft' },
  'billing.discardRound': { de: 'Dokumentenlauf verworfen', en: 'Round of documents discarded' },
  'billing.issueRound': { de: 'Erlassen und nummeriert', en: 'Issued and numbered' },
  'billing.renderRound': { de: 'Dateien beauftragt', en: 'Files ordered', internal: true },
  'billing.handOver': { de: 'Ins Portal gestellt', en: 'Put into the portal' },
  'billing.redateRound': { de: 'Fälligkeit nach dem Tag der Bereitstellung', en: 'Due day after the day on which it was laid ready' },
  'billing.noteFault': { de: 'Fehler beim Erzeugen der Dateien', en: 'Files could not be made', internal: true },
  'billing.voidNumber': { de: 'Nummer ungültig gemacht', en: 'Number voided' },
  'billing.raiseObjection': { de: 'Einwendung erhoben', en: 'Objection raised' },
  'billing.answerObjection': { de: 'Einwendung beantwortet', en: 'Objection answered' },
  'billing.withdrawObjection': { de: 'Einwendung zurückgenommen', en: 'Objection withdrawn' },
  'billing.waiveCorrection': { de: 'Auf die Berichtigung verzichtet', en: 'Correction waived' },
  'billing.noteRemedy': { de: 'Rechtsbehelf vermerkt', en: 'Legal remedy noted' },
  'billing.receiveDocument': { de: 'In Empfang genommen', en: 'Received' },
  'billing.setText': { de: 'Text gefasst', en: 'Text set' },
  'billing.proposeIssuer': { de: 'Andere Angaben zum Aussteller vorgeschlagen', en: 'Another issuer proposed' },
  'billing.releaseIssuer': { de: 'Angaben zum Aussteller freigegeben', en: 'Issuer released' },
  'billing.discardIssuer': { de: 'Vorschlag zurückgenommen', en: 'Proposal taken back' },
  'billing.rejectIssuer': { de: 'Vorschlag abgelehnt', en: 'Proposal rejected' },
  'billing.setBillingRule': { de: 'Regeln für Dokumente gefasst', en: 'Rules for documents set' },
  'billing.setRecipient': { de: 'Empfangsdaten gefasst', en: 'Recipient set' },
};

const STAFF = { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' };
const MEMBERS = { de: 'Beschäftigte der Mitglieder', en: 'Staff of the members' };
const NAMED = { de: 'Nachweis, wer vorbereitet, angekündigt und erlassen hat', en: 'Proof of who prepared, announced and issued' };
const ENTERED = { de: 'Nachweis, wer die Angaben gefasst hat', en: 'Proof of who entered it' };

const entered = (table: string, de: string, en: string, of = STAFF): PersonalDataNote => ({
  table,
  columns: ['entered_by', 'entered_by_user'],
  what: { de: `${de}: wer sie gefasst hat`, en: `${en}: who entered them` },
  of,
  purpose: ENTERED,
});

export const personalData: readonly PersonalDataNote[] = [
  {
    table: 'billing_round',
    columns: [
      'prepared_by',
      'prepared_by_user',
      'announced_by',
      'announced_by_user',
      'issued_by',
      'issued_by_user',
      'discarded_by',
      'discarded_by_user',
    ],
    what: {
      de: 'Dokumentenläufe: wer sie vorbereitet, angekündigt, erlassen oder verworfen hat',
      en: 'Rounds: who prepared, announced, issued or discarded them',
    },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'document_number',
    columns: ['drawn_by', 'voided_by'],
    what: { de: 'Nummern: wer sie vergeben oder ungültig gemacht hat', en: 'Numbers: who drew or voided them' },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'objection',
    columns: ['text', 'answer', 'raised_by', 'raised_by_user', 'answered_by', 'answered_by_user', 'withdrawn_by_user', 'waived_by_user'],
    what: { de: 'Einwendungen: Text, Antwort und wer sie verfasst hat', en: 'Objections: text, answer and who wrote them' },
    of: MEMBERS,
    purpose: { de: 'Anhörung vor dem Erlass und ihr Nachweis', en: 'Hearing before the issue, and its proof' },
  },
  {
    table: 'document_receipt',
    columns: ['by', 'by_user'],
    what: {
      de: 'Empfang von Dokumenten: wer sie zuerst geöffnet oder bestätigt hat',
      en: 'Receipt of documents: who first opened or confirmed them',
    },
    of: MEMBERS,
    purpose: { de: 'Nachweis des Zugangs', en: 'Proof of receipt' },
  },
  {
    table: 'legal_remedy',
    columns: ['text', 'entered_by', 'entered_by_user'],
    what: { de: 'Rechtsbehelfe: Vermerk und wer ihn eingetragen hat', en: 'Legal remedies: the note and who entered it' },
    of: STAFF,
    purpose: { de: 'Führung der Akte', en: 'Keeping of the file' },
  },
  entered('text_block', 'Texte', 'Texts'),
  {
    table: 'issuer_profile',
    columns: ['entered_by', 'entered_by_user', 'released_by', 'released_by_user'],
    what: { de: 'Angaben zum Aussteller: wer sie gefasst und freigegeben hat', en: 'Issuer: who entered and released it' },
    of: STAFF,
    purpose: ENTERED,
  },
  {
    table: 'issuer_change',
    columns: ['profile', 'proposed_by', 'proposed_by_user', 'decided_by', 'decided_by_user'],
    what: {
      de: 'Änderungen der Angaben zum Aussteller: Ansprechperson, wer vorgeschlagen und entschieden hat',
      en: 'Changes of the issuer: contact, who proposed and who decided',
    },
    of: STAFF,
    purpose: ENTERED,
  },
  entered('billing_rule', 'Regeln für Dokumente', 'Rules for documents'),
  {
    table: 'recipient_profile',
    columns: ['profile', 'entered_by', 'entered_by_user'],
    what: {
      de: 'Empfangsdaten: Anschrift, Adresse für Rechnungen und wer sie gefasst hat',
      en: 'Recipients: address, address for invoices, and who entered them',
    },
    of: MEMBERS,
    purpose: { de: 'Zustellung von Bescheiden und Rechnungen', en: 'Delivery of notices and invoices' },
  },
];
