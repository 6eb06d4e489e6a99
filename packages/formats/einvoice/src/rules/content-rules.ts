// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import type { AllowanceOrCharge } from '../model/invoice-line.ts';
import { each, eachLine, eachOfLine, filled, once, type Rule, warns } from './rule.ts';

const reasoned = ({ reason, reasonCode }: AllowanceOrCharge): boolean => filled(reason) || filled(reasonCode);
/** BT-81 of transfers to an account. */
export const TRANSFER_CODES: readonly string[] = ['30', '58'];
/** Whether BG-16 says more than what to write on a transfer: CII keeps that apart from the means of payment. */
export const saysHowToPay = ({ payment }: Pick<Invoice, 'payment'>): boolean =>
  filled(payment?.meansCode) || filled(payment?.meansText) || (payment?.creditTransfers.length ?? 0) > 0 || payment?.card !== undefined;
/** What is left of a card's number after masking. */
const MAX_CARD_CHARACTERS = 10;

const documentRules: readonly Rule[] = [
  once('BR-01', 'BT-24', ({ specificationId }) => filled(specificationId)),
  once('BR-02', 'BT-1', ({ number }) => filled(number)),
  once('BR-03', 'BT-2', ({ issueDate }) => issueDate !== undefined),
  once('BR-04', 'BT-3', ({ typeCode }) => filled(typeCode)),
  once('BR-05', 'BT-5', ({ currency }) => filled(currency)),
  once('BR-06', 'BT-27', ({ seller }) => filled(seller?.name)),
  once('BR-07', 'BT-44', ({ buyer }) => filled(buyer?.name)),
  once('BR-08', 'BG-5', ({ seller }) => seller?.address !== undefined),
  once('BR-09', 'BT-40', ({ seller }) => seller?.address === undefined || filled(seller.address.country)),
  once('BR-10', 'BG-8', ({ buyer }) => buyer?.address !== undefined),
  once('BR-11', 'BT-55', ({ buyer }) => buyer?.address === undefined || filled(buyer.address.country)),
  once('BR-12', 'BT-106', ({ totals }) => totals?.lineTotal !== undefined),
  once('BR-13', 'BT-109', ({ totals }) => totals?.netTotal !== undefined),
  once('BR-14', 'BT-112', ({ totals }) => totals?.grossTotal !== undefined),
  once('BR-15', 'BT-115', ({ totals }) => totals?.due !== undefined),
  once('BR-16', 'BG-25', ({ lines }) => lines.length > 0),
  once('BR-17', 'BT-59', ({ payee }) => payee === undefined || filled(payee.name)),
  once('BR-18', 'BT-62', ({ taxRepresentative }) => taxRepresentative === undefined || filled(taxRepresentative.name)),
  once('BR-19', 'BG-12', ({ taxRepresentative }) => taxRepresentative === undefined || taxRepresentative.address !== undefined),
  once('BR-20', 'BT-69', ({ taxRepresentative }) => taxRepresentative?.address === undefined || filled(taxRepresentative.address.country)),
  once('BR-29', 'BT-74', ({ period }) => period?.start === undefined || period.end === undefined || period.end >= period.start),
  once('BR-53', 'BT-111', ({ vatCurrency, totals }) => vatCurrency === undefined || totals?.vatTotalInVatCurrency !== undefined),
  once('BR-56', 'BT-63', ({ taxRepresentative }) => taxRepresentative === undefined || filled(taxRepresentative.vatId)),
  once('BR-57', 'BT-80', ({ delivery }) => delivery?.address === undefined || filled(delivery.address.country)),
  once('BR-62', 'BT-34', ({ seller }) => seller?.electronicAddress === undefined || filled(seller.electronicAddress.scheme)),
  once('BR-63', 'BT-49', ({ buyer }) => buyer?.electronicAddress === undefined || filled(buyer.electronicAddress.scheme)),
];

