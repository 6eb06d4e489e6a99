// SPDX-License-Identifier: EUPL-1.2
import {
  type Address,
  type AllowanceOrCharge,
  type Buyer,
  type Contact,
  type Decimal,
  decimalToText,
  type Invoice,
  type InvoiceLine,
  type PaymentInstructions,
  type Seller,
  type VatCategory,
} from '@formats/einvoice';
import { type CivilDate, centsToDecimal, formatAmount, formatCivilDate } from '@kernel/core';
import { type Bilingual, both, joined, type Line, textIn } from './language.ts';

type Said = Line | undefined;

/** UNTDID 1001, as far as German invoices use it. */
const KINDS: Readonly<Record<string, Bilingual>> = {
  326: both('Abschlagsrechnung', 'Advance invoice'),
  380: both('Rechnung', 'Invoice'),
  381: both('Gutschrift', 'Credit note'),
  384: both('Rechnungskorrektur', 'Corrected invoice'),
  389: both('Selbst ausgestellte Rechnung', 'Self-billed invoice'),
  875: both('Teilrechnung über Bauleistung', 'Partial construction invoice'),
  876: both('Teilschlussrechnung über Bauleistung', 'Partial final construction invoice'),
  877: both('Schlussrechnung über Bauleistung', 'Final construction invoice'),
};
/** UN/ECE Recommendation 20, the ones that people meet. */
const UNITS: Readonly<Record<string, Bilingual>> = {
  HUR: both('Std.', 'hours'),
  MIN: both('Min.', 'minutes'),
  DAY: both('Tage', 'days'),
  MON: both('Monate', 'months'),
  ANN: both('Jahre', 'years'),
  C62: both('Stück', 'units'),
  H87: both('Stück', 'pieces'),
  LS: both('pauschal', 'lump sum'),
  KWH: both('kWh', 'kWh'),
};
/** UNTDID 5305 */
const VAT: Readonly<Record<string, Bilingual>> = {
  S: both('USt.', 'VAT'),
  Z: both('USt. Nullsatz', 'VAT zero rated'),
  E: both('steuerfrei', 'exempt from VAT'),
  O: both('nicht steuerbar', 'not subject to VAT'),
  AE: both('Steuerschuld des Empfängers', 'VAT reverse charge'),
  K: both('innergemeinschaftliche Lieferung', 'intra-community supply'),
  G: both('Ausfuhr', 'export'),
};
/** UNTDID 4461 */
const MEANS: Readonly<Record<string, Bilingual>> = {
  10: both('bar', 'cash'),
  30: both('Überweisung', 'credit transfer'),
  48: both('Karte', 'card'),
  54: both('Kreditkarte', 'credit card'),
  55: both('Debitkarte', 'debit card'),
  58: both('SEPA-Überweisung', 'SEPA credit transfer'),
  59: both('SEPA-Lastschrift', 'SEPA direct debit'),
};

const named = (names: Readonly<Record<string, Bilingual>>, code: string | undefined): Said =>
  code === undefined || !Object.hasOwn(names, code) ? code : names[code];
const date = (day: CivilDate | undefined): Said => (day === undefined ? undefined : both(formatCivilDate(day), day));
const number = (value: Decimal | undefined): Said =>
  value === undefined ? undefined : both(decimalToText(value).replace('.', ','), decimalToText(value));
const amount = (value: bigint | undefined, currency: string): Said =>
  value === undefined ? undefined : both(`${formatAmount(value)} ${currency}`, `${centsToDecimal(value)} ${currency}`);

