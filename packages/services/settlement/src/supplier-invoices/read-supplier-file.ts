// SPDX-License-Identifier: EUPL-1.2
import { type InvoiceFacts, oddInvoiceDay, sellerKeyOf } from '@domain/settlement';
import {
  checkInvoice,
  type EinvoiceRefusalCode,
  type Finding,
  findingSentence,
  type Invoice,
  readHybrid,
  readInvoice,
  refusalSentence,
  type Syntax,
} from '@formats/einvoice';
import { type CivilDate, err, MAX_CENTS, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { cleanText } from './clean-text.ts';
import { partsOfInvoice, sumsOfInvoice } from './invoice-parts.ts';
import { type ShownInvoice, viewOfInvoice } from './invoice-view.ts';

/** Why a file is no invoice that can be taken over as it stands. */
export type UnreadableCode =
  | EinvoiceRefusalCode
  | 'INVOICE_INCOMPLETE'
  | 'INVOICE_CURRENCY'
  | 'INVOICE_DATE_IMPLAUSIBLE'
  | 'INVOICE_TOO_LARGE'
  | 'FILE_GONE';

/** A finding with its sentences, as it is kept: rules and sentences of that day. */
export interface KeptFinding {
  readonly rule: string;
  readonly severity: string;
  readonly at: string;
  readonly line: string | null;
  readonly de: string;
  readonly en: string;
}

/** What reading a file gave; all of it plain data. */
export interface SupplierReading {
  readonly facts: InvoiceFacts | null;
  readonly failure: { readonly code: UnreadableCode; readonly de: string; readonly en: string } | null;
  readonly view: ShownInvoice | null;
  readonly findings: readonly KeptFinding[];
  readonly fatalFindings: number;
}

/** Who breaks a rule on every line learns nothing from more. */
const MAX_FINDINGS = 300;

const kept = (finding: Finding): KeptFinding => ({
  rule: finding.rule,
  severity: finding.severity,
  at: cleanText(finding.at, 200),
  line: finding.invoiceLine === undefined ? null : cleanText(finding.invoiceLine, 60),
  de: cleanText(findingSentence(finding, 'de'), 1_000),
  en: cleanText(findingSentence(finding, 'en'), 1_000),
});

const MISSING: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  seller: { de: 'der Rechnungssteller', en: 'the seller' },
  number: { de: 'die Rechnungsnummer', en: 'the number of the invoice' },
  amounts: { de: 'eine lesbare Netto- oder Bruttosumme', en: 'a net or gross total that can be read' },
  sums: { de: 'eine Summe, der ihre anderen Beträge nicht widersprechen', en: 'a total that its other amounts do not contradict' },
};

function failureOf(found: Refusal<UnreadableCode>): NonNullable<SupplierReading['failure']> {
  const named = String(found.params?.['missing'] ?? '').split(' ');
  const list = (language: 'de' | 'en'): string => named.map((one) => MISSING[one]?.[language] ?? one).join(', ');
  const currency = String(found.params?.['currency'] ?? '');
  const [dayDe, dayEn] = found.field === 'dueDate' ? ['Fälligkeitsdatum', 'due date'] : ['Rechnungsdatum', 'date of the invoice'];
  const to = String(found.params?.['to'] ?? '');
  const own: Readonly<Record<string, readonly [string, string]>> = {
    INVOICE_DATE_IMPLAUSIBLE: [
      `Das ${dayDe} der Rechnung kann nicht stimmen. Möglich sind Tage von 1990 bis ${to}.`,
      `The ${dayEn} cannot be right. Days from 1990 to ${to} are possible.`,
    ],
    INVOICE_INCOMPLETE: [`In der Rechnung fehlt: ${list('de')}.`, `The invoice lacks ${list('en')}.`],
    INVOICE_CURRENCY: [`Die Rechnung lautet auf ${currency}, gebucht wird in Euro.`, `The invoice is in ${currency}; costs are in euro.`],
    INVOICE_TOO_LARGE: ['Ein Betrag der Rechnung ist zu groß.', 'An amount of the invoice is too large.'],
    FILE_GONE: ['Die Datei ist nicht mehr da oder wurde verändert.', 'The file is gone or was altered.'],
  };
  const [de, en] = own[found.code] ?? [
    refusalSentence(found as Refusal<EinvoiceRefusalCode>, 'de'),
    refusalSentence(found as Refusal<EinvoiceRefusalCode>, 'en'),
  ];
  return { code: found.code, de: cleanText(de, 1_000), en: cleanText(en, 1_000) };
}