const lineRules: readonly Rule[] = [
  eachLine('BR-21', 'BT-126', ({ id }) => filled(id)),
  eachLine('BR-22', 'BT-129', ({ quantity }) => quantity !== undefined),
  eachLine('BR-23', 'BT-130', ({ unit, quantity }) => filled(unit) || quantity === undefined),
  eachLine('BR-24', 'BT-131', ({ net }) => net !== undefined),
  eachLine('BR-25', 'BT-153', ({ item }) => filled(item?.name)),
  eachLine('BR-26', 'BT-146', ({ price }) => price?.net !== undefined),
  eachLine('BR-27', 'BT-146', ({ price }) => price?.net === undefined || price.net.units >= 0n),
  eachLine('BR-28', 'BT-148', ({ price }) => price?.gross === undefined || price.gross.units >= 0n),
  eachLine('BR-30', 'BT-135', ({ period }) => period?.start === undefined || period.end === undefined || period.end >= period.start),
  eachOfLine(
    'BR-41',
    'BT-136',
    ({ allowances }) => allowances,
    ({ amount }) => amount !== undefined,
  ),
  eachOfLine('BR-42', 'BT-139', ({ allowances }) => allowances, reasoned),
  eachOfLine(
    'BR-43',
    'BT-141',
    ({ charges }) => charges,
    ({ amount }) => amount !== undefined,
  ),
  eachOfLine('BR-44', 'BT-144', ({ charges }) => charges, reasoned),
  eachOfLine(
    'BR-54',
    'BG-32',
    ({ item }) => item?.attributes ?? [],
    ({ name, value }) => filled(name) && filled(value),
  ),
  eachLine('BR-64', 'BT-157', ({ item }) => item?.standardId === undefined || filled(item.standardId.scheme)),
  eachOfLine(
    'BR-65',
    'BT-158',
    ({ item }) => item?.classifications ?? [],
    ({ scheme }) => filled(scheme),
  ),
];

const listRules: readonly Rule[] = [
  each(
    'BR-31',
    'BT-92',
    ({ allowances }) => allowances,
    ({ amount }) => amount !== undefined,
  ),
  each(
    'BR-32',
    'BT-95',
    ({ allowances }) => allowances,
    ({ vat }) => filled(vat?.code),
  ),
  each('BR-33', 'BT-97', ({ allowances }) => allowances, reasoned),
  each(
    'BR-36',
    'BT-99',
    ({ charges }) => charges,
    ({ amount }) => amount !== undefined,
  ),
  each(
    'BR-37',
    'BT-102',
    ({ charges }) => charges,
    ({ vat }) => filled(vat?.code),
  ),
  each('BR-38', 'BT-104', ({ charges }) => charges, reasoned),
  each(
    'BR-45',
    'BT-116',
    ({ vatBreakdown }) => vatBreakdown,
    ({ taxable }) => taxable !== undefined,
  ),
  each(
    'BR-46',
    'BT-117',
    ({ vatBreakdown }) => vatBreakdown,
    ({ tax }) => tax !== undefined,
  ),
  each(
    'BR-47',
    'BT-118',
    ({ vatBreakdown }) => vatBreakdown,
    ({ code }) => filled(code),
  ),
  each(
    'BR-48',
    'BT-119',
    ({ vatBreakdown }) => vatBreakdown,
    ({ code, rate }) => rate !== undefined || code === 'O',
  ),
  once('BR-49', 'BT-81', (invoice) => !saysHowToPay(invoice) || filled(invoice.payment?.meansCode)),
  each(
    'BR-50',
    'BT-84',
    ({ payment }) => payment?.creditTransfers ?? [],
    ({ account }) => filled(account),
  ),
  warns(
    once(
      'BR-51',
      'BT-87',
      ({ payment }) =>
        payment?.card === undefined || (filled(payment.card.number) && (payment.card.number ?? '').length <= MAX_CARD_CHARACTERS),
    ),
  ),
  each(
    'BR-52',
    'BT-122',
    ({ supportingDocuments }) => supportingDocuments,
    ({ reference }) => filled(reference),
  ),
  each(
    'BR-55',
    'BT-25',
    ({ precedingInvoices }) => precedingInvoices,
    ({ number }) => filled(number),
  ),
  once(
    'BR-61',
    'BT-84',
    ({ payment }) =>
      !TRANSFER_CODES.includes(payment?.meansCode ?? '') || (payment?.creditTransfers ?? []).some(({ account }) => filled(account)),
  ),
];

/** BR-01 to BR-65: what an invoice must contain. */
export const CONTENT_RULES: readonly Rule[] = [...documentRules, ...lineRules, ...listRules];
