// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

/** How the history of a record calls what was done. */
export const labels: UseCaseLabels = {
  'agreements.draftAgreement': { de: 'Vereinbarung entworfen', en: 'Agreement drafted' },
  'agreements.changeDraft': { de: 'Entwurf geändert', en: 'Draft changed' },
  'agreements.discardDraft': { de: 'Entwurf verworfen', en: 'Draft discarded' },
  'agreements.signAgreement': { de: 'Unterzeichnung eingetragen', en: 'Signature recorded' },
  'agreements.publishVatPosition': { de: 'Umsatzsteuer eingetragen', en: 'VAT position recorded' },
  'agreements.withdrawVatPosition': { de: 'Umsatzsteuer zurückgenommen', en: 'VAT position withdrawn' },
  'agreements.giveNotice': { de: 'Kündigung eingetragen', en: 'Notice recorded' },
  'agreements.endAgreement': { de: 'Vereinbarung beendet', en: 'Agreement ended' },
  'agreements.remindOfEnds': { de: 'An das Ende erinnert', en: 'Reminded of the end' },
};

export const personalData: readonly PersonalDataNote[] = [
  {
    table: 'vat_position',
    columns: ['published_by'],
    what: { de: 'Umsatzsteuer des Verbands: wer sie eingetragen hat', en: 'The association’s VAT: who recorded it' },
    of: { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' },
    purpose: { de: 'Nachweis, wer die steuerliche Behandlung eingetragen hat', en: 'Proof of who recorded the tax treatment' },
  },
  {
    table: 'agreement_terms',
    columns: ['title', 'data_processing'],
    what: {
      de: 'Vereinbarungen: Titel und Angaben zur Auftragsverarbeitung',
      en: 'Agreements: title and terms of the processing on behalf',
    },
    of: {
      de: 'keine einzelnen Personen; nur Arten von Daten und Gruppen von Personen',
      en: 'no single persons; only kinds of data and groups of persons',
    },
    purpose: {
      de: 'Nachweis der Vereinbarung und der Auftragsverarbeitung (Art. 28, 30 DSGVO)',
      en: 'Proof of the agreement and of the processing on behalf (Art. 28, 30 GDPR)',
    },
  },
];
