// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import { BILLING_PROCESS, type Invoice, type Totals, XRECHNUNG_ID } from '../model/invoice.ts';
import type { InvoiceLine } from '../model/invoice-line.ts';
import type { Buyer, Seller } from '../model/parties.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import { routingIdWithCheckDigits } from '../routing-id.ts';

/** Invented parties; their numbers are made up and have right check digits. */
export const SELLER: Seller = {
  name: 'Zweckverband Musterland',
  identifiers: [{ value: 'ZV-4711' }],
  legalRegistration: { value: 'HRA 4711' },
  vatId: 'DE123456789',
  taxNumber: '5358/1234/5678',
  legalInformation: 'Verbandsvorsteherin: Mara Musterfrau',
  electronicAddress: { value: 'rechnung@zweckverband.example', scheme: 'EM' },
  address: { line1: 'Am Markt 1', line2: 'Hinterhaus', city: 'Musterstadt', postCode: '52000', country: 'DE' },
  contact: { name: 'Team Abrechnung', telephone: '+49 2400 12345', email: 'abrechnung@zweckverband.example' },
};

export const BUYER: Buyer = {
  name: 'Gemeinde Beispielheim',
  identifier: { value: '05358008' },
  electronicAddress: { value: 'eingang@beispielheim.example', scheme: 'EM' },
  address: { line1: 'Rathausplatz 2', city: 'Beispielheim', postCode: '52001', country: 'DE' },
  contact: { name: 'Kämmerei' },
};

const routingId = routingIdWithCheckDigits('05358008', 'KAEMMEREI');
const ROUTING_ID: string = routingId.ok ? routingId.value : '';

/** Two hours of bookkeeping, or what else a line is about. */
export function line(id: string, name: string, hours: string, price: string, net: bigint, vat: VatCategory): InvoiceLine {
  return {
    id,
    quantity: decimal(hours),
    unit: 'HUR',
    net: cents(net),
    allowances: [],
    charges: [],
    price: { net: decimal(price) },
    vat,
    item: { name, classifications: [], attributes: [] },
  };
}

export const S19: VatCategory = { code: 'S', rate: decimal('19') };
export const E0: VatCategory = { code: 'E', rate: decimal('0') };
const O: VatCategory = { code: 'O' };

/** Totals of an invoice without allowances and charges of the document. */
export const totals = (net: bigint, vat: bigint, more: Partial<Totals> = {}): Totals => ({
  lineTotal: cents(net),
  netTotal: cents(net),
  vatTotal: cents(vat),
  grossTotal: cents(net + vat),
  due: cents(net + vat),
  ...more,
});

export const FRAME: Omit<Invoice, 'lines' | 'vatBreakdown' | 'totals'> = {
  specificationId: XRECHNUNG_ID,
  businessProcess: BILLING_PROCESS,
  number: 'R-2027-000017',
  issueDate: civilDate('2027-03-15'),
  typeCode: '380',
  currency: 'EUR',
  dueDate: civilDate('2027-04-14'),
  buyerReference: ROUTING_ID,
  orderReference: 'B-2026-0815',
  buyerAccountingReference: '1112-54310',
  paymentTerms: 'Zahlbar bis 14.04.2027 ohne Abzug.',
  notes: [{ text: 'Abrechnung der Leistungen des Jahres 2026 nach § 5 der Vereinbarung.' }],
  precedingInvoices: [],
  seller: SELLER,
  buyer: BUYER,
  period: { start: civilDate('2026-01-01'), end: civilDate('2026-12-31') },
  payment: {
    meansCode: '58',
    remittance: 'R-2027-000017',
    creditTransfers: [{ account: 'DE02120300000000202051', accountName: 'Zweckverband Musterland', provider: 'BYLADEM1001' }],
  },
  allowances: [],
  charges: [],
  supportingDocuments: [],
};

export const exempt = (taxable: bigint): VatBreakdown => ({
  taxable: cents(taxable),
  tax: cents(0n),
  code: 'E',
  rate: decimal('0'),
  exemptionReason: 'Kostenerstattung an einen Zusammenschluss, § 4 Nr. 29 UStG',
  exemptionCode: 'VATEX-EU-132-1F',
});
const outside = (taxable: bigint): VatBreakdown => ({
  taxable: cents(taxable),
  tax: cents(0n),
  code: 'O',
  rate: decimal('0'),
  exemptionReason: 'Nicht steuerbar: Leistung der öffentlichen Gewalt, § 2b UStG',
  exemptionCode: 'VATEX-EU-O',
});
export const standard = (taxable: bigint, tax: bigint): VatBreakdown => ({
  taxable: cents(taxable),
  tax: cents(tax),
  code: 'S',
  rate: decimal('19'),
});

/** Taxable, 19 %. */
export const TAXED: Invoice = {
  ...FRAME,
  lines: [
    line('1', 'Buchhaltung', '12.5', '80', 100_000n, S19),
    line('2', 'Beratung', '0.25', '99.99', 2_500n, S19),
    line('3', 'Einweisung, ohne Berechnung', '1', '0', 0n, S19),
  ],
  vatBreakdown: [standard(102_500n, 19_475n)],
  totals: totals(102_500n, 19_475n),
};

