// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Address } from '../model/parties.ts';
import type { PaymentInstructions } from '../model/payment.ts';
import { BY_CARD } from './all-golden.ts';
import {
  core,
  drop,
  type Mutation,
  moved,
  mutation,
  nothing,
  withBuyer,
  withLastItem,
  withLastLine,
  withSeller,
  withTotals,
} from './changes.ts';
import { S19, TAXED } from './golden-invoices.ts';

const BASE = core(TAXED);
const ADDRESS: Address = { line1: 'Weg 1', city: 'Ort', postCode: '52000', country: 'DE' };
const REPRESENTATIVE = { name: 'Büro', vatId: 'DE111111111', address: ADDRESS };
const REVERSED = { start: civilDate('2026-02-01'), end: civilDate('2026-01-01') };
const pays = (payment: Partial<PaymentInstructions>): Invoice => ({
  ...BASE,
  payment: { ...(BASE.payment as PaymentInstructions), ...payment },
});
const withRow = (row: Invoice['vatBreakdown'][number]): Invoice => ({ ...BASE, vatBreakdown: [...BASE.vatBreakdown, row] });
const NOTHING = { taxable: cents(0n), tax: cents(0n) };

const documentMutations: readonly Mutation[] = [
  mutation('BR-01', drop(TAXED, 'specificationId')),
  mutation('BR-02', drop(BASE, 'number')),
  mutation('BR-03', drop(BASE, 'issueDate')),
  mutation('BR-04', drop(BASE, 'typeCode')),
  mutation('BR-05', drop(BASE, 'currency')),
  mutation(
    'BR-06',
    withSeller(BASE, (seller) => drop(seller, 'name')),
  ),
  mutation(
    'BR-07',
    withBuyer(BASE, (buyer) => drop(buyer, 'name')),
  ),
  mutation(
    'BR-08',
    withSeller(BASE, (seller) => drop(seller, 'address')),
  ),
  mutation(
    'BR-09',
    withSeller(BASE, (seller) => ({ ...seller, address: drop(ADDRESS, 'country') })),
  ),
  mutation(
    'BR-10',
    withBuyer(BASE, (buyer) => drop(buyer, 'address')),
  ),
  mutation(
    'BR-11',
    withBuyer(BASE, (buyer) => ({ ...buyer, address: drop(ADDRESS, 'country') })),
  ),
  mutation(
    'BR-12',
    withTotals(BASE, (totals) => drop(totals, 'lineTotal')),
  ),
  mutation(
    'BR-13',
    withTotals(BASE, (totals) => drop(totals, 'netTotal')),
  ),
  mutation(
    'BR-14',
    withTotals(BASE, (totals) => drop(totals, 'grossTotal')),
  ),
  mutation(
    'BR-15',
    withTotals(BASE, (totals) => drop(totals, 'due')),
  ),
  mutation(
    'BR-16',
    withTotals({ ...BASE, lines: [], charges: [{ amount: cents(102_500n), reason: 'Alles', vat: S19 }] }, (totals) => ({
      ...totals,
      lineTotal: cents(0n),
      chargeTotal: cents(102_500n),
    })),
  ),
  mutation('BR-17', { ...BASE, payee: { identifier: { value: 'KASSE' } } }),
  mutation('BR-18', { ...BASE, taxRepresentative: drop(REPRESENTATIVE, 'name') }),
  mutation('BR-19', { ...BASE, taxRepresentative: drop(REPRESENTATIVE, 'address') }),
  mutation('BR-20', { ...BASE, taxRepresentative: { ...REPRESENTATIVE, address: drop(ADDRESS, 'country') } }),
  mutation('BR-29', { ...BASE, period: REVERSED }),
  mutation('BR-53', { ...BASE, vatCurrency: 'CHF' }),
  mutation('BR-56', { ...BASE, taxRepresentative: drop(REPRESENTATIVE, 'vatId') }),
  mutation('BR-57', { ...BASE, delivery: { address: drop(ADDRESS, 'country') } }),
  mutation(
    'BR-62',
    withSeller(BASE, (seller) => ({ ...seller, electronicAddress: { value: 'a@b.example' } })),
  ),
  mutation(
    'BR-63',
    withBuyer(BASE, (buyer) => ({ ...buyer, electronicAddress: { value: 'a@b.example' } })),
  ),
];

