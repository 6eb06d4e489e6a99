// SPDX-License-Identifier: EUPL-1.2
import {
  completeInvoice,
  decimal,
  EMPTY_INVOICE,
  type Invoice,
  type InvoiceLine,
  routingIdWithCheckDigits,
  writeCii,
  writeUbl,
  XRECHNUNG_ID,
} from '@formats/einvoice';
import { type CivilDate, cents } from '@kernel/core';

const routingId = routingIdWithCheckDigits('05362', 'ZENTRUM');
const ROUTING_ID: string = routingId.ok ? routingId.value : '';

/** One line at 19 %, its net amount in cents. */
export const soldLine = (id: string, name: string, net: bigint): InvoiceLine => ({
  id,
  quantity: decimal('1'),
  unit: 'C62',
  net: cents(net),
  allowances: [],
  charges: [],
  price: { net: decimal(`${net / 100n}.${String(net % 100n).padStart(2, '0')}`) },
  vat: { code: 'S', rate: decimal('19') },
  item: { name, classifications: [], attributes: [] },
});

/** An invoice of an invented seller to an invented centre that keeps all rules. */
export const supplierInvoice = (over: Partial<Invoice> = {}): Invoice =>
  completeInvoice({
    ...EMPTY_INVOICE,
    specificationId: XRECHNUNG_ID,
    businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    number: 'L-2026-0815',
    issueDate: '2026-10-20' as CivilDate,
    dueDate: '2026-11-19' as CivilDate,
    typeCode: '380',
    currency: 'EUR',
    buyerReference: ROUTING_ID,
    seller: {
      name: 'Musterlicht Software GmbH',
      identifiers: [],
      vatId: 'DE987654321',
      electronicAddress: { value: 'rechnung@musterlicht.example', scheme: 'EM' },
      address: { line1: 'Probeweg 3', city: 'Beispielstadt', postCode: '50001', country: 'DE' },
      contact: { name: 'Buchhaltung', telephone: '+49 221 12345', email: 'rechnung@musterlicht.example' },
    },
    buyer: {
      name: 'Zweckverband Zentrum',
      electronicAddress: { value: 'eingang@zentrum.example', scheme: 'EM' },
      address: { line1: 'Am Markt 1', city: 'Musterstadt', postCode: '52000', country: 'DE' },
    },
    payment: {
      meansCode: '58',
      creditTransfers: [{ account: 'DE21500500009876543210', accountName: 'Musterlicht Software GmbH' }],
    },
    paymentTerms: 'Zahlbar innerhalb von 30 Tagen',
    delivery: { date: '2026-10-19' as CivilDate },
    lines: [soldLine('1', 'Wartung Leitstellensoftware', 100_001n), soldLine('2', 'Lizenz für Bergheim', 33_333n)],
    ...over,
  });

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
export const asUbl = (invoice: Invoice): Uint8Array => encode(writeUbl(invoice));
export const asCii = (invoice: Invoice): Uint8Array => encode(writeCii(invoice));
