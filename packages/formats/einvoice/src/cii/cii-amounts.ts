// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, centsToDecimal } from '@kernel/core';
import { constantGroup, group, list } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts, writeParts } from '../binding/part.ts';
import { textAt } from '../binding/reading.ts';
import { amount, amountOf, append, attribute, ciiDate, constant, type Keys, number, text } from '../binding/scalar-parts.ts';
import type { Invoice, Totals } from '../model/invoice.ts';
import type { AllowanceOrCharge } from '../model/invoice-line.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { XmlElement, XmlNode } from '../xml/xml-element.ts';

export const money = <M>(name: string, key: Keys<M, Cents>, term: string, rule: RuleId): Part<M> =>
  amount(name, key, { term, rule }, false);

export const vatCategoryParts: readonly Part<VatCategory>[] = [
  constant('ram:TypeCode', 'VAT'),
  text('ram:CategoryCode', 'code'),
  number('ram:RateApplicablePercent', 'rate'),
];

const says =
  (indicator: string) =>
  (element: XmlElement): boolean =>
    textAt(element, 'ChargeIndicator', 'Indicator') === indicator;

type AmountRules = readonly [amountTerm: string, amountRule: RuleId, baseTerm: string, baseRule: RuleId];

export const indicator = <M>(value: 'true' | 'false'): Part<M> => constantGroup('ram:ChargeIndicator', [constant('udt:Indicator', value)]);

const allowanceChargeParts = (
  value: 'true' | 'false',
  [term, rule, baseTerm, baseRule]: AmountRules,
): readonly Part<AllowanceOrCharge>[] => [
  indicator(value),
  number('ram:CalculationPercent', 'percentage'),
  money('ram:BasisAmount', 'base', baseTerm, baseRule),
  money('ram:ActualAmount', 'amount', term, rule),
  text('ram:ReasonCode', 'reasonCode'),
  text('ram:Reason', 'reason'),
  group('ram:CategoryTradeTax', 'vat', vatCategoryParts),
];

const neither = <M>(): Part<M> => ({
  write: () => [],
  takes: (element, reading) => reading.is(element, 'ram:SpecifiedTradeAllowanceCharge'),
  read: (element, _draft, reading) =>
    reading.report('PEPPOL-EN16931-R043', 'fatal', element, { value: textAt(element, 'ChargeIndicator', 'Indicator') ?? '' }),
});

interface WithAllowances {
  readonly allowances: readonly AllowanceOrCharge[];
  readonly charges: readonly AllowanceOrCharge[];
}

const NAME = 'ram:SpecifiedTradeAllowanceCharge';

/** BG-20 and BG-21 of the document, BG-27 and BG-28 of a line: one element with an indicator. */
export const allowanceCharges = <M extends WithAllowances>(allowance: AmountRules, charge: AmountRules): readonly Part<M>[] => [
  list<WithAllowances, 'allowances'>(NAME, 'allowances', allowanceChargeParts('false', allowance), undefined, says('false')) as Part<M>,
  list<WithAllowances, 'charges'>(NAME, 'charges', allowanceChargeParts('true', charge), undefined, says('true')) as Part<M>,
  neither(),
];

/** BT-8: the norm speaks UNTDID 2005 (3 issue, 35 delivery, 432 payment), this syntax UNTDID 2475 (5, 29, 72). */
const POINT_CODES: readonly (readonly [norm: string, cii: string])[] = [
  ['3', '5'],
  ['35', '29'],
  ['432', '72'],
];
const toCii = (code: string): string => POINT_CODES.find(([norm]) => norm === code)?.[1] ?? code;
const toNorm = (code: string): string => POINT_CODES.find(([, cii]) => cii === code)?.[0] ?? code;

/** A row of the breakdown, with what the invoice says of all of them. */
interface Row extends VatBreakdown {
  readonly pointDate?: CivilDate;
  readonly pointCode?: string;
}

/** BT-7, one level deeper and with another element for dates than elsewhere. */
const pointDate: Part<Row> = ciiDate('ram:TaxPointDate', 'pointDate', 'udt:DateString');

const rowParts: readonly Part<Row>[] = [
  money('ram:CalculatedAmount', 'tax', 'BT-117', 'BR-DEC-20'),
  constant('ram:TypeCode', 'VAT'),
  text('ram:ExemptionReason', 'exemptionReason'),
  money('ram:BasisAmount', 'taxable', 'BT-116', 'BR-DEC-19'),
  text('ram:CategoryCode', 'code'),
  text('ram:ExemptionReasonCode', 'exemptionCode'),
  pointDate,
  text('ram:DueDateTypeCode', 'pointCode'),
  number('ram:RateApplicablePercent', 'rate'),
];

