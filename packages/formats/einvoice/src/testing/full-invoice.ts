// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import { BUYER, E0, exempt, FRAME, line, S19, SELLER, standard } from './golden-invoices.ts';

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
    rounding: cents(-1n),
    due: cents(104_999n),
  },
};
