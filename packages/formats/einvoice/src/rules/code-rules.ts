// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import * as codes from './code-lists.ts';
import { once, type Place, placeOfLine, type Rule } from './rule.ts';
import type { CodeRuleId } from './rule-ids.ts';
import { isExtension } from './rule-set.ts';
import { isUnit } from './unit-codes.ts';

/** A code at a place of the invoice. */
interface Coded extends Place {
  readonly code: string | undefined;
}

/** Every code that stands there has to be on its list; what is missing is another rule's finding. */
const coded = (
  id: CodeRuleId,
  at: string,
  found: (invoice: Invoice) => readonly Coded[],
  onList: (code: string | undefined) => boolean,
): Rule => ({
  ...once(id, at, () => true),
  broken: (invoice) =>
    found(invoice).flatMap(({ code, ...place }) =>
      code === undefined || code === '' || onList(code) ? [] : [{ ...place, params: { value: code } }],
    ),
});

const numbered = <T>(items: readonly T[], code: (item: T) => string | undefined, at?: string): readonly Coded[] =>
  items.map((item, index) => ({ code: code(item), position: index + 1, ...(at === undefined ? {} : { at }) }));

const ofLines = (
  { lines }: Invoice,
  found: (line: Invoice['lines'][number]) => readonly (string | undefined)[],
  at?: string,
): readonly Coded[] =>
  lines.flatMap((line, index) => found(line).map((code) => ({ code, ...placeOfLine(line, index), ...(at === undefined ? {} : { at }) })));

/** The extension of XRechnung has schemes of its own for digital health applications (BR-DEX-04 to BR-DEX-08). */
const unlessExtension =
  (found: (invoice: Invoice) => readonly Coded[]) =>
  (invoice: Invoice): readonly Coded[] =>
    isExtension(invoice) ? [] : found(invoice);

const partySchemes = unlessExtension(({ seller, buyer, payee }) => [
  // SEPA marks a creditor identifier of the seller or the payee (BT-90).
  ...numbered(seller?.identifiers ?? [], ({ scheme }) => (scheme === 'SEPA' ? undefined : scheme), 'BT-29'),
  { at: 'BT-46', code: buyer?.identifier?.scheme },
  { at: 'BT-60', code: payee?.identifier?.scheme === 'SEPA' ? undefined : payee?.identifier?.scheme },
]);

const countries = ({ seller, buyer, taxRepresentative, delivery }: Invoice): readonly Coded[] => [
  { at: 'BT-40', code: seller?.address?.country },
  { at: 'BT-55', code: buyer?.address?.country },
  { at: 'BT-69', code: taxRepresentative?.address?.country },
  { at: 'BT-80', code: delivery?.address?.country },
];

const attachmentTypes = (invoice: Invoice): readonly Coded[] =>
  numbered(invoice.supportingDocuments, ({ attachment }) => {
    const mime = attachment === undefined ? undefined : (attachment.mimeCode ?? 'unknown');
    return isExtension(invoice) ? undefined : mime;
  });

export const CODE_RULES: readonly Rule[] = [
  coded('BR-CL-01', 'BT-3', ({ typeCode }) => [{ code: typeCode }], codes.isDocumentType),
  coded('BR-CL-04', 'BT-5', ({ currency }) => [{ code: currency }], codes.isCurrency),
  coded('BR-CL-05', 'BT-6', ({ vatCurrency }) => [{ code: vatCurrency }], codes.isCurrency),
  coded('BR-CL-06', 'BT-8', ({ vatPointDateCode }) => [{ code: vatPointDateCode }], codes.isVatPointCode),
  coded(
    'BR-CL-07',
    'BT-18',
    (invoice) => [{ code: invoice.invoicedObject?.scheme }, ...ofLines(invoice, ({ object }) => [object?.scheme], 'BT-128')],
    codes.isObjectSchemeForm,
  ),
  coded('BR-CL-08', 'BT-21', ({ notes }) => numbered(notes, ({ subjectCode }) => subjectCode), codes.isSubjectForm),
  coded('BR-CL-10', 'BT-29', partySchemes, codes.isIcd),
  coded(
    'BR-CL-11',
    'BT-30',
    unlessExtension(({ seller, buyer, payee }) => [
      { at: 'BT-30', code: seller?.legalRegistration?.scheme },
      { at: 'BT-47', code: buyer?.legalRegistration?.scheme },
      { at: 'BT-61', code: payee?.legalRegistration?.scheme },
    ]),
    codes.isIcd,
  ),
  coded(
    'BR-CL-13',
    'BT-158',
    (invoice) => ofLines(invoice, ({ item }) => (item?.classifications ?? []).map(({ scheme }) => scheme)),
    codes.isClassSchemeForm,
  ),
  coded('BR-CL-14', 'BT-40', countries, codes.isCountry),
  coded('BR-CL-15', 'BT-159', (invoice) => ofLines(invoice, ({ item }) => [item?.originCountry]), codes.isCountry),
  coded('BR-CL-16', 'BT-81', ({ payment }) => [{ code: payment?.meansCode }], codes.isPaymentMeans),
  coded(
    'BR-CL-17',
    'BT-118',
    ({ vatBreakdown, allowances, charges }) => [
      ...numbered(vatBreakdown, ({ code }) => code, 'BT-118'),
      ...numbered(allowances, ({ vat }) => vat?.code, 'BT-95'),
      ...numbered(charges, ({ vat }) => vat?.code, 'BT-102'),
    ],
    codes.isVatCategory,
  ),
  coded('BR-CL-18', 'BT-151', (invoice) => ofLines(invoice, ({ vat }) => [vat?.code]), codes.isVatCategory),
  coded(
    'BR-CL-19',
    'BT-98',
    (invoice) => [
      ...numbered(invoice.allowances, ({ reasonCode }) => reasonCode),
      ...ofLines(invoice, ({ allowances }) => allowances.map(({ reasonCode }) => reasonCode), 'BT-140'),
    ],
    codes.isAllowanceReason,
  ),
  coded(
    'BR-CL-20',
    'BT-105',
    (invoice) => [
      ...numbered(invoice.charges, ({ reasonCode }) => reasonCode),
      ...ofLines(invoice, ({ charges }) => charges.map(({ reasonCode }) => reasonCode), 'BT-145'),
    ],
    codes.isChargeReason,
  ),
  coded(
    'BR-CL-21',
    'BT-157',
    unlessExtension((invoice) => ofLines(invoice, ({ item }) => [item?.standardId?.scheme])),
    codes.isIcd,
  ),
  coded('BR-CL-22', 'BT-121', ({ vatBreakdown }) => numbered(vatBreakdown, ({ exemptionCode }) => exemptionCode), codes.isExemptionCode),
  coded(
    'BR-CL-23',
    'BT-130',
    (invoice) => [...ofLines(invoice, ({ unit }) => [unit]), ...ofLines(invoice, ({ price }) => [price?.baseUnit], 'BT-150')],
    isUnit,
  ),
  coded('BR-CL-24', 'BT-125', attachmentTypes, codes.isAttachmentType),
  coded(
    'BR-CL-25',
    'BT-34',
    unlessExtension(({ seller, buyer }) => [
      { at: 'BT-34', code: seller?.electronicAddress?.scheme },
      { at: 'BT-49', code: buyer?.electronicAddress?.scheme },
    ]),
    codes.isElectronicAddressScheme,
  ),
  coded(
    'BR-CL-26',
    'BT-71',
    unlessExtension(({ delivery }) => [{ code: delivery?.location?.scheme }]),
    codes.isIcd,
  ),
];
