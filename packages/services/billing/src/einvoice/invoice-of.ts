// SPDX-License-Identifier: EUPL-1.2
import type { DocumentContent, Issue, VatRow } from '@domain/billing';
import {
  BILLING_PROCESS,
  type Buyer,
  decimal,
  decimalOfCents,
  EMPTY_INVOICE,
  type Invoice,
  type InvoiceLine,
  type PrecedingInvoice,
  type Seller,
  type Totals,
  type VatBreakdown,
  type VatCategory,
  XRECHNUNG_ID,
} from '@formats/einvoice';
import { type Cents, cents, formatCivilDate } from '@kernel/core';

/** A credit is written with amounts above zero: its type turns them round. */
const signOf = ({ typeCode }: DocumentContent): bigint => (typeCode === '381' ? -1n : 1n);

/** '19', '16', '0', '10.7' */
const rateOf = (permille: number) => decimal(permille % 10 === 0 ? String(permille / 10) : `${Math.trunc(permille / 10)}.${permille % 10}`);
/** What is outside VAT has no rate (BR-O-05). */
const categoryOf = ({ code, ratePermille }: Pick<VatRow, 'code' | 'ratePermille'>): VatCategory =>
  code === 'O' ? { code } : { code, rate: rateOf(ratePermille) };

const given = <Key extends string>(key: Key, value: string): Partial<Record<Key, string>> =>
  value.trim() === '' ? {} : ({ [key]: value.trim() } as Partial<Record<Key, string>>);

function sellerOf({ issuer }: Issue, outside: boolean): Seller {
  const { name, address, vatId, taxNumber, iban, contactName, contactPhone, contactEmail, representedBy } = issuer;
  return {
    name,
    // BR-CO-26 wants one identifier, and where all is outside VAT its own may not stand there (BR-O-02).
    identifiers: outside ? [{ value: taxNumber || iban }] : [],
    ...(outside ? {} : { ...given('vatId', vatId), ...given('taxNumber', taxNumber) }),
    ...given('legalInformation', representedBy),
    electronicAddress: { value: contactEmail, scheme: 'EM' },
    address: {
      line1: address.line1,
      ...given('line2', address.line2),
      city: address.city,
      postCode: address.postCode,
      country: address.country,
    },
    contact: { name: contactName, telephone: contactPhone, email: contactEmail },
  };
}

function buyerOf({ member }: DocumentContent, { recipient }: Issue): Buyer {
  const { name, department, address, email, routingId } = recipient;
  return {
    name,
    identifier: { value: member.ags },
    ...(routingId !== '' ? { electronicAddress: { value: routingId, scheme: '0204' } } : {}),
    ...(routingId === '' && email !== '' ? { electronicAddress: { value: email, scheme: 'EM' } } : {}),
    address: {
      line1: address.line1,
      ...given('line2', address.line2),
      city: address.city,
      postCode: address.postCode,
      country: address.country,
    },
    ...(department === '' ? {} : { contact: { name: department } }),
  };
}

/** One piece at the size of the amount: a price is never below zero (BR-27), its quantity tells the direction. */
function lineOf(id: number, amount: Cents, vat: VatCategory, name: string, more: Partial<InvoiceLine> = {}, description = ''): InvoiceLine {
  const size = cents(amount < 0n ? -amount : amount);
  return {
    id: String(id),
    quantity: decimal(amount < 0n ? '-1' : '1'),
    unit: 'C62',
    net: amount,
    allowances: [],
    charges: [],
    price: { net: decimalOfCents(size) },
    vat,
    item: { name, ...given('description', description), classifications: [], attributes: [] },
    ...more,
  };
}

export function advanceLabel(
  { number, year, dueOn, documentNumber }: DocumentContent['advances'][number],
  family: DocumentContent['family'],
): string {
  const what = family === 'notice' ? `${number}. Rate der Umlage ${year}` : `${number}. Abschlag`;
  return `Abzüglich ${what}, fällig am ${formatCivilDate(dueOn)}${documentNumber ? ` (${documentNumber})` : ''}`;
}

function linesOf(content: DocumentContent): readonly InvoiceLine[] {
  const sign = signOf(content);
  const charges = content.lines.map((line, index) => {
    const note = [line.basis.de, line.calculation.de].filter((text) => text.trim() !== '').join(' – ');
    const more = { period: { start: line.from, end: line.to }, ...given('note', note) };
    return lineOf(index + 1, cents(sign * line.amountCents), categoryOf(line.vat), line.label.de, more);
  });
  if (content.advanceWay === 'prepaid') return charges;
  const taken = content.advances.filter(({ dueCents }) => dueCents !== 0n);
  const advances = taken.map((part, index) =>
    lineOf(charges.length + index + 1, cents(-part.netCents), categoryOf(part), advanceLabel(part, content.family)),
  );
  return [...charges, ...advances];
}