const lineMutations: readonly Mutation[] = [
  mutation(
    'BR-21',
    withLastLine(BASE, (line) => drop(line, 'id')),
  ),
  mutation(
    'BR-22',
    withLastLine(BASE, (line) => drop(line, 'quantity', 'unit')),
  ),
  mutation(
    'BR-23',
    withLastLine(BASE, (line) => drop(line, 'unit')),
  ),
  mutation(
    'BR-24',
    withLastLine(BASE, (line) => drop(line, 'net')),
  ),
  mutation(
    'BR-25',
    withLastItem(BASE, (item) => ({ ...drop(item, 'name'), description: 'ohne Namen' })),
  ),
  mutation(
    'BR-26',
    withLastLine(BASE, (line) => ({ ...line, price: { baseQuantity: decimal('1') } })),
  ),
  mutation(
    'BR-27',
    withLastLine(BASE, (line) => ({ ...line, price: { net: decimal('-0.01') } })),
  ),
  mutation(
    'BR-28',
    withLastLine(BASE, (line) => ({ ...line, price: { net: decimal('0'), gross: decimal('-0.01') } })),
  ),
  mutation(
    'BR-30',
    withLastLine(BASE, (line) => ({ ...line, period: REVERSED })),
  ),
  mutation(
    'BR-41',
    withLastLine(BASE, (line) => ({ ...line, allowances: [{ reason: 'ohne Betrag' }] })),
  ),
  mutation(
    'BR-42',
    withLastLine(BASE, (line) => ({ ...line, allowances: [{ amount: cents(0n) }] })),
    'BR-CO-23',
  ),
  mutation(
    'BR-43',
    withLastLine(BASE, (line) => ({ ...line, charges: [{ reason: 'ohne Betrag' }] })),
  ),
  mutation(
    'BR-44',
    withLastLine(BASE, (line) => ({ ...line, charges: [{ amount: cents(0n) }] })),
    'BR-CO-24',
  ),
  mutation(
    'BR-54',
    withLastItem(BASE, (item) => ({ ...item, attributes: [{ name: 'Farbe' }] })),
  ),
  mutation(
    'BR-64',
    withLastItem(BASE, (item) => ({ ...item, standardId: { value: '04012345123456' } })),
  ),
  mutation(
    'BR-65',
    withLastItem(BASE, (item) => ({ ...item, classifications: [{ value: '80111600' }] })),
  ),
];

const listMutations: readonly Mutation[] = [
  mutation('BR-31', { ...BASE, allowances: [drop(nothing, 'amount')] }),
  mutation('BR-32', { ...BASE, allowances: [drop(nothing, 'vat')] }),
  mutation('BR-33', { ...BASE, allowances: [drop(nothing, 'reason')] }, 'BR-CO-21'),
  mutation('BR-36', { ...BASE, charges: [drop(nothing, 'amount')] }),
  mutation('BR-37', { ...BASE, charges: [drop(nothing, 'vat')] }),
  mutation('BR-38', { ...BASE, charges: [drop(nothing, 'reason')] }, 'BR-CO-22'),
  mutation('BR-45', { ...BASE, vatBreakdown: BASE.vatBreakdown.map((row) => drop(row, 'taxable')) }),
  mutation('BR-46', { ...BASE, vatBreakdown: BASE.vatBreakdown.map((row) => drop(row, 'tax')) }),
  mutation('BR-47', withRow({ ...NOTHING, rate: decimal('0') })),
  mutation('BR-48', withRow({ ...NOTHING, code: 'S' })),
  mutation('BR-49', { ...BASE, payment: drop(BASE.payment as PaymentInstructions, 'meansCode') }),
  mutation('BR-50', pays({ meansCode: '1', creditTransfers: [{ accountName: 'Kasse' }] })),
  mutation('BR-51', core({ ...BY_CARD, payment: { meansCode: '48', creditTransfers: [], card: { number: '4711081547110815' } } })),
  mutation('BR-52', { ...BASE, supportingDocuments: [{ description: 'ohne Kennung' }] }),
  mutation('BR-55', { ...BASE, precedingInvoices: [{ issueDate: civilDate('2026-01-01') }] }),
  mutation('BR-61', pays({ meansCode: '30', creditTransfers: [] })),
];

