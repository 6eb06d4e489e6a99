// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import type { Invoice, SupportingDocument } from '../model/invoice.ts';
import type { Address, Contact } from '../model/parties.ts';
import type { DirectDebit, PaymentInstructions } from '../model/payment.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import { BY_CARD, DEBITED } from './all-golden.ts';
import { core, drop, type Mutation, moved, mutation, nothing, withBuyer, withLastItem, withLastLine, withSeller } from './changes.ts';
import { CORRECTION, OUTSIDE, TAXED } from './golden-invoices.ts';

const BASE = core(TAXED);
const zero = cents(0n);

const codeMutations: readonly Mutation[] = [
  mutation('BR-CL-01', { ...BASE, typeCode: '999' }),
  mutation('BR-CL-05', moved({ ...BASE, vatCurrency: 'QQQ' }, 1n, 'vatTotalInVatCurrency')),
  mutation('BR-CL-06', { ...BASE, vatPointDateCode: '99' }),
  mutation('BR-CL-07', { ...BASE, invoicedObject: { value: '1', scheme: '12345' } }),
  { ...mutation('BR-CL-08', { ...BASE, notes: [{ subjectCode: 'A1', text: 'Text' }] }), only: 'CII' },
  mutation(
    'BR-CL-10',
    withSeller(BASE, (seller) => ({ ...seller, identifiers: [{ value: '1', scheme: '9999' }] })),
  ),
  mutation(
    'BR-CL-11',
    withSeller(BASE, (seller) => ({ ...seller, legalRegistration: { value: '1', scheme: 'HRA' } })),
  ),
  mutation(
    'BR-CL-13',
    withLastItem(BASE, (item) => ({ ...item, classifications: [{ value: '1', scheme: '1' }] })),
  ),
  mutation(
    'BR-CL-14',
    withBuyer(BASE, (buyer) => ({ ...buyer, address: { ...buyer.address, country: 'QQ' } })),
  ),
  mutation(
    'BR-CL-15',
    withLastItem(BASE, (item) => ({ ...item, originCountry: 'QQ' })),
  ),
  mutation('BR-CL-16', { ...BASE, payment: { meansCode: '99', creditTransfers: [] } }),
  mutation('BR-CL-17', { ...BASE, vatBreakdown: [...BASE.vatBreakdown, { taxable: zero, tax: zero, code: 'Q', rate: decimal('0') }] }),
  mutation(
    'BR-CL-18',
    withLastLine(BASE, (line) => ({ ...line, vat: { code: 'Q', rate: decimal('0') } })),
  ),
  mutation('BR-CL-19', { ...BASE, allowances: [{ ...nothing, reasonCode: '1' }] }),
  mutation('BR-CL-20', { ...BASE, charges: [{ ...nothing, reasonCode: '1' }] }),
  mutation(
    'BR-CL-21',
    withLastItem(BASE, (item) => ({ ...item, standardId: { value: '1', scheme: 'EAN' } })),
  ),
  mutation('BR-CL-22', {
    ...BASE,
    vatBreakdown: [...BASE.vatBreakdown, { taxable: zero, tax: zero, code: 'E', rate: decimal('0'), exemptionCode: '§ 4' }],
  }),
  mutation(
    'BR-CL-23',
    withLastLine(BASE, (line) => ({ ...line, unit: 'Stunden' })),
  ),
  mutation('BR-CL-24', {
    ...BASE,
    supportingDocuments: [{ reference: '1', attachment: { base64: 'YQ==', mimeCode: 'text/html', fileName: 'a.html' } }],
  }),
  mutation(
    'BR-CL-25',
    withBuyer(BASE, (buyer) => ({ ...buyer, electronicAddress: { value: 'a@b.example', scheme: 'EMAIL' } })),
  ),
  mutation('BR-CL-26', { ...BASE, delivery: { location: { value: '1', scheme: 'GLN' } } }),
];

const ADDRESS: Address = { line1: 'Weg 1', city: 'Ort', postCode: '52000', country: 'DE' };
const contact = (change: (contact: Contact) => Contact): Invoice =>
  withSeller(TAXED, (seller) => ({ ...seller, contact: change(seller.contact as Contact) }));
const sellerAddress = (key: keyof Address): Invoice =>
  withSeller(TAXED, (seller) => ({ ...seller, address: drop(seller.address as Address, key) }));
const buyerAddress = (key: keyof Address): Invoice =>
  withBuyer(TAXED, (buyer) => ({ ...buyer, address: drop(buyer.address as Address, key) }));
const pays = (payment: PaymentInstructions): Invoice => ({ ...TAXED, payment });
const transfer = { account: 'DE02120300000000202051' };
const card = { number: '4711' };
const debit = DEBITED.payment?.directDebit as DirectDebit;
const debited = (...keys: readonly (keyof DirectDebit)[]): Invoice =>
  pays({ meansCode: '59', creditTransfers: [], directDebit: drop(debit, ...keys) });
const file = (reference: string): SupportingDocument => ({
  reference,
  attachment: { base64: 'YQ==', mimeCode: 'text/csv', fileName: 'a.csv' },
});