export const unreadable = (found: Refusal<UnreadableCode>): SupplierReading => ({
  facts: null,
  failure: failureOf(found),
  view: null,
  findings: [],
  fatalFindings: 0,
});

interface Read {
  readonly form: InvoiceFacts['form'];
  readonly syntax: Syntax;
  readonly invoice: Invoice;
  readonly findings: readonly Finding[];
}

function readFile(bytes: Uint8Array): Result<Read, Refusal<UnreadableCode>> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-');
  const hybrid = isPdf ? readHybrid(bytes) : null;
  if (hybrid && !hybrid.ok) return hybrid;
  const read = readInvoice(hybrid?.ok ? hybrid.value.xml : bytes);
  if (!read.ok) return read;
  return ok({ ...read.value, form: hybrid ? 'HYBRID' : read.value.syntax });
}

function factsOf({ form, invoice }: Read, today: CivilDate): Result<InvoiceFacts, Refusal<UnreadableCode>> {
  const { seller, currency } = invoice;
  const [number, sellerName] = [cleanText(invoice.number ?? '', 100), cleanText(seller?.name ?? seller?.tradingName ?? '', 200)];
  const sellerKey = sellerKeyOf(seller?.vatId ?? seller?.taxNumber ?? sellerName);
  const sums = sumsOfInvoice(invoice);
  const wrong = sums === 'missing' ? 'amounts' : sums === 'contradicting' ? 'sums' : '';
  const missing = [sellerKey === '' ? 'seller' : '', number === '' ? 'number' : '', wrong].filter(Boolean);
  if (missing.length > 0 || typeof sums === 'string') return err(refusal('INVOICE_INCOMPLETE', { params: { missing: missing.join(' ') } }));
  const parted = partsOfInvoice(invoice, sums);
  if (currency !== undefined && currency !== 'EUR')
    return err(refusal('INVOICE_CURRENCY', { params: { currency: cleanText(currency, 10) } }));
  const amounts = [parted, ...parted.parts].flatMap(({ netCents, grossCents }) => [netCents, grossCents]);
  if (amounts.some((amount) => amount > MAX_CENTS || amount < -MAX_CENTS)) return err(refusal('INVOICE_TOO_LARGE'));
  const days = { issueDate: invoice.issueDate ?? null, dueDate: invoice.dueDate ?? null };
  const odd = oddInvoiceDay(days, today);
  if (odd) return err(odd);
  return ok({
    form,
    number,
    typeCode: invoice.typeCode === undefined ? null : cleanText(invoice.typeCode, 10),
    ...days,
    sellerName: sellerName || sellerKey,
    sellerKey,
    corrects: invoice.precedingInvoices.flatMap((one) => (one.number ? [cleanText(one.number, 100)] : [])).slice(0, 50),
    ...parted,
  });
}

/** Reads what came in: XML in either syntax, or the XML within a hybrid PDF. For the worker: a large file takes seconds. */
export function readSupplierFile(bytes: Uint8Array, today: CivilDate): SupplierReading {
  const read = readFile(bytes);
  if (!read.ok) return unreadable(read.error);
  const { invoice, syntax, findings } = read.value;
  const all = [...findings, ...checkInvoice(invoice, { syntax, tolerant: true })];
  const facts = factsOf(read.value, today);
  return {
    facts: facts.ok ? facts.value : null,
    failure: facts.ok ? null : failureOf(facts.error),
    view: viewOfInvoice(invoice),
    findings: all.slice(0, MAX_FINDINGS).map(kept),
    fatalFindings: all.filter(({ severity }) => severity === 'fatal').length,
  };
}
