// SPDX-License-Identifier: EUPL-1.2
import type { Cents } from '@kernel/core';
import { group, list, wrap } from '../binding/group-parts.ts';
import type { Part } from '../binding/part.ts';
import { readParts, writeParts } from '../binding/part.ts';
import { textAt } from '../binding/reading.ts';
import { amount, amountOf, attribute, constant, type Keys, number, text } from '../binding/scalar-parts.ts';
import type { Invoice, Totals } from '../model/invoice.ts';
import type { AllowanceOrCharge } from '../model/invoice-line.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { XmlElement, XmlNode } from '../xml/xml-element.ts';
import { vatScheme } from './ubl-parties.ts';

export const money = <M>(name: string, key: Keys<M, Cents>, term: string, rule: RuleId): Part<M> => amount(name, key, { term, rule }, true);

export const vatCategoryParts: readonly Part<VatCategory>[] = [text('cbc:ID', 'code'), number('cbc:Percent', 'rate'), vatScheme()];

const says =
  (indicator: string) =>
  (element: XmlElement): boolean =>
    textAt(element, 'ChargeIndicator') === indicator;

type AmountRules = readonly [amountTerm: string, amountRule: RuleId, baseTerm: string, baseRule: RuleId];

const allowanceChargeParts = (indicator: string, [term, rule, baseTerm, baseRule]: AmountRules): readonly Part<AllowanceOrCharge>[] => [
  constant('cbc:ChargeIndicator', indicator),
  text('cbc:AllowanceChargeReasonCode', 'reasonCode'),
  text('cbc:AllowanceChargeReason', 'reason'),
  number('cbc:MultiplierFactorNumeric', 'percentage'),
  money('cbc:Amount', 'amount', term, rule),
  money('cbc:BaseAmount', 'base', baseTerm, baseRule),
  group('cac:TaxCategory', 'vat', vatCategoryParts),
];

/** What is neither 'true' nor 'false' cannot be told to be taken off or added. */
const neitherParts = <M>(): Part<M> => ({
  write: () => [],
  takes: (element, reading) => reading.is(element, 'cac:AllowanceCharge'),
  read: (element, _draft, reading) =>
    reading.report('PEPPOL-EN16931-R043', 'fatal', element, { value: textAt(element, 'ChargeIndicator') ?? '' }),
});

interface WithAllowances {
  readonly allowances: readonly AllowanceOrCharge[];
  readonly charges: readonly AllowanceOrCharge[];
}

/** BG-20 and BG-21 of the document, BG-27 and BG-28 of a line: one element with an indicator. */
export const allowanceCharges = <M extends WithAllowances>(allowance: AmountRules, charge: AmountRules): readonly Part<M>[] => [
  list<WithAllowances, 'allowances'>(
    'cac:AllowanceCharge',
    'allowances',
    allowanceChargeParts('false', allowance),
    undefined,
    says('false'),
  ) as Part<M>,
  list<WithAllowances, 'charges'>(
    'cac:AllowanceCharge',
    'charges',
    allowanceChargeParts('true', charge),
    undefined,
    says('true'),
  ) as Part<M>,
  neitherParts(),
];

const subtotalParts: readonly Part<VatBreakdown>[] = [
  money('cbc:TaxableAmount', 'taxable', 'BT-116', 'BR-DEC-19'),
  money('cbc:TaxAmount', 'tax', 'BT-117', 'BR-DEC-20'),
  wrap('cac:TaxCategory', [
    text('cbc:ID', 'code'),
    number('cbc:Percent', 'rate'),
    text('cbc:TaxExemptionReasonCode', 'exemptionCode'),
    text('cbc:TaxExemptionReason', 'exemptionReason'),
    vatScheme(),
  ]),
];

type VatPart = Pick<Invoice, 'vatBreakdown' | 'totals' | 'currency' | 'vatCurrency'>;