/** BG-23 */
export const vatBreakdown: Part<Invoice> = {
  group: true,
  write: ({ vatBreakdown: rows, vatPointDate, vatPointDateCode }, writing) =>
    rows.map((row) => ({
      name: 'ram:ApplicableTradeTax',
      content: writeParts(
        rowParts,
        {
          ...row,
          ...(vatPointDate === undefined ? {} : { pointDate: vatPointDate }),
          ...(vatPointDateCode === undefined ? {} : { pointCode: toCii(vatPointDateCode) }),
        },
        writing,
      ),
    })),
  takes: (element, reading) => reading.is(element, 'ram:ApplicableTradeTax'),
  read: (element, draft, reading) => {
    const row: Draft<Row> = {};
    readParts(rowParts, element, row, reading);
    const { pointDate: date, pointCode, ...breakdown } = row;
    if (date !== undefined) draft.vatPointDate = date;
    if (pointCode !== undefined) draft.vatPointDateCode = toNorm(pointCode);
    append(draft, 'vatBreakdown', breakdown);
  },
};

const sumsBefore: readonly Part<Totals>[] = [
  money('ram:LineTotalAmount', 'lineTotal', 'BT-106', 'BR-DEC-09'),
  money('ram:ChargeTotalAmount', 'chargeTotal', 'BT-108', 'BR-DEC-11'),
  money('ram:AllowanceTotalAmount', 'allowanceTotal', 'BT-107', 'BR-DEC-10'),
  money('ram:TaxBasisTotalAmount', 'netTotal', 'BT-109', 'BR-DEC-12'),
];
const sumsAfter: readonly Part<Totals>[] = [
  money('ram:RoundingAmount', 'rounding', 'BT-114', 'BR-DEC-17'),
  money('ram:GrandTotalAmount', 'grossTotal', 'BT-112', 'BR-DEC-14'),
  money('ram:TotalPrepaidAmount', 'prepaid', 'BT-113', 'BR-DEC-16'),
  money('ram:DuePayableAmount', 'due', 'BT-115', 'BR-DEC-18'),
];

/** BT-110 and BT-111 share an element; the currency tells them apart. */
const taxTotal = (invoice: Draft<Invoice>): Part<Totals> => ({
  write: ({ vatTotal, vatTotalInVatCurrency }, { currency, vatCurrency }) => {
    const node = (value: Cents | undefined, currencyID: string | undefined): XmlNode[] =>
      value === undefined ? [] : [{ name: 'ram:TaxTotalAmount', attributes: { currencyID }, content: centsToDecimal(value) }];
    return [...node(vatTotal, currency), ...node(vatTotalInVatCurrency, vatCurrency)];
  },
  takes: (element, reading) => reading.is(element, 'ram:TaxTotalAmount'),
  read: (element, draft, reading) => {
    const currency = attribute(element, 'currencyID');
    const second = currency !== invoice.currency || draft.vatTotal !== undefined;
    const inVatCurrency = currency !== undefined && currency === invoice.vatCurrency && second;
    const key = inVatCurrency ? 'vatTotalInVatCurrency' : 'vatTotal';
    const term = inVatCurrency ? ({ term: 'BT-111', rule: 'BR-DEC-15' } as const) : ({ term: 'BT-110', rule: 'BR-DEC-13' } as const);
    const value = amountOf(element, term, reading);
    if (value === null) return;
    if (draft[key] !== undefined)
      reading.report('READ-REPEATED', 'warning', element, { element: element.name, value: centsToDecimal(value) });
    else draft[key] = value;
  },
});

/** BG-22 */
export const headerTotals: Part<Invoice> = {
  group: true,
  write: ({ totals }, writing) =>
    totals === undefined
      ? []
      : [
          {
            name: 'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
            content: writeParts([...sumsBefore, taxTotal({}), ...sumsAfter], totals, writing),
          },
        ],
  takes: (element, reading) => reading.is(element, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'),
  read: (element, draft, reading) => {
    const totals: Draft<Totals> = { ...draft.totals };
    readParts([...sumsBefore, taxTotal(draft), ...sumsAfter], element, totals, reading);
    draft.totals = totals;
  },
};
