// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, civilDate } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import { BILLING_PROCESS, type Invoice, type Totals, XRECHNUNG_ID } from '../model/invoice.ts';
import type { InvoiceLine } from '../model/invoice-line.ts';
import type { Buyer, Seller } from '../model/parties.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import { routingIdWithCheckDigits } from '../routing-id.ts';

/** Invented parties; their numbers are made up and have right check digits. */
const SELLER: Seller = {
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

const BUYER: Buyer = {
  name: 'Gemeinde Beispielheim',
  identifier: { value: '05358008' },
  electronicAddress: { value: 'eingang@beispielheim.example', scheme: 'EM' },
  address: { line1: 'Rathausplatz 2', city: 'Beispielheim', postCode: '52001', country: 'DE' },
  contact: { name: 'Kämmerei' },
};

const routingId = routingIdWithCheckDigits('05358008', 'KAEMMEREI');
export const ROUTING_ID: string = routingId.ok ? routingId.value : '';

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
export const O: VatCategory = { code: 'O' };

/** Totals of an invoice without allowances and charges of the document. */
export const totals = (net: bigint, vat: bigint, more: Partial<Totals> = {}): Totals => ({
  lineTotal: cents(net),
  netTotal: cents(net),
  vatTotal: cents(vat),
  grossTotal: cents(net + vat),
  due: cents(net + vat),
  ...more,
});

const FRAME: Omit<Invoice, 'lines' | 'vatBreakdown' | 'totals'> = {
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

const exempt = (taxable: bigint): VatBreakdown => ({
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

const TEN = cents(1_000n);

/** As rich as an invoice can be: every group and every term that does not exclude another one. */
export const FULL: Invoice = {
  ...FRAME,
  number: 'R-2027-000023',
  vatCurrency: 'CHF',
  vatPointDateCode: '35',
  projectReference: 'P-7',
  contractReference: 'V-2020-3',
  salesOrderReference: 'AB-99',
  receivingAdviceReference: 'WE-1',
  despatchAdviceReference: 'LS-1',
  tenderReference: 'LOS-2',
  invoicedObject: { value: 'Z-1', scheme: 'ABT' },
  paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.25#\nSonst bis 14.04.2027 ohne Abzug.\n#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=100.00#\n',
  notes: [{ subjectCode: 'ADU', text: 'Erste Zeile\nzweite „Zeile“ & <mehr>' }, { text: 'ohne Thema' }],
  precedingInvoices: [{ number: 'A-1' }, { number: 'A-2', issueDate: civilDate('2026-05-01') }],
  seller: {
    ...SELLER,
    tradingName: 'ZV Musterland',
    identifiers: [{ value: 'ZV-4711' }, { value: '4000001123452', scheme: '0088' }],
    legalRegistration: { value: 'HRA 4711', scheme: '0002' },
    address: { ...SELLER.address, line3: 'Raum 3', subdivision: 'Nordrhein-Westfalen' },
  },
  buyer: {
    ...BUYER,
    tradingName: 'Rathaus',
    identifier: { value: '4000001123469', scheme: '0088' },
    legalRegistration: { value: 'K-1', scheme: '0002' },
    vatId: 'DE987654321',
    address: { ...BUYER.address, line2: 'Zimmer 1', line3: 'links', subdivision: 'NRW' },
    contact: { name: 'Kämmerei', telephone: '+49 2401 1', email: 'kasse@beispielheim.example' },
  },
  payee: { name: 'Kasse des Zweckverbands', identifier: { value: 'KASSE' }, legalRegistration: { value: 'KR-9', scheme: '0002' } },
  taxRepresentative: {
    name: 'Steuerbüro Beispiel',
    vatId: 'DE111111111',
    address: { line1: 'Weg 1', line2: 'Haus 2', line3: 'oben', city: 'Musterstadt', postCode: '52000', subdivision: 'NRW', country: 'DE' },
  },
  delivery: {
    partyName: 'Bauhof',
    location: { value: '4000001123476', scheme: '0088' },
    date: civilDate('2026-12-31'),
    address: {
      line1: 'Hof 1',
      line2: 'Tor 2',
      line3: 'rechts',
      city: 'Beispielheim',
      postCode: '52001',
      subdivision: 'NRW',
      country: 'DE',
    },
  },
  payment: {
    meansCode: '30',
    meansText: 'Überweisung',
    remittance: 'R-2027-000023',
    creditTransfers: [
      { account: 'DE02120300000000202051', accountName: 'Zweckverband', provider: 'BYLADEM1001' },
      { account: '4711-0815', accountName: 'Zweckverband, altes Konto' },
    ],
  },
  allowances: [
    { amount: TEN, base: cents(10_000n), percentage: decimal('10'), reason: 'Rabatt', reasonCode: '95', vat: S19 },
    { amount: TEN, reason: 'Kulanz', vat: E0 },
  ],
  charges: [{ amount: cents(500n), base: cents(10_000n), percentage: decimal('5'), reason: 'Fracht', reasonCode: 'FC', vat: S19 }],
  supportingDocuments: [
    {
      reference: 'Nachweis',
      description: 'Stundenliste',
      attachment: { base64: 'JVBERi0xLjc=', mimeCode: 'application/pdf', fileName: 'stunden.pdf' },
    },
    { reference: 'Netz', location: 'https://zweckverband.example/nachweis/1' },
  ],
  lines: [
    {
      id: '1',
      note: 'Zeile eins\nZeile zwei',
      object: { value: 'Akte 5', scheme: 'AWV' },
      quantity: decimal('10'),
      unit: 'HUR',
      net: cents(81_500n),
      orderLine: '3',
      buyerAccountingReference: '1112-54320',
      period: { start: civilDate('2026-01-01'), end: civilDate('2026-06-30') },
      allowances: [{ amount: TEN, base: cents(20_000n), percentage: decimal('5'), reason: 'Rabatt', reasonCode: '95' }],
      charges: [{ amount: cents(2_500n), base: cents(50_000n), percentage: decimal('5'), reason: 'Anfahrt', reasonCode: 'TAC' }],
      price: { net: decimal('160'), discount: decimal('20.5'), gross: decimal('180.5'), baseQuantity: decimal('2'), baseUnit: 'HUR' },
      vat: S19,
      item: {
        name: 'Buchhaltung',
        description: 'Laufende Buchhaltung',
        sellerId: 'L-1',
        buyerId: 'M-1',
        standardId: { value: '04012345123456', scheme: '0160' },
        classifications: [
          { value: '80111600', scheme: 'TST', schemeVersion: '20.0601' },
          { value: '1234', scheme: 'SRV' },
        ],
        originCountry: 'DE',
        attributes: [
          { name: 'Ort', value: 'Rathaus' },
          { name: 'Stufe', value: '2' },
        ],
      },
    },
    { ...line('2', 'Kostenanteil', '1', '100.005', 10_001n, E0), period: { start: civilDate('2026-07-01') } },
  ],
  vatBreakdown: [standard(81_000n, 15_390n), exempt(9_001n)],
  totals: {
    lineTotal: cents(91_501n),
    allowanceTotal: cents(2_000n),
    chargeTotal: cents(500n),
    netTotal: cents(90_001n),
    vatTotal: cents(15_390n),
    vatTotalInVatCurrency: cents(14_500n),
    grossTotal: cents(105_391n),
    prepaid: cents(391n),
    rounding: cents(-1n) as Cents,
    due: cents(104_999n),
  },
};

/** SEPA direct debit with its mandate. */
export const DEBITED: Invoice = {
  ...TAXED,
  number: 'R-2027-000024',
  payment: {
    meansCode: '59',
    creditTransfers: [],
    directDebit: { mandate: 'M-2026-1', creditorId: 'DE98ZZZ09999999999', debitedAccount: 'DE75512108001245126199' },
  },
};

/** Paid by card. */
export const BY_CARD: Invoice = {
  ...TAXED,
  number: 'R-2027-000025',
  payment: { meansCode: '48', creditTransfers: [], card: { number: '4711', holder: 'Mara Musterfrau' } },
};

export const GOLDEN: Readonly<Record<string, Invoice>> = {
  TAXED,
  EXEMPT,
  OUTSIDE,
  ADVANCE,
  CORRECTION,
  CREDIT,
  REMAINDER,
  PREPAID,
  EXEMPT_REMAINDER,
  FULL,
  DEBITED,
  BY_CARD,
};