/** Joins what is there. */
function list(parts: readonly Said[], between = ', '): Said {
  const there = parts.filter((part) => part !== undefined);
  return there.length === 0 ? undefined : joined(...there.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}
const labelled = (de: string, en: string, value: Said): Line[] => (value === undefined ? [] : [joined(both(`${de}: `, `${en}: `), value)]);
const indented = (lines: readonly Line[]): Line[] => lines.map((line) => joined('   ', line));

/** A text of several lines, the further ones under the first. */
const prose = (de: string, en: string, text: string | undefined): Line[] => {
  const [first, ...more] = (text ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  return first === undefined ? [] : [...labelled(de, en, first), ...indented(more)];
};

const span = (period: Invoice['period']): Said =>
  period === undefined ? undefined : joined(date(period.start) ?? '…', both(' bis ', ' to '), date(period.end) ?? '…');

const addressText = (address: Address = {}): Said => {
  const { line1, line2, line3, postCode, city, subdivision, country } = address;
  return list([line1, line2, line3, list([postCode, city], ' '), subdivision, country]);
};
const contactText = ({ name, telephone, email }: Contact = {}): Said => list([name, telephone, email]);

function sellerLines({ name, address, vatId, taxNumber, legalInformation, contact }: Seller): Line[] {
  return [
    ...labelled('Verkäufer', 'seller', list([name, addressText(address)])),
    ...indented([
      ...labelled('USt-IdNr.', 'VAT id', vatId),
      ...labelled('Steuernummer', 'tax number', taxNumber),
      ...labelled('Kontakt', 'contact', contactText(contact)),
      ...prose('Angaben', 'legal information', legalInformation),
    ]),
  ];
}

function buyerLines({ name, address, vatId, contact }: Buyer, invoice: Invoice): Line[] {
  return [
    ...labelled('Käufer', 'buyer', list([name, addressText(address)])),
    ...indented([
      ...labelled('USt-IdNr.', 'VAT id', vatId),
      ...labelled('Kontakt', 'contact', contactText(contact)),
      ...labelled('Leitweg-ID oder Käuferreferenz', 'routing id or buyer reference', invoice.buyerReference),
      ...labelled('Bestellnummer', 'order number', invoice.orderReference),
      ...labelled('Vertrag', 'contract', invoice.contractReference),
      ...labelled('Kostenstelle', 'cost unit', invoice.buyerAccountingReference),
    ]),
  ];
}

const vatText = (vat: VatCategory | undefined): Said =>
  vat === undefined
    ? undefined
    : list([named(VAT, vat.code), vat.rate === undefined || vat.rate.units === 0n ? undefined : joined(number(vat.rate) ?? '', ' %')], ' ');

const changeLines = (de: string, en: string, changes: readonly AllowanceOrCharge[], currency: string): Line[] =>
  changes.flatMap((change) =>
    labelled(de, en, list([change.reason ?? change.reasonCode, amount(change.amount, currency), vatText(change.vat)])),
  );

function lineLines(line: InvoiceLine, currency: string): Line[] {
  const { id, item, quantity, unit, price, net, vat, period, allowances, charges } = line;
  const per = price?.baseQuantity === undefined ? undefined : joined('/ ', number(price.baseQuantity) ?? '');
  const each = list([list([number(quantity), named(UNITS, unit)], ' '), list([number(price?.net), per], ' ')], ' × ');
  return [
    joined(`${id ?? '–'}  ${item?.name ?? '–'}: `, list([list([each, amount(net, currency)], ' = '), vatText(vat)]) ?? '–'),
    ...indented([
      ...prose('Beschreibung', 'description', item?.description),
      ...prose('Bemerkung', 'note', line.note),
      ...labelled('Zeitraum', 'period', span(period)),
      ...labelled('Kostenstelle', 'cost unit', line.buyerAccountingReference),
      ...changeLines('Nachlass', 'allowance', allowances, currency),
      ...changeLines('Zuschlag', 'charge', charges, currency),
    ]),
  ];
}

function vatLines({ vatBreakdown }: Invoice, currency: string): Line[] {
  return vatBreakdown.map((row) => {
    const of = joined(
      vatText(row) ?? '–',
      both(' auf ', ' on '),
      amount(row.taxable, currency) ?? '–',
      ': ',
      amount(row.tax, currency) ?? '–',
    );
    const why = list([row.exemptionReason, row.exemptionCode]);
    return why === undefined ? of : joined(of, ' (', why, ')');
  });
}

function totalLines({ totals = {} }: Invoice, currency: string): Line[] {
  const line = (de: string, en: string, value: bigint | undefined): Line[] => labelled(de, en, amount(value, currency));
  return [
    ...line('Summe der Positionen', 'sum of the lines', totals.lineTotal),
    ...line('Nachlässe', 'allowances', totals.allowanceTotal),
    ...line('Zuschläge', 'charges', totals.chargeTotal),
    ...line('Summe ohne USt.', 'total without VAT', totals.netTotal),
    ...line('USt.', 'VAT', totals.vatTotal),
    ...line('Summe mit USt.', 'total with VAT', totals.grossTotal),
    ...line('bereits gezahlt', 'already paid', totals.prepaid),
    ...line('Rundung', 'rounding', totals.rounding),
    ...line('zu zahlen', 'amount due', totals.due),
  ];
}

function paymentLines(payment: PaymentInstructions | undefined): Line[] {
  if (payment === undefined) return [];
  const { meansCode, meansText, creditTransfers, card, directDebit, remittance } = payment;
  return [
    ...labelled('Zahlung', 'payment', named(MEANS, meansCode) ?? meansText),
    ...indented([
      ...creditTransfers.flatMap(({ account, accountName, provider }) =>
        labelled('Konto', 'account', list([account, accountName, provider])),
      ),
      ...labelled('Karte', 'card', list([card?.number, card?.holder])),
      ...labelled('Mandat', 'mandate', list([directDebit?.mandate, directDebit?.creditorId, directDebit?.debitedAccount])),
      ...labelled('Verwendungszweck', 'remittance', remittance),
    ]),
  ];
}

function documentLines({ supportingDocuments, precedingInvoices }: Invoice): Line[] {
  return [
    ...precedingInvoices.flatMap(({ number: earlier, issueDate }) =>
      labelled('frühere Rechnung', 'earlier invoice', list([earlier, date(issueDate)])),
    ),
    ...supportingDocuments.flatMap(({ reference, description, attachment, location }) =>
      labelled('Anlage', 'attachment', list([reference, description, attachment?.fileName, location])),
    ),
  ];
}

/** An invoice for people: who, what for, how much, how to pay. What is not there is left out. */
export function invoiceView(invoice: Invoice): readonly Line[] {
  const { seller, buyer, currency = '', dueDate, issueDate, delivery, payee } = invoice;
  const title = [named(KINDS, invoice.typeCode) ?? KINDS[380], invoice.number ?? '–', date(issueDate)];
  return [
    list(title, ' ') ?? '',
    ...(seller === undefined ? [] : sellerLines(seller)),
    ...(buyer === undefined ? [] : buyerLines(buyer, invoice)),
    ...labelled('Zahlungsempfänger', 'payee', payee?.name),
    ...labelled('Leistungszeitraum', 'period', span(invoice.period)),
    ...labelled('Lieferung', 'delivery', list([date(delivery?.date), delivery?.partyName, addressText(delivery?.address)])),
    ...documentLines(invoice),
    ...invoice.notes.flatMap(({ text }) => prose('Bemerkung', 'note', text)),
    '',
    ...invoice.lines.flatMap((line) => lineLines(line, currency)),
    ...changeLines('Nachlass', 'allowance', invoice.allowances, currency),
    ...changeLines('Zuschlag', 'charge', invoice.charges, currency),
    '',
    ...totalLines(invoice, currency),
    ...vatLines(invoice, currency),
    '',
    ...labelled('fällig', 'due', date(dueDate)),
    ...prose('Zahlungsbedingungen', 'terms of payment', invoice.paymentTerms),
    ...paymentLines(invoice.payment),
  ].filter((line, index, all) => textIn('de', line) !== '' || textIn('de', all[index - 1] ?? '') !== '');
}
