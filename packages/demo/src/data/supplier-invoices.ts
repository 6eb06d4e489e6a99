// SPDX-License-Identifier: EUPL-1.2
import { BILLING_PROCESS, completeInvoice, decimal, EMPTY_INVOICE, type Invoice, XRECHNUNG_ID } from '@formats/einvoice';
import { type CivilDate, germanIban } from '@kernel/core';

/** What invented suppliers charge the centre for: the pool that uses it, and the minute of the last working day at which it came. */
export interface DemoSupply {
  readonly number: string;
  readonly seller: {
    readonly name: string;
    readonly line1: string;
    readonly postCode: string;
    readonly city: string;
    readonly phone: string;
    readonly vatId: string;
    readonly mail: string;
    readonly account: string;
  };
  readonly receivedAt: number;
  readonly lines: readonly { readonly name: string; readonly quantity: string; readonly price: string }[];
  /** Service family of the pool that bears it; null: nobody has said yet. */
  readonly familyCode: string | null;
}

/** No bank has it. */
const BANK_CODE = '99990000';

export const SUPPLIES: readonly DemoSupply[] = [
  {
    number: 'M-2026-1180',
    seller: {
      name: 'Probedorf Schulsoftware GmbH',
      ...{ line1: 'Schulgasse 12 (Demo)', postCode: '50007', city: 'Probedorf', phone: '+49 2400 700120' },
      vatId: 'DE999000017',
      mail: 'rechnung@probedorf.example',
      account: germanIban(BANK_CODE, '5000001'),
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
      ...{ line1: 'Kartonweg 3 (Demo)', postCode: '50009', city: 'Beispielhausen', phone: '+49 2400 900345' },
      vatId: 'DE999000025',
      mail: 'buero@archivbedarf.example',
      account: germanIban(BANK_CODE, '5000002'),
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
  const { line1, postCode, city, phone } = seller;
  const address = { line1, postCode, city, country: 'DE' };
  const ours = { line1: 'Musterallee 5', postCode: '50001', city: 'Musterstadt', country: 'DE' };
  return completeInvoice({
    ...EMPTY_INVOICE,
    ...{ specificationId: XRECHNUNG_ID, businessProcess: BILLING_PROCESS, currency: 'EUR', typeCode: '380' },
    ...{ number, issueDate, buyerReference: '05362-ZENTRUM-58', paymentTerms: 'Zahlbar innerhalb von 30 Tagen' },
    seller: {
      ...{ name: seller.name, identifiers: [], vatId: seller.vatId, electronicAddress: { value: seller.mail, scheme: 'EM' }, address },
      contact: { name: 'Buchhaltung', telephone: phone, email: seller.mail },
    },
    buyer: { name: buyer, electronicAddress: { value: 'eingang@zentrum.example', scheme: 'EM' }, address: ours },
    delivery: { date: issueDate },
    payment: { meansCode: '58', creditTransfers: [{ account: seller.account, accountName: seller.name }] },
    lines: lines.map(({ name, quantity, price }, index) => ({
      ...{ id: String(index + 1), quantity: decimal(quantity), unit: 'C62', price: { net: decimal(price) } },
      ...{ vat: { code: 'S', rate: decimal('19') }, item: { name, classifications: [], attributes: [] }, allowances: [], charges: [] },
    })),
  });
}
