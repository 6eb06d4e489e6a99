// SPDX-License-Identifier: EUPL-1.2
import type { ChargeLine } from '@domain/billing';
import type { WriteColumn } from '@formats/csv';
import type { CivilDate } from '@kernel/core';
import type { DocumentHead } from './document-rows.ts';
import type { DocumentView } from './find-document.ts';
import type { NumberSeriesRow } from './list-numbers.ts';
import type { ObjectionRow } from './list-objections.ts';

type Language = 'de' | 'en';

/** Names of files, and what codes are called. */
export const csvWords = {
  de: {
    documents: 'Dokumente',
    objections: 'Einwendungen',
    numbers: 'Nummern',
    draft: 'Entwurf',
    notice: 'Bescheid',
    invoice: 'Rechnung',
    advance: 'Abschlag',
    annual: 'Abrechnung',
    correction: 'Berichtigung',
    announced: 'angekündigt',
    numbered: 'nummeriert',
    issued: 'erlassen',
    discarded: 'verworfen',
    raised: 'offen',
    accepted: 'stattgegeben',
    rejected: 'zurückgewiesen',
    withdrawn: 'zurückgenommen',
  },
  en: {
    documents: 'Documents',
    objections: 'Objections',
    numbers: 'Numbers',
    draft: 'Draft',
    notice: 'Notice',
    invoice: 'Invoice',
    advance: 'Advance',
    annual: 'Settlement',
    correction: 'Correction',
    announced: 'announced',
    numbered: 'numbered',
    issued: 'issued',
    discarded: 'discarded',
    raised: 'open',
    accepted: 'accepted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
} as const;

const word = (code: string, language: Language): string => (csvWords[language] as Readonly<Record<string, string>>)[code] ?? code;
const dayOf = (at: string | null): CivilDate | null => (at === null ? null : (at.slice(0, 10) as CivilDate));

function columns<Row>(language: Language) {
  const header = (de: string, en: string): string => (language === 'de' ? de : en);
  return {
    text: (de: string, en: string, value: (row: Row) => string | null): WriteColumn<Row> => ({
      header: header(de, en),
      kind: 'text',
      value,
    }),
    amount: (de: string, en: string, value: (row: Row) => bigint): WriteColumn<Row> => ({ header: header(de, en), kind: 'amount', value }),
    date: (de: string, en: string, value: (row: Row) => CivilDate | null): WriteColumn<Row> => ({
      header: header(de, en),
      kind: 'date',
      value,
    }),
    whole: (de: string, en: string, value: (row: Row) => number): WriteColumn<Row> => ({
      header: header(de, en),
      kind: 'wholeNumber',
      value,
    }),
  };
}

export function listColumns(language: Language): readonly WriteColumn<DocumentHead>[] {
  const { text, amount, date, whole } = columns<DocumentHead>(language);
  return [
    text('Nummer', 'Number', ({ number }) => number),
    text('Art', 'Family', ({ family }) => word(family, language)),
    text('Anlass', 'Kind', ({ kind }) => word(kind, language)),
    text('Mitglied', 'Member', ({ memberName }) => memberName),
    text('AGS', 'AGS', ({ ags }) => ags),
    whole('Jahr', 'Year', ({ year }) => year),
    text('Stand', 'Status', ({ status }) => word(status, language)),
    date('Vom', 'Issued', ({ issuedOn }) => issuedOn),
    date('Fällig', 'Due', ({ dueOn }) => dueOn),
    amount('Ohne Umsatzsteuer in Euro', 'Without VAT in euro', ({ net }) => net),
    amount('Mit Umsatzsteuer in Euro', 'With VAT in euro', ({ gross }) => gross),
    amount('Abschläge in Euro', 'Advances in euro', ({ advances }) => advances),
    amount('Festgesetzt in Euro', 'Assessed in euro', ({ assessed }) => assessed),
    text('Berichtigt', 'Corrects', ({ correctsNumber }) => correctsNumber),
    date('Geöffnet', 'Opened', ({ openedAt }) => dayOf(openedAt)),
    date('Bestätigt', 'Confirmed', ({ confirmedAt }) => dayOf(confirmedAt)),
  ];
}

export function lineColumns(language: Language, { number, memberName, issuedOn }: DocumentView): readonly WriteColumn<ChargeLine>[] {
  const { text, amount, date } = columns<ChargeLine>(language);
  return [
    text('Nummer', 'Number', () => number),
    text('Mitglied', 'Member', () => memberName),
    date('Vom', 'Issued', () => issuedOn),
    text('Position', 'Item', ({ label }) => label[language]),
    date('Von', 'From', ({ from }) => from),
    date('Bis', 'To', ({ to }) => to),
    amount('Betrag in Euro', 'Amount in euro', ({ amountCents }) => amountCents),
    text('Grundlage', 'Basis', ({ basis }) => basis[language]),
    text('Beschluss', 'Resolution', ({ resolution }) => resolution),
    text('Vereinbarung', 'Agreement', ({ agreementNumber }) => agreementNumber),
    text('Berechnung', 'Calculation', ({ calculation }) => calculation[language]),
    text('Umsatzsteuer', 'VAT', ({ vat }) => vat.code),
    text('Steuersatz in %', 'VAT rate in %', ({ vat }) => String(vat.ratePermille / 10).replace('.', ',')),
    text('Grundlage der Steuer', 'Basis of VAT', ({ vat }) => vat.basis),
  ];
}

export function objectionColumns(language: Language): readonly WriteColumn<ObjectionRow>[] {
  const { text, amount, date, whole } = columns<ObjectionRow>(language);
  return [
    text('Mitglied', 'Member', ({ memberName }) => memberName),
    text('Dokument', 'Document', ({ documentNumber, family }) => documentNumber ?? word(family, language)),
    whole('Entwurf', 'Draft', ({ draftVersion }) => draftVersion),
    text('Position', 'Item', ({ lineLabel }) => lineLabel),
    amount('Betrag in Euro', 'Amount in euro', ({ amount: cents }) => cents),
    text('Einwendung', 'Objection', ({ text: said }) => said),
    date('Erhoben', 'Raised', ({ raisedAt }) => dayOf(raisedAt)),
    text('Von', 'By', ({ raisedBy }) => raisedBy),
    text('Stand', 'Status', ({ status }) => word(status, language)),
    text('Antwort', 'Answer', ({ answer }) => answer),
    date('Beantwortet', 'Answered', ({ answeredAt }) => dayOf(answeredAt)),
    date('Berichtigt', 'Corrected', ({ correctedAt }) => dayOf(correctedAt)),
    date('Verzichtet', 'Waived', ({ waivedAt }) => dayOf(waivedAt)),
  ];
}

type NumberRow = NumberSeriesRow['numbers'][number] & { readonly family: string; readonly year: number };

export function numberColumns(language: Language): readonly WriteColumn<NumberRow>[] {
  const { text, date, whole } = columns<NumberRow>(language);
  return [
    text('Art', 'Family', ({ family }) => word(family, language)),
    whole('Jahr', 'Year', ({ year }) => year),
    text('Nummer', 'Number', ({ number }) => number),
    text('Mitglied', 'Member', ({ memberName }) => memberName),
    date('Vergeben', 'Drawn', ({ drawnAt }) => dayOf(drawnAt)),
    date('Ungültig', 'Voided', ({ voidedAt }) => dayOf(voidedAt)),
    text('Grund', 'Reason', ({ voidReason }) => voidReason),
  ];
}