/** Exempt as cost sharing (§ 4 Nr. 29 UStG). */
export const EXEMPT: Invoice = {
  ...FRAME,
  number: 'R-2027-000018',
  lines: [line('1', 'Personalabrechnung, 480 Abrechnungen', '480', '11.25', 540_000n, E0)],
  vatBreakdown: [exempt(540_000n)],
  totals: totals(540_000n, 0n),
};

const { vatId: _vatId, ...SELLER_WITHOUT_VAT } = SELLER;
/** Not subject to VAT: no VAT identifier of anybody may stand there. */
export const OUTSIDE: Invoice = {
  ...FRAME,
  number: 'R-2027-000019',
  seller: SELLER_WITHOUT_VAT,
  lines: [line('1', 'Vollstreckung', '3', '45', 13_500n, O)],
  vatBreakdown: [outside(13_500n)],
  totals: totals(13_500n, 0n),
};

/** Advance (326) for the first quarter. */
export const ADVANCE: Invoice = {
  ...FRAME,
  number: 'A-2026-000001',
  typeCode: '326',
  issueDate: civilDate('2026-02-01'),
  dueDate: civilDate('2026-02-15'),
  paymentTerms: 'Fällig am 15.02.2026.',
  period: { start: civilDate('2026-01-01'), end: civilDate('2026-03-31') },
  lines: [line('1', 'Abschlag 1. Quartal 2026', '1', '250', 25_000n, S19)],
  vatBreakdown: [standard(25_000n, 4_750n)],
  totals: totals(25_000n, 4_750n),
};

/** Correction (384) of an invoice: the line as it was charged is taken back, the right one charged. */
export const CORRECTION: Invoice = {
  ...FRAME,
  number: 'K-2027-000001',
  typeCode: '384',
  precedingInvoices: [{ number: 'R-2027-000017', issueDate: civilDate('2027-03-15') }],
  lines: [
    line('1', 'Buchhaltung, wie berechnet', '-12.5', '80', -100_000n, S19),
    line('2', 'Buchhaltung, richtig', '11', '80', 88_000n, S19),
  ],
  vatBreakdown: [standard(-12_000n, -2_280n)],
  totals: totals(-12_000n, -2_280n),
};

/** Credit (381): amounts are positive, the kind of document turns them round. */
export const CREDIT: Invoice = {
  ...FRAME,
  number: 'G-2027-000001',
  typeCode: '381',
  precedingInvoices: [{ number: 'R-2027-000017', issueDate: civilDate('2027-03-15') }],
  lines: [line('1', 'Gutschrift Beratung', '0.25', '99.99', 2_500n, S19)],
  vatBreakdown: [standard(2_500n, 475n)],
  totals: totals(2_500n, 475n),
};

/** Remainder invoice: the year's service, less the advances as lines of their own with negative quantities, so that their VAT goes off too (§ 14 Abs. 5 UStG). */
export const REMAINDER: Invoice = {
  ...FRAME,
  number: 'R-2027-000020',
  precedingInvoices: [
    { number: 'A-2026-000001', issueDate: civilDate('2026-02-01') },
    { number: 'A-2026-000002', issueDate: civilDate('2026-05-01') },
  ],
  lines: [
    line('1', 'Buchhaltung 2026', '12.5', '80', 100_000n, S19),
    line('2', 'Abschlag A-2026-000001 vom 01.02.2026', '-1', '250', -25_000n, S19),
    line('3', 'Abschlag A-2026-000002 vom 01.05.2026', '-1', '250', -25_000n, S19),
  ],
  vatBreakdown: [standard(50_000n, 9_500n)],
  totals: totals(50_000n, 9_500n),
};

/** The other way: the whole year's service with its VAT, and what was paid as the paid amount (BT-113). */
export const PREPAID: Invoice = {
  ...FRAME,
  number: 'R-2027-000021',
  precedingInvoices: [{ number: 'A-2026-000001', issueDate: civilDate('2026-02-01') }],
  lines: [line('1', 'Buchhaltung 2026', '12.5', '80', 100_000n, S19)],
  vatBreakdown: [standard(100_000n, 19_000n)],
  totals: totals(100_000n, 19_000n, { prepaid: cents(59_500n), due: cents(59_500n) }),
};

/** Remainder under the exemption, the advances taken off as an allowance of the document with its reason. */
export const EXEMPT_REMAINDER: Invoice = {
  ...FRAME,
  number: 'R-2027-000022',
  precedingInvoices: [{ number: 'A-2026-000009', issueDate: civilDate('2026-02-01') }],
  lines: [line('1', 'Personalabrechnung 2026', '480', '11.25', 540_000n, E0)],
  allowances: [{ amount: cents(400_000n), reason: 'Abschlag A-2026-000009 vom 01.02.2026', vat: E0 }],
  vatBreakdown: [exempt(140_000n)],
  totals: totals(540_000n, 0n, {
    allowanceTotal: cents(400_000n),
    netTotal: cents(140_000n),
    grossTotal: cents(140_000n),
    due: cents(140_000n),
  }),
};