const sumMutations: readonly Mutation[] = [
  mutation('BR-CO-10', moved(BASE, 1n, 'lineTotal', 'netTotal', 'grossTotal', 'due')),
  mutation('BR-CO-11', moved(moved(BASE, 1n, 'allowanceTotal'), -1n, 'netTotal', 'grossTotal', 'due')),
  mutation('BR-CO-12', moved(BASE, 1n, 'chargeTotal', 'netTotal', 'grossTotal', 'due')),
  mutation('BR-CO-13', moved(BASE, 1n, 'netTotal', 'grossTotal', 'due')),
  mutation('BR-CO-14', moved(BASE, 1n, 'vatTotal', 'grossTotal', 'due')),
  mutation('BR-CO-15', moved(BASE, 1n, 'grossTotal', 'due')),
  mutation('BR-CO-16', moved(BASE, 1n, 'due')),
  mutation(
    'BR-CO-17',
    moved(
      { ...BASE, vatBreakdown: BASE.vatBreakdown.map((row) => ({ ...row, tax: cents((row.tax ?? 0n) + 100n) })) },
      100n,
      'vatTotal',
      'grossTotal',
      'due',
    ),
    'BR-S-09',
  ),
];

const conditionMutations: readonly Mutation[] = [
  mutation('BR-CO-03', { ...BASE, vatPointDate: civilDate('2026-12-31'), vatPointDateCode: '35' }),
  mutation(
    'BR-CO-04',
    withLastLine(BASE, (line) => drop(line, 'vat')),
  ),
  mutation(
    'BR-CO-09',
    withSeller(BASE, (seller) => ({ ...seller, vatId: '123456789' })),
  ),
  mutation('BR-CO-18', { ...BASE, vatBreakdown: [] }, 'BR-S-01'),
  mutation('BR-CO-19', { ...BASE, period: {} }),
  mutation(
    'BR-CO-20',
    withLastLine(BASE, (line) => ({ ...line, period: {} })),
  ),
  mutation('BR-CO-21', { ...BASE, allowances: [drop(nothing, 'reason')] }, 'BR-33'),
  mutation('BR-CO-22', { ...BASE, charges: [drop(nothing, 'reason')] }, 'BR-38'),
  mutation(
    'BR-CO-23',
    withLastLine(BASE, (line) => ({ ...line, allowances: [{ amount: cents(0n) }] })),
    'BR-42',
  ),
  mutation(
    'BR-CO-24',
    withLastLine(BASE, (line) => ({ ...line, charges: [{ amount: cents(0n) }] })),
    'BR-44',
  ),
  mutation('BR-CO-25', drop(BASE, 'dueDate', 'paymentTerms')),
  mutation(
    'BR-CO-26',
    withSeller(BASE, (seller) => ({ ...drop(seller, 'legalRegistration', 'vatId'), identifiers: [] })),
  ),
];

export const CONTENT_MUTATIONS: readonly Mutation[] = [
  ...documentMutations,
  ...lineMutations,
  ...listMutations,
  ...sumMutations,
  ...conditionMutations,
];
