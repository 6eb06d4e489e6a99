// SPDX-License-Identifier: EUPL-1.2
import { remainder97 } from '@kernel/core';
import type { Invoice } from '../model/invoice.ts';
import { checkRoutingId } from '../routing-id.ts';
import { saysHowToPay, TRANSFER_CODES } from './content-rules.ts';
import { each, filled, german, once, type Rule, warns } from './rule.ts';

const XRECHNUNG_IDS =
  /^urn:cen\.eu:en16931:2017#compliant#urn:xeinkauf\.de:kosit:xrechnung(?:_3\.0(?:#(?:conformant|compliant)#urn:xeinkauf\.de:kosit:(?:extension:xrechnung_3\.0|xrechnung:cvd_0\.9))?|:cvd_0\.9)$/;
const TYPE_CODES: readonly string[] = ['326', '380', '381', '384', '389', '875', '876', '877'];
const CARD_CODES: readonly string[] = ['48', '54', '55'];
const DEBIT_CODE = '59';
/** Categories whose seller must be registered for tax. */
const TAXED_CODES: readonly string[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];

const EMAIL =
  /^[a-zA-Z0-9!#$%&"*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&"*+/=?^_`{|}~-]+)*@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
/** Longest address that mail knows (RFC 5321); nothing longer is matched. */
const MAX_EMAIL = 320;
const CASH_DISCOUNT = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(?:#BASISBETRAG=-?\d+\.\d{2})?#$/;

const codeOf = ({ payment }: Invoice): string => payment?.meansCode ?? '';
const hasTransfer = ({ payment }: Invoice): boolean => (payment?.creditTransfers.length ?? 0) > 0;
const hasCard = ({ payment }: Invoice): boolean => payment?.card !== undefined;
const hasDebit = ({ payment }: Invoice): boolean => payment?.directDebit !== undefined;

const usedCodes = ({ lines, allowances, charges }: Invoice): readonly (string | undefined)[] =>
  [...lines, ...allowances, ...charges].map(({ vat }) => vat?.code);

/** Form and check digits, of whatever country. */
function isIban(account: string | undefined): boolean {
  const iban = (account ?? '').replace(/\s/g, '');
  return /^[A-Z]{2}\d{2}[a-zA-Z0-9]{0,30}$/.test(iban) && remainder97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** Lines of BT-20 that begin with # are cash discounts in a set form, each with a line end behind it. */
function discountsFit(terms: string): boolean {
  const discounts = terms.split(/\r?\n/).filter((line) => line.trim().startsWith('#'));
  if (discounts.length === 0) return true;
  return discounts.every((line) => CASH_DISCOUNT.test(line.trim())) && /^\s*\n/.test(terms.split(/#.+#/).at(-1) ?? '');
}

const parties: readonly Rule[] = [
  once('BR-DE-1', 'BG-16', (invoice) => saysHowToPay(invoice) || hasDebit(invoice)),
  once('BR-DE-2', 'BG-6', ({ seller }) => seller?.contact !== undefined),
  once('BR-DE-3', 'BT-37', ({ seller }) => seller?.address === undefined || filled(seller.address.city)),
  once('BR-DE-4', 'BT-38', ({ seller }) => seller?.address === undefined || filled(seller.address.postCode)),
  once('BR-DE-5', 'BT-41', ({ seller }) => seller?.contact === undefined || filled(seller.contact.name)),
  once('BR-DE-6', 'BT-42', ({ seller }) => seller?.contact === undefined || filled(seller.contact.telephone)),
  once('BR-DE-7', 'BT-43', ({ seller }) => seller?.contact === undefined || filled(seller.contact.email)),
  once('BR-DE-8', 'BT-52', ({ buyer }) => buyer?.address === undefined || filled(buyer.address.city)),
  once('BR-DE-9', 'BT-53', ({ buyer }) => buyer?.address === undefined || filled(buyer.address.postCode)),
  once('BR-DE-10', 'BT-77', ({ delivery }) => delivery?.address === undefined || filled(delivery.address.city)),
  once('BR-DE-11', 'BT-78', ({ delivery }) => delivery?.address === undefined || filled(delivery.address.postCode)),
  each(
    'BR-DE-14',
    'BT-119',
    ({ vatBreakdown }) => vatBreakdown,
    ({ rate }) => rate !== undefined,
  ),
  once('BR-DE-15', 'BT-10', ({ buyerReference }) => filled(buyerReference)),
  once('BR-DE-16', 'BT-31', (invoice) => {
    const { seller, taxRepresentative } = invoice;
    const taxed = usedCodes(invoice).some((code) => code !== undefined && TAXED_CODES.includes(code));
    return !taxed || filled(seller?.vatId) || filled(seller?.taxNumber) || taxRepresentative !== undefined;
  }),
  warns(
    once(
      'BR-DE-17',
      'BT-3',
      ({ typeCode }) => !filled(typeCode) || TYPE_CODES.includes(typeCode ?? ''),
      ({ typeCode }) => ({ value: typeCode ?? '' }),
    ),
  ),
  once('BR-DE-18', 'BT-20', ({ paymentTerms }) => discountsFit(paymentTerms ?? '')),
  warns(once('BR-DE-21', 'BT-24', ({ specificationId }) => !filled(specificationId) || XRECHNUNG_IDS.test(specificationId ?? ''))),
  once('BR-DE-22', 'BT-125', ({ supportingDocuments }) => {
    const names = supportingDocuments.map(({ attachment }) => attachment?.fileName).filter((name) => name !== undefined);
    return new Set(names).size === names.length;
  }),
  warns(once('BR-DE-26', 'BG-3', ({ typeCode, precedingInvoices }) => typeCode !== '384' || precedingInvoices.length > 0)),
  warns(
    once('BR-DE-27', 'BT-42', ({ seller }) => !filled(seller?.contact?.telephone) || /(?:\d\D*){3}/.test(seller?.contact?.telephone ?? '')),
  ),
  warns(
    once('BR-DE-28', 'BT-43', ({ seller }) => {
      const email = seller?.contact?.email?.trim() ?? '';
      return email === '' || (email.length <= MAX_EMAIL && EMAIL.test(email));
    }),
  ),
];

const payment: readonly Rule[] = [
  warns(
    once(
      'BR-DE-19',
      'BT-84',
      (invoice) =>
        codeOf(invoice) !== '58' || (invoice.payment?.creditTransfers ?? []).every(({ account }) => !filled(account) || isIban(account)),
    ),
  ),
  warns(
    once('BR-DE-20', 'BT-91', (invoice) => {
      const account = invoice.payment?.directDebit?.debitedAccount;
      return codeOf(invoice) !== DEBIT_CODE || !filled(account) || isIban(account);
    }),
  ),
  once('BR-DE-23-a', 'BG-17', (invoice) => !TRANSFER_CODES.includes(codeOf(invoice)) || hasTransfer(invoice)),
  once('BR-DE-23-b', 'BT-81', (invoice) => !TRANSFER_CODES.includes(codeOf(invoice)) || !(hasCard(invoice) || hasDebit(invoice))),
  once('BR-DE-24-a', 'BG-18', (invoice) => !CARD_CODES.includes(codeOf(invoice)) || hasCard(invoice)),
  once('BR-DE-24-b', 'BT-81', (invoice) => !CARD_CODES.includes(codeOf(invoice)) || !(hasTransfer(invoice) || hasDebit(invoice))),
  once('BR-DE-25-a', 'BG-19', (invoice) => codeOf(invoice) !== DEBIT_CODE || hasDebit(invoice)),
  once('BR-DE-25-b', 'BT-81', (invoice) => codeOf(invoice) !== DEBIT_CODE || !(hasTransfer(invoice) || hasCard(invoice))),
  once('BR-DE-30', 'BT-90', (invoice) => !hasDebit(invoice) || filled(invoice.payment?.directDebit?.creditorId)),
  once('BR-DE-31', 'BT-91', (invoice) => !hasDebit(invoice) || filled(invoice.payment?.directDebit?.debitedAccount)),
];

const others: readonly Rule[] = [
  {
    ...once(
      'BR-DE-TMP-32',
      'BT-72',
      ({ delivery, period, lines }) =>
        delivery?.date !== undefined || period !== undefined || lines.every((line) => line.period !== undefined),
    ),
    severity: 'information',
  },
  warns(
    each(
      'BR-TMP-2',
      'BT-124',
      ({ supportingDocuments }) => supportingDocuments,
      ({ location }) => location === undefined || /^[a-zA-Z][a-zA-Z0-9+.-]+:./.test(location),
    ),
  ),
  // CII D16B, to which EN 16931-3-3 is bound, has room for one; UBL and CII D22B (ZUGFeRD from 2.3) have room for all.
  once('LOCAL-ONE-PRECEDING-INVOICE', 'BG-3', ({ precedingInvoices }, { syntax }) => syntax !== 'CII' || precedingInvoices.length <= 1),
  warns(
    once(
      'LOCAL-ROUTING-ID',
      'BT-10',
      ({ buyerReference }) => {
        // A reference of another form is no routing id: not every buyer is an authority.
        if (!/^\d{2,12}(?:-[A-Za-z0-9]{1,30})?-\d{2}$/.test(buyerReference ?? '')) return true;
        return checkRoutingId(buyerReference ?? '').ok;
      },
      ({ buyerReference }) => ({ value: buyerReference ?? '' }),
    ),
  ),
];

/** BR-DE-1 to BR-DE-31, BR-DE-TMP-32, BR-TMP-2: what XRechnung 3.0 asks beyond EN 16931. */
export const GERMAN_RULES: readonly Rule[] = [...parties, ...payment, ...others].map(german);
