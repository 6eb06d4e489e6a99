// SPDX-License-Identifier: EUPL-1.2
import { checkInvoice, type EinvoiceRefusalCode, type Invoice, readHybrid, readInvoice, refusalSentence } from '@formats/einvoice';
import { type Cents, type CivilDate, err, type Iban, ok, parseIban, type Refusal, type Result } from '@kernel/core';

interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** What an order needs of an invoice; everything is looked at by a person before it becomes one. */
export interface InvoiceForOrder {
  readonly number: string;
  readonly sellerName: string;
  readonly amountCents: Cents | null;
  readonly dueOn: CivilDate | null;
  readonly remittance: string;
  readonly ibans: readonly Iban[];
  readonly notes: readonly Bilingual[];
}

const MAX_REMITTANCE = 140;
/** UNTDID 1001: credit notes of any kind. */
const CREDIT_NOTES: readonly string[] = ['81', '83', '381', '396', '532'];
/** UNTDID 4461: collected by the seller. */
const DEBITED: readonly string[] = ['49', '59'];

/** A foreign text in one line, without signs that nobody sees. */
const clean = (text: string | undefined, most: number): string =>
  (text ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, most);

function notesOf(invoice: Invoice, ibans: readonly Iban[], fatal: number): Bilingual[] {
  const { typeCode, payment, currency } = invoice;
  const credit = typeCode !== undefined && CREDIT_NOTES.includes(typeCode);
  const debited = payment?.meansCode !== undefined && DEBITED.includes(payment.meansCode);
  return [
    ...(credit ? [{ de: 'Das ist eine Gutschrift. Hier ist nichts zu zahlen.', en: 'This is a credit note. Nothing is to be paid.' }] : []),
    ...(debited
      ? [{ de: 'Der Rechnungssteller zieht den Betrag ein (Lastschrift).', en: 'The seller collects the amount (direct debit).' }]
      : []),
    ...(currency !== undefined && currency !== 'EUR'
      ? [{ de: `Die Rechnung lautet auf ${clean(currency, 10)}.`, en: `The invoice is in ${clean(currency, 10)}.` }]
      : []),
    ...(ibans.length === 0 ? [{ de: 'Die Rechnung nennt keine gültige IBAN.', en: 'The invoice names no valid IBAN.' }] : []),
    ...(fatal > 0
      ? [
          {
            de: `Die Rechnung verstößt gegen ${fatal === 1 ? 'eine Regel' : `${fatal} Regeln`} für elektronische Rechnungen.`,
            en: `The invoice breaks ${fatal === 1 ? 'a rule' : `${fatal} rules`} of electronic invoices.`,
          },
        ]
      : []),
  ];
}

/** Reads an e-invoice, XML in either syntax or within a hybrid PDF, as far as an order needs it. */
export function readInvoiceForOrder(bytes: Uint8Array): Result<InvoiceForOrder, Bilingual> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-');
  const hybrid = isPdf ? readHybrid(bytes) : null;
  const failed = (found: Refusal<EinvoiceRefusalCode>) => err({ de: refusalSentence(found, 'de'), en: refusalSentence(found, 'en') });
  if (hybrid && !hybrid.ok) return failed(hybrid.error);
  const read = readInvoice(hybrid?.ok ? hybrid.value.xml : bytes);
  if (!read.ok) return failed(read.error);
  const { invoice, syntax, findings } = read.value;
  const all = [...findings, ...checkInvoice(invoice, { syntax, tolerant: true })];
  const fatal = all.filter(({ severity }) => severity === 'fatal').length;
  const ibans = (invoice.payment?.creditTransfers ?? []).flatMap(({ account }) => {
    const iban = parseIban(account ?? '');
    return iban.ok ? [iban.value] : [];
  });
  const due = invoice.totals?.due ?? invoice.totals?.grossTotal;
  const number = clean(invoice.number, 100);
  return ok({
    ...{ number, sellerName: clean(invoice.payee?.name ?? invoice.seller?.name ?? invoice.seller?.tradingName, 70) },
    amountCents: due !== undefined && due > 0n && (invoice.currency ?? 'EUR') === 'EUR' ? due : null,
    dueOn: invoice.dueDate ?? null,
    remittance: clean(invoice.payment?.remittance, MAX_REMITTANCE) || number,
    ...{ ibans, notes: notesOf(invoice, ibans, fatal) },
  });
}