/** Why a row bears no VAT. Only the cost sharing of § 4 Nr. 29 UStG has a code of the EU's list. */
function exemptionOf({ code, bases }: VatRow): Partial<VatBreakdown> {
  if (code === 'S') return {};
  const exemptionReason = bases.join('; ') || (code === 'O' ? 'Nicht steuerbar' : 'Steuerfrei');
  if (code === 'O') return { exemptionReason, exemptionCode: 'VATEX-EU-O' };
  return bases.every((basis) => /§\s*4\s*(Abs\.\s*1\s*)?Nr\.\s*29/.test(basis))
    ? { exemptionReason, exemptionCode: 'VATEX-EU-132-1F' }
    : { exemptionReason };
}

function totalsOf(content: DocumentContent): Totals {
  const sign = signOf(content);
  const { breakdown, totals, advanceWay } = content;
  const net = cents(sign * breakdown.reduce((sum, row) => sum + row.netCents, 0n));
  const vat = cents(sign * totals.vatCents);
  const prepaid = advanceWay === 'prepaid' ? totals.advancesCents : 0n;
  return {
    lineTotal: net,
    netTotal: net,
    vatTotal: vat,
    grossTotal: cents(net + vat),
    ...(prepaid === 0n ? {} : { prepaid: cents(prepaid) }),
    due: cents(net + vat - prepaid),
  };
}

function precedingOf({ corrects, advances }: DocumentContent): readonly PrecedingInvoice[] {
  const found = new Map<string, PrecedingInvoice>();
  if (corrects) found.set(corrects.number, { number: corrects.number, issueDate: corrects.issuedOn });
  for (const { documentNumber, documentIssuedOn } of advances)
    if (documentNumber) found.set(documentNumber, { number: documentNumber, ...(documentIssuedOn ? { issueDate: documentIssuedOn } : {}) });
  return [...found.values()];
}

function termsOf(content: DocumentContent, { dueOn }: Issue): string {
  if (content.overInstalments) return `Zahlbar in Raten: ${content.lines.map(({ label }) => label.de).join('; ')}.`;
  if (content.totals.assessedCents <= 0n) return 'Das Guthaben wird mit offenen Forderungen verrechnet oder ausgezahlt.';
  return dueOn ? `Zahlbar ohne Abzug bis zum ${formatCivilDate(dueOn)}.` : '';
}

/** The e-invoice of an issued document; XRechnung in either syntax. */
export function invoiceOf(content: DocumentContent): Invoice {
  const { issue, breakdown } = content;
  if (!issue) throw new Error('a draft is no invoice');
  const { recipient, issuer } = issue;
  const sign = signOf(content);
  const outside = breakdown.some(({ code }) => code === 'O');
  const agreements = [...new Set(content.lines.map(({ agreementNumber }) => agreementNumber))];
  const notes = issue.texts.filter(({ kind }) => kind === 'introduction' || kind === 'vatHint').map(({ text }) => ({ text }));
  return {
    ...EMPTY_INVOICE,
    specificationId: XRECHNUNG_ID,
    businessProcess: BILLING_PROCESS,
    number: issue.number,
    issueDate: issue.issuedOn,
    typeCode: content.typeCode,
    currency: 'EUR',
    ...(issue.dueOn && content.totals.assessedCents > 0n ? { dueDate: issue.dueOn } : {}),
    ...given('buyerReference', recipient.routingId),
    ...(agreements.length === 1 ? given('contractReference', agreements[0] ?? '') : {}),
    ...given('orderReference', recipient.orderNumber),
    ...given('buyerAccountingReference', recipient.costUnit),
    ...given('paymentTerms', termsOf(content, issue)),
    notes,
    precedingInvoices: precedingOf(content),
    seller: sellerOf(issue, outside),
    buyer: buyerOf(content, issue),
    period: { start: content.from, end: content.to },
    payment: {
      meansCode: '58',
      remittance: issue.number,
      creditTransfers: [{ account: issuer.iban, accountName: issuer.accountName || issuer.name, ...given('provider', issuer.bic) }],
    },
    lines: linesOf(content),
    vatBreakdown: breakdown.map((row) => ({
      taxable: cents(sign * row.netCents),
      tax: cents(sign * row.vatCents),
      code: row.code,
      rate: rateOf(row.ratePermille),
      ...exemptionOf(row),
    })),
    totals: totalsOf(content),
  };
}