const subtotals: readonly Part<VatPart>[] = [list('cac:TaxSubtotal', 'vatBreakdown', subtotalParts)];

/** TaxAmount of a TaxTotal: BT-110, or BT-111 where it is in the currency of BT-6. */
const taxAmount: Part<VatPart> = {
  write: () => [],
  takes: (element, reading) => reading.is(element, 'cbc:TaxAmount'),
  read: (element, draft, reading) => {
    const currency = attribute(element, 'currencyID');
    const second = currency !== draft.currency || draft.totals?.vatTotal !== undefined;
    const inVatCurrency = currency !== undefined && currency === draft.vatCurrency && second;
    const key: keyof Totals = inVatCurrency ? 'vatTotalInVatCurrency' : 'vatTotal';
    const term = inVatCurrency ? ({ term: 'BT-111', rule: 'BR-DEC-15' } as const) : ({ term: 'BT-110', rule: 'BR-DEC-13' } as const);
    const value = amountOf(element, term, reading);
    if (value === null) return;
    if (draft.totals?.[key] !== undefined)
      reading.report('READ-REPEATED', 'warning', element, { element: element.name, value: String(value) });
    else draft.totals = { ...draft.totals, [key]: value };
  },
};

/** BT-110 with BG-23, and a TaxTotal of its own for BT-111. */
export const taxTotals: Part<Invoice> = {
  write: (invoice, writing) => {
    const { totals, vatBreakdown } = invoice;
    const nodes: XmlNode[] = [];
    const [own] = money<Totals>('cbc:TaxAmount', 'vatTotal', 'BT-110', 'BR-DEC-13').write(totals ?? {}, writing);
    if (own !== undefined || vatBreakdown.length > 0) {
      nodes.push({ name: 'cac:TaxTotal', content: [...(own === undefined ? [] : [own]), ...writeParts(subtotals, invoice, writing)] });
    }
    const inVat = { ...writing, currency: writing.vatCurrency ?? writing.currency };
    const [other] = money<Totals>('cbc:TaxAmount', 'vatTotalInVatCurrency', 'BT-111', 'BR-DEC-15').write(totals ?? {}, inVat);
    return other === undefined ? nodes : [...nodes, { name: 'cac:TaxTotal', content: [other] }];
  },
  takes: (element, reading) => reading.is(element, 'cac:TaxTotal'),
  read: (element, draft, reading) => {
    const again = (draft.vatBreakdown ?? []).length > 0 && element.children.some(({ name }) => name === 'TaxSubtotal');
    if (again) {
      reading.report('PEPPOL-EN16931-R053', 'fatal', element, {}, 'BG-23');
      return;
    }
    const second = draft.totals?.vatTotal !== undefined && !element.children.some(({ name }) => name === 'TaxSubtotal');
    if (second && draft.vatCurrency === undefined) {
      reading.report('PEPPOL-EN16931-R054', 'fatal', element, {}, 'BT-111');
      return;
    }
    readParts([taxAmount, ...subtotals], element, draft, reading);
  },
};

export const totalParts: readonly Part<Totals>[] = [
  money('cbc:LineExtensionAmount', 'lineTotal', 'BT-106', 'BR-DEC-09'),
  money('cbc:TaxExclusiveAmount', 'netTotal', 'BT-109', 'BR-DEC-12'),
  money('cbc:TaxInclusiveAmount', 'grossTotal', 'BT-112', 'BR-DEC-14'),
  money('cbc:AllowanceTotalAmount', 'allowanceTotal', 'BT-107', 'BR-DEC-10'),
  money('cbc:ChargeTotalAmount', 'chargeTotal', 'BT-108', 'BR-DEC-11'),
  money('cbc:PrepaidAmount', 'prepaid', 'BT-113', 'BR-DEC-16'),
  money('cbc:PayableRoundingAmount', 'rounding', 'BT-114', 'BR-DEC-17'),
  money('cbc:PayableAmount', 'due', 'BT-115', 'BR-DEC-18'),
];