const germanMutations: readonly Mutation[] = [
  mutation('BR-DE-1', drop(TAXED, 'payment')),
  mutation(
    'BR-DE-2',
    withSeller(TAXED, (seller) => drop(seller, 'contact')),
  ),
  mutation('BR-DE-3', sellerAddress('city')),
  mutation('BR-DE-4', sellerAddress('postCode')),
  mutation(
    'BR-DE-5',
    contact((one) => drop(one, 'name')),
  ),
  mutation(
    'BR-DE-6',
    contact((one) => drop(one, 'telephone')),
  ),
  mutation(
    'BR-DE-7',
    contact((one) => drop(one, 'email')),
  ),
  mutation('BR-DE-8', buyerAddress('city')),
  mutation('BR-DE-9', buyerAddress('postCode')),
  mutation('BR-DE-10', { ...TAXED, delivery: { address: drop(ADDRESS, 'city') } }),
  mutation('BR-DE-11', { ...TAXED, delivery: { address: drop(ADDRESS, 'postCode') } }),
  mutation('BR-DE-14', { ...OUTSIDE, vatBreakdown: OUTSIDE.vatBreakdown.map((row) => drop(row, 'rate')) }),
  mutation('BR-DE-15', drop(TAXED, 'buyerReference')),
  mutation(
    'BR-DE-16',
    withSeller(TAXED, (seller) => drop(seller, 'vatId', 'taxNumber')),
    'BR-S-02',
  ),
  mutation('BR-DE-17', { ...TAXED, typeCode: '388' }),
  mutation('BR-DE-18', { ...TAXED, paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.25#' }),
  mutation('BR-DE-19', pays({ meansCode: '58', creditTransfers: [{ account: 'DE03120300000000202051' }] })),
  mutation('BR-DE-20', pays({ meansCode: '59', creditTransfers: [], directDebit: { ...debit, debitedAccount: 'DE76512108001245126199' } })),
  mutation('BR-DE-21', { ...TAXED, specificationId: 'urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3' }),
  mutation('BR-DE-22', { ...TAXED, supportingDocuments: [file('1'), file('2')] }),
  mutation('BR-DE-23-a', pays({ meansCode: '58', creditTransfers: [] }), 'BR-61'),
  mutation('BR-DE-23-b', pays({ meansCode: '58', creditTransfers: [transfer], card })),
  mutation('BR-DE-24-a', pays({ meansCode: '48', creditTransfers: [] })),
  mutation('BR-DE-24-b', pays({ ...(BY_CARD.payment as PaymentInstructions), creditTransfers: [transfer] })),
  mutation('BR-DE-25-a', pays({ meansCode: '59', creditTransfers: [] })),
  mutation('BR-DE-25-b', pays({ meansCode: '59', creditTransfers: [], card, directDebit: debit })),
  mutation('BR-DE-26', { ...CORRECTION, precedingInvoices: [] }),
  mutation(
    'BR-DE-27',
    contact((one) => ({ ...one, telephone: 'Durchwahl 12' })),
  ),
  mutation(
    'BR-DE-28',
    contact((one) => ({ ...one, email: 'abrechnung(at)zweckverband' })),
  ),
  mutation('BR-DE-30', debited('creditorId')),
  mutation('BR-DE-31', debited('debitedAccount')),
  mutation('BR-DE-TMP-32', drop(TAXED, 'period')),
  mutation('BR-TMP-2', { ...TAXED, supportingDocuments: [{ reference: '1', location: 'nachweis.pdf' }] }),
  { ...mutation('LOCAL-ONE-PRECEDING-INVOICE', { ...TAXED, precedingInvoices: [{ number: '1' }, { number: '2' }] }), only: 'CII' },
  mutation('LOCAL-ROUTING-ID', { ...TAXED, buyerReference: '04011000-1234512345-07' }),
];

const inLine = (rule: RuleId, change: Parameters<typeof withLastLine>[1]): Mutation => mutation(rule, withLastLine(TAXED, change));

const peppolMutations: readonly Mutation[] = [
  mutation('PEPPOL-EN16931-R001', drop(TAXED, 'businessProcess')),
  mutation('PEPPOL-EN16931-R005', moved({ ...TAXED, vatCurrency: 'EUR' }, 19_475n, 'vatTotalInVatCurrency')),
  mutation(
    'PEPPOL-EN16931-R010',
    withBuyer(TAXED, (buyer) => drop(buyer, 'electronicAddress')),
  ),
  mutation(
    'PEPPOL-EN16931-R020',
    withSeller(TAXED, (seller) => drop(seller, 'electronicAddress')),
  ),
  mutation('PEPPOL-EN16931-R040', { ...TAXED, allowances: [{ ...nothing, base: cents(100n), percentage: decimal('10') }] }),
  mutation('PEPPOL-EN16931-R041', { ...TAXED, charges: [{ ...nothing, percentage: decimal('10') }] }),
  inLine('PEPPOL-EN16931-R042', (line) => ({ ...line, allowances: [{ amount: zero, base: cents(100n), reason: 'Rabatt' }] })),
  inLine('PEPPOL-EN16931-R046', (line) => ({ ...line, price: { net: decimal('0'), gross: decimal('5'), discount: decimal('4') } })),
  mutation('PEPPOL-EN16931-R054', { ...TAXED, vatCurrency: 'CHF' }, 'BR-53'),
  mutation('PEPPOL-EN16931-R055', moved({ ...TAXED, vatCurrency: 'CHF' }, -1n, 'vatTotalInVatCurrency')),
  mutation('PEPPOL-EN16931-R061', debited('mandate')),
  inLine('PEPPOL-EN16931-R110', (line) => ({ ...line, period: { start: civilDate('2025-12-31') } })),
  inLine('PEPPOL-EN16931-R111', (line) => ({ ...line, period: { end: civilDate('2027-01-01') } })),
  inLine('PEPPOL-EN16931-R120', (line) => ({ ...line, price: { net: decimal('0.03') } })),
  inLine('PEPPOL-EN16931-R121', (line) => ({ ...line, price: { net: decimal('0'), baseQuantity: decimal('0') } })),
  inLine('PEPPOL-EN16931-R130', (line) => ({ ...line, price: { net: decimal('0'), baseQuantity: decimal('1'), baseUnit: 'DAY' } })),
];

export const GERMAN_MUTATIONS: readonly Mutation[] = [...codeMutations, ...germanMutations, ...peppolMutations];
