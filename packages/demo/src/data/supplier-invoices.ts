// SPDX-License-Identifier: EUPL-1.2
import { BILLING_PROCESS, completeInvoice, decimal, EMPTY_INVOICE, type Invoice, XRECHNUNG_ID } from '@formats/einvoice';
import type { CivilDate } from '@kernel/core';

/** What invented suppliers charge the centre for: the pool that uses it, and the minute of the last working day at which it came. */
export interface DemoSupply {
  readonly number: string;
  readonly seller: { readonly name: string; readonly vatId: string; readonly mail: string; readonly account: string };
  readonly receivedAt: number;
  readonly lines: readonly { readonly name: string; readonly quantity: string; readonly price: string }[];
  /** Service family of the pool that bears it; null: nobody has said yet. */
  readonly familyCode: string | null;
}

export const SUPPLIES: readonly DemoSupply[] = [
  {
    number: 'M-2026-1180',
    seller: {
      name: 'Probedorf Schulsoftware GmbH',
      vatId: 'DE456456456',
      mail: 'rechnung@probedorf.example',
      account: 'DE21500500009876543210',
    },
    receivedAt: 14 * 60,
    lines: [
      { name: 'Wartung der Klassenraumverwaltung', quantity: '1', price: '1480.00' },
      { name: 'Fernwartung, Stunden', quantity: '3.5', price: '96.00' },
    ],
    familyCode: 'schoolIt',
  },
  {
    number: '2026/00417',
    seller: {
      name: 'Beispiel Archivbedarf KG',
      vatId: 'DE123123123',
      mail: 'buero@archivbedarf.example',
      account: 'DE02120300000000202051',
    },
    receivedAt: 15 * 60,
    lines: [
      { name: 'Archivkartons, säurefrei', quantity: '250', price: '2.85' },
      { name: 'Mappen DIN A4', quantity: '400', price: '0.62' },
    ],
    familyCode: null,
  },
];

/** What such a supplier would send, as an invoice after XRechnung. */
export function suppliedInvoice({ number, seller, lines }: DemoSupply, buyer: string, issueDate: CivilDate): Invoice {
  const address = { line1: 'Probeweg 3', postCode: '50001', city: 'Beispielstadt', country: 'DE' };
  return completeInvoice({
    ...EMPTY_INVOICE,
    ...{ specificationId: XRECHNUNG_ID, businessProcess: BILLING_PROCESS, currency: 'EUR', typeCode: '380' },
    ...{ number, issueDate, buyerReference: '05362-ZENTRUM-58', paymentTerms: 'Zahlbar innerhalb von 30 Tagen' },
    seller: {
      ...{ name: seller.name, identifiers: [], vatId: seller.vatId, electronicAddress: { value: seller.mail, scheme: 'EM' }, address },
      contact: { name: 'Buchhaltung', telephone: '+49 2400 998877', email: seller.mail },
    },
    buyer: { name: buyer, electronicAddress: { value: 'eingang@zentrum.example', scheme: 'EM' }, address },
    delivery: { date: issueDate },
    payment: { meansCode: '58', creditTransfers: [{ account: seller.account, accountName: seller.name }] },
    lines: lines.map(({ name, quantity, price }, index) => ({
      ...{ id: String(index + 1), quantity: decimal(quantity), unit: 'C62', price: { net: decimal(price) } },
      ...{ vat: { code: 'S', rate: decimal('19') }, item: { name, classifications: [], attributes: [] }, allowances: [], charges: [] },
    })),
  });
}
