// SPDX-License-Identifier: EUPL-1.2
import type {
  AssignInvoiceRefusal,
  BookInvoiceRefusal,
  RefuseInvoiceRefusal,
  TakeBackInvoiceRefusal,
  TypeInInvoiceRefusal,
} from '@domain/settlement';
import { type CivilDate, formatCivilDate, type RefusalParams } from '@kernel/core';
import type { Sentence } from '@platform/graphql';

/** The codes of suppliers' invoices. */
export type SupplierInvoiceCode =
  | AssignInvoiceRefusal
  | BookInvoiceRefusal
  | RefuseInvoiceRefusal
  | TakeBackInvoiceRefusal
  | TypeInInvoiceRefusal
  | 'TARGET_MISSING'
  | 'FILE_UNKNOWN'
  | 'FILE_INFECTED'
  | 'FILE_NOT_AN_INVOICE'
  | 'FILE_TAKEN'
  | 'FILE_GONE';

type OwnCode =
  | 'INVOICE_STATUS'
  | 'INVOICE_DUPLICATE'
  | 'INPUT_TAX_REASON_MISSING'
  | 'TARGET_MISSING'
  | 'NOTHING_ASSIGNED'
  | 'WHOLE_AND_LINES'
  | 'INVOICE_LINE_UNKNOWN'
  | 'LINE_SUM_DIFFERS'
  | 'MEMBER_UNKNOWN'
  | 'NOT_CONFIRMED'
  | 'FINDINGS_UNEXPLAINED'
  | 'SAME_NUMBER_UNEXPLAINED'
  | 'INVOICE_DATE_IMPLAUSIBLE'
  | 'SELLER_MISSING'
  | 'NUMBER_MISSING'
  | 'FILE_UNKNOWN'
  | 'FILE_INFECTED'
  | 'FILE_NOT_AN_INVOICE'
  | 'FILE_TAKEN'
  | 'FILE_GONE';

const STATUS_DE: Readonly<Record<string, string>> = {
  received: 'noch nicht eingelesen',
  read: 'eingelesen, aber nicht zugeordnet',
  unreadable: 'nicht lesbar',
  assigned: 'zugeordnet',
  booked: 'gebucht',
  rejected: 'abgelehnt',
};
const STATUS_EN: Readonly<Record<string, string>> = {
  received: 'not read yet',
  read: 'read but not assigned',
  unreadable: 'unreadable',
  assigned: 'assigned',
  booked: 'booked',
  rejected: 'rejected',
};

const euro = (text: unknown): string => `${String(text ?? '').replace('.', ',')} €`;
const moreDe = ({ more }: RefusalParams): string =>
  more === undefined ? '' : more === 1 ? ' Dazu kommt ein weiterer Hinweis.' : ` Dazu kommen ${more} weitere Hinweise.`;
const moreEn = ({ more }: RefusalParams): string =>
  more === undefined ? '' : ` There ${more === 1 ? 'is one more' : `are ${more} more`}.`;
const lineDe = ({ line, label }: RefusalParams): string => (line === '*' ? 'der Rechnung' : `„${label ?? ''}“`);
const lineEn = ({ line, label }: RefusalParams): string => (line === '*' ? 'the invoice' : `“${label ?? ''}”`);

