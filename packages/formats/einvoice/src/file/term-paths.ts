// SPDX-License-Identifier: EUPL-1.2
import type { Finding } from '../rules/finding.ts';

const ADDRESS = ['line1', 'line2', 'line3', 'city', 'postCode', 'subdivision', 'country'] as const;
const addressTerms = (at: string, terms: readonly string[]): Record<string, string> =>
  Object.fromEntries(ADDRESS.map((member, index) => [terms[index] ?? '', `${at}.${member}`]));

/** Term or group → where it stands in an invoice file; '[]' is the item at the position of a finding. Within a line, the line has the position. */
export const TERM_PATHS: Readonly<Record<string, string>> = {
  ...{ 'BT-1': 'number', 'BT-2': 'issueDate', 'BT-3': 'typeCode', 'BT-5': 'currency', 'BT-6': 'vatCurrency', 'BT-7': 'vatPointDate' },
  ...{ 'BT-8': 'vatPointDateCode', 'BT-9': 'dueDate', 'BT-10': 'buyerReference', 'BT-11': 'projectReference' },
  ...{ 'BT-12': 'contractReference', 'BT-13': 'orderReference', 'BT-14': 'salesOrderReference', 'BT-15': 'receivingAdviceReference' },
  ...{ 'BT-16': 'despatchAdviceReference', 'BT-17': 'tenderReference', 'BT-18': 'invoicedObject', 'BT-19': 'buyerAccountingReference' },
  ...{ 'BT-20': 'paymentTerms', 'BT-23': 'businessProcess', 'BT-24': 'specificationId' },
  ...{ 'BG-1': 'notes[]', 'BT-21': 'notes[].subjectCode', 'BT-22': 'notes[].text' },
  ...{ 'BG-3': 'precedingInvoices[]', 'BT-25': 'precedingInvoices[].number', 'BT-26': 'precedingInvoices[].issueDate' },
  ...{ 'BG-4': 'seller', 'BT-27': 'seller.name', 'BT-28': 'seller.tradingName', 'BT-29': 'seller.identifiers[]' },
  ...{ 'BT-30': 'seller.legalRegistration', 'BT-31': 'seller.vatId', 'BT-32': 'seller.taxNumber', 'BT-33': 'seller.legalInformation' },
  ...{ 'BT-34': 'seller.electronicAddress', 'BG-5': 'seller.address', 'BG-6': 'seller.contact' },
  ...addressTerms('seller.address', ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
  ...{ 'BT-41': 'seller.contact.name', 'BT-42': 'seller.contact.telephone', 'BT-43': 'seller.contact.email' },
  ...{ 'BG-7': 'buyer', 'BT-44': 'buyer.name', 'BT-45': 'buyer.tradingName', 'BT-46': 'buyer.identifier' },
  ...{ 'BT-47': 'buyer.legalRegistration', 'BT-48': 'buyer.vatId', 'BT-49': 'buyer.electronicAddress' },
  ...{ 'BG-8': 'buyer.address', 'BG-9': 'buyer.contact' },
  ...addressTerms('buyer.address', ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
  ...{ 'BT-56': 'buyer.contact.name', 'BT-57': 'buyer.contact.telephone', 'BT-58': 'buyer.contact.email' },
  ...{ 'BG-10': 'payee', 'BT-59': 'payee.name', 'BT-60': 'payee.identifier', 'BT-61': 'payee.legalRegistration' },
  ...{ 'BG-11': 'taxRepresentative', 'BT-62': 'taxRepresentative.name', 'BT-63': 'taxRepresentative.vatId' },
  ...{ 'BG-12': 'taxRepresentative.address' },
  ...addressTerms('taxRepresentative.address', ['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']),
  ...{ 'BG-13': 'delivery', 'BT-70': 'delivery.partyName', 'BT-71': 'delivery.location', 'BT-72': 'delivery.date' },
  ...{ 'BG-15': 'delivery.address' },
  ...addressTerms('delivery.address', ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
  ...{ 'BG-14': 'period', 'BT-73': 'period.start', 'BT-74': 'period.end' },
  ...{ 'BG-16': 'payment', 'BT-81': 'payment.meansCode', 'BT-82': 'payment.meansText', 'BT-83': 'payment.remittance' },
  ...{ 'BG-17': 'payment.creditTransfers[]', 'BT-84': 'payment.creditTransfers[].account' },
  ...{ 'BT-85': 'payment.creditTransfers[].accountName', 'BT-86': 'payment.creditTransfers[].provider' },
  ...{ 'BG-18': 'payment.card', 'BT-87': 'payment.card.number', 'BT-88': 'payment.card.holder' },
  ...{ 'BG-19': 'payment.directDebit', 'BT-89': 'payment.directDebit.mandate', 'BT-90': 'payment.directDebit.creditorId' },
  ...{ 'BT-91': 'payment.directDebit.debitedAccount' },
  ...{ 'BG-20': 'allowances[]', 'BT-92': 'allowances[].amount', 'BT-93': 'allowances[].base', 'BT-94': 'allowances[].percentage' },
  ...{ 'BT-95': 'allowances[].vat.code', 'BT-96': 'allowances[].vat.rate', 'BT-97': 'allowances[].reason' },
  ...{ 'BT-98': 'allowances[].reasonCode' },
  ...{ 'BG-21': 'charges[]', 'BT-99': 'charges[].amount', 'BT-100': 'charges[].base', 'BT-101': 'charges[].percentage' },
  ...{ 'BT-102': 'charges[].vat.code', 'BT-103': 'charges[].vat.rate', 'BT-104': 'charges[].reason', 'BT-105': 'charges[].reasonCode' },
  ...{ 'BG-22': 'totals', 'BT-106': 'totals.lineTotal', 'BT-107': 'totals.allowanceTotal', 'BT-108': 'totals.chargeTotal' },
  ...{ 'BT-109': 'totals.netTotal', 'BT-110': 'totals.vatTotal', 'BT-111': 'totals.vatTotalInVatCurrency' },
  ...{ 'BT-112': 'totals.grossTotal', 'BT-113': 'totals.prepaid', 'BT-114': 'totals.rounding', 'BT-115': 'totals.due' },
  ...{ 'BG-23': 'vatBreakdown[]', 'BT-116': 'vatBreakdown[].taxable', 'BT-117': 'vatBreakdown[].tax', 'BT-118': 'vatBreakdown[].code' },
  ...{ 'BT-119': 'vatBreakdown[].rate', 'BT-120': 'vatBreakdown[].exemptionReason', 'BT-121': 'vatBreakdown[].exemptionCode' },
  ...{ 'BG-24': 'supportingDocuments[]', 'BT-122': 'supportingDocuments[].reference', 'BT-123': 'supportingDocuments[].description' },
  ...{ 'BT-124': 'supportingDocuments[].location', 'BT-125': 'supportingDocuments[].attachment' },
  ...{ 'BG-25': 'lines[]', 'BT-126': 'lines[].id', 'BT-127': 'lines[].note', 'BT-128': 'lines[].object', 'BT-129': 'lines[].quantity' },
  ...{ 'BT-130': 'lines[].unit', 'BT-131': 'lines[].net', 'BT-132': 'lines[].orderLine', 'BT-133': 'lines[].buyerAccountingReference' },
  ...{ 'BG-26': 'lines[].period', 'BT-134': 'lines[].period.start', 'BT-135': 'lines[].period.end' },
  ...{ 'BG-27': 'lines[].allowances', 'BT-136': 'lines[].allowances', 'BT-137': 'lines[].allowances', 'BT-138': 'lines[].allowances' },
  ...{ 'BT-139': 'lines[].allowances', 'BT-140': 'lines[].allowances' },
  ...{ 'BG-28': 'lines[].charges', 'BT-141': 'lines[].charges', 'BT-142': 'lines[].charges', 'BT-143': 'lines[].charges' },
  ...{ 'BT-144': 'lines[].charges', 'BT-145': 'lines[].charges' },
  ...{ 'BG-29': 'lines[].price', 'BT-146': 'lines[].price.net', 'BT-147': 'lines[].price.discount', 'BT-148': 'lines[].price.gross' },
  ...{ 'BT-149': 'lines[].price.baseQuantity', 'BT-150': 'lines[].price.baseUnit' },
  ...{ 'BG-30': 'lines[].vat', 'BT-151': 'lines[].vat.code', 'BT-152': 'lines[].vat.rate' },
  ...{ 'BG-31': 'lines[].item', 'BT-153': 'lines[].item.name', 'BT-154': 'lines[].item.description', 'BT-155': 'lines[].item.sellerId' },
  ...{ 'BT-156': 'lines[].item.buyerId', 'BT-157': 'lines[].item.standardId', 'BT-158': 'lines[].item.classifications' },
  ...{ 'BT-159': 'lines[].item.originCountry', 'BG-32': 'lines[].item.attributes', 'BT-160': 'lines[].item.attributes' },
  ...{ 'BT-161': 'lines[].item.attributes' },
};

/** Where in an invoice file a finding is to be mended: 'lines[1].price.net'; '' for the whole file. The value may be missing there. */
export function pathOfFinding({ at, position }: Pick<Finding, 'at' | 'position'>): string {
  const path = TERM_PATHS[at] ?? '';
  const list = path.indexOf('[]');
  if (list < 0) return path;
  return position === undefined ? path.slice(0, list) : path.replace('[]', `[${position - 1}]`);
}