export const supplierInvoicesDe: Readonly<Record<OwnCode, Sentence>> = {
  INVOICE_STATUS: ({ status }) =>
    `Das geht nicht mehr: Die Rechnung ist ${STATUS_DE[String(status)] ?? status}. Bitte laden Sie die Seite neu.`,
  INVOICE_DUPLICATE: ({ number }) =>
    `Diese Rechnung ist schon eingegangen${number ? ` (${number})` : ''}. Lehnen Sie eine der beiden ab, damit sie nicht doppelt verteilt wird.`,
  INPUT_TAX_REASON_MISSING: 'Bitte geben Sie an, warum die Vorsteuer abgezogen oder nicht abgezogen wird.',
  TARGET_MISSING: ({ row }) =>
    `Zuordnung ${row ?? ''} ist unvollständig. Wählen Sie Kostentopf oder Hilfskostenstelle mit Kostenart und Monat, oder Mitglied, Leistung und Tag.`,
  NOTHING_ASSIGNED: 'Bitte ordnen Sie die Rechnung zu.',
  WHOLE_AND_LINES: 'Ordnen Sie entweder die ganze Rechnung oder ihre Positionen zu, nicht beides.',
  INVOICE_LINE_UNKNOWN: ({ line }) => `Eine Position „${line ?? ''}“ hat die Rechnung nicht.`,
  LINE_SUM_DIFFERS: (params) =>
    `Zugeordnet sind von ${lineDe(params)} ${euro(params.assigned)} statt ${euro(params.expected)}; es fehlen ${euro(params.missing)}.${moreDe(params)}`,
  MEMBER_UNKNOWN: 'Dieses Mitglied gehört dem Verband nicht an.',
  NOT_CONFIRMED: 'Bitte stellen Sie die sachliche und die rechnerische Richtigkeit fest, bevor Sie buchen.',
  FINDINGS_UNEXPLAINED: ({ count }) =>
    `Die Rechnung verstößt gegen ${count === 1 ? 'eine Regel' : `${count ?? ''} Regeln`} für elektronische Rechnungen. Bitte begründen Sie, warum sie trotzdem gebucht wird.`,
  SAME_NUMBER_UNEXPLAINED: ({ number, date }) =>
    `Von diesem Rechnungssteller gibt es die Nummer ${number ?? ''} schon, mit einem anderen Datum${date ? ` (${formatCivilDate(String(date) as CivilDate)})` : ''}. Bitte begründen Sie, warum es zwei Rechnungen sind.`,
  INVOICE_DATE_IMPLAUSIBLE: ({ to }) => `Bitte prüfen Sie das Jahr: Möglich sind Tage von 1990 bis ${String(to)}.`,
  SELLER_MISSING: 'Bitte geben Sie an, wer die Rechnung gestellt hat.',
  NUMBER_MISSING: 'Bitte geben Sie die Rechnungsnummer ein.',
  FILE_UNKNOWN: 'Diese Datei gibt es nicht. Bitte laden Sie sie noch einmal hoch.',
  FILE_INFECTED: ({ name }) => `In „${name ?? ''}“ wurde Schadsoftware gefunden. Die Datei wird nicht gelesen.`,
  FILE_NOT_AN_INVOICE: ({ name }) =>
    `„${name ?? ''}“ ist weder XML noch PDF. Rechnungen werden als XML (UBL oder CII) oder als PDF angenommen.`,
  FILE_TAKEN: ({ name }) => `„${name ?? ''}“ ist schon als Rechnung eingegangen, vielleicht unter anderem Namen.`,
  FILE_GONE: 'Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.',
};

export const supplierInvoicesEn: Readonly<Record<OwnCode, Sentence>> = {
  INVOICE_STATUS: ({ status }) =>
    `This is no longer possible: the invoice is ${STATUS_EN[String(status)] ?? status}. Please load the page again.`,
  INVOICE_DUPLICATE: ({ number }) =>
    `This invoice has come in before${number ? ` (${number})` : ''}. Reject one of the two, so that it is not shared twice.`,
  INPUT_TAX_REASON_MISSING: 'Please say why the input tax is deducted or not.',
  TARGET_MISSING: ({ row }) =>
    `Assignment ${row ?? ''} is incomplete. Choose a pool or support cost centre with kind and month, or member, service and day.`,
  NOTHING_ASSIGNED: 'Please assign the invoice.',
  WHOLE_AND_LINES: 'Assign either the whole invoice or its lines, not both.',
  INVOICE_LINE_UNKNOWN: ({ line }) => `The invoice has no line “${line ?? ''}”.`,
  LINE_SUM_DIFFERS: (params) =>
    `Of ${lineEn(params)}, €${params.assigned ?? ''} instead of €${params.expected ?? ''} is assigned; €${params.missing ?? ''} is missing.${moreEn(params)}`,
  MEMBER_UNKNOWN: 'This is no member of the association.',
  NOT_CONFIRMED: 'Please confirm that the invoice is right in the matter and in its sums before you book it.',
  FINDINGS_UNEXPLAINED: ({ count }) =>
    `The invoice breaks ${count === 1 ? 'a rule' : `${count ?? ''} rules`} of electronic invoices. Please say why it is booked all the same.`,
  SAME_NUMBER_UNEXPLAINED: ({ number, date }) =>
    `This seller has used the number ${number ?? ''} before, with another date${date ? ` (${date})` : ''}. Please say why these are two invoices.`,
  INVOICE_DATE_IMPLAUSIBLE: ({ to }) => `Please check the year: days from 1990 to ${String(to)} are possible.`,
  SELLER_MISSING: 'Please say whose invoice it is.',
  NUMBER_MISSING: 'Please enter the number of the invoice.',
  FILE_UNKNOWN: 'There is no such file. Please upload it again.',
  FILE_INFECTED: ({ name }) => `Malware was found in “${name ?? ''}”. The file is not read.`,
  FILE_NOT_AN_INVOICE: ({ name }) => `“${name ?? ''}” is neither XML nor PDF. Invoices are taken as XML (UBL or CII) or PDF.`,
  FILE_TAKEN: ({ name }) => `“${name ?? ''}” has been taken in as an invoice already, perhaps under another name.`,
  FILE_GONE: 'The file is gone. Please upload it again.',
};
